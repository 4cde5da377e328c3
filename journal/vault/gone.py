"""Computers that are gone for good: what they declared and never brought is not waited for.

Said by the person on one device, kept as a record like any other, so that all of them know. The
vault reads these records itself, by their headlines. What comes after all is taken in as always.
docs/format.md, section 5.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from journal.vault.report import Waiting
from journal.vault.shelf import Shelf

PREFIX = "gone/"


@dataclass(frozen=True)
class Gone:
    """Nothing of ``device`` (hex) up to the sequence ``through`` is waited for."""

    device: str
    through: int

    @property
    def thing(self) -> str:
        """The name that the record has."""
        return f"{PREFIX}{self.device}"

    def packed(self) -> bytes:
        """Return the record's bytes: its body, and its headline too."""
        return json.dumps(asdict(self), separators=(",", ":")).encode("ascii")


def gone_in(waiting: Iterable[Waiting], devices: Iterable[str]) -> list[Gone]:
    """Return what is to be kept so that nobody waits for those devices any more."""
    through: dict[str, int] = {}
    for row in waiting:
        through[row.device] = max(row.last, through.get(row.device, 0))
    return [Gone(device, through[device]) for device in devices if device in through]


def still_waited_for(waiting: Iterable[Waiting], shelf: Shelf) -> tuple[Waiting, ...]:
    """Leave out what the person carries on without."""
    rows = tuple(waiting)
    through = _through(shelf) if rows else {}
    return tuple(row for row in rows if row.last > through.get(row.device, 0))


def _through(shelf: Shelf) -> dict[str, int]:
    """Return the sequences by device; where two devices said so apart, the higher one counts."""
    found: dict[str, int] = {}
    for thing, _ in shelf.headlines(PREFIX):
        for version in shelf.heads(thing):
            gone = _read(version.record.headline)
            if gone is not None and gone.thing == thing:
                found[gone.device] = max(gone.through, found.get(gone.device, 0))
    return found


def _read(headline: bytes) -> Gone | None:
    try:
        said = json.loads(headline)
        return Gone(str(said["device"]), int(said["through"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
