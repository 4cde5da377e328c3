"""One chosen answer as drafts of blocks, still with the names the person wrote.

Each kind of value has its one way onto a page; gate answers and levels have none. The people prompt
never brings its names: its rows stand as their roles.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from journal.disclosure.page_words import PageWords
from journal.guides.guide import Column, Prompt, PromptType
from journal.model import Chosen
from journal.values import (
    ChoiceValue,
    DateValue,
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

NOTE = "note"  # stands in ``Chosen.rows`` for the remark beside the rows
NAME_COLUMN = "name"  # of a people prompt
ROLE_COLUMN = "role"


@dataclass(frozen=True)
class DraftParagraph:
    """A paragraph before names are replaced."""

    text: str
    is_plan: bool = False
    details: tuple[str, ...] = ()


@dataclass(frozen=True)
class DraftList:
    """A list before names are replaced."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class DraftTable:
    """A table before names are replaced."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


DraftBlock: TypeAlias = DraftParagraph | DraftList | DraftTable


def blocks_of(
    prompt: Prompt, value: Value | None, chosen: Chosen, words: PageWords
) -> Iterator[DraftBlock]:
    """Yield what leaves of one answer: the edited copy if there is one, else what was picked."""
    if chosen.edited is not None:
        yield from _paragraphs(chosen.edited)
        return
    match value:
        case TextValue():
            yield from _paragraphs(value.text)
        case RowsValue():
            yield from _rows(prompt, value, chosen.rows, words)
        case ChoiceValue():
            yield from _choice(prompt, value)
        case ScaleValue(value=int() as place):
            text = words.scale.format(value=place, highest=prompt.scale[1])
            yield DraftParagraph(text)
        case DateValue(day=date() as day):
            yield DraftParagraph(words.day(day))
        case PlansValue() | LooksValue():
            yield from _commitments(value, chosen.rows, words)
        case _:
            return


def _commitments(
    value: PlansValue | LooksValue, picked: AbstractSet[str] | None, words: PageWords
) -> Iterator[DraftBlock]:
    if isinstance(value, PlansValue):
        yield from (_plan(plan, words) for plan in value.plans if _is_picked(plan, picked))
        return
    for look in value.looks:
        if not look.is_empty() and (picked is None or look.plan in picked):
            yield _look(look, words)


def _paragraphs(text: str) -> Iterator[DraftParagraph]:
    for line in text.splitlines():
        if line.strip():
            yield DraftParagraph(line)


def _is_picked(row: Row | Plan, picked: AbstractSet[str] | None) -> bool:
    return not row.is_empty() and (picked is None or row.id in picked)


def _rows(
    prompt: Prompt, value: RowsValue, picked: AbstractSet[str] | None, words: PageWords
) -> Iterator[DraftBlock]:
    rows = [row for row in value.rows if _is_picked(row, picked)]
    if prompt.type is PromptType.PEOPLE:
        roles = (row.cells.get(ROLE_COLUMN) or row.cells.get(NAME_COLUMN, "") for row in rows)
        yield from _list_or_line([role for role in roles if role.strip()])
    else:
        yield from _table(prompt, rows, words)
    if value.note.strip() and (picked is None or NOTE in picked):
        yield from _note(prompt, value.note, words)


def _note(prompt: Prompt, note: str, words: PageWords) -> Iterator[DraftBlock]:
    first, *rest = (paragraph.text for paragraph in _paragraphs(note))
    if prompt.note_name:
        first = words.note.format(name=prompt.note_name, note=first)
    yield from map(DraftParagraph, (first, *rest))


def _table(prompt: Prompt, rows: list[Row], words: PageWords) -> Iterator[DraftBlock]:
    """Yield the columns that hold a word; a single one is a list, without its name."""
    cells = [[_cell(column, row, words) for column in prompt.columns] for row in rows]
    filled = [at for at in range(len(prompt.columns)) if any(row[at].strip() for row in cells)]
    if len(filled) == 1:
        yield from _list_or_line([row[filled[0]] for row in cells if row[filled[0]].strip()])
    elif filled:
        names = tuple(prompt.columns[at].name for at in filled)
        yield DraftTable(names, tuple(tuple(row[at] for at in filled) for row in cells))


def _cell(column: Column, row: Row, words: PageWords) -> str:
    """Return the words of a cell: an option's name, a day in words, or what was written."""
    text = row.cells.get(column.id, "")
    if column.kind == "choice":
        return next((option.name for option in column.options if option.id == text), text)
    if column.kind == "date":
        try:
            return words.day(date.fromisoformat(text))
        except ValueError:
            return text
    return text


def _list_or_line(items: list[str]) -> Iterator[DraftBlock]:
    if len(items) == 1:
        yield DraftParagraph(items[0])
    elif items:
        yield DraftList(tuple(items))


def _choice(prompt: Prompt, value: ChoiceValue) -> Iterator[DraftBlock]:
    names = [option.name for option in prompt.options if option.id in value.chosen]
    yield from _list_or_line(names)
    yield from _paragraphs(value.note)


def _plan(plan: Plan, words: PageWords) -> DraftParagraph:
    """Return "If ..., then ...", and who, how and when under it."""
    sentence = _sentence(plan.if_, plan.then, words)
    return DraftParagraph(sentence, is_plan=True, details=tuple(_plan_details(plan, words)))


def _sentence(if_: str, then: str, words: PageWords) -> str:
    when, what = if_.strip().rstrip(",.;"), then.strip().rstrip(".")
    return words.plan.format(when=when or "…", then=what or "…")


def _look(look: Look, words: PageWords) -> DraftParagraph:
    """Return the commitment as it was on that day, and under it what became of it."""
    sentence = _sentence(look.was_if, look.was_then, words)
    return DraftParagraph(sentence, is_plan=True, details=tuple(_look_details(look, words)))


def _look_details(look: Look, words: PageWords) -> Iterator[str]:
    if look.came is not None:
        yield words.came[look.came]
    yield from (part.text for part in _paragraphs(look.did))
    if look.fate is not None:
        yield words.fates[look.fate]
    yield from (part.text for part in _paragraphs(look.why))
    if look.if_.strip() or look.then.strip():
        yield words.changed.format(plan=_sentence(look.if_, look.then, words))


def _plan_details(plan: Plan, words: PageWords) -> Iterator[str]:
    if plan.owner.strip():
        yield words.owner.format(owner=plan.owner.strip())
    if plan.how.strip():
        yield words.how.format(how=plan.how.strip())
    if plan.look_again:
        yield words.look_again.format(day=words.day(plan.look_again))
