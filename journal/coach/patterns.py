"""The small language of the coach's patterns, and how one is found in a row of words.

    should have DONE        words as they are, and in capitals a set of words
    Naturally               a word only where it is written with its capital
    (his|her|the ROLE)      one of these
    just? (so|very)?        what may be missing
    _                       any one word

A set holds words; ``*ed`` in it stands for an ending, ``!need`` for a word that is none of it.
There is nothing that repeats, so a search takes time in proportion to the words it reads.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from journal.coach.words import BREAK, Word

ANY, PROPER = "_", "PROPER"  # any word; a word written with a capital
WAYS_LIMIT = 5_000  # ways that one pattern can be read
LENGTH_LIMIT = 12  # words

_TOKEN = re.compile(r"\(([^()]*)\)(\?)?|([^\s()?|]+)(\?)?")


class BadPatternError(ValueError):
    """A pattern that can't be read."""


@dataclass(frozen=True)
class WordSet:
    """Words, endings, and words that are none of them."""

    words: frozenset[str]
    endings: tuple[str, ...] = ()
    never: frozenset[str] = frozenset()

    def holds(self, word: str) -> bool:
        """Tell whether ``word`` is in it."""
        return word in self.words or (
            bool(self.endings) and word.endswith(self.endings) and word not in self.never
        )


def word_set(members: Sequence[str]) -> WordSet:
    """Return the set of these members."""
    return WordSet(
        frozenset(one for one in members if one[0] not in "*!"),
        tuple(one[1:] for one in members if one[0] == "*"),
        frozenset(one[1:] for one in members if one[0] == "!"),
    )


Way = tuple[str, ...]


def read_pattern(pattern: str, sets: Mapping[str, WordSet]) -> tuple[Way, ...]:
    """Return every row of words and set names that ``pattern`` stands for; ``BadPatternError``."""
    steps: list[tuple[Way, ...]] = []
    at = 0
    for token in _TOKEN.finditer(pattern):
        if pattern[at : token.start()].strip():
            raise BadPatternError(pattern)
        at = token.end()
        group, group_optional, word, word_optional = token.groups()
        choices = tuple(tuple(one.split()) for one in (group or word).split("|"))
        if not all(choices):
            raise BadPatternError(pattern)
        steps.append((*choices, ()) if group_optional or word_optional else choices)
    if pattern[at:].strip() or not steps:
        raise BadPatternError(pattern)
    return _ways(pattern, steps, sets)


def _ways(
    pattern: str, steps: list[tuple[Way, ...]], sets: Mapping[str, WordSet]
) -> tuple[Way, ...]:
    number = 1
    for step in steps:
        number *= len(step)
    if number > WAYS_LIMIT:
        raise BadPatternError(pattern)
    ways = tuple(dict.fromkeys(tuple(w for part in one for w in part) for one in product(*steps)))
    for way in ways:
        known = all(w in sets or w in (ANY, PROPER) or not w.isupper() for w in way)
        if not way or len(way) > LENGTH_LIMIT or way[0] == ANY or not known:
            raise BadPatternError(pattern)
    return ways


@dataclass(frozen=True)
class Goal:
    """What a way stands for: a find of a category, or an exception from it."""

    category: str
    spares: bool = False


@dataclass
class _Node:
    """Where one is within some ways: what may come next, and what ends here."""

    words: dict[str, "_Node"] = field(default_factory=dict)
    sets: dict[str, "_Node"] = field(default_factory=dict)
    goals: set[Goal] = field(default_factory=set)


class Finder:
    """Finds all ways of many patterns at once, in one pass."""

    def __init__(self, ways: Iterable[tuple[Way, Goal]], sets: Mapping[str, WordSet]) -> None:
        """Look for ``ways``, whose words in capitals are in ``sets``."""
        self._sets = sets
        self._root = _Node()
        for way, goal in ways:
            node = self._root
            for word in way:
                is_set = word in sets or word in (ANY, PROPER)
                node = (node.sets if is_set else node.words).setdefault(word, _Node())
            node.goals.add(goal)

    def find(self, words: Sequence[Word]) -> Iterator[tuple[int, int, Goal]]:
        """Give (first, after last, goal) of each longest find; finds may overlap."""
        begins: dict[str, list[_Node]] = {}  # for this text only: most words begin nothing
        for first, word in enumerate(words):
            if word.folded == BREAK or not word.text:
                continue
            key = word.text if word.text[0].isupper() else word.folded
            nodes = begins.get(key)
            if nodes is None:
                nodes = begins[key] = list(self._next(self._root, word))
            if nodes:
                for goal, last in self._longest(words, first, nodes).items():
                    yield first, last, goal

    def _longest(self, words: Sequence[Word], first: int, nodes: list[_Node]) -> dict[Goal, int]:
        found: dict[Goal, int] = {}
        for place in range(first + 1, min(first + LENGTH_LIMIT, len(words)) + 1):
            for node in nodes:
                for goal in node.goals:
                    found[goal] = place
            if place == len(words) or words[place].folded == BREAK:
                break
            nodes = [after for one in nodes for after in self._next(one, words[place])]
            if not nodes:
                break
        return found

    def _next(self, node: _Node, word: Word) -> Iterator[_Node]:
        for written in {word.folded, word.text}:  # with its capital, where a way asks for it
            if written in node.words:
                yield node.words[written]
        for name, after in node.sets.items():
            if self._holds(name, word):
                yield after

    def _holds(self, name: str, word: Word) -> bool:
        if name == ANY:
            return True
        if name == PROPER:
            return word.text[:1].isupper() and not word.text.isupper()
        return self._sets[name].holds(word.folded)
