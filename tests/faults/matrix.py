"""The whole table: each operation under each fault, tried at each call.

Three ways to break something: a patched function of ``journal.system`` (everywhere, fast), a real
system call under strace (where tracing is allowed), and power loss on a modelled disk.
"""

import itertools
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from journal.vault import kdf
from tests.faults.child import Break, Notes, fork
from tests.faults.ground import CHEAP, prepare
from tests.faults.operations import Operation
from tests.faults.power import lose_power
from tests.faults.traced import break_call, calls_of, each_call
from tests.faults.trying import Tried, looked_at

PATCHED = ("kill before", "kill after", "ENOSPC", "EIO")
TRACED = ("kill", "ENOSPC", "EIO")


@contextmanager
def ground() -> Iterator[Path]:
    """Yield a prepared folder that every try copies."""
    shared = Path("/dev/shm")  # noqa: S108 -- a folder of its own is made inside
    root = Path(tempfile.mkdtemp(dir=shared if shared.is_dir() else None))
    floor, kdf.FLOOR = (
        kdf.FLOOR,
        CHEAP,
    )  # a new slot is never below it; here that would take minutes
    try:
        prepare(root / "prepared")
        yield root / "prepared"
    finally:
        kdf.FLOOR = floor
        shutil.rmtree(root)


def undisturbed(operation: Operation, prepared: Path) -> Tried:
    """Run an operation without any fault, as the others are run."""
    row = next(patched(operation, "nothing", prepared, first=1 << 30))
    return replace(row, fired=True)  # there is nothing that could not fire


def patched(
    operation: Operation, fault: str, prepared: Path, *, first: int = 1, step: int = 1
) -> Iterator[Tried]:
    """Break each call in turn, until there is none of that number: that row did not fire."""
    for number in itertools.count(first, step):
        notes, base = Notes(), prepared.parent / str(number)
        shutil.copytree(prepared, base)
        os.waitpid(fork(operation, base, notes, Break(number, fault, notes).install), 0)
        call = next((words[1] for words in notes.lines() if words[0] == "fired"), "")
        yield _row(operation, fault, call, number, bool(call), notes, base)
        if not call:
            return


def traced(operation: Operation, fault: str, prepared: Path, *, step: int = 1) -> Iterator[Tried]:
    """Break each real system call in turn."""
    base = prepared.parent / "traced"
    for _ in range(2):  # the first run may still load something
        shutil.copytree(prepared, base)
        counted = calls_of(operation, base)
        shutil.rmtree(base)
    for call, number in each_call(counted, step):
        notes = Notes()
        shutil.copytree(prepared, base)
        fired = break_call(operation, base, notes, call, number, fault)
        yield _row(operation, fault, call, number, fired, notes, base)


def powerless(operation: Operation, prepared: Path, *, step: int = 1) -> Iterator[Tried]:
    """Let the power go at each call, in every way."""
    return lose_power(operation, prepared, step)


def _row(
    operation: Operation,
    fault: str,
    call: str,
    number: int,
    fired: bool,
    notes: Notes,
    base: Path,
) -> Tried:
    said = [words for words in notes.lines() if words[0] not in {"fired", "ended"}]
    ended = next((words[1] for words in notes.lines() if words[0] == "ended"), "killed")
    wrong = looked_at(operation, base, said)
    shutil.rmtree(base)
    told = tuple(words[0] for words in said)
    return Tried(operation.name, fault, call, number, fired, ended, told, wrong)
