"""What nobody planned for: its class and its place are kept, never its message nor any value.

An exception's message can hold what the person wrote. So Python's own ways to print one are taken
over, all three of them, and what they would have said goes nowhere.
"""

import sys
import threading
from types import TracebackType

from journal.logfile import log_uncaught, place_of


def keep_quiet() -> None:
    """Take over what Python says of exceptions nobody catches: in Qt's calls, threads and ends."""
    sys.excepthook = _note
    sys.unraisablehook = lambda told: _note(told.exc_type, told.exc_value, told.exc_traceback)
    threading.excepthook = lambda told: _note(told.exc_type, told.exc_value, told.exc_traceback)


def _note(
    kind: type[BaseException], _problem: BaseException | None, trace: TracebackType | None
) -> None:
    place = place_of(trace)
    log_uncaught(kind, place)
    sys.stderr.write(f"afterword: {kind.__name__} at {place}\n")
