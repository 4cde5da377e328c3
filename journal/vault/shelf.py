"""Which versions of which things are present: docs/format.md, section 6.

Works on what the records say, whatever the order they came in. Opens no file: where
a version lies is only carried along.
"""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from journal.vault.census import Sound
from journal.vault.report import moment
from journal.vault.rows import Record


@dataclass(frozen=True, slots=True)
class Version:
    """One version of one thing, and the file and place that hold it."""

    device: bytes
    record: Record
    source: Sound
    place: int

    def ref(self) -> str:
        """Return the version's name: it stays the same when the version moves into a pack."""
        return f"{self.device.hex()}-{self.record.sequence}"

    def order(self) -> tuple[int, bytes]:
        """Return what orders versions: causes before effects."""
        return self.record.sequence, self.device

    def knows(self, other: "Version") -> bool:
        """Tell whether the other was taken into account when this one was written."""
        return self.record.knows.get(other.device, 0) >= other.record.sequence


@dataclass(frozen=True)
class Extent:
    """How far a journal reaches: its present versions, and when the newest change was made."""

    versions: int
    newest: datetime | None


def versions_of(source: Sound) -> Iterator[Version]:
    """Yield what a file holds."""
    for place in range(len(source.opened.records)):
        yield _version(source, place)


def _version(source: Sound, place: int) -> Version:
    return Version(source.opened.prologue.device, source.opened.records[place], source, place)


Lies = tuple[Sound, int]  # the file and the place in it that hold a version
_PLACES = 24  # bits for a place in a file: no index has room for so many records
_PLACE = (1 << _PLACES) - 1


class Shelf:
    """The present versions of every thing. Adding one costs what that thing's versions cost.

    Most things have one version, in a pack with thousands of others. Of these it holds only where
    they lie, and a ``Version`` is made when one is asked for.
    """

    def __init__(self, versions: Iterable[Version] = ()) -> None:
        """Take all versions at once."""
        self._single: dict[str, int] = {}  # which file, and the place in it: thousands of numbers
        self._files: list[Sound] = []  # those that the numbers count
        self._things: dict[str, list[Version]] = {}
        self._names: list[str] | None = None  # all, in order, once they were asked for
        self._take(versions)

    @classmethod
    def of_files(cls, files: Iterable[Sound]) -> "Shelf":
        """Take all that the files hold."""
        shelf = cls()
        several: list[Version] = []
        for file in files:
            several.extend(shelf._take_file(file))
        shelf._take(several)
        return shelf

    def _take_file(self, file: Sound) -> list[Version]:
        """Note where the versions lie; return those that aren't a thing's only one, or a removal.

        What is returned may have been noted: whoever takes it takes it off the notes.
        """
        records = file.opened.records
        first = len(self._files) << _PLACES
        self._files.append(file)
        lies = dict(zip(records.things, range(first, first + len(records)), strict=True))
        apart = set(map(records.things.__getitem__, records.removals()))
        if len(lies) < len(records):
            apart.update(thing for thing, n in Counter(records.things).items() if n > 1)
        apart.update(lies.keys() & self._single.keys())
        shared = apart & self._single.keys()
        before = [_version(*self._lies(self._single.pop(thing))) for thing in shared]
        for thing in apart:
            del lies[thing]
        self._single.update(lies)
        if not apart:
            return before
        places = (at for at, thing in enumerate(records.things) if thing in apart)
        return [*before, *(_version(file, at) for at in places)]

    def _take(self, versions: Iterable[Version]) -> None:
        found: dict[str, list[Version]] = {}
        for version in versions:
            found.setdefault(version.record.thing, []).append(version)
        for thing, new in found.items():
            held = self._single.pop(thing, None)
            several = [*([] if held is None else [_version(*self._lies(held))]), *new]
            self._things[thing] = _settled(several) if len(several) > 1 else several

    def add(self, version: Version) -> None:
        """Add one; what it replaces is left out from now on."""
        thing = version.record.thing
        settled = _settled([*self.versions(thing), version])
        if self._names is not None and not (thing in self._single or thing in self._things):
            insort(self._names, thing)
        self._single.pop(thing, None)
        self._things[thing] = settled

    def current(self, thing: str) -> Version | None:
        """Return the newest version that is no removal."""
        history = self.history(thing)
        return history[-1] if history else None

    def history(self, thing: str) -> list[Version]:
        """Return all present versions, oldest first, removals left out."""
        return [version for version in self.versions(thing) if not version.record.removed]

    def versions(self, thing: str) -> list[Version]:
        """Return all present versions, oldest first, removals included."""
        if thing in self._single:
            return [_version(*self._lies(self._single[thing]))]
        return list(self._things.get(thing, ()))

    def is_removed(self, device: bytes, record: Record) -> bool:
        """Tell whether a removal that is here surpasses the record."""
        return any(
            version.record.removed and version.record.knows.get(device, 0) >= record.sequence
            for version in self._things.get(record.thing, ())
        )

    def all_currents(self, prefix: str = "") -> Iterator[Version]:
        """Yield the newest version of every thing that is there and whose name starts so."""
        for thing in self._names_from(prefix):
            held = self._single.get(thing)
            if held is not None:
                yield _version(*self._lies(held))
            else:
                yield from self.history(thing)[-1:]

    def headlines(self, prefix: str) -> Iterator[tuple[str, bytes]]:
        """Yield name and headline of every thing that is there and whose name starts so."""
        for thing in self._names_from(prefix):
            held = self._single.get(thing)
            if held is not None:
                yield thing, self._files[held >> _PLACES].opened.records.headline(held & _PLACE)
            else:
                yield from ((thing, one.record.headline) for one in self.history(thing)[-1:])

    def currents_by_file(self, things: Iterable[str]) -> dict[str, list[Version]]:
        """Return the newest versions of those of the things that are there, by their files."""
        found: dict[str, list[Version]] = {}
        for version in map(self.current, things):
            if version is not None:
                found.setdefault(version.source.name, []).append(version)
        return found

    def _names_from(self, prefix: str) -> list[str]:
        """Return the names that start so, in order: a few of thousands cost little."""
        if self._names is None:
            self._names = sorted([*self._single, *self._things])
        names = self._names
        end = bisect_left(names, f"{prefix}\U0010ffff") if prefix else len(names)
        while end < len(names) and names[end].startswith(prefix):
            end += 1
        return names[bisect_left(names, prefix) : end]

    def counting(self) -> Counter[str]:
        """Return how many present versions each file holds, by its name."""
        counts: Counter[str] = Counter()
        for number, count in Counter(held >> _PLACES for held in self._single.values()).items():
            counts[self._files[number].name] += count
        counts.update(one.source.name for several in self._things.values() for one in several)
        return counts

    def versions_in(self, names: AbstractSet[str]) -> dict[str, list[Version]]:
        """Return the present versions that lie in the files of those names, by name."""
        found: dict[str, list[Version]] = {}
        for file, place in self._singles():
            if file.name in names:
                found.setdefault(file.name, []).append(_version(file, place))
        for versions in self._things.values():
            for one in versions:
                if one.source.name in names:
                    found.setdefault(one.source.name, []).append(one)
        return found

    def extent(self) -> Extent:
        """Return how far the versions reach; gathering them into packs does not change it."""
        count = len(self._single) + sum(map(len, self._things.values()))
        held = {number >> _PLACES for number in self._single.values()}
        files = {self._files[number].name: self._files[number] for number in held}
        files |= {one.source.name: one.source for some in self._things.values() for one in some}
        newest = max((file.opened.records.newest() for file in files.values()), default=-1)
        return Extent(count, moment(newest) if newest >= 0 else None)

    def find(self, ref: str) -> Version | None:
        """Return the version of that name."""
        settled = (one for versions in self._things.values() for one in versions)
        for version in chain(settled, self._singles_of(ref)):
            if version.record.removed is False and version.ref() == ref:
                return version
        return None

    def _lies(self, held: int) -> Lies:
        return self._files[held >> _PLACES], held & _PLACE

    def _singles(self) -> Iterator[Lies]:
        return map(self._lies, self._single.values())

    def _singles_of(self, ref: str) -> Iterator[Version]:
        sequence = ref.rpartition("-")[2]
        for file, place in self._singles():
            if str(file.opened.records.sequences[place]) == sequence:
                yield _version(file, place)

    def of_sitting(self, thing: str, sitting: str) -> list[Version]:
        """Return the versions written in that sitting, removals left out."""
        return [one for one in self.history(thing) if one.record.sitting == sitting]

    def heads(self, thing: str) -> list[Version]:
        """Return the versions that no other one took into account, oldest first, no removals.

        More than one: they were made apart, on two devices.
        """
        versions = self.versions(thing)
        return [
            one
            for one in versions
            if not one.record.removed
            and not any(other.knows(one) for other in versions if other is not one)
        ]

    def things_apart(self, prefix: str) -> list[str]:
        """Return the things whose name starts so and that have more than one head, by name."""
        several = (thing for thing in self._things if thing.startswith(prefix))
        return sorted(thing for thing in several if len(self.heads(thing)) > 1)

    def known(
        self, thing: str, after: Collection[str] | None = None, own: bytes = b""
    ) -> dict[bytes, int]:
        """Return what a writer knows of a thing: for each device the highest sequence.

        ``after`` names the versions that were looked at; without it, all that are here were. Those
        of the device ``own`` count as looked at: a highest sequence can't leave one of them out.
        """
        known: dict[bytes, int] = {}
        for version in self.versions(thing):
            if after is not None and version.device != own and version.ref() not in after:
                continue
            seen = [*version.record.knows.items(), (version.device, version.record.sequence)]
            for device, sequence in seen:
                known[device] = max(sequence, known.get(device, 0))
        return known


def _settled(versions: list[Version]) -> list[Version]:
    """Apply the rules of presence to all versions of one thing; in order."""
    removals = [version for version in versions if version.record.removed]
    kept: dict[tuple[bytes, str], Version] = {}
    for version in versions:
        if any(other.knows(version) for other in removals if other is not version):
            continue
        key = (version.device, _slot(version))
        held = kept.get(key)
        if held is None or held.record.sequence <= version.record.sequence:
            kept[key] = version
    return sorted(kept.values(), key=Version.order)


def _slot(version: Version) -> str:
    """Return what only one version of a device can have: its sitting, or being the removal."""
    return "removed" if version.record.removed else f"sitting {version.record.sitting}"
