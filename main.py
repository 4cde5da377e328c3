"""Afterword: private reflection on one's own mistakes at work. The composition root."""

import argparse
import sys
from pathlib import Path

VERSION = "0.1.0"


def _arguments(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="afterword",
        description="Private, guided reflection on one's own mistakes at work.",
        epilog="Everything stays in one encrypted folder on this computer.",
    )
    parser.add_argument("folder", nargs="?", type=Path, help="the journal's folder")
    parser.add_argument("--version", action="version", version=f"Afterword {VERSION}")
    # What a locked process is handed over by the one it replaces; see ui/locking.py.
    parser.add_argument("--locked-at", default="", help=argparse.SUPPRESS)
    parser.add_argument("--window", default="", help=argparse.SUPPRESS)
    parser.add_argument("--by-itself", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args(words)


def _program() -> list[str]:
    """Return what follows the interpreter when this program starts itself anew."""
    return [*([] if not sys.flags.utf8_mode else ["-X", "utf8"]), str(Path(__file__).resolve())]


def main(words: list[str]) -> int:
    """Read the arguments, protect the process, build the window and run it."""
    given = _arguments(words)
    from journal.system import protect_process

    protect_process()
    from ui.app import Launch, run

    return run(
        Launch(
            folder=given.folder.absolute() if given.folder else None,
            program=tuple(_program()),
            version=VERSION,
            locked_at=given.locked_at,
            locked_itself=given.by_itself,
            window=given.window,
        ),
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
