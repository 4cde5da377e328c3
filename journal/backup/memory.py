"""What this installation remembers of the copies of a journal: the last one, or why there is none.

Kept beside the other marks of the journal, in the clear: times, sizes and a file's name, no word.
Losing it costs one more copy.
"""

import json
from dataclasses import asdict, dataclass, replace
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
    by_name: bool = False  # made while the journal was locked, and not opened by its keys yet

    def holds(self, extent: Extent) -> bool:
        """Tell whether nothing was changed since."""
        return (self.versions, self.upto) == (extent.versions, extent.newest)


@dataclass(frozen=True)
class Due:
    """A copy that is to be made of a journal as it was closed: of what, how far, and where."""

    folder: str
    vault: bytes
    versions: int
    upto: datetime
    place: str
    make_place: bool


@dataclass(frozen=True)
class Memory:
    """``problem`` is the code of why the last try made none, ``told`` that it was said once."""

    last: LastCopy | None = None
    problem: str = ""
    no_space: bool = False
    told: bool = False
    due: Due | None = None

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
    """Tell whether something was written that no copy has. Of one day, the last copy stays.

    While damaged files are left out, no copy is removed: then one for each day is enough.
    """
    last = memory.last
    if extent.newest is None:
        return False
    if last is None or not last.path.exists():
        return True
    if last.left_out and local(clock, last.checked).date() == local(clock, clock.now()).date():
        return False
    return last.by_name or not last.holds(extent)


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
            _due(said["due"]) if said.get("due") else None,
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
        "due": None if memory.due is None else _said_due(memory.due),
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
        "by_name": last.by_name,
    }


def _said_due(due: Due) -> dict[str, object]:
    return {**asdict(due), "vault": due.vault.hex(), "upto": due.upto.isoformat()}


def _due(said: dict[str, str]) -> Due:
    upto = datetime.fromisoformat(said["upto"])
    if upto.tzinfo is None:
        raise ValueError("moment")
    return Due(
        str(said["folder"]),
        bytes.fromhex(said["vault"]),
        int(said["versions"]),
        upto,
        str(said["place"]),
        bool(said["make_place"]),
    )


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
        bool(said.get("by_name")),
    )
