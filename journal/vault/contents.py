"""What an open journal holds: its things, their versions, their bodies. Reads; changes nothing.

What was laid aside for lack of room counts before what is stored.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from pathlib import Path

from journal.clock import Clock
from journal.errors import RecordDamaged, RecordUnknown
from journal.vault import bulk, undecided
from journal.vault.aside import Aside, Held
from journal.vault.folder import demand_files
from journal.vault.record_info import RecordInfo, info_of
from journal.vault.sealed import Unreadable
from journal.vault.shelf import Shelf, Version
from journal.vault.state import Seen
from journal.vault.store import Store


class Contents(ABC):
    """The half of a journal that reads; what opens it and writes to it fills it."""

    folder: Path
    _clock: Clock
    _store: Store
    _shelf: Shelf
    _seen: Seen
    _aside: Aside
    _sitting: str

    @abstractmethod
    def look_again(self) -> None:
        """Take in what other devices wrote since. Raises ``FolderUnreachable``, ``OSError``."""

    @property
    def device(self) -> bytes:
        """This installation's id in the journal."""
        return self._seen.device

    def things(self, prefix: str = "") -> list[RecordInfo]:
        """Return the newest version of each thing whose name starts so, in the names' order."""
        infos = {one.record.thing: info_of(one) for one in self._shelf.all_currents(prefix)}
        for thing, held in self._aside.held.items():
            if thing.startswith(prefix):
                infos[thing] = self._info_held(thing, held)
        return [infos[thing] for thing in sorted(infos)]

    def headlines(self, prefix: str) -> list[tuple[str, bytes]]:
        """Return name and headline of each thing whose name starts so; no more is made of it."""
        return bulk.headlines(self._shelf, self._aside.held, prefix)

    def bodies(self, things: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield name and body of things, those left out that can't be read now; for thousands."""
        return bulk.bodies(self._store, self._shelf, self._aside.held, things)

    def info(self, thing: str) -> RecordInfo | None:
        """Return the newest version of a thing, without its body."""
        version = self._shelf.current(thing)
        info = None if version is None else info_of(version)
        held = self._aside.held.get(thing)
        return info if held is None else self._info_held(thing, held)

    def read(self, thing: str) -> bytes:
        """Return a thing's body.

        Raises ``RecordUnknown``, ``RecordDamaged``, ``FolderUnreachable``.
        """
        held = self._aside.held.get(thing)
        if held is not None:
            return held.body
        try:
            return self._body(self._current(thing))
        except FileNotFoundError:  # another process writes; what it has replaced is gone
            self.look_again()
            return self._sure_body(self._current(thing))

    def _current(self, thing: str) -> Version:
        return _there(self._shelf.current(thing))

    def history(self, thing: str) -> list[RecordInfo]:
        """Return one version of each sitting, oldest first, the newest included."""
        return [info_of(version) for version in self._shelf.history(thing)]

    def heads(self, thing: str) -> list[RecordInfo]:
        """Return the versions that none took into account; more than one were made apart.

        Oldest first; one that this device made is the last, and is the one to go on from.
        """
        return [info_of(one) for one in undecided.heads(self._shelf, thing, self.device)]

    def things_apart(self, prefix: str) -> list[str]:
        """Return the things of which versions were made apart, by name."""
        noted = undecided.undecided_things(self._shelf, prefix)
        return sorted({*self._shelf.things_apart(prefix), *noted})

    def versions(self, thing: str) -> list[tuple[RecordInfo, bytes | None]]:
        """Return what ``history`` does, each with its body; ``None`` for one that can't be read."""
        return bulk.versions(self._store, self._shelf, thing)

    def read_version(self, ref: str) -> bytes:
        """Return one version's body. Raises ``RecordUnknown``, ``RecordDamaged``."""
        try:
            return self._body(_there(self._shelf.find(ref)))
        except FileNotFoundError:
            self.look_again()
            return self._sure_body(_there(self._shelf.find(ref)))

    def _info_held(self, thing: str, held: Held) -> RecordInfo:
        version = self._shelf.current(thing)
        ref = version.ref() if version is not None else ""
        return RecordInfo(thing, self._clock.now(), self._sitting, held.headline, ref)

    def _body(self, version: Version) -> bytes:
        try:
            return self._store.read(version.source, version.place)
        except FileNotFoundError:
            raise
        except (Unreadable, OSError):
            raise RecordDamaged(name=version.source.name) from None

    def _sure_body(self, version: Version) -> bytes:
        try:
            return self._body(version)
        except FileNotFoundError:
            demand_files(self.folder)
            raise RecordDamaged(name=version.source.name) from None


def _there(version: Version | None) -> Version:
    if version is None:
        raise RecordUnknown
    return version
