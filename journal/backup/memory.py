"""What this installation remembers of the copies of a journal: the last one, or why there is none.

Kept beside the other marks of the journal, in the clear: times, sizes and a file's name, no word.
Losing it costs one more copy.
"""

import json
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from journal import durable
from journal.backup.copying import Copied
from journal.clock import Clock, local
from journal.vault import Extent

FILE_NAME = "copies"
_MAX_LENGTH = 1 << 16


@dataclass(frozen=True)
class LastCopy:
    """The last copy that the program made: where, how large, how far it reaches, when checked."""

    path: Path
    files: int
    size: int  # bytes
    left_out: int
    checked: datetime
    versions: int
    upto: datetime | None

    def holds(self, extent: Extent) -> bool:
        """Tell whether nothing was changed since."""
        return (self.versions, self.upto) == (extent.versions, extent.newest)


@dataclass(frozen=True)
class Memory:
    """``problem`` is the code of why the last try made none, ``told`` that it was said once."""

    last: LastCopy | None = None
    problem: str = ""
    no_space: bool = False
    told: bool = False

    def after(self, copied: Copied) -> "Memory":
        """Return what is remembered once a copy was made."""
        extent = copied.extent
        last = LastCopy(
            copied.path,
            copied.files,
            copied.size,
            copied.left_out,
            copied.checked,
            extent.versions,
            extent.newest,
        )
        return Memory(last)

    def after_trouble(self, code: str, *, no_space: bool) -> "Memory":
        """Return what is remembered once a copy could not be made."""
        again = self.problem == code and self.no_space == no_space
        return replace(self, problem=code, no_space=no_space, told=self.told and again)


def is_due(memory: Memory, extent: Extent, clock: Clock) -> bool:
    """Tell whether a copy is to be made by itself: after a change, and at most one for a day.

    A copy made today of what was written on earlier days does not stand for today.
    """
    last = memory.last
    if extent.newest is None or (last is not None and last.holds(extent)):
        return False
    if last is None or last.upto is None or not last.path.exists():
        return True
    day = local(clock, last.checked).date()
    return day != local(clock, clock.now()).date() or local(clock, last.upto).date() < day


def read_memory(folder: Path) -> Memory:
    """Return what is remembered in a journal's state folder; nothing if that can't be read."""
    try:
        with (folder / FILE_NAME).open("rb") as file:
            said = json.loads(file.read(_MAX_LENGTH))
        last = said.get("last")
        return Memory(
            None if last is None else _last(last),
            str(said.get("problem", "")),
            bool(said.get("no_space")),
            bool(said.get("told")),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Memory()


def write_memory(folder: Path, memory: Memory) -> None:
    """Remember. Raises ``OSError``."""
    last = memory.last
    said = {
        "last": None if last is None else _said(last),
        "problem": memory.problem,
        "no_space": memory.no_space,
        "told": memory.told,
    }
    durable.replace(folder / FILE_NAME, json.dumps(said).encode("ascii"))


def _said(last: LastCopy) -> dict[str, object]:
    return {
        "path": str(last.path),
        "files": last.files,
        "size": last.size,
        "left_out": last.left_out,
        "checked": last.checked.isoformat(),
        "versions": last.versions,
        "upto": last.upto.isoformat() if last.upto else None,
    }


def _last(said: dict[str, str]) -> LastCopy:
    upto = said["upto"]
    moments = datetime.fromisoformat(said["checked"]), upto and datetime.fromisoformat(upto)
    checked, newest = moments
    if checked.tzinfo is None or (newest and newest.tzinfo is None):
        raise ValueError("moment")
    return LastCopy(
        Path(said["path"]),
        int(said["files"]),
        int(said["size"]),
        int(said["left_out"]),
        checked,
        int(said["versions"]),
        newest or None,
    )
