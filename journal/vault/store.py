"""Writing and reading the sealed files of one device, and its running account of them.

A file is only reported as written when it was read back and found equal. Knows records and bodies;
which versions of a thing count is ``journal.vault.shelf``'s to say.
"""

import contextlib
import errno
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from journal import durable, system
from journal.clock import Clock
from journal.errors import SaveFailed
from journal.vault import crypto, sealed
from journal.vault.census import Sound
from journal.vault.folder import path_of, read_at
from journal.vault.keys import Keyring
from journal.vault.live import LiveSet, Pack, term
from journal.vault.report import milliseconds
from journal.vault.rows import Record
from journal.vault.sealed import Opened, Prologue, Unreadable
from journal.vault.state import Mark

SALT_LENGTH = 32
_FEW = 8  # below one body in so many, reading the whole file costs more


@dataclass(frozen=True)
class Draft:
    """Records and their bodies, to be written as one file."""

    records: Sequence[Record]
    bodies: Sequence[bytes]


class Store:
    """The files of one device in one folder: writes its own, reads any device's."""

    def __init__(self, folder: Path, keys: Keyring, device: bytes, clock: Clock) -> None:
        """Start with no files; ``adopt`` tells of those that are there."""
        self.folder, self.keys, self.device = folder, keys, device
        self._clock = clock
        self._live = LiveSet()
        self._files: dict[str, Sound] = {}
        self._mark: Mark | None = None
        self._next = 1

    def adopt(self, files: Iterable[Sound], live: LiveSet, next_sequence: int) -> None:
        """Take over what a census found: the own device's files, what it declares, what's next."""
        self._files = {file.name: file for file in files}
        self._live, self._next = live, next_sequence
        newest = max(self._files.values(), key=Sound.sequence, default=None)
        self._mark = mark_of(newest) if newest else None

    def use(self, keys: Keyring) -> None:
        """Seal under a new key from now on; ``keys`` holds the earlier ones too."""
        self.keys = keys

    def files(self) -> Mapping[str, Sound]:
        """Return the own device's live files by name."""
        return self._files

    def next_sequence(self) -> int:
        """Return the sequence that the next file takes; a failed write uses it up as well."""
        return self._next

    def take_sequences(self, count: int) -> range:
        """Return that many sequences for records, none of which was ever used or will be again."""
        taken = range(self._next, self._next + count)
        self._next = taken.stop
        return taken

    def knowing(self, known: Mapping[bytes, int], *, all_own: bool) -> Mapping[bytes, int]:
        """Return what the next record takes into account: for a removal all that was written here.

        Else a version would be back that could not be read just when its thing was removed.
        """
        return {**known, self.device: self._next - 1} if all_own and self._next > 1 else known

    def write(self, draft: Draft, *, drop: Sequence[Sound] = ()) -> Sound:
        """Write a file that takes the place of the dropped ones; durable, read back, compared.

        The dropped files' removal is the caller's next step (``remove``): this file says already
        that they are gone.

        Raises:
            SaveFailed: nothing has changed.
        """
        sequence, self._next = self._next, self._next + 1
        data, name, live = self._sealed(draft, sequence, drop)
        path = path_of(self.folder, name)
        try:
            durable.write_new(path, data)
            opened = self._read_back(path, data, draft)
        except OSError as problem:
            self._forget(path)
            raise save_failed(problem, self.folder) from None
        self._live = live
        for gone in drop:
            self._files.pop(gone.name, None)
        written = self._files[name] = Sound(name, path, opened)
        self._mark = mark_of(written)
        return written

    def remove(self, files: Iterable[Sound]) -> None:
        """Remove files that a durable one has replaced; one that stays is a leftover, no harm."""
        for file in files:
            with contextlib.suppress(OSError):
                system.remove(file.path)

    def read(self, file: Sound, place: int) -> bytes:
        """Return one body of any device's file. Raises ``Unreadable`` and ``OSError``."""
        return sealed.open_body(self.keys, file.opened, place, read_at(file.path))

    def read_many(self, file: Sound, places: Sequence[int]) -> Iterator[bytes | None]:
        """Yield bodies of one file, ``None`` for one that can't be had. Many: it is read once."""
        read = read_at(file.path)
        if len(places) * _FEW >= len(file.opened.records):
            with contextlib.suppress(OSError):  # then each is tried by itself
                data = read(0, file.opened.length)
                read = lambda offset, length: data[offset : offset + length]  # noqa: E731  one of two
        yield from sealed.open_bodies(self.keys, file.opened, places, read)

    def single_files(self, files: Iterable[Sound]) -> list[Sound]:
        """Return those that are this device's and hold one record each."""
        by_name = {file.name: file for file in files if file.name in self._files}
        return [file for file in by_name.values() if len(file.opened.records) == 1]

    def mark(self) -> Mark | None:
        """Return the own device's newest file as a mark."""
        return self._mark

    def declare_only_present(self) -> None:
        """Stop expecting what is missing; it is taken in if it ever returns."""
        present = ((file.sequence(), self._term_of(file)) for file in self._files.values())
        self._live = self._live.only(present)

    def _sealed(
        self, draft: Draft, sequence: int, drop: Sequence[Sound]
    ) -> tuple[bytes, str, LiveSet]:
        """Return the file's bytes, its name, and the set that counts once it is durable.

        A file declares itself live, yet its name isn't known before it is sealed: the sum in it
        leaves its own term out, and who reads it adds that.
        """
        live = self._live
        for gone in drop:
            live = live.without_file(gone.sequence(), self._term_of(gone))
        pack = _pack_of(sequence, draft.records)
        prologue = Prologue(
            self.keys.vault,
            self.keys.generation,
            self.device,
            sequence,
            crypto.random_bytes(SALT_LENGTH),
        )
        data = sealed.seal_file(
            self.keys,
            prologue,
            written=milliseconds(self._clock.now()),
            live=live.with_file(sequence, 0, pack),
            records=draft.records,
            bodies=draft.bodies,
        )
        name = crypto.name_of(data)
        own_term = self._term(prologue.generation, sequence, name)
        return data, name, live.with_file(sequence, own_term, pack)

    def _read_back(self, path: Path, data: bytes, draft: Draft) -> Opened:
        """Read the file by its name, decrypt and compare. ``OSError`` if anything differs."""
        stored = system.read(path)
        if stored != data:
            raise OSError(None, "read-back differs")

        try:
            opened, bodies = sealed.open_whole(self.keys, stored)
        except Unreadable:
            raise OSError(None, "read-back does not open") from None
        if bodies != list(draft.bodies) or list(opened.records) != list(draft.records):
            raise OSError(None, "read-back says something else")
        return opened

    def _forget(self, path: Path) -> None:
        """Remove a file that could not be vouched for; if it stays, it is a leftover later."""
        with contextlib.suppress(OSError):
            system.remove(path)

    def _term_of(self, file: Sound) -> int:
        return self._term(file.opened.prologue.generation, file.sequence(), file.name)

    def _term(self, generation: int, sequence: int, name: str) -> int:
        """Return a file's part of the sum; its own generation's key makes it."""
        return term(self.keys.live_key(generation), self.device, sequence, name)


def _pack_of(sequence: int, records: Sequence[Record]) -> Pack | None:
    """Return what is said of a file of several records; of one record nothing needs saying."""
    if len(records) < 2:
        return None
    moments = [record.at for record in records]
    return Pack(sequence, len(records), min(moments), max(moments))


def mark_of(file: Sound) -> Mark:
    """Return what to remember of a file as the newest seen of its device."""
    return Mark(file.sequence(), file.opened.written, file.name)


def save_failed(problem: OSError, folder: Path) -> SaveFailed:
    """Return the journal's own error for what the system said."""
    no_space = problem.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
    return SaveFailed(errno=problem.errno, no_space=no_space, folder=folder)


@contextlib.contextmanager
def failing_to_save(folder: Path) -> Iterator[None]:
    """Turn what the system says within it into the journal's own error."""
    try:
        yield
    except OSError as problem:
        raise save_failed(problem, folder) from None
