"""Which versions of which things are present: docs/format.md, section 6.

Works on what the records say, whatever the order they came in. Opens no file: where
a version lies is only carried along.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from journal.vault.census import Sound
from journal.vault.sealed import Record


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


def versions_of(source: Sound) -> Iterator[Version]:
    """Yield what a file holds."""
    device = source.opened.prologue.device
    for place, record in enumerate(source.opened.records):
        yield Version(device, record, source, place)


class Shelf:
    """The present versions of every thing. Adding one costs what that thing's versions cost."""

    def __init__(self, versions: Iterable[Version] = ()) -> None:
        """Take all versions at once."""
        self._things: dict[str, list[Version]] = {}
        for version in versions:
            self._things.setdefault(version.record.thing, []).append(version)
        for thing, found in self._things.items():
            if len(found) > 1:
                self._things[thing] = _settled(found)

    def add(self, version: Version) -> None:
        """Add one; what it replaces is left out from now on."""
        thing = version.record.thing
        self._things[thing] = _settled([*self._things.get(thing, ()), version])

    def current(self, thing: str) -> Version | None:
        """Return the newest version that is no removal."""
        history = self.history(thing)
        return history[-1] if history else None

    def history(self, thing: str) -> list[Version]:
        """Return all present versions, oldest first, removals left out."""
        return [version for version in self._things.get(thing, ()) if not version.record.removed]

    def versions(self, thing: str) -> list[Version]:
        """Return all present versions, oldest first, removals included."""
        return list(self._things.get(thing, ()))

    def is_removed(self, device: bytes, record: Record) -> bool:
        """Tell whether a removal that is here surpasses the record."""
        return any(
            version.record.removed and version.record.knows.get(device, 0) >= record.sequence
            for version in self._things.get(record.thing, ())
        )

    def all_currents(self) -> Iterator[Version]:
        """Yield the newest version of every thing that is there."""
        for versions in self._things.values():
            for version in reversed(versions):
                if not version.record.removed:
                    yield version
                    break

    def all_versions(self) -> Iterator[Version]:
        """Yield every present version, removals included."""
        for versions in self._things.values():
            yield from versions

    def find(self, ref: str) -> Version | None:
        """Return the version of that name."""
        for version in self.all_versions():
            if version.record.removed is False and version.ref() == ref:
                return version
        return None

    def known(self, thing: str) -> dict[bytes, int]:
        """Return what a writer knows of a thing: for each device the highest sequence."""
        known: dict[bytes, int] = {}
        for version in self._things.get(thing, ()):
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
