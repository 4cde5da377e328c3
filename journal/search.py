"""Finding words in what was written, in memory, while the journal is open.

Case and accents do not matter, and half words are found. It knows values and their texts, and
nothing of storage; nothing of it is ever on disk.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import compress

from journal.values import (
    ChoiceValue,
    DateValue,
    LooksValue,
    PlansValue,
    RowsValue,
    TextValue,
    Value,
)

_AROUND = 60  # characters shown on each side of a match
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")  # how a cell of rows keeps a day


class Kind(StrEnum):
    """What a text is. The id of its place begins so: no prompt's does, but with letter or digit."""

    NAME = ""  # what a reflection is called, the role in it and the group
    ANSWER = "answer"  # then the place's id is the prompt's
    BESIDE = "~"  # how one saw it, a question to carry, why not
    GATE = "!"  # a case reference, who cleared it, who lifted a hold
    COPY = "="  # edited for a page, then the id of the door it leaves by
    REPLY = "@"  # somebody's words, then the ids of the share and of the reply
    NOTE = "*"  # a line noted for later, then its id; it stands in no reflection
    LEFT = "^"  # what a row of the ledger is called, for whom and why; then its id


BESIDE = Kind.BESIDE.value


@dataclass(frozen=True)
class Hit:
    """One text in which all words occur, most often an answer.

    ``prompt_id`` is a prompt's for an answer, else it begins as its ``kind`` says.

    ``before`` and ``after`` are what stands around the match, up to 60 characters, on one line. For
    a day that was looked for, ``match`` is empty, ``day`` is it, and ``after`` how the text begins.
    """

    reflection_id: str
    prompt_id: str
    before: str
    match: str
    after: str
    day: str = ""  # ISO 8601

    @property
    def kind(self) -> Kind:
        """What was found."""
        return kind_of((self.reflection_id, self.prompt_id))

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids that stand in its place: of the share and the reply, or of the door."""
        return tuple(self.prompt_id[1:].split("/"))


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


def days_of(value: Value) -> Iterator[str]:
    """Give the days in a value, as ISO 8601."""
    match value:
        case DateValue(day=day) if day is not None:
            yield day.isoformat()
        case PlansValue():
            yield from (plan.look_again.isoformat() for plan in value.plans if plan.look_again)
        case RowsValue():
            for row in value.rows:
                yield from (cell for cell in row.cells.values() if _DAY.match(cell))
        case _:
            return


Place = tuple[str, str]  # reflection id; prompt id, or what ``Kind`` says


def kind_of(place: Place) -> Kind:
    """Return what stands at a place."""
    if not place[1]:
        return Kind.NAME
    return Kind(place[1][0]) if place[1][0] in _KINDS else Kind.ANSWER


_KINDS = frozenset(kind.value for kind in Kind if len(kind.value) == 1)


@dataclass
class SearchIndex:
    """All that was written, folded, by place. The texts themselves stay away: of the few that are
    shown, they are read again. Days are held beside, so that "20" finds none of them.
    """

    _folded: dict[Place, str] = field(default_factory=dict, repr=False)
    _days: dict[Place, str] = field(default_factory=dict, repr=False)

    def put(self, reflection_id: str, prompt_id: str, text: str, days: Iterable[str] = ()) -> None:
        """Hold the text of an answer and its days, in place of what was held of it."""
        place = (reflection_id, prompt_id)
        _hold(self._folded, place, fold(text) if text.strip() else "")
        _hold(self._days, place, " ".join(days))

    def holds(self, reflection_id: str, prompt_id: str) -> bool:
        """Tell whether a text of that place is held."""
        return (reflection_id, prompt_id) in self._folded

    def drop(self, reflection_id: str) -> None:
        """Forget a reflection; what left of it stays in the ledger, and here."""
        for held in (self._folded, self._days):
            gone = [one for one in held if one[0] == reflection_id and kind_of(one) != Kind.LEFT]
            for place in gone:
                del held[place]

    def forget(self, place: Place) -> None:
        """Forget one text."""
        self._folded.pop(place, None)
        self._days.pop(place, None)

    def places(
        self, words: str, day: str = "", among: Sequence[Place] | None = None
    ) -> list[Place]:
        """Return where all the words occur, in the order in which the texts came; all, or some.

        A place that holds ``day``, or the beginning or end of one, is found too.
        """
        wanted = _wanted(words)
        if not wanted:
            return []
        first = wanted[0]  # by itself, at the speed of a scan: most texts end here
        texts = self._folded
        if among is not None:
            texts = {place: self._folded[place] for place in among if place in self._folded}
        holding = [first in text for text in texts.values()]  # places are touched where it is
        found = list(compress(texts, holding))
        found = [
            place for place in found if all(word in self._folded[place] for word in wanted[1:])
        ]
        if day:
            there = self._days if among is None else [one for one in among if one in self._days]
            known = frozenset(found)
            found += [one for one in there if day in self._days[one] and one not in known]
        return found

    def day_at(self, place: Place, day: str) -> str:
        """Return the first day at a place that ``day`` is, or is a part of."""
        return next((one for one in self._days.get(place, "").split() if day in one), "")

    def named(self, words: str) -> tuple[list[str], list[str]]:
        """Return the ids of reflections whose names hold all the words, and any of them."""
        wanted = _wanted(words)
        names = [(place[0], text) for place, text in self._folded.items() if not place[1]]
        some = [one for one in names if any(word in one[1] for word in wanted)]
        whole = [one for one, text in some if all(word in text for word in wanted)]
        return whole, [one for one, _ in some]


def _hold(held: dict[Place, str], place: Place, text: str) -> None:
    if text:
        held[place] = text
    else:
        held.pop(place, None)


def _wanted(words: str) -> list[str]:
    return [word for word in map(fold, words.split()) if word]


def hit_in(place: Place, text: str, words: str, day: str = "") -> Hit:
    """Show the first place where the words stand as they were typed, else the first of them.

    Where they don't, it was found by ``day``.
    """
    wanted, folded = _wanted(words), fold(text)
    if not all(word in folded for word in wanted):
        first = _one_line(text[:_AROUND])
        # Without a day, it was changed since it was found.
        return Hit(*place, "", "", first, day) if day else Hit(*place, "", first, "")
    together = " ".join(wanted)
    shown = together if together in folded else wanted[0]
    at = folded.find(shown)
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
