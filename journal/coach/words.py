"""A text as the words the coach may read: quotations, code, paths and identifiers are left out.

One pass over the text, each character looked at a bounded number of times, whatever is written.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

NAME = "\0name"  # stands for a known person's name, so that "Mark" is one and "mark" is none
BREAK = ""  # ends a sentence or a clause: no pattern reaches over it

_PIECE = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[^\s\w]|_")
_OPENING = re.compile('[`"“«„]')
_CLOSING = {"`": "`", '"': '"', "“": "”", "«": "»", "„": "“”"}
_FENCE = ("```", "~~~")
_CODE_BEFORE = frozenset("_/\\@#$=<{[~.:")  # right before a word: part of a path, a key, a name
_CODE_AFTER = frozenset("_/\\@#$=<>{}[~(")


class Word(NamedTuple):
    """One word: ``folded`` in small letters; ``start`` and ``end`` are places in the text.

    ``text`` is as written, and empty for a break and for the second half of a contraction.
    """

    folded: str
    start: int
    end: int
    text: str = ""


def words_of(text: str, names: frozenset[str], splits: Mapping[str, str]) -> list[Word]:
    """Return the words of ``text`` in order.

    ``names`` are first or last names in small letters. ``splits`` maps the ending of a contraction
    to the word it stands for: ``n't`` to ``not``.
    """
    found: list[Word] = []
    for start, end in _prose(text):
        found.append(Word(BREAK, start, start))
        for piece in _PIECE.finditer(text, start, end):
            found.extend(_words(text, piece, names, splits))
    return found


def _words(
    text: str, piece: re.Match[str], names: frozenset[str], splits: Mapping[str, str]
) -> Iterator[Word]:
    start, end = piece.span()
    written = piece[0]
    if not written[0].isalpha() or _is_code(text, start, end):
        yield Word(BREAK, start, end)
        return
    folded = written.lower().replace("’", "'")
    if folded in names and written[0].isupper():
        yield Word(NAME, start, end, written)
        return
    first, rest = _split(folded, splits)
    yield Word(first, start, end, written)
    for one in rest:
        yield Word(one, start, end)


def _split(folded: str, splits: Mapping[str, str]) -> tuple[str, list[str]]:
    """Return a contraction as its words: ``shouldn't've`` as should, not, have."""
    rest: list[str] = []
    while "'" in folded:
        ending = next((one for one in splits if folded.endswith(one) and folded != one), "")
        if not ending:
            break
        rest.insert(0, splits[ending])
        folded = folded[: -len(ending)]
    return folded, rest


def _is_code(text: str, start: int, end: int) -> bool:
    """Tell whether a word is a piece of a path, an address, a key or a call."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    beyond = text[end + 1] if end + 1 < len(text) else " "
    joined = after in ".:" and (beyond.isalnum() or beyond in "_/\\")
    return before in _CODE_BEFORE or after in _CODE_AFTER or joined


def _prose(text: str) -> Iterator[tuple[int, int]]:
    """Give the stretches of ``text`` that are the person's own words."""
    at, fence = 0, ""
    for line in text.splitlines(keepends=True):
        begins = line.lstrip()
        mark = next((one for one in _FENCE if begins.startswith(one)), "")
        if mark and fence in ("", mark):
            fence = "" if fence else mark
        elif not fence and not begins.startswith(">"):
            yield from _outside_quotes(text, at, at + len(line))
        at += len(line)


def _outside_quotes(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give what stands outside quotation marks in one line; one that is not closed quotes nothing.

    Where a closing mark is not found once, it is not looked for again: the line is read once.
    """
    unclosed: set[str] = set()
    at = start
    for opening in _OPENING.finditer(text, start, end):
        mark = opening[0]
        if opening.start() < at or mark in unclosed:
            continue
        places = [text.find(one, opening.end(), end) for one in _CLOSING[mark]]
        closing = min((place for place in places if place >= 0), default=-1)
        if closing < 0:
            unclosed.add(mark)
            continue
        yield at, opening.start()
        at = closing + 1
    yield at, end
