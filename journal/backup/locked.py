"""Copying a journal that is closed: without a key, by what the names of its files vouch for.

Every file's name is a hash of what is in it, so that a copy can be checked to the byte while the
journal is locked. What the files say is opened only with the keys: at the next opening the copy is
made again, in the place of this one.
"""

import contextlib
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from journal.backup.copying import Copied, Progress, make_backup
from journal.backup.memory import Due, Memory, is_due, read_memory, write_memory
from journal.clock import Clock
from journal.errors import AfterwordError, HeaderDamaged, NewerFormat
from journal.vault import Examined, Extent, OpenReport, Vault, crypto, header, stored_sizes
from journal.vault.folder import path_of


@dataclass(frozen=True)
class Left:
    """A journal that was closed with changes that no copy has, and where that is remembered."""

    remembered: Path
    memory: Memory
    due: Due


def note_left(
    vault: Vault, clock: Clock, place: Path, *, make_place: bool, wanted: bool = True
) -> None:
    """Remember, before a journal is closed, that a copy of it is due, if one is and is ``wanted``.

    Raises ``OSError``: then the copy is made at the next opening.
    """
    memory, extent = read_memory(vault.remembered), vault.extent()
    due = None
    wanted = wanted and vault.read_only is None
    if wanted and extent.newest is not None and is_due(memory, extent, clock):
        due = Due(
            str(vault.folder),
            vault.vault_id,
            extent.versions,
            extent.newest,
            str(place),
            make_place,
        )
    if due != memory.due:
        write_memory(vault.remembered, replace(memory, due=due))


def all_left(state: Path) -> Iterator[Left]:
    """Yield the journals of this machine that a copy is due of."""
    with contextlib.suppress(OSError):
        for remembered in sorted(state.iterdir()):
            memory = read_memory(remembered)
            if memory.due is not None:
                yield Left(remembered, memory, memory.due)


@dataclass(frozen=True)
class LockedSnapshot:
    """The files of a closed journal, as ``Snapshot`` has those of an open one."""

    folder: Path
    files: dict[str, int]
    vault: bytes
    extent: Extent

    @classmethod
    def of(cls, due: Due) -> "LockedSnapshot":
        """Return what is in the folder now. Raises ``OSError``."""
        folder, extent = Path(due.folder), Extent(due.versions, due.upto)
        return cls(folder, stored_sizes(folder), due.vault, extent)

    def read(self, stem: str) -> bytes:
        """Return a file. ``FileNotFoundError`` if it was replaced since; ``OSError``."""
        return path_of(self.folder, stem).read_bytes()

    def examination(self) -> "NameCheck":
        """Return what checks the files, or copies of them."""
        return NameCheck(self.vault, self.extent)


@dataclass
class NameCheck:
    """Takes one file after another, as ``Examination`` does: its name vouches for it."""

    vault: bytes
    extent: Extent
    _files: int = 0
    _size: int = 0
    _read: int = 0
    _headers: set[bytes] = field(default_factory=set)

    def take(self, stem: str, data: bytes) -> str | None:
        """Return the file's name if it is what the data make it."""
        self._read += 1
        if not data or crypto.name_of(data) != stem:
            return None
        if data.startswith(header.MAGIC):
            with contextlib.suppress(HeaderDamaged, NewerFormat):
                self._headers.add(header.parse(data).vault)
        self._files, self._size = self._files + 1, self._size + len(data)
        return stem

    def has_header(self) -> bool:
        """Tell whether a sound header of the journal is among them."""
        return self.vault in self._headers

    def result(self) -> Examined:
        """Return what was counted; what the files are together, only the keys tell."""
        return Examined(OpenReport(), self.extent, self._files, self._size, self._read)


def copy_closed(state: Path, clock: Clock) -> Generator[Progress, None, None]:
    """Copy each journal that a copy is due of. Trouble is remembered, and said when it is open."""
    for left in tuple(all_left(state)):
        yield from _copy(left, clock)


def _copy(left: Left, clock: Clock) -> Generator[Progress, None, None]:
    due, memory = left.due, left.memory
    try:
        snapshot = LockedSnapshot.of(due)
        made = make_backup(snapshot, Path(due.place), clock, make_place=due.make_place)
        copied = yield from made
    except OSError:  # its folder is away, or a file was replaced: it is open again
        return
    except AfterwordError as problem:
        no_space = bool(problem.fields.get("no_space"))
        memory = memory.after_trouble(problem.code, no_space=no_space)
    else:
        memory = _after(memory, copied)
    with contextlib.suppress(OSError):  # then it is made once more
        write_memory(left.remembered, memory)


def _after(memory: Memory, copied: Copied) -> Memory:
    """Return what is remembered once a copy was made without a key."""
    made = memory.after(copied)
    return made if made.last is None else replace(made, last=replace(made.last, by_name=True))
