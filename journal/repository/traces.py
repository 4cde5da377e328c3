"""Reflections seen from afar: of each, the few answers that commitments and patterns need.

Which answers these are, its guide says. Nothing else of a reflection is decrypted.
"""

import contextlib
from collections.abc import Callable, Iterable
from datetime import datetime

from journal import path
from journal.codec import decode
from journal.following import Trace, day_column
from journal.guides.guide import Guide, Prompt, PromptType
from journal.model import Answer, Reflection
from journal.repository.kept_guides import KeptGuides
from journal.repository.listing import Listing
from journal.repository.records import Records, answer_thing
from journal.values import Value

Wanted = Callable[[Prompt], bool]


def is_followed(prompt: Prompt) -> bool:
    """Tell whether a prompt makes commitments, looks back at them, or holds a day."""
    if prompt.type in (PromptType.PLANS, PromptType.LOOKS, PromptType.DATE):
        return True
    return day_column(prompt) is not None


def is_counted(prompt: Prompt) -> bool:
    """Tell whether patterns need a prompt's answer."""
    return prompt.type in (PromptType.PLANS, PromptType.LOOKS) or prompt.counts is not None


class Traces:
    """Reads traces out of an open vault."""

    def __init__(self, vault: Records, guides: KeptGuides, listing: Listing) -> None:
        """Use what lists hold already."""
        self._vault, self._guides, self._listing = vault, guides, listing

    def followed(self) -> tuple[str, ...]:
        """Return the ids of the reflections that may have something due, newest first."""
        return tuple(
            one.id for one in self._listing.newest_first() if self._may_have_something_due(one)
        )

    def countable(self) -> tuple[str, ...]:
        """Return the ids of the reflections whose way was clear, newest first."""
        return tuple(one.id for one in self._listing.newest_first() if path.is_clear(one))

    def read(self, ids: Iterable[str], wanted: Wanted) -> tuple[Trace, ...]:
        """Return the traces of the reflections that are still there. Damaged answers are left.

        All of them are read together: a file of which much is wanted is read once.
        """
        found = [brief for one in ids if (brief := self._listing.find(one)) is not None]
        guides = {brief.id: self._guides.find(brief.guide) for brief in found}
        things = {
            answer_thing(brief.id, prompt.id): (brief.id, prompt.id)
            for brief in found
            for prompt in self._asked(brief, guides[brief.id])
            if wanted(prompt)
        }
        values: dict[str, dict[str, Value]] = {brief.id: {} for brief in found}
        written: dict[str, dict[str, datetime]] = {brief.id: {} for brief in found}
        for thing, body in self._vault.bodies(things):
            with contextlib.suppress(ValueError):
                reflection_id, prompt_id = things[thing]
                answer = decode(Answer, body)
                values[reflection_id][prompt_id] = answer.value
                written[reflection_id][prompt_id] = answer.at
        return tuple(Trace(one, guides[one.id], values[one.id], written[one.id]) for one in found)

    def _may_have_something_due(self, one: Reflection) -> bool:
        if one.closed is not None:
            return bool(path.carried_on(one))
        return path.may_write(one) and (bool(one.follow_ups) or self._holds_something(one))

    def _holds_something(self, one: Reflection) -> bool:
        return any(map(is_followed, self._asked(one, self._guides.find(one.guide))))

    def _asked(self, one: Reflection, guide: Guide | None) -> Iterable[Prompt]:
        """Give the prompts of a reflection that hold an answer, in the order of its guide."""
        answered = self._listing.answered(one.id)
        for stage in guide.stages() if guide else ():
            yield from (prompt for prompt in stage.prompts if prompt.id in answered)
