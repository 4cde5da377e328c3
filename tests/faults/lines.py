"""The lines of the table: which are to be made, and how each is.

Apart from ``tests.faults.__main__``, so that a process of its own can load what it is asked for.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.faults.disk import LOSSES
from tests.faults.matrix import (
    PATCHED,
    TRACED,
    ground,
    patched,
    powerless,
    traced,
    undisturbed,
)
from tests.faults.operations import OPERATIONS, Operation
from tests.faults.table import NOTHING, POWER, Line, line_of
from tests.faults.traced import can_trace


@dataclass(frozen=True)
class Steps:
    """Every how manieth call is broken, by each way."""

    patched: int = 1
    strace: int = 1


SHORT = Steps(patched=7, strace=61)


@dataclass(frozen=True)
class Task:
    """One operation, by the name of its line, and one way to break it."""

    operation: str
    way: str
    fault: str
    steps: Steps


def tasks(names: list[str], steps: Steps) -> Iterator[Task]:
    """Yield all that is to be tried."""
    for name in names:
        yield Task(name, NOTHING, NOTHING, steps)
        yield from (Task(name, "patched", fault, steps) for fault in PATCHED)
        if can_trace():
            yield from (Task(name, "strace", fault, steps) for fault in TRACED)
        yield Task(name, POWER, POWER, steps)


def make_lines(task: Task) -> list[Line]:
    """Try everything of one task."""
    operation = next(one for one in OPERATIONS if one.name == task.operation)
    with ground() as prepared:
        return list(_lines(operation, task, prepared))


def _lines(operation: Operation, task: Task, prepared: Path) -> Iterator[Line]:
    if task.way == NOTHING:
        yield line_of(operation, NOTHING, NOTHING, [undisturbed(operation, prepared)])
    elif task.way == "patched":
        step = task.steps.patched
        first = 1 + PATCHED.index(task.fault) % step  # together, the faults try most of the calls
        rows = patched(operation, task.fault, prepared, first=first, step=step)
        broken = [row for row in rows if row.call]
        yield line_of(operation, task.fault, task.way, broken)
    elif task.way == "strace":
        rows = traced(operation, task.fault, prepared, step=task.steps.strace)
        yield line_of(operation, task.fault, task.way, rows)
    else:
        tried = list(powerless(operation, prepared))
        for loss in LOSSES:
            lost = [row for row in tried if row.fault == loss]
            if lost:
                yield line_of(operation, loss, POWER, lost)
