"""What the vault tells of a stored version without opening its body, and what it takes in.

Knows nothing of files.
"""

from dataclasses import dataclass
from datetime import datetime

from journal.vault import sealed
from journal.vault.report import moment
from journal.vault.rows import MAX_BODY
from journal.vault.shelf import Version


@dataclass(frozen=True, slots=True)
class RecordInfo:
    """One stored version of one thing, without its body. ``ref`` is opaque and lasts."""

    thing: str
    at: datetime
    sitting: str
    headline: bytes
    ref: str


def info_of(version: Version) -> RecordInfo:
    """Return what is told of a version."""
    record = version.record
    return RecordInfo(
        record.thing, moment(record.at), record.sitting, record.headline, version.ref()
    )


def check_limits(thing: str, body: bytes, headline: bytes) -> None:
    """Raise ``ValueError`` past a limit of the format."""
    name = len(thing.encode("utf-8"))
    if not 1 <= name <= sealed.MAX_THING:
        raise ValueError(name)
    if len(body) > MAX_BODY or len(headline) > sealed.MAX_HEADLINE:
        raise ValueError(len(body))
