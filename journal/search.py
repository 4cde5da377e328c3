"""Finding words in what was written, in memory, while the journal is open.

Case and accents do not matter, and half words are found. It knows values and their texts, and
nothing of storage; nothing of it is ever on disk.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from journal.model import Reflection
from journal.values import ChoiceValue, LooksValue, PlansValue, RowsValue, TextValue, Value

BESIDE = "~"  # no prompt's id: those begin with a letter or digit
_AROUND = 60  # characters shown on each side of a match


@dataclass(frozen=True)
class Hit:
    """One text in which all words occur, most often an answer.

    ``prompt_id`` is empty for the reflection's title, ``BESIDE`` for what is no prompt's answer.

    ``before`` and ``after`` are what stands around the match, up to 60 characters, on one line.
    """

    reflection_id: str
    prompt_id: str
    before: str
    match: str
    after: str


class _Folding(dict[int, str]):
    """A translation table that learns each character when it first meets it."""

    def __missing__(self, code: int) -> str:
        spread = unicodedata.normalize("NFKD", chr(code)).casefold()
        letters = unicodedata.normalize("NFKD", spread)
        folded = "".join(one for one in letters if not unicodedata.combining(one))
        self[code] = folded
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Return ``text`` without case and accents, for comparing."""
    return text.lower() if text.isascii() else text.translate(_FOLDING)


def begins(name: str, wanted: Iterable[str]) -> bool:
    """Tell whether a word of ``name`` begins with one of the folded words."""
    return any(part.startswith(word) for part in fold(name).split() for word in wanted)


def texts_of(value: Value) -> Iterator[str]:
    """Give the person's own words in a value, in the order in which they stand."""
    match value:
        case TextValue():
            yield value.text
        case RowsValue():
            for row in value.rows:
                yield from row.cells.values()
            yield value.note
        case ChoiceValue():
            yield value.note
        case PlansValue():
            for plan in value.plans:
                yield from (plan.if_, plan.then, plan.owner, plan.how)
        case LooksValue():
            for look in value.looks:
                yield from (look.did, look.why, look.if_, look.then)
        case _:
            return


@dataclass(frozen=True)
class Seen:
    """Of a sitting, what is searched."""

    seen: str = ""


@dataclass(frozen=True)
class Carried:
    """Of a quiet time, what is searched."""

    carry: str = ""


@dataclass(frozen=True)
class WhyNot:
    """Of a time that was not taken, what is searched."""

    why: str = ""


@dataclass(frozen=True)
class Beside:
    """Of a reflection's record, what is searched beside its title: read alone, it is read fast."""

    sittings: tuple[Seen, ...] = ()
    quiet: Carried | None = None
    not_taken: tuple[WhyNot, ...] = ()


def texts_beside(reflection: Reflection | Beside) -> Iterator[str]:
    """Give the person's own words that are no answer: views, questions to carry, why not."""
    for sitting in reflection.sittings:
        yield sitting.seen
    if reflection.quiet is not None:
        yield reflection.quiet.carry
    for one in reflection.not_taken:
        yield one.why


Place = tuple[str, str]  # reflection id, prompt id


@dataclass
class SearchIndex:
    """All that was written, folded, by reflection and prompt id. The texts themselves stay away:
    of the few that are shown, they are read again.
    """

    _folded: dict[Place, str] = field(default_factory=dict, repr=False)

    def put(self, reflection_id: str, prompt_id: str, text: str) -> None:
        """Hold the text of an answer, in place of what was held of it."""
        if text.strip():
            self._folded[reflection_id, prompt_id] = fold(text)
        else:
            self._folded.pop((reflection_id, prompt_id), None)

    def holds(self, reflection_id: str, prompt_id: str) -> bool:
        """Tell whether a text of that place is held."""
        return (reflection_id, prompt_id) in self._folded

    def drop(self, reflection_id: str) -> None:
        """Forget a reflection."""
        for key in [key for key in self._folded if key[0] == reflection_id]:
            del self._folded[key]

    def places(self, words: str) -> list[Place]:
        """Return where all the words occur, in the order in which the texts came."""
        wanted = _wanted(words)
        if not wanted:
            return []
        first = wanted[0]  # by itself, at the speed of a scan: most texts end here
        found = [place for place, text in self._folded.items() if first in text]
        return [place for place in found if all(word in self._folded[place] for word in wanted[1:])]


def _wanted(words: str) -> list[str]:
    return [word for word in map(fold, words.split()) if word]


def hit_in(place: Place, text: str, words: str) -> Hit:
    """Show the first place where the words stand as they were typed, else the first of them."""
    wanted, folded = _wanted(words), fold(text)
    together = " ".join(wanted)
    shown = together if together in folded else wanted[0]
    at = folded.find(shown)
    if at < 0:  # it was changed since it was found
        return Hit(*place, "", "", _one_line(text[:_AROUND]))
    start, end = _unfolded(text, at, at + len(shown))
    before = _one_line(text[max(0, start - _AROUND) : start])
    after = _one_line(text[end : end + _AROUND])
    return Hit(*place, before, text[start:end], after)


def _unfolded(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where in ``text`` a folded stretch lies: whole characters, with their accents."""
    if text.isascii():
        return start, end
    folded = 0
    first, last = len(text), len(text)
    for position, char in enumerate(text):
        width = len(_FOLDING[ord(char)])
        if folded >= end and width:
            last = position
            break
        folded += width
        if folded > start:
            first = min(first, position)
    return first, last


def _one_line(text: str) -> str:
    """Return ``text`` with every run of blanks as one space, those at its ends too."""
    line = " ".join(text.split())
    front = " " if text[:1].isspace() and line else ""
    back = " " if text[-1:].isspace() and line else ""
    return f"{front}{line}{back}"
