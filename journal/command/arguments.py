"""What can be said on the command line."""

import argparse
from pathlib import Path

PROGRAM = "python -m journal"
STATUS = "Exit status: 0 all is sound, 1 problems found or not done, 2 can't be opened."


def parse(words: list[str]) -> argparse.Namespace:
    """Return what was said; ends the program with status 2 and a line of help if it can't be."""
    return _parser().parse_args(words)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=PROGRAM, description="A journal of Afterword, without a window.", epilog=STATUS
    )
    given = _given_everywhere()
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    check = commands.add_parser("check", parents=[given], help="read and check every byte")
    check.add_argument("folder", type=Path, help="the journal's folder, or a copy of it (a ZIP)")

    dump = commands.add_parser(
        "dump", parents=[given], help="write everything as plain JSON that anybody can read"
    )
    dump.add_argument("folder", type=Path, help="the journal's folder")
    dump.add_argument("file", type=Path, help="the new file")

    load = commands.add_parser("load", parents=[given], help="bring in what dump wrote")
    load.add_argument("folder", type=Path, help="the journal's folder, or a new one")
    load.add_argument("file", type=Path, help="what dump wrote")

    backup = commands.add_parser("backup", parents=[given], help="make a checked copy")
    backup.add_argument("folder", type=Path, help="the journal's folder")
    backup.add_argument("place", type=Path, nargs="?", help="the folder for copies")

    restore = commands.add_parser("restore", parents=[given], help="bring a copy back")
    restore.add_argument("source", type=Path, help="a copy (a ZIP), or a folder")
    restore.add_argument("folder", type=Path, help="a new folder; never one that holds anything")
    restore.add_argument(
        "--take-damaged", action="store_true", help="bring back what is sound and leave the rest"
    )
    return parser


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
