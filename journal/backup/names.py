"""How a copy that the program makes by itself is called, and which of them are kept.

A name says whose copy it is and when the newest change in it was made. Only files called so are
ever removed; everything else in the folder is somebody else's.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo

DAYS, WEEKS, MONTHS = 7, 4, 12
_NAME = re.compile(r"afterword-([0-9a-f]{8})-(\d{8}T\d{6}Z)\.zip")
_MOMENT = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, order=True)
class CopyName:
    """``upto`` (UTC, whole seconds): when the newest change in it was made; ``vault``: 8 digits."""

    upto: datetime
    vault: str

    @classmethod
    def of(cls, vault: bytes, upto: datetime) -> "CopyName":
        """Return the name of a journal's copy."""
        return cls(upto.astimezone(UTC).replace(microsecond=0), vault.hex()[:8])

    @classmethod
    def read(cls, name: str) -> "CopyName | None":
        """Return what a file's name says; ``None`` if it is not of this kind."""
        match = _NAME.fullmatch(name)
        if match is None:
            return None
        try:
            upto = datetime.strptime(match[2], _MOMENT).replace(tzinfo=UTC)
        except ValueError:
            return None
        return cls(upto, match[1])

    def __str__(self) -> str:
        """Return the file's name."""
        return f"afterword-{self.vault}-{self.upto.strftime(_MOMENT)}.zip"


def to_keep(names: Iterable[CopyName], zone: tzinfo | None) -> set[CopyName]:
    """Return which copies of one journal stay.

    The newest of each of the last seven days that have one, of the last four weeks, of the last
    twelve months. Days without a copy do not count: who does not write loses none.
    """
    newest_first = sorted(names, reverse=True)
    kept: set[CopyName] = set()
    for most, period in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
        kept |= set(_newest_of_each(newest_first, most, period, zone))
    return kept


def _newest_of_each(
    newest_first: list[CopyName],
    most: int,
    period: Callable[[date], object],
    zone: tzinfo | None,
) -> list[CopyName]:
    found: dict[object, CopyName] = {}
    for name in newest_first:
        found.setdefault(period(name.upto.astimezone(zone).date()), name)
    return list(found.values())[:most]


def _day(day: date) -> object:
    return day


def _week(day: date) -> object:
    return day.isocalendar()[:2]


def _month(day: date) -> object:
    return day.year, day.month
