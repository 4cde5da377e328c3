"""Runs one command and says what came of it."""

import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from journal.command import checking, moving
from journal.command.arguments import PROGRAM, parse
from journal.command.finding import lost_lines, reason_of
from journal.command.telling import NOT_OPENED, PROBLEMS, CannotAsk, Told
from journal.command.words import CAN_NOT_BE_OPENED, problem_words
from journal.errors import AfterwordError
from journal.logfile import place_of
from journal.places import usual_places
from journal.system import protect_process
from journal.takeout import clear_traces

TRACES = "Plain text of a dump that was cut short was left in {folder}. It has been removed.\n"
UNEXPECTED = (
    "Something unexpected happened ({place}).\n"
    "What is stored in the journal is never written over, so it is as it was.\n"
    "Try again; if it stays, open the journal in the window and make a copy there."
)
STOPPED = 130  # by Ctrl+C, as shells have it

_COMMANDS: dict[str, Callable[[Namespace, Path], Told]] = {
    "check": checking.check,
    "dump": moving.dump,
    "load": moving.load,
    "backup": moving.back_up,
    "restore": moving.restore,
}


def main(words: list[str]) -> int:
    """Run a command and return its exit status."""
    protect_process()
    given = parse(words)
    state = given.state or usual_places().state
    for folder in clear_traces(state):
        sys.stderr.write(TRACES.format(folder=folder))
    try:
        told = _COMMANDS[given.command](given, state)
    except CannotAsk as problem:
        told = Told(NOT_OPENED, (str(problem),), {"problem": "no-passphrase"})
    except AfterwordError as problem:
        status = NOT_OPENED if problem.code in CAN_NOT_BE_OPENED else PROBLEMS
        lines = (problem_words(problem), *lost_lines(problem, state))
        told = Told(status, lines, {"problem": problem.code, **reason_of(problem)})
    except KeyboardInterrupt:
        sys.stderr.write(f"\n{PROGRAM}: stopped.\n")
        return STOPPED
    except Exception as problem:  # noqa: BLE001  its message could hold what somebody wrote
        place = f"{type(problem).__name__} at {place_of(problem.__traceback__)}"
        told = Told(NOT_OPENED, (UNEXPECTED.format(place=place),), {"problem": "unexpected"})
    return told.tell(given.command, as_json=given.json)
