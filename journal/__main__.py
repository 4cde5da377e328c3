"""``python -m journal``: a journal without a window. See ``journal.command``."""

import sys

from journal.command.run import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
