"""Storing versions that were made elsewhere: with their own moments and sittings, many to a file.

A version gets a sequence of this device's; which one of a thing is the present one follows from the
order in which they are stored, as always. Decides nothing of what is to be brought.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from journal.vault.record_info import check_limits
from journal.vault.report import milliseconds
from journal.vault.rows import Record
from journal.vault.shelf import Shelf, Version, versions_of
from journal.vault.store import Draft, Store
from journal.vault.undecided import Undecided, note_of, undecided

Beside = Mapping[str, Iterable[str]]  # by thing: versions that are here and stay undecided
NOTHING_BESIDE: Beside = {}


@dataclass(frozen=True)
class Brought:
    """One version of a thing, as it was stored before: when, in which sitting, what.

    ``apart``: it and the present one were made apart, and the person has not chosen.
    """

    thing: str
    at: datetime
    sitting: str
    headline: bytes
    body: bytes
    apart: bool = False


def bring(store: Store, shelf: Shelf, versions: Sequence[Brought], beside: Beside) -> list[Version]:
    """Write the versions as one file, in their order, and return them. Raises ``SaveFailed``.

    What is undecided is noted in the same file, so that no crash decides it. All together must fit
    into a file: four MiB always do. ``ValueError`` past a limit.
    """
    records: list[Record] = []
    known: dict[str, dict[bytes, int]] = {}
    open_: dict[str, set[str]] = {thing: set(refs) for thing, refs in beside.items() if refs}
    sequences = store.take_sequences(len(versions))
    for sequence, version in zip(sequences, versions, strict=True):
        check_limits(version.thing, version.body, version.headline)
        knows = known.setdefault(version.thing, shelf.known(version.thing))
        records.append(_record(version, sequence, knows))
        knows[store.device] = sequence
        if version.apart:
            ref = f"{store.device.hex()}-{sequence}"
            open_.setdefault(version.thing, set()).add(ref)
    latest = max((version.at for version in versions), default=None)
    notes = [_note(shelf, thing, refs, latest) for thing, refs in open_.items() if latest]
    for sequence, note in zip(store.take_sequences(len(notes)), notes, strict=True):
        records.append(_record(note, sequence, shelf.known(note.thing)))
    bodies = [version.body for version in (*versions, *notes)]
    return list(versions_of(store.write(Draft(records, bodies))))


def _note(shelf: Shelf, thing: str, refs: Iterable[str], at: datetime) -> Brought:
    said = Undecided(thing, tuple(sorted(undecided(shelf, thing) | set(refs)))).packed()
    return Brought(note_of(thing), at, "brought", said, said)


def _record(version: Brought, sequence: int, knows: Mapping[bytes, int]) -> Record:
    return Record(
        thing=version.thing,
        sequence=sequence,
        at=milliseconds(version.at),
        sitting=version.sitting,
        removed=False,
        knows=dict(knows),
        headline=version.headline,
        length=len(version.body),
    )
