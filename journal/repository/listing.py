"""The list of reflections: their headlines, read once when first asked for and then kept up.

No body of a reflection or of an answer is decrypted for it.
"""

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
from journal.repository.records import ANSWERS, REFLECTIONS, Records, answer_of


class Listing:
    """What lists need of all reflections."""

    def __init__(self, vault: Records, guides: KeptGuides) -> None:
        """Read all headlines of an open vault."""
        self._guides = guides
        self._briefs: dict[str, Reflection] = {}
        self._words: dict[str, dict[str, str]] = {}  # by reflection and prompt: how it begins
        self._damaged: set[str] = set()
        for info in vault.things(REFLECTIONS):
            self._take_reflection(info.thing.removeprefix(REFLECTIONS), info.headline)
        for info in vault.things(ANSWERS):
            self.take_answer(*answer_of(info.thing), info.headline)

    @property
    def damaged(self) -> tuple[str, ...]:
        """The ids of reflections that cannot be listed."""
        return tuple(sorted(self._damaged))

    def newest_first(self) -> tuple[Reflection, ...]:
        """Return all reflections, as brief as their headlines are."""
        by_age = sorted(self._briefs.values(), key=lambda one: (one.created, one.id))
        return tuple(reversed(by_age))

    def find(self, reflection_id: str) -> Reflection | None:
        """Return a reflection, as brief as its headline is."""
        return self._briefs.get(reflection_id)

    def answered(self, reflection_id: str) -> frozenset[str]:
        """Return the ids of the prompts with an answer."""
        return frozenset(self._words.get(reflection_id, ()))

    def headlines(self, clock: Clock) -> tuple[Headline, ...]:
        """Return one line for each reflection."""
        return tuple(
            headline_of(one, self._guides.find(one.guide), self._words.get(one.id, {}), clock)
            for one in self.newest_first()
        )

    def take(self, saved: Reflection) -> None:
        """Note where a reflection stands now."""
        self._briefs[saved.id] = read_brief(brief(saved))

    def take_answer(self, reflection_id: str, prompt_id: str, headline: bytes) -> None:
        """Note how an answer begins now."""
        words = self._words.setdefault(reflection_id, {})
        beginning = read_answer_brief(headline)
        if beginning is None:
            words.pop(prompt_id, None)
        else:
            words[prompt_id] = beginning

    def drop(self, reflection_id: str) -> None:
        """Forget a reflection."""
        self._briefs.pop(reflection_id, None)
        self._words.pop(reflection_id, None)

    def _take_reflection(self, reflection_id: str, headline: bytes) -> None:
        try:
            self._briefs[reflection_id] = read_brief(headline)
        except ValueError:
            self._damaged.add(reflection_id)
