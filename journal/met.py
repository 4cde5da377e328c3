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

from journal.guides.guide import Counted
from journal.patterns import Decision, Naming, Sight
from journal.search import fold

OTHER = "other"  # a category that says nothing by itself
_WORD = re.compile(r"[^\W\d_]{5,}")
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

        One for each earlier reflection at most.
        """
        met = [one for naming in namings for one in self._meet(counted, naming, now)]
        best: dict[str, Met] = {}
        for one in sorted(met, key=_rank):
            best.setdefault(one.sight.reflection, one)
        return tuple(best.values())

    def _meet(self, counted: Counted, naming: Naming, now: Sight) -> Iterator[Met]:
        words = _words(naming.words) - self._common[counted]
        for known in self._known[counted]:
            sight = known.sight
            if sight.reflection == now.reflection or sight.day > now.day:
                continue
            same = naming.category not in ("", OTHER) and known.naming.category == naming.category
            shared = words & known.words
            if same or len(shared) >= _ENOUGH:
                yield Met(counted, known.naming, same, tuple(sorted(shared)), sight)


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


def _rank(met: Met) -> tuple[int, bool, int, str]:
    sight = met.sight
    return (-len(met.shared), met.decision is None, -sight.day.toordinal(), sight.reflection)
