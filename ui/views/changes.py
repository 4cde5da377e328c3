"""What came and what went between two answers to the same question: words, compared in order. Pure.

Case and the marks around a word do not count. One or two words that stayed between two changes go
with them, so that phrases are shown and not crumbs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeAlias

_MARKS = " .,;:?!…“”\u2018’\"'()–—-"
_CRUMB = 2  # words

Opcode: TypeAlias = tuple[str, int, int, int, int]


@dataclass(frozen=True)
class Change:
    """``came`` are stretches of the later text, start and length; ``went`` is words."""

    came: tuple[tuple[int, int], ...] = ()
    went: tuple[str, ...] = ()


def changed(before: str, after: str) -> Change:
    """Return what came into ``after`` and what of ``before`` is no longer there."""
    old, new = _words(before), _words(after)
    matcher = SequenceMatcher(None, _bare(before, old), _bare(after, new), autojunk=False)
    came: list[tuple[int, int]] = []
    went: list[str] = []
    for _tag, a, b, c, d in _phrases(matcher.get_opcodes()):
        if d > c:
            start, end = new[c][0], sum(new[d - 1])
            came.append((start, end - start))
        if b > a:
            went.append(before[old[a][0] : sum(old[b - 1])])
    return Change(tuple(came), tuple(went))


def came_words(after: str, change: Change) -> tuple[str, ...]:
    """Return the stretches that came, as words."""
    return tuple(after[start : start + length] for start, length in change.came)


def _words(text: str) -> list[tuple[int, int]]:
    """Return where each word stands: start and length."""
    found, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        found.append((at, len(word)))
        at += len(word)
    return found


def _bare(text: str, words: Sequence[tuple[int, int]]) -> list[str]:
    return [text[at : at + length].strip(_MARKS).casefold() for at, length in words]


def _phrases(opcodes: Sequence[Opcode]) -> list[Opcode]:
    """Join changes between which only a word or two stayed."""
    joined: list[Opcode] = []
    for place, (tag, a, b, c, d) in enumerate(opcodes):
        inside = 0 < place < len(opcodes) - 1 and bool(joined)
        if tag == "equal" and not (inside and b - a <= _CRUMB):
            continue
        touches = joined and joined[-1][2] == a and joined[-1][4] == c
        if touches:
            _tag, first, _b, third, _d = joined.pop()
            joined.append(("replace", first, b, third, d))
        elif tag != "equal":
            joined.append((tag, a, b, c, d))
    return joined
