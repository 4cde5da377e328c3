"""Storing versions that were made elsewhere: with their own moments and sittings, many to a file.

A version gets a sequence of this device's; which one of a thing is the present one follows from the
order in which they are stored, as always. Decides nothing of what is to be brought.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from journal.vault.record_info import check_limits
from journal.vault.report import milliseconds
from journal.vault.rows import Record
from journal.vault.shelf import Shelf, Version, versions_of
from journal.vault.store import Draft, Store


@dataclass(frozen=True)
class Brought:
    """One version of a thing, as it was stored before: when, in which sitting, what."""

    thing: str
    at: datetime
    sitting: str
    headline: bytes
    body: bytes


def bring(store: Store, shelf: Shelf, versions: Sequence[Brought]) -> list[Version]:
    """Write the versions as one file, in their order, and return them. Raises ``SaveFailed``.

    All together must fit into a file: four MiB always do. ``ValueError`` past a limit.
    """
    records: list[Record] = []
    known: dict[str, dict[bytes, int]] = {}
    sequences = store.take_sequences(len(versions))
    for sequence, version in zip(sequences, versions, strict=True):
        check_limits(version.thing, version.body, version.headline)
        knows = known.setdefault(version.thing, shelf.known(version.thing))
        records.append(
            Record(
                thing=version.thing,
                sequence=sequence,
                at=milliseconds(version.at),
                sitting=version.sitting,
                removed=False,
                knows=dict(knows),
                headline=version.headline,
                length=len(version.body),
            )
        )
        knows[store.device] = sequence
    written = store.write(Draft(records, [version.body for version in versions]))
    return list(versions_of(written))
