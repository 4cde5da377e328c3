"""All that an open journal holds, thing by thing, as it is to be taken out.

Asks the vault alone, and tells which versions could not be read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from journal.errors import RecordDamaged, RecordUnknown
from journal.takeout.shape import Thing
from journal.vault import Brought, is_note


class Stored(Protocol):
    """One stored version, as a vault tells of it."""

    @property
    def thing(self) -> str:
        """Its name."""
        ...

    @property
    def at(self) -> datetime:
        """When it was made."""
        ...

    @property
    def sitting(self) -> str:
        """At which time at the desk."""
        ...

    @property
    def headline(self) -> bytes:
        """What lists need of it."""
        ...

    @property
    def ref(self) -> str:
        """Its own name, that lasts."""
        ...


class Readable(Protocol):
    """An open vault, as far as taking out needs it."""

    @property
    def remembered(self) -> Path:
        """The folder in which this installation remembers the journal."""
        ...

    def things(self, prefix: str = "") -> Sequence[Stored]:
        """Return the present version of each thing."""
        ...

    def versions(self, thing: str) -> Sequence[tuple[Stored, bytes | None]]:
        """Return the versions of a thing with their bodies, oldest first."""
        ...

    def heads(self, thing: str) -> Sequence[Stored]:
        """Return the versions between which nobody has chosen; the one to go on from is last."""
        ...

    def read(self, thing: str) -> bytes:
        """Return the present body."""
        ...

    def waits_for_room(self) -> bool:
        """Tell whether last words are sealed elsewhere."""
        ...


@dataclass(frozen=True)
class Found:
    """A thing, or ``None`` if nothing of it can be read; ``unreadable`` counts its versions.

    ``apart`` has the names of the versions that stand undecided beside the present one.
    """

    thing: Thing | None
    unreadable: int = 0
    apart: Mapping[str, Brought] = field(default_factory=dict)


def things_of(vault: Readable) -> list[Stored]:
    """Return the present version of everything that is the person's; notes go with their things."""
    return [info for info in vault.things() if not is_note(info.thing)]


def found_thing(vault: Readable, present: Stored) -> Found:
    """Return one thing with its history, and with words that wait to be stored."""
    name, versions, unreadable = present.thing, list[Brought](), 0
    stored = vault.versions(name)
    beside, apart = _beside(vault, name, stored), dict[str, Brought]()
    for info, body in stored:
        if body is None:
            unreadable += 1
            continue
        is_apart = info.ref in beside
        versions.append(Brought(name, info.at, info.sitting, info.headline, body, is_apart))
        if is_apart:
            apart[info.ref] = versions[-1]
    waiting = _waiting(vault, present, versions)
    if waiting is not None:
        versions.append(waiting)
    return Found(Thing(name, tuple(versions)) if versions else None, unreadable, apart)


def _beside(
    vault: Readable, name: str, stored: Sequence[tuple[Stored, bytes | None]]
) -> frozenset[str]:
    """Return the names of what was made apart from the last version that is stored."""
    if len(stored) < 2:
        return frozenset()
    return frozenset(one.ref for one in vault.heads(name)) - {stored[-1][0].ref}


def _waiting(vault: Readable, present: Stored, versions: list[Brought]) -> Brought | None:
    """Return last words that are sealed elsewhere until there is room, if there are any."""
    if not vault.waits_for_room():
        return None
    try:
        body = vault.read(present.thing)
    except (RecordDamaged, RecordUnknown):
        return None
    if any(version.body == body for version in versions):
        return None
    return Brought(present.thing, present.at, present.sitting, present.headline, body)
