"""Searching all that was written: the texts are read and folded once, some at a time, then kept up.

What a search finds is a list of places; the words around each are read again when they are shown,
so that ten thousand reflections are held in memory once and not twice.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from journal.codec import decode
from journal.model import Reflection
from journal.repository.listing import Listing
from journal.repository.records import (
    ANSWERS,
    REFLECTIONS,
    Records,
    answer_of,
    answer_thing,
    reflection_thing,
)
from journal.search import BESIDE, Beside, Hit, Place, SearchIndex, hit_in, texts_beside, texts_of
from journal.values import TextValue, Value

AT_A_TIME = 2000  # texts: some 50 ms


@dataclass(frozen=True)
class Found:
    """Some of the hits of a search, and how many there are in all."""

    hits: tuple[Hit, ...]
    total: int


@dataclass(frozen=True)
class _Said:
    """The one part of an answer's record that is searched."""

    value: Value = field(default_factory=TextValue)


class Searching:
    """What was written in one open journal, folded."""

    def __init__(self, vault: Records, listing: Listing) -> None:
        """Read nothing yet but names and titles."""
        self._vault, self._listing = vault, listing
        self._index = SearchIndex()
        for reflection_id, title in listing.titles():
            self._index.put(reflection_id, "", title)
        self._unread = [
            thing for kind in (REFLECTIONS, ANSWERS) for thing, _ in vault.headlines(kind)
        ]
        self._last: tuple[str, list[Place]] | None = None

    def read_some(self) -> bool:
        """Read some more of the texts. False when all were read."""
        some, self._unread = self._unread[:AT_A_TIME], self._unread[AT_A_TIME:]
        for thing, body in self._vault.bodies(some):
            self._index.put(*_place(thing), _text(thing, body))
        return bool(self._unread)

    def put(self, reflection_id: str, prompt_id: str, text: str) -> None:
        """Note a text that changed; without a prompt it is the title."""
        self._last = None
        self._index.put(reflection_id, prompt_id, text)

    def put_reflection(self, reflection: Reflection) -> None:
        """Note a reflection that changed: its title, and what stands beside its prompts."""
        self.put(reflection.id, "", reflection.title)
        self.put(reflection.id, BESIDE, _joined(texts_beside(reflection)))

    def put_value(self, reflection_id: str, prompt_id: str, value: Value) -> None:
        """Note an answer that changed."""
        self.put(reflection_id, prompt_id, _joined(texts_of(value)))

    def drop(self, reflection_id: str) -> None:
        """Forget a reflection."""
        self._last = None
        self._index.drop(reflection_id)

    def search(self, words: str, start: int = 0, count: int | None = None) -> Found:
        """Return hits from the place ``start`` on: newest reflection first, its title first."""
        places = self._places(words)
        shown = places[start:] if count is None else places[start : start + count]
        return Found(self._hits(shown, words), len(places))

    def in_texts(self, words: str, count: int, here: str = "") -> tuple[Hit, ...]:
        """Return ``count`` hits in answers, those of the reflection ``here`` before the others."""
        answers = [place for place in self._places(words) if place[1]]
        answers.sort(key=lambda place: place[0] != here)
        return self._hits(answers[:count], words)

    def _hits(self, places: list[Place], words: str) -> tuple[Hit, ...]:
        texts = self._texts(places)
        return tuple(hit_in(place, texts[place], words) for place in places if place in texts)

    def _places(self, words: str) -> list[Place]:
        while self.read_some():
            pass
        if self._last is None or self._last[0] != words:
            self._last = words, self._ordered(self._index.places(words))
        return self._last[1]

    def _ordered(self, places: list[Place]) -> list[Place]:
        order = self._listing.ids()
        there = [place for place in places if place[0] in order]
        return sorted(there, key=lambda place: (order[place[0]], place[1] != ""))

    def _texts(self, places: list[Place]) -> Mapping[Place, str]:
        """Read the texts at some places; those that can't be read are left out."""
        things = {_thing(place): place for place in places if place[1]}
        texts = {things[thing]: _text(thing, body) for thing, body in self._vault.bodies(things)}
        for place in places:
            if not place[1]:
                brief = self._listing.find(place[0])
                texts[place] = brief.title if brief else ""
        return texts


def _place(thing: str) -> Place:
    if thing.startswith(REFLECTIONS):
        return thing.removeprefix(REFLECTIONS), BESIDE
    return answer_of(thing)


def _thing(place: Place) -> str:
    return reflection_thing(place[0]) if place[1] == BESIDE else answer_thing(*place)


def _text(thing: str, body: bytes) -> str:
    try:
        if thing.startswith(REFLECTIONS):
            return _joined(texts_beside(decode(Beside, body)))
        return _joined(texts_of(decode(_Said, body).value))
    except ValueError:
        return ""


def _joined(texts: Iterable[str]) -> str:
    return "\n".join(filter(None, texts))
