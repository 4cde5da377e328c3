"""Bringing a journal that was taken out into an open one, new or in use. docs/json.md.

What is there stays there, as history at least. A version that is there already is not stored again,
so that bringing in twice changes nothing. Of a thing that was changed in both, the later version
by its moment is the present one.
"""

from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from journal.takeout.files import Progress
from journal.takeout.reading import Dump
from journal.takeout.shape import Thing
from journal.takeout.things import Found, Readable, Stored, found_thing
from journal.vault import Brought
from journal.vault.folding import PACK_BODIES

AT_A_TIME = 50  # things that are compared in a step
_RECORDS = 5000  # to a file, so that its index stays small


class Writable(Readable, Protocol):
    """An open vault that can be written."""

    def info(self, thing: str) -> Stored | None:
        """Return the present version of a thing, without its body."""
        ...

    def bring(self, versions: Sequence[Brought], beside: Mapping[str, frozenset[str]]) -> None:
        """Store versions of before, in their order. ``SaveFailed``, ``ReadOnlyJournal``.

        ``beside`` names those that are here and stay undecided, by thing.
        """
        ...


@dataclass(frozen=True)
class BroughtIn:
    """How many things are new, how many got versions, and how many versions were stored."""

    new: int = 0
    changed: int = 0
    versions: int = 0


def bring_in(vault: Writable, dump: Dump) -> Generator[Progress, None, BroughtIn]:
    """Compare and store what is not there yet, some things at each step; any can be the last one.

    Raises ``SaveFailed`` and ``ReadOnlyJournal``: what was stored until then is there, and bringing
    in again goes on from there.
    """
    new, changed, versions = 0, 0, 0
    batch = _Batch()
    for done, thing in enumerate(dump.things, 1):
        present = vault.info(thing.name)
        missing = _missing_in(vault, present, thing)
        more = missing.versions
        if more:
            new, changed = new + (present is None), changed + (present is not None)
        versions += len(more)
        for version in more:
            if not batch.has_room_for(version):
                vault.bring(batch.versions, batch.beside)
                yield Progress(done - 1, len(dump.things))
                batch = _Batch()
            batch.take(version, missing.beside)
        if done % AT_A_TIME == 0:
            yield Progress(done - 1, len(dump.things))
    if batch.versions:
        vault.bring(batch.versions, batch.beside)
    yield Progress(len(dump.things), len(dump.things))
    return BroughtIn(new, changed, versions)


@dataclass(frozen=True)
class _Missing:
    """What has to be stored of a thing, and which of its versions here stay undecided."""

    versions: list[Brought]
    beside: frozenset[str] = frozenset()


@dataclass
class _Batch:
    """Versions that go into one file."""

    versions: list[Brought] = field(default_factory=list)
    beside: dict[str, frozenset[str]] = field(default_factory=dict)
    size: int = 0

    def has_room_for(self, version: Brought) -> bool:
        whole = self.size + len(version.body)
        return not self.versions or (whole <= PACK_BODIES and len(self.versions) < _RECORDS)

    def take(self, version: Brought, beside: frozenset[str]) -> None:
        self.versions.append(version)
        self.beside[version.thing] = beside
        self.size += len(version.body)


def _missing_in(vault: Writable, present: Stored | None, thing: Thing) -> _Missing:
    """Return what has to be stored of a thing, in its order."""
    found = Found(None) if present is None else found_thing(vault, present)
    here: Sequence[Brought] = found.thing.versions if found.thing else ()
    more = _not_among(here, thing.versions)
    if not more or not here:
        return _Missing(more)
    last = replace(here[-1], apart=False)
    settled = {_key(one) for one in thing.versions[:-1] if not one.apart}
    beside = [ref for ref, one in found.apart.items() if _key(one) not in settled]
    ordered = _in_order(more, last, thing)
    return _Missing(ordered, frozenset(beside))


def _in_order(more: list[Brought], last: Brought, thing: Thing) -> list[Brought]:
    """Return the versions as they are to be stored; the latest one last, the present one included.

    Where the file has the present one too, its order tells which that is; else the moments do.
    What is apart comes first: it is never the present one.
    """
    order = [_key(version) for version in thing.versions]
    if _key(last) in order:
        more.sort(key=lambda version: not version.apart)
        is_later = order.index(_key(more[-1])) > order.index(_key(last))
    else:
        more.sort(key=lambda version: (not version.apart, version.at))
        is_later = more[-1].at >= last.at
    return more if is_later and not more[-1].apart else [*more, last]


def _key(version: Brought) -> tuple[object, bytes]:
    return version.at, version.body


def _not_among(here: Sequence[Brought], given: Iterable[Brought]) -> list[Brought]:
    """Return the versions that neither are there nor were followed in their own sitting.

    A second version of one sitting gets a sitting of its own, or only the last would stay.
    """
    there = {(version.at, version.body) for version in here}
    sittings = {version.sitting: version.at for version in here}
    more: list[Brought] = []
    for version in given:
        followed = version.sitting in sittings and version.at <= sittings[version.sitting]
        if not followed and (version.at, version.body) not in there:
            more.append(version)
    return _in_sittings_of_their_own(more)


def _in_sittings_of_their_own(versions: list[Brought]) -> list[Brought]:
    taken: set[str] = set()
    apart: list[Brought] = []
    for version in versions:
        sitting = version.sitting
        while sitting in taken:
            sitting += "'"
        taken.add(sitting)
        apart.append(replace(version, sitting=sitting))
    return apart
