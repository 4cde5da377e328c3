"""One fault, tried: whether it fired, how the operation ended, and what was wrong afterwards."""

from dataclasses import dataclass
from pathlib import Path

from journal.errors import AfterwordError
from tests.faults.ground import Said
from tests.faults.operations import Operation


@dataclass(frozen=True)
class Tried:
    """One line of the long table. ``wrong`` is empty if all is as it must be."""

    operation: str
    fault: str
    call: str
    number: int
    fired: bool
    ended: str
    said: tuple[str, ...]
    wrong: tuple[str, ...]


def looked_at(operation: Operation, base: Path, said: Said) -> tuple[str, ...]:
    """Return what is wrong afterwards; what can't be opened is wrong, too."""
    try:
        return tuple(operation.look(base, said))
    except (AfterwordError, AssertionError, OSError) as problem:
        return (f"{problem!r} {getattr(problem, 'fields', '')}",)
