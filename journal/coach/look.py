"""Looking at a text: where its words may be worth a second thought, by category.

Pure: the same text gives the same marks. A very long text is read up to a limit.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from journal.coach.lists import Lists, Place
from journal.coach.patterns import Goal
from journal.coach.words import Word, words_of

READS = 60_000  # characters of one text: more than anybody writes on one page


@dataclass(frozen=True)
class Mark:
    """One find: ``start`` and ``length`` in characters of the text, and the ``words`` there."""

    category: str
    start: int
    length: int
    words: str


def look(
    lists: Lists, text: str, names: Iterable[str] = (), *, place: Place = Place.PAGE
) -> tuple[Mark, ...]:
    """Return the marks of ``text`` in the order in which they stand; none lies over another.

    ``names`` are persons who are known here, in full; each part of one counts as a person.
    """
    parts = frozenset(part.lower() for name in names for part in name.split() if len(part) > 1)
    words = words_of(text[:READS], parts, lists.splits)
    finds = list(lists.finders[place].find(words))
    marks = [_mark(text, words, goal.category, first, last) for first, last, goal in _kept(finds)]
    return tuple(_apart(marks))


def _kept(finds: Sequence[tuple[int, int, Goal]]) -> Iterator[tuple[int, int, Goal]]:
    """Give the finds that no exception of their category lies over."""
    spared = {
        (goal.category, place)
        for first, last, goal in finds
        if goal.spares
        for place in range(first, last)
    }
    for first, last, goal in finds:
        free = all((goal.category, place) not in spared for place in range(first, last))
        if free and not goal.spares:
            yield first, last, goal


def _mark(text: str, words: Sequence[Word], category: str, first: int, last: int) -> Mark:
    start, end = words[first].start, words[last - 1].end
    return Mark(category, start, end - start, text[start:end])


def _apart(marks: list[Mark]) -> Iterable[Mark]:
    """Give the marks that stand first, the longest of those that begin together."""
    end = 0
    for mark in sorted(marks, key=lambda one: (one.start, -one.length)):
        if mark.start >= end:
            end = mark.start + mark.length
            yield mark
