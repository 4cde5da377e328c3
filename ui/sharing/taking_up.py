"""What a reply can become in the journal: a note under what was heard, or a commitment.

Pure steps from one answer to the next, found by what a guide's prompts are and not by their names,
so that every guide that has such prompts can be used.
"""

from collections.abc import Iterator
from dataclasses import replace
from secrets import token_hex

from journal.guides.guide import Guide, Prompt, PromptType
from journal.values import Plan, PlansValue, Row, RowsValue, Value

FROM, HEARD = "from", "heard"  # columns of the prompt in which one writes what one heard


def hearing(guide: Guide) -> Prompt | None:
    """Return the prompt that asks what was heard, or ``None``."""
    return next((one for one in _prompts(guide) if _asks_what_was_heard(one)), None)


def committing(guide: Guide) -> Prompt | None:
    """Return the prompt that holds the commitments, or ``None``."""
    return next((one for one in _prompts(guide) if one.type is PromptType.PLANS), None)


def noted(value: Value | None, from_: str, heard: str) -> RowsValue:
    """Return what was heard with one row more, in the writer's own words."""
    held = value if isinstance(value, RowsValue) else RowsValue()
    row = Row(token_hex(8), {FROM: from_, HEARD: heard})
    rows = tuple(one for one in held.rows if not one.is_empty())
    return replace(held, rows=(*rows, row))


def promised(value: Value | None, then: str) -> PlansValue:
    """Return the commitments with one more, whose moment is still to be written."""
    held = value if isinstance(value, PlansValue) else PlansValue()
    plans = tuple(one for one in held.plans if not one.is_empty())
    return replace(held, plans=(*plans, Plan(token_hex(8), then=then)))


def _prompts(guide: Guide) -> Iterator[Prompt]:
    for stage in guide.stages():
        yield from stage.prompts


def _asks_what_was_heard(prompt: Prompt) -> bool:
    columns = {column.id for column in prompt.columns}
    return prompt.type is PromptType.ROWS and {FROM, HEARD} <= columns
