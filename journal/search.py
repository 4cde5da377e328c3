"""Finding words in what was written, in memory, while the journal is open.

Case and accents do not matter, and half words are found. It knows values and their texts, and
nothing of storage; nothing of it is ever on disk.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from journal.values import ChoiceValue, LooksValue, PlansValue, RowsValue, TextValue, Value

_AROUND = 60  # characters shown on each side of a match


@dataclass(frozen=True)
class Hit:
    """One answer in which all words occur. ``prompt_id`` is empty for the reflection's title.

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


@dataclass
class SearchIndex:
    """All that was written, by reflection and prompt id, with its folded form."""

    _texts: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict, repr=False)

    def put(self, reflection_id: str, prompt_id: str, text: str) -> None:
        """Hold the text of an answer, in place of what was held of it."""
        if text.strip():
            self._texts[reflection_id, prompt_id] = (text, fold(text))
        else:
            self._texts.pop((reflection_id, prompt_id), None)

    def drop(self, reflection_id: str) -> None:
        """Forget a reflection."""
        for key in [key for key in self._texts if key[0] == reflection_id]:
            del self._texts[key]

    def find(self, words: str) -> tuple[Hit, ...]:
        """Return a hit for each answer in which all words occur; none for no words."""
        wanted = [fold(word) for word in words.split()]
        wanted = [word for word in wanted if word]
        if not wanted:
            return ()
        return tuple(
            _hit(key, text, folded, wanted)
            for key, (text, folded) in self._texts.items()
            if all(word in folded for word in wanted)
        )


def _hit(key: tuple[str, str], text: str, folded: str, wanted: list[str]) -> Hit:
    """Show the first place where the words stand as they were typed, else the first of them."""
    together = " ".join(wanted)
    shown = together if together in folded else wanted[0]
    at = folded.index(shown)
    start, end = _unfolded(text, at, at + len(shown))
    before = _one_line(text[max(0, start - _AROUND) : start])
    after = _one_line(text[end : end + _AROUND])
    return Hit(*key, before, text[start:end], after)


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
