"""What can be said on the command line."""

import argparse
import sys
from pathlib import Path

PROGRAM = "python -m journal"
STATUS = (
    "Exit status: 0 all is sound, 1 problems found or not done, 2 can't be opened or understood. "
    "What is found goes to the standard output, questions and progress to the standard error."
)


def parse(words: list[str]) -> argparse.Namespace:
    """Return what was said; ends the program with status 2 and help if it can't be."""
    parser = _parser()
    if not words:
        parser.print_help(sys.stderr)
        parser.exit(2)
    return parser.parse_args(words)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=PROGRAM, description="A journal of Afterword, without a window.", epilog=STATUS
    )
    given = _given_everywhere()
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    check = _add(commands, given, "check", "read and check every byte")
    check.add_argument("folder", type=Path, help="the journal's folder, or a copy of it (a ZIP)")

    dump = _add(commands, given, "dump", "write everything as plain JSON that anybody can read")
    dump.add_argument("folder", type=Path, help="the journal's folder")
    dump.add_argument("file", type=Path, help="the new file")

    load = _add(commands, given, "load", "bring in what dump wrote")
    load.add_argument("folder", type=Path, help="the journal's folder, or a new one")
    load.add_argument("file", type=Path, help="what dump wrote")

    backup = _add(commands, given, "backup", "make a checked copy")
    backup.add_argument("folder", type=Path, help="the journal's folder")
    backup.add_argument("place", type=Path, nargs="?", help="the folder for copies")

    restore = _add(commands, given, "restore", "bring a copy back")
    restore.add_argument("source", type=Path, help="a copy (a ZIP), or a folder")
    restore.add_argument("folder", type=Path, help="a new folder; never one that holds anything")
    restore.add_argument(
        "--take-damaged", action="store_true", help="bring back what is sound and leave the rest"
    )
    return parser


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    given: argparse.ArgumentParser,
    name: str,
    what: str,
) -> argparse.ArgumentParser:
    """Add a command that says what it does, and how it ends, in its own help too."""
    said = f"{what[0].upper()}{what[1:]}."
    return commands.add_parser(name, parents=[given], help=what, description=said, epilog=STATUS)


def _given_everywhere() -> argparse.ArgumentParser:
    given = argparse.ArgumentParser(add_help=False)
    given.add_argument("--json", action="store_true", help="say what was found as JSON")
    given.add_argument("--quiet", action="store_true", help="do not say how far it is")
    given.add_argument(
        "--passphrase-fd",
        type=int,
        metavar="N",
        help="read the passphrase from this file descriptor: its first line",
    )
    given.add_argument(
        "--recovery", action="store_true", help="what is typed is the code of the recovery sheet"
    )
    given.add_argument(
        "--state", type=Path, help="the folder in which this computer remembers journals"
    )
    return given
