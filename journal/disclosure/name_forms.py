r"""The ways one name is written, as patterns over folded text.

For "Jonas Weber" these are: Jonas Weber, Weber, Jonas (turned round, with or without a comma),
J. Weber, Jonas W., Jonas K. Weber, Weber and Jonas, each after a title if one stands there.

Endings that are taken together with the name, where its word is not also a common one:

- ``'s``, ``s'`` and a bare ``'`` after s, x or z (possessives, with any apostrophe);
- ``s`` (German genitive, plural, a forgotten apostrophe);
- ``em om ovi owi ova ove ovo ovy`` (Czech, Slovak, Polish) on words of four letters or more.

Endings of one vowel (Webera, Nadii) and the German ``n`` are not taken: Paul would take Paula, and
Hans Hansen. ``people.remaining`` lists them for the person instead.

A word that is also a common one (Mark, Will, Rose) or of two letters counts only with a capital; a
part of a name that names no one (Foods, van, the) is never matched by itself. Accents and umlauts
match in both directions, ue for ü too. What holds ``@``, a digit, ``_``, ``/`` or a dot between
words is matched as it stands.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from journal.disclosure.common_words import ALSO_WORDS, NEVER_ALONE, TITLES
from journal.disclosure.folding import fold

LETTER = r"[^\W\d_]"
_POSSESSIVE = r"(?:'s|'(?= +\w))"
_ENDING = r"(?:'s|s'|'(?= +\w)|s|em|om|ovi|owi|ova|ove|ovo|ovy)"
_SHORT_ENDING = r"(?:'s|s'|'(?= +\w)|s)"
_LITERAL = re.compile(r"[@/:_\d]|\w\w\.\w\w")
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "ae", "Ö": "oe", "Ü": "ue"}
_SPELT_OUT = re.compile(r"([aou])e")
_UNSPACED = re.compile("[\u0e00-\u0eff\u2e80-\ufaff]")  # scripts that write no spaces


@dataclass(frozen=True)
class Form:
    """One pattern. ``bare`` ones need no word boundary, ``literal`` ones match inside addresses."""

    pattern: str
    length: int  # folded letters, for "longest first"
    capital: bool = False  # counts only where the person wrote a capital
    accented: bool = False  # counts only where the person wrote a letter beyond ASCII
    bare: bool = False
    literal: bool = False


def forms(name: str) -> tuple[Form, ...]:
    """Return the forms of ``name``, which is clean; none if it holds no letter or digit."""
    if not any(char.isalnum() for char in name):
        return ()
    if _LITERAL.search(name):
        plain = fold(name.strip()).text
        return (Form(re.escape(plain), len(plain), literal=True),)
    if _UNSPACED.search(name):
        plain = fold(name.strip()).text
        return (Form(_words_pattern(plain), len(plain), bare=True),)
    return tuple(_spellings(name))


def name_words(name: str) -> list[str]:
    """Return the words of a name without titles and full stops, as they were written."""
    words = re.findall(r"[^\s,.()\"]+", name)
    untitled = [word for word in words if fold(word).text not in TITLES]
    return [word for word in (untitled or words) if any(char.isalnum() for char in word)]


def parts(name: str) -> list[str]:
    """Return the folded words of ``name`` that can stand for it alone."""
    words = name_words(name)
    if len(words) == 1:
        return [fold(words[0]).text]
    pieces = [piece for word in words for piece in (word, *word.split("-"))]
    folded = dict.fromkeys(fold(piece).text for piece in pieces)
    return [part for part in folded if len(part) > 1 and part not in NEVER_ALONE]


def _spellings(name: str) -> Iterator[Form]:
    """Yield the forms of the name, and those with ue for ü and ü for ue."""
    yield from _whole_and_parts(name)
    spelt = "".join(_UMLAUTS.get(char, char) for char in name)
    if spelt != name:
        yield from _whole_and_parts(spelt)
    folded = fold(name).text
    short = _SPELT_OUT.sub(r"\1", folded)
    if short != folded:
        for form in _whole_and_parts(short):
            yield Form(form.pattern, form.length, capital=form.capital, accented=True)


def _whole_and_parts(name: str) -> Iterator[Form]:
    words = [fold(word).text for word in name_words(name)]
    if len(words) > 1:
        for pattern in _full(words):
            yield Form(pattern, sum(map(len, words)))
    for part in parts(name):
        yield _alone(part)


def _alone(word: str) -> Form:
    common = word in ALSO_WORDS or len(word) <= 2
    ending = _POSSESSIVE if common else _ENDING if len(word) > 3 else _SHORT_ENDING
    return Form(f"{_words_pattern(word)}{ending}?", len(word), capital=common)


def _full(words: list[str]) -> Iterator[str]:
    """Yield the patterns of a name of several words: given name first, the rest is family."""
    given, family = _words_pattern(words[0]), " +".join(map(_words_pattern, words[1:]))
    last = _words_pattern(words[-1])
    middle = rf"(?: +{LETTER}\.?)?"
    yield rf"{given}{middle} +{family}{_SHORT_ENDING}?"
    yield rf"{family},? +{given}{_SHORT_ENDING}?"
    yield rf"{re.escape(words[0][0])}(?:\. *| +){family}{_SHORT_ENDING}?"
    yield rf"{given} +{re.escape(words[-1][0])}(?!{LETTER})\.?"
    if len(words) > 2:
        yield rf"{given} +{last}{_SHORT_ENDING}?"
        yield rf"{family}{_SHORT_ENDING}?"


def _words_pattern(word: str) -> str:
    """Return a pattern for folded text: hyphens may be spaces, apostrophes may be forgotten."""
    pattern = re.escape(word)
    return pattern.replace(r"\-", "[- ]?").replace("'", "'?").replace(r"\ ", " +")
