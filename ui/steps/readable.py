"""An answer as lines to read: for what was written earlier, and for earlier versions.

Turns ids into the guide's own words. Knows nothing of editing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from journal.guides.guide import Column, Prompt
from journal.values import (
    Checked,
    ChoiceValue,
    DateValue,
    GateValue,
    LevelsValue,
    Look,
    LooksValue,
    Plan,
    PlansValue,
    Row,
    RowsValue,
    ScaleValue,
    TextValue,
    Value,
)
from ui.commitment_words import came_words, fate_words, plan_sentence
from ui.i18n.say import day_month, day_month_year, say


@dataclass(frozen=True)
class Line:
    """One line to read; ``label`` stands before it where it has one."""

    text: str
    label: str = ""


def readable(prompt: Prompt, value: Value) -> tuple[Line, ...]:
    """Return the lines of an answer, none where nothing was answered."""
    return tuple(_lines(prompt, value))


def plain(prompt: Prompt, value: Value) -> str:
    """Return an answer as plain text, for a copy."""
    parts = [
        say("answer", "{label}: {words}", label=line.label, words=line.text)
        if line.label
        else line.text
        for line in readable(prompt, value)
    ]
    return "\n".join(parts)


def _lines(prompt: Prompt, value: Value) -> Iterator[Line]:
    match value:
        case TextValue():
            yield from (Line(part) for part in value.text.split("\n") if part.strip())
        case RowsValue():
            yield from _rows(prompt, value)
        case ChoiceValue():
            yield from _choice(prompt, value)
        case ScaleValue(value=place) if place is not None:
            yield Line(_place(prompt, place))
        case DateValue(day=day) if day is not None:
            yield Line(day_month_year(day))
        case PlansValue(plans=plans):
            yield from chain.from_iterable(map(_plan, plans))
        case LooksValue(looks=looks):
            yield from chain.from_iterable(map(_look, looks))
        case LevelsValue():
            yield from _levels(prompt, value)
        case GateValue() | ScaleValue() | DateValue():
            return


def _rows(prompt: Prompt, value: RowsValue) -> Iterator[Line]:
    for row in value.rows:
        if not row.is_empty():
            yield Line(row_line(prompt.columns, row))
    if value.note.strip():
        yield Line(value.note.strip(), prompt.note_name)


def row_line(columns: tuple[Column, ...], row: Row) -> str:
    """Return a row's cells in one line."""
    cells = (cell_text(column, row.cells.get(column.id, "")) for column in columns)
    return " · ".join(cell for cell in cells if cell)


def cell_text(column: Column, stored: str) -> str:
    """Return a cell as the person reads it: the option's name, the day in words, or the text."""
    if column.kind == "choice":
        return next((one.name for one in column.options if one.id == stored), stored)
    if column.kind == "date":
        try:
            return day_month_year(date.fromisoformat(stored))
        except ValueError:
            return stored.strip()
    return stored.strip()


def _choice(prompt: Prompt, value: ChoiceValue) -> Iterator[Line]:
    for option in prompt.options:
        if option.id in value.chosen:
            yield Line(option.name)
    if value.note.strip():
        yield Line(value.note.strip(), prompt.note_name)


def _place(prompt: Prompt, place: int) -> str:
    low, high = prompt.scale
    if any(prompt.scale_names):
        return say(
            "answer",
            "{place}, from {low} ({low_name}) to {high} ({high_name})",
            place=place,
            low=low,
            high=high,
            low_name=prompt.scale_names[0],
            high_name=prompt.scale_names[1],
        )
    return say("answer", "{place}, from {low} to {high}", place=place, low=low, high=high)


def _plan(plan: Plan) -> Iterator[Line]:
    if plan.is_empty():
        return
    yield Line(plan.if_.strip(), say("plan", "If"))
    yield Line(plan.then.strip(), say("plan", "then"))
    if plan.owner.strip():
        yield Line(plan.owner.strip(), say("plan", "Who"))
    if plan.how.strip():
        yield Line(plan.how.strip(), say("plan", "How I’ll know"))
    if plan.look_again is not None:
        yield Line(day_month_year(plan.look_again), say("plan", "Look again on"))


def _look(look: Look) -> Iterator[Line]:
    if look.is_empty():
        return
    yield Line(plan_sentence(look.was_if, look.was_then))
    if look.came is not None:
        yield Line(came_words(look.came))
    if look.did.strip():
        yield Line(look.did.strip(), say("look", "What I did"))
    if look.fate is not None:
        yield Line(fate_words(look.fate))
    if look.why.strip():
        yield Line(look.why.strip(), say("look", "Why"))
    if look.if_.strip() or look.then.strip():
        yield Line(plan_sentence(look.if_, look.then), say("look", "Its new words"))


def _levels(prompt: Prompt, value: LevelsValue) -> Iterator[Line]:
    own = Checked(value.levels, value.on)
    for one in (*value.others, own):
        if value.others and one.levels:
            yield Line(checked_head(one))
        yield from _checked(prompt, one)


def _checked(prompt: Prompt, checked: Checked) -> Iterator[Line]:
    for line in prompt.lines:
        level = checked.levels.get(line.id)
        if level is not None and 0 <= level < len(prompt.levels):
            yield Line(prompt.levels[level].name, line.name)


def checked_head(checked: Checked) -> str:
    """Return who answered the lines, and when."""
    if checked.alone:
        who = say("understanding", "You")
    else:
        who = checked.by.strip() or say("understanding", "Somebody else")
    if checked.on is None:
        return who
    return say("understanding", "{who}, {day}", who=who, day=day_month(checked.on))
