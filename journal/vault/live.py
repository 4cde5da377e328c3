"""Which of its own files a device holds: ranges of sequences, and a keyed sum over their names.

Both are kept up in constant time for each file, without reading another. docs/format.md, section 5.
Knows nothing of how they are stored.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from journal.vault import crypto

Range = tuple[int, int]


def term(live_key: bytes, device: bytes, sequence: int, name: str) -> int:
    """Return what one file adds to its device's sum."""
    text = device + sequence.to_bytes(8, "big") + bytes.fromhex(name)
    return int.from_bytes(crypto.authenticate(live_key, text), "big")


@dataclass(frozen=True)
class LiveSet:
    """Ascending disjoint ranges (first, last), and the sum of the files' terms."""

    ranges: tuple[Range, ...] = ()
    total: int = 0

    def __contains__(self, sequence: object) -> bool:
        """Tell whether the device held a file of this sequence."""
        if not isinstance(sequence, int):
            return False
        at = bisect_right(self.ranges, sequence, key=_first) - 1
        return at >= 0 and sequence <= self.ranges[at][1]

    def __iter__(self) -> Iterator[int]:
        """Yield every sequence, ascending."""
        for first, last in self.ranges:
            yield from range(first, last + 1)

    def count(self) -> int:
        """Return how many files that is, without listing them."""
        return sum(last - first + 1 for first, last in self.ranges)

    def with_file(self, sequence: int, its_term: int) -> "LiveSet":
        """Return the set with one more file; its sequence is above all others."""
        ranges = list(self.ranges)
        if ranges and ranges[-1][1] >= sequence:
            raise ValueError(sequence)
        if ranges and ranges[-1][1] == sequence - 1:
            ranges[-1] = (ranges[-1][0], sequence)
        else:
            ranges.append((sequence, sequence))
        return LiveSet(tuple(ranges), self.total ^ its_term)

    def without_file(self, sequence: int, its_term: int) -> "LiveSet":
        """Return the set with one file less; the same set if it isn't in it."""
        at = bisect_right(self.ranges, sequence, key=_first) - 1
        if at < 0 or sequence > self.ranges[at][1]:
            return self
        first, last = self.ranges[at]
        rest = [(first, sequence - 1), (sequence + 1, last)]
        kept = tuple(item for item in rest if item[0] <= item[1])
        ranges = self.ranges[:at] + kept + self.ranges[at + 1 :]
        return LiveSet(ranges, self.total ^ its_term)


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


def _first(item: Range) -> int:
    return item[0]
