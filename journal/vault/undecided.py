"""Versions of a thing between which the person has not chosen, though one device stored them all.

Two devices that write apart leave versions of which neither knows the other. Where such a journal
was brought in from what was taken out, one device stores all of them; so it notes beside them which
are undecided, in a record like any other, that the vault reads by its headline. docs/format.md,
section 6.
"""

import json
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass

from journal.vault import crypto
from journal.vault.shelf import Shelf, Version

PREFIX = "undecided/"
_DIGITS = 32


@dataclass(frozen=True)
class Undecided:
    """``versions`` of ``thing``, by their names, that stand beside the present one."""

    thing: str
    versions: tuple[str, ...]

    def packed(self) -> bytes:
        """Return the record's bytes: its body, and its headline too."""
        return json.dumps(asdict(self), separators=(",", ":")).encode("ascii")


def note_of(thing: str) -> str:
    """Return the name of the record that says what is undecided of a thing."""
    return f"{PREFIX}{crypto.checksum(thing.encode('utf-8')).hex()[:_DIGITS]}"


def is_note(thing: str) -> bool:
    """Tell whether a thing is such a record, and none of the person's."""
    return thing.startswith(PREFIX)


def undecided(shelf: Shelf, thing: str) -> frozenset[str]:
    """Return the names of the versions of a thing that are undecided, as far as they are here."""
    found: set[str] = set()
    for version in shelf.heads(note_of(thing)):
        said = _read(version.record.headline)
        if said is not None and said.thing == thing:
            found.update(said.versions)
    return frozenset(found & {one.ref() for one in shelf.history(thing)}) if found else frozenset()


def undecided_things(shelf: Shelf, prefix: str) -> Iterator[str]:
    """Yield the things whose name starts so and of which something is undecided."""
    for _, headline in shelf.headlines(PREFIX):
        said = _read(headline)
        if said is not None and said.thing.startswith(prefix) and undecided(shelf, said.thing):
            yield said.thing


def heads(shelf: Shelf, thing: str, device: bytes) -> list[Version]:
    """Return the versions between which nobody has chosen, oldest first.

    Those that only a note keeps come first, and of the others one of ``device`` last.
    """
    newest = shelf.heads(thing)
    kept = undecided(shelf, thing) - {one.ref() for one in newest}
    noted = [one for one in shelf.history(thing) if one.ref() in kept]
    return [*noted, *sorted(newest, key=lambda one: one.device == device)]


def left_undecided(
    shelf: Shelf, thing: str, after: Collection[str] | None
) -> frozenset[str] | None:
    """Return what stays undecided once a version was written after those; ``None``: as it was."""
    before = undecided(shelf, thing)
    left = before - set(after) if after is not None else frozenset[str]()
    return left if left != before else None


def _read(headline: bytes) -> Undecided | None:
    try:
        said = json.loads(headline)
        return Undecided(str(said["thing"]), tuple(str(one) for one in said["versions"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
