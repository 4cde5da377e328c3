"""The records of one sealed file, as rows of its index: checked all at once, made one by one.

A pack holds thousands of records, and opening a journal needs the name of each and little more. So
the rows are checked column by column, and a ``Record`` is made when it is asked for. Knows no keys.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import overload

MAX_NUMBER = (1 << 63) - 1
MAX_BODY = 64 * 1024 * 1024

_COLUMNS = 8  # thing, sequence, at, sitting, removed, knows, headline's length, body's length
_NOTHING: Mapping[bytes, int] = {}
_STORED = 8  # the ninth: the length of a body that is stored deflated


@dataclass(frozen=True, slots=True)
class Record:
    """One version of one thing, without its body. ``knows`` maps devices to sequences."""

    thing: str
    sequence: int
    at: int
    sitting: str
    removed: bool
    knows: Mapping[bytes, int]
    headline: bytes
    length: int


@dataclass(frozen=True, slots=True)
class Stored:
    """How a body lies in its file: ``length`` bytes, the body itself or a zlib stream of it."""

    length: int
    is_deflated: bool


class Rows(Sequence[Record]):
    """All records of a file, in their order."""

    def __init__(
        self, rows: list[list[object]], devices: Sequence[bytes], headlines: bytes
    ) -> None:
        """Check every row. ``ValueError`` or ``TypeError`` where one isn't as it must be."""
        sizes = set(map(len, rows))
        if sizes and min(sizes) < _COLUMNS:
            raise ValueError(min(sizes))
        columns = list(zip(*rows, strict=False)) or [()] * _COLUMNS
        self.things = _texts(columns[0])
        self._sittings = _texts(columns[3])
        self.sequences, self._moments = _numbers(columns[1]), _numbers(columns[2])
        self._removed = columns[4]
        self._knows = [
            _known(known, devices) if known else _NOTHING for known in _lists(columns[5])
        ]
        ends = list(accumulate(_numbers(columns[6]), initial=0))
        if ends[-1] > len(headlines):
            raise ValueError(ends[-1])
        self._ends, self._headlines = ends, headlines
        self._lengths = _numbers(columns[7], MAX_BODY)
        if sizes and min(sizes) > _STORED:
            deflated, lengths = [True] * len(rows), columns[_STORED]
        else:
            deflated = [len(row) > _STORED for row in rows]
            lengths = tuple(row[_STORED] if len(row) > _STORED else row[7] for row in rows)
        self._deflated, self.stored_lengths = deflated, _numbers(lengths, MAX_BODY)

    def newest(self) -> int:
        """Return when the newest of them was made (ms); -1 if there is none."""
        return max(self._moments, default=-1)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.things)

    @overload
    def __getitem__(self, place: int) -> Record: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Record]: ...
    def __getitem__(self, place: int | slice) -> Record | Sequence[Record]:
        """Return the record at a place."""
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(len(self)))]
        return Record(
            thing=self.things[place],
            sequence=self.sequences[place],
            at=self._moments[place],
            sitting=self._sittings[place],
            removed=bool(self._removed[place]),
            knows=self._knows[place],
            headline=self.headline(place),
            length=self._lengths[place],
        )

    def headline(self, place: int) -> bytes:
        """Return one record's headline alone."""
        return self._headlines[self._ends[place] : self._ends[place + 1]]

    def total_length(self) -> int:
        """Return the bytes of all bodies."""
        return sum(self._lengths)

    def stored(self, place: int) -> Stored:
        """Return how a record's body lies in the file."""
        return Stored(self.stored_lengths[place], self._deflated[place])

    def removals(self) -> list[int]:
        """Return the places of the records that say that a thing was removed."""
        return [place for place, removed in enumerate(self._removed) if removed]


def encode_rows(
    records: Iterable[Record], stored: Iterable[Stored]
) -> tuple[list[list[object]], list[str]]:
    """Return the rows as JSON has them, and the devices that they point to, in hex."""
    devices: dict[bytes, int] = {}
    rows = [
        [
            record.thing,
            record.sequence,
            record.at,
            record.sitting,
            int(record.removed),
            [
                [devices.setdefault(device, len(devices)), sequence]
                for device, sequence in record.knows.items()
            ],
            len(record.headline),
            record.length,
            *([how.length] if how.is_deflated else []),
        ]
        for record, how in zip(records, stored, strict=True)
    ]
    return rows, [device.hex() for device in devices]


def _texts(column: Iterable[object]) -> tuple[str, ...]:
    column = tuple(column)
    if not set(map(type, column)) <= {str}:
        raise TypeError
    return column  # type: ignore[return-value]  # seen one line above, for thousands at once


def _lists(column: Iterable[object]) -> tuple[list[object], ...]:
    column = tuple(column)
    if not set(map(type, column)) <= {list}:
        raise TypeError
    return column  # type: ignore[return-value]  # as above


def _numbers(column: Iterable[object], most: int = MAX_NUMBER) -> tuple[int, ...]:
    """Return counts or moments as they must be; ``bool`` and others are a ``TypeError``."""
    column = tuple(column)
    if not set(map(type, column)) <= {int}:
        raise TypeError
    numbers: tuple[int, ...] = column  # type: ignore[assignment]  # as above
    if numbers and not (min(numbers) >= 0 and max(numbers) <= most):
        raise ValueError
    return numbers


def _known(known: list[object], devices: Sequence[bytes]) -> dict[bytes, int]:
    """Return what a record knew: a device is a place in the list, counted from 0."""
    found: dict[bytes, int] = {}
    for pair in _lists(known):
        place, sequence = _numbers(pair)
        found[devices[place]] = sequence
    return found
