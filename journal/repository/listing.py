"""The list of reflections: their headlines, taken once when first asked for and then kept up.

No body of a reflection or of an answer is decrypted for it, and a headline is read when its row is
wanted: of ten thousand, the first rows are there at once.
"""

import contextlib
import json
import re
from collections.abc import Iterator
from itertools import islice

from journal.clock import Clock
from journal.model import Reflection
from journal.repository.headlines import (
    Headline,
    brief,
    headline_of,
    read_answer_brief,
    read_brief,
)
from journal.repository.kept_guides import KeptGuides
from journal.repository.records import REFLECTIONS, Records, answer_of, answer_thing

# How the bytes of a reflection begin; where they don't, it is read as a whole. A moment is in UTC,
# so that its text orders as it does.
_CREATED = re.compile(rb'\{"id":"[^"\\]*","created":"([^"\\]+)"')
_CLOSED = re.compile(rb'"closed":"')  # within a text, a quotation mark is never without a backslash


class Listing:
    """What lists need of all reflections."""

    def __init__(self, vault: Records, guides: KeptGuides) -> None:
        """Take all headlines of an open vault."""
        self._guides = guides
        self._briefs = {
            thing.removeprefix(REFLECTIONS): headline
            for thing, headline in vault.headlines(REFLECTIONS)
        }
        self._vault = vault
        self._made: dict[str, Reflection] = {}
        self._words: dict[str, dict[str, str]] = {}  # by reflection and prompt: how it begins
        self._damaged: set[str] = set()
        self._tried: set[str] = set()  # those that were read once, and then were or weren't damaged
        self._order: dict[str, int] | None = None  # the newest first, each with its place

    @property
    def damaged(self) -> tuple[str, ...]:
        """The ids of reflections that cannot be listed. Reads the headlines of all."""
        for one in self._briefs.keys() - self._tried:
            self._read(one)
        return tuple(sorted(self._damaged))

    def ids(self) -> dict[str, int]:
        """Return the ids of all reflections, the newest first, each with its place."""
        if self._order is None:
            created = {one: self._created(one) for one in self._briefs}
            ordered = sorted((at, one) for one, at in created.items() if at is not None)
            self._order = {one: place for place, (_, one) in enumerate(reversed(ordered))}
        return self._order

    def unfinished(self) -> list[str]:
        """Return the ids of those that were not closed, the newest first."""
        return [one for one in self.ids() if not _CLOSED.search(self._briefs[one])]

    def newest_first(self) -> tuple[Reflection, ...]:
        """Return all reflections, as brief as their headlines are."""
        return tuple(one for one in map(self.find, self.ids()) if one is not None)

    def find(self, reflection_id: str) -> Reflection | None:
        """Return a reflection, as brief as its headline is; ``None`` if it can't be read."""
        if reflection_id not in self._made:
            found = self._read(reflection_id)
            if found is None:
                return None
            self._made[reflection_id] = found
        return self._made[reflection_id]

    def answered(self, reflection_id: str) -> frozenset[str]:
        """Return the ids of the prompts with an answer."""
        return frozenset(self._words_of(reflection_id))

    def _read(self, reflection_id: str) -> Reflection | None:
        """Read a headline, and keep nothing of it: of ten thousand, that would be many MB."""
        headline = self._briefs.get(reflection_id)
        if headline is None:
            return None
        self._tried.add(reflection_id)
        try:
            return read_brief(headline)
        except ValueError:
            self._damaged.add(reflection_id)
            return None

    def titles(self) -> Iterator[tuple[str, str]]:
        """Yield id and title of all reflections, the newest first."""
        for one, names in self.names():
            yield one, names[0]

    def names(self) -> Iterator[tuple[str, tuple[str, str, str]]]:
        """Yield id and title, role and group of all reflections, the newest first."""
        for one in self.ids():
            text = self._briefs[one].decode("utf-8", "surrogatepass")
            with contextlib.suppress(ValueError, AttributeError):
                head = json.loads(text)
                title, role, group = (head.get(name) for name in ("title", "role", "group"))
                yield one, (_text(title), _text(role), _text(group))

    def begun(self) -> Iterator[tuple[str, str]]:
        """Yield the id of each reflection, the newest first, and when it was begun, as text."""
        for one in self.ids():
            yield one, self._created(one) or ""

    def headline(self, reflection_id: str, clock: Clock) -> Headline | None:
        """Return the line of one reflection."""
        one = self._made.get(reflection_id) or self._read(reflection_id)
        if one is None:
            return None
        return headline_of(one, self._guides.find(one.guide), self._words_of(one.id), clock)

    def headlines(
        self, clock: Clock, start: int = 0, count: int | None = None
    ) -> tuple[Headline, ...]:
        """Return ``count`` lines from the place ``start`` on, all by default; the newest first.

        They are fewer where a headline can't be read.
        """
        stop = None if count is None else start + count
        lines = (self.headline(one, clock) for one in islice(self.ids(), start, stop))
        return tuple(line for line in lines if line is not None)

    def take(self, saved: Reflection) -> None:
        """Note where a reflection stands now."""
        if saved.id not in self._briefs:
            self._order = None
        self._briefs[saved.id] = headline = brief(saved)
        self._made[saved.id] = read_brief(headline)
        self._tried.add(saved.id)
        self._damaged.discard(saved.id)

    def take_answer(self, reflection_id: str, prompt_id: str, headline: bytes) -> None:
        """Note how an answer begins now."""
        words = self._words_of(reflection_id)
        beginning = read_answer_brief(headline)
        if beginning is None:
            words.pop(prompt_id, None)
        else:
            words[prompt_id] = beginning

    def drop(self, reflection_id: str) -> None:
        """Forget a reflection."""
        self._order = None
        self._briefs.pop(reflection_id, None)
        self._made.pop(reflection_id, None)
        self._words[reflection_id] = {}

    def _words_of(self, reflection_id: str) -> dict[str, str]:
        if reflection_id not in self._words:
            words = self._words[reflection_id] = {}
            for thing, headline in self._vault.headlines(answer_thing(reflection_id, "")):
                beginning = read_answer_brief(headline)
                if beginning is not None:
                    words[answer_of(thing)[1]] = beginning
        return self._words[reflection_id]

    def _created(self, reflection_id: str) -> str | None:
        """Return when a reflection began, as text; ``None`` where its headline can't be read."""
        begun = _CREATED.match(self._briefs[reflection_id])
        if begun:
            return begun[1].decode("ascii", "replace")
        one = self._read(reflection_id)
        return one.created.isoformat() if one else None


def _text(found: object) -> str:
    return found if isinstance(found, str) else ""
