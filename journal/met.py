"""Where something named now was named before: the same category or role, or the same words. Pure.

The rule is small and always the same, so that it can be told beside what it found: something meets
an earlier one if both are of the same category, or share two words of five letters or more. Words
that a quarter of all namings hold say nothing. Of several, the one with most words in common comes
first, then one that led to a commitment, then the latest.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from journal.guides.guide import Counted
from journal.patterns import Decision, Naming, Sight
from journal.search import fold

OTHER = "other"  # a category that says nothing by itself
_WORD = re.compile(r"[^\W\d_]{5,}")
_MOST = 20  # reflections told of at most
_ENOUGH = 2  # words in common without the same category
_COMMON, _FEW = 4, 8  # a word in more than a quarter of at least eight namings is common


@dataclass(frozen=True)
class Met:
    """What was named before, and by which rule: ``same`` category, words in common."""

    counted: Counted
    then: Naming
    same: bool
    shared: tuple[str, ...]
    sight: Sight

    @property
    def decision(self) -> Decision | None:
        """The first commitment that came from that reflection."""
        return self.sight.decisions[0] if self.sight.decisions else None


class _Rank(NamedTuple):
    """What decides which of several comes first, in this order; then what is told of it."""

    fewer_words: int
    is_undecided: bool
    older: int
    reflection: str
    shared: tuple[str, ...]
    same: bool


@dataclass(frozen=True)
class _Known:
    naming: Naming
    words: frozenset[str]
    sight: Sight


class Memory:
    """What all reflections named, made ready for comparing."""

    def __init__(self, sights: Iterable[Sight]) -> None:
        """Fold all words once."""
        seen = tuple(sights)
        self._known = {
            Counted.CONDITIONS: [_known(one, sight) for sight in seen for one in sight.conditions],
            Counted.EFFECTS: [_known(one, sight) for sight in seen for one in sight.effects],
            Counted.ROLE: [_known(_role(one), one) for one in seen if one.role],
        }
        self._common = {counted: _common(known) for counted, known in self._known.items()}

    def meet(self, counted: Counted, namings: Iterable[Naming], now: Sight) -> tuple[Met, ...]:
        """Return what earlier reflections than ``now`` named as well, the best of each first.

        One for each earlier reflection at most, and a few in all.
        """
        met = (one for naming in namings for one in self._meet(counted, naming, now))
        best: dict[str, Met] = {}
        for rank, known in sorted(met, key=lambda one: one[0]):
            if len(best) == _MOST:
                break
            best.setdefault(known.sight.reflection, _met(counted, rank, known))
        return tuple(best.values())

    def _meet(self, counted: Counted, naming: Naming, now: Sight) -> Iterator[tuple[_Rank, _Known]]:
        words = _words(naming.words) - self._common[counted]
        category = "" if naming.category == OTHER else naming.category
        for known in self._known[counted]:
            same = bool(category) and known.naming.category == category
            shared = words & known.words
            if same or len(shared) >= _ENOUGH:
                sight = known.sight
                if sight.reflection != now.reflection and sight.day <= now.day:
                    yield _rank(sight, shared, same=same), known


def _met(counted: Counted, rank: _Rank, known: _Known) -> Met:
    return Met(counted, known.naming, rank.same, rank.shared, known.sight)


def role_naming(role: str) -> tuple[Naming, ...]:
    """Return a role as something that is named; nothing for none."""
    return (Naming(fold(role.strip()), role.strip(), ""),) if role.strip() else ()


def _role(sight: Sight) -> Naming:
    return Naming(fold(sight.role), sight.role, "")


def _known(naming: Naming, sight: Sight) -> _Known:
    return _Known(naming, _words(naming.words), sight)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(text)))


def _common(known: list[_Known]) -> frozenset[str]:
    if len(known) < _FEW:
        return frozenset()
    counted = Counter(word for one in known for word in one.words)
    return frozenset(word for word, times in counted.items() if times * _COMMON > len(known))


def _rank(sight: Sight, shared: frozenset[str], *, same: bool) -> _Rank:
    decided = not sight.decisions
    day = -sight.day.toordinal()
    return _Rank(-len(shared), decided, day, sight.reflection, tuple(sorted(shared)), same)
