"""Which of its own files a device holds: ranges of sequences, and a keyed sum over their names.

Both are kept up in constant time for each file, without reading another. Beside them: how much each
pack holds, so that a lost one can be told in changes and dates, and what the person has given up.
docs/format.md, section 5. Knows nothing of how they are stored.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from journal.vault import crypto

Range = tuple[int, int]


def term(live_key: bytes, device: bytes, sequence: int, name: str) -> int:
    """Return what one file adds to its device's sum."""
    text = device + sequence.to_bytes(8, "big") + bytes.fromhex(name)
    return int.from_bytes(crypto.authenticate(live_key, text), "big")


@dataclass(frozen=True)
class Pack:
    """A live file of several records: how many, and their earliest and latest moment (ms)."""

    sequence: int
    records: int
    earliest: int
    latest: int


@dataclass(frozen=True)
class LiveSet:
    """Ascending disjoint ranges (first, last), and the sum of the files' terms.

    ``packs`` are those of the files that hold several records, ascending. ``lost`` are sequences
    that were missing when the person carried on: not expected any more, taken in if they return.
    """

    ranges: tuple[Range, ...] = ()
    total: int = 0
    packs: tuple[Pack, ...] = ()
    lost: tuple[Range, ...] = ()

    def __contains__(self, sequence: object) -> bool:
        """Tell whether the device held a file of this sequence."""
        return isinstance(sequence, int) and _holds(self.ranges, sequence)

    def has_lost(self, sequence: int) -> bool:
        """Tell whether the person carried on without the file of this sequence."""
        return _holds(self.lost, sequence)

    def __iter__(self) -> Iterator[int]:
        """Return every sequence, ascending."""
        return _each(self.ranges)

    def count(self) -> int:
        """Return how many files that is, without listing them."""
        return sum(last - first + 1 for first, last in self.ranges)

    def with_file(self, sequence: int, its_term: int, pack: Pack | None = None) -> "LiveSet":
        """Return the set with one more file; its sequence is above all others."""
        ranges = list(self.ranges)
        if ranges and ranges[-1][1] >= sequence:
            raise ValueError(sequence)
        if ranges and ranges[-1][1] == sequence - 1:
            ranges[-1] = (ranges[-1][0], sequence)
        else:
            ranges.append((sequence, sequence))
        packs = self.packs if pack is None else (*self.packs, pack)
        return replace(self, ranges=tuple(ranges), total=self.total ^ its_term, packs=packs)

    def without_file(self, sequence: int, its_term: int) -> "LiveSet":
        """Return the set with one file less; the same set if it isn't in it."""
        if self.has_lost(sequence):  # one that returned, and now is folded or followed
            return replace(self, lost=_without(self.lost, sequence))
        if sequence not in self:
            return self
        packs = tuple(pack for pack in self.packs if pack.sequence != sequence)
        ranges = _without(self.ranges, sequence)
        return replace(self, ranges=ranges, total=self.total ^ its_term, packs=packs)

    def only(self, files: Iterable[tuple[int, int]]) -> "LiveSet":
        """Return the set of the given (sequence, term) pairs; what else was in it is lost."""
        present = {sequence: its for sequence, its in files if not self.has_lost(sequence)}
        gone = [sequence for sequence in self if sequence not in present]
        return replace(
            live_set(present.items()),
            packs=tuple(pack for pack in self.packs if pack.sequence in present),
            lost=tuple(runs(sorted({*gone, *_each(self.lost)}))),
        )


def live_set(files: Iterable[tuple[int, int]]) -> LiveSet:
    """Return the set of the given (sequence, term) pairs."""
    result = LiveSet()
    for sequence, its_term in sorted(files):
        result = result.with_file(sequence, its_term)
    return result


def runs(sequences: Iterable[int]) -> list[Range]:
    """Return ascending sequences as ranges."""
    result: list[Range] = []
    for sequence in sequences:
        if result and result[-1][1] == sequence - 1:
            result[-1] = (result[-1][0], sequence)
        else:
            result.append((sequence, sequence))
    return result


def _each(ranges: Iterable[Range]) -> Iterator[int]:
    for first, last in ranges:
        yield from range(first, last + 1)


def _holds(ranges: Sequence[Range], sequence: int) -> bool:
    at = bisect_right(ranges, sequence, key=_first) - 1
    return at >= 0 and sequence <= ranges[at][1]


def _without(ranges: tuple[Range, ...], sequence: int) -> tuple[Range, ...]:
    """Return ranges with one sequence less; it is in one of them."""
    at = bisect_right(ranges, sequence, key=_first) - 1
    first, last = ranges[at]
    rest = [(first, sequence - 1), (sequence + 1, last)]
    return ranges[:at] + tuple(item for item in rest if item[0] <= item[1]) + ranges[at + 1 :]


def _first(item: Range) -> int:
    return item[0]
