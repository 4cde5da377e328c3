"""Afterword with minutes of some seconds, so that nobody waits ten for it to lock. No part of it.

Everything is the real program but the length of a minute without a touch. The lock replaces it by
the real program, whose minutes are as long as they are.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
MINUTE_MS = 2_000


def hurry(words: list[str]) -> int:
    """Run the program as it would run, in a hurry."""
    sys.path.insert(0, str(ROOT))
    from main import main
    from ui import idle

    idle.MINUTE_MS = MINUTE_MS
    return main(words)


if __name__ == "__main__":
    sys.exit(hurry(sys.argv[1:]))
