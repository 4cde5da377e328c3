"""Reflections seen from afar: of each, the few answers that commitments and patterns need.

Which answers these are, its guide says. Nothing else of a reflection is decrypted.
"""

from collections.abc import Callable, Iterable

from journal import path
from journal.errors import RecordDamaged, RecordUnknown
from journal.following import Trace
from journal.guides.guide import Guide, Prompt, PromptType
from journal.model import Answer, Reflection
from journal.repository.kept_guides import KeptGuides
from journal.repository.listing import Listing
from journal.repository.records import Records, answer_thing, read_as
from journal.values import Value

Wanted = Callable[[Prompt], bool]


def is_followed(prompt: Prompt) -> bool:
    """Tell whether a prompt makes commitments, or looks back at them."""
    return prompt.type in (PromptType.PLANS, PromptType.LOOKS)


def is_counted(prompt: Prompt) -> bool:
    """Tell whether patterns need a prompt's answer."""
    return is_followed(prompt) or prompt.counts is not None


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
        """Return the traces of the reflections that are still there. Damaged answers are left."""
        briefs = (self._listing.find(one) for one in ids)
        return tuple(self._trace(brief, wanted) for brief in briefs if brief is not None)

    def _may_have_something_due(self, one: Reflection) -> bool:
        if one.closed is not None:
            return bool(path.carried_on(one))
        return path.may_write(one) and (bool(one.follow_ups) or self._has_plans(one))

    def _has_plans(self, one: Reflection) -> bool:
        guide, answered = self._guides.find(one.guide), self._listing.answered(one.id)
        return guide is not None and any(map(is_followed, _asked(guide, answered)))

    def _trace(self, brief: Reflection, wanted: Wanted) -> Trace:
        guide = self._guides.find(brief.guide)
        values: dict[str, Value] = {}
        asked = _asked(guide, self._listing.answered(brief.id)) if guide else ()
        for prompt in filter(wanted, asked):
            try:
                thing = answer_thing(brief.id, prompt.id)
                values[prompt.id] = read_as(self._vault, thing, Answer).value
            except (RecordUnknown, RecordDamaged):
                continue
        return Trace(brief, guide, values)


def _asked(guide: Guide, answered: frozenset[str]) -> Iterable[Prompt]:
    return (prompt for stage in guide.stages() for prompt in stage.prompts if prompt.id in answered)
