"""An operation in a forked child of its own, which a fault may end at any call.

What it says goes into memory that both share: a note costs no system call, and is there after a
kill.
"""

import functools
import json
import mmap
import os
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from journal import system
from tests.faults.ground import Said
from tests.faults.operations import Operation

ROOM = 1 << 20
CALLS = (  # every function of ``journal.system`` by which something on a disk is read or changed
    "close",
    "make_folder",
    "make_temporary_folder",
    "move_folder_without_replacing",
    "move_over",
    "move_without_replacing",
    "name_nameless",
    "open_nameless",
    "open_temporary",
    "read",
    "remove",
    "remove_folder",
    "set_mode",
    "sync",
    "sync_folder",
    "write_all",
    "write_at",
)


class Notes:
    """Lines in shared memory: written by the child, read by the parent."""

    def __init__(self) -> None:
        """Begin empty."""
        self._shared = mmap.mmap(-1, ROOM)

    def add(self, *words: str) -> None:
        """Note one line."""
        self._shared.write(json.dumps(words).encode() + b"\n")

    def lines(self) -> Said:
        """Return all lines."""
        lines = self._shared[:].rstrip(b"\0").splitlines()
        return [json.loads(line) for line in lines]


class Break:
    """Counts the calls of ``journal.system`` and breaks the one with that number."""

    def __init__(self, number: int, fault: str, notes: Notes) -> None:
        """``fault`` is an errno's name, ``kill before`` or ``kill after``."""
        self.left, self.fault, self.notes = number, fault, notes

    def install(self) -> None:
        """Stand in the place of every function."""
        for name in CALLS:
            setattr(system, name, self._around(name, getattr(system, name)))

    def _around(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(call)
        def broken(*given: Any) -> Any:
            self.left -= 1
            if self.left:
                return call(*given)
            self.notes.add("fired", name)
            if self.fault == "kill before":
                os.kill(os.getpid(), signal.SIGKILL)
            if self.fault == "kill after":
                call(*given)
                os.kill(os.getpid(), signal.SIGKILL)
            if name == "close":
                call(*given)
            if name == "write_all":
                call(given[0], given[1][: len(given[1]) // 2])
            raise error(self.fault)

        return broken


def error(name: str) -> OSError:
    """Return what the system says by an errno of that name."""
    import errno

    code: int = getattr(errno, name)
    return OSError(code, os.strerror(code))


def fork(operation: Operation, base: Path, notes: Notes, first: Callable[[], None]) -> int:
    """Begin an operation in a child, after ``first``; return its process id."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        ended = ""
        try:
            first()
            operation.act(base, notes.add)
        except BaseException as problem:  # noqa: BLE001 -- the child ends here, and says why
            where = traceback.extract_tb(problem.__traceback__)[-1]
            ended = f"{problem!r} in {Path(where.filename).name}, {where.name}"
        finally:
            notes.add("ended", ended)
            os._exit(0)
    return child
