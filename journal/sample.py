"""A finished reflection to look at, read from a file that ships with the program.

``resources/sample/*.toml`` says in its head how such a file is laid out. What comes out of here is
shown read-only and is never stored: this module knows nothing of the vault, of repositories or of
what leaves.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeAlias

from journal.following import prompts_of
from journal.guides.guide import Door, Guide, PromptType
from journal.guides.load import digest_of
from journal.guides.toml_text import parse, read_text
from journal.model import (
    Alias,
    Answer,
    Choice,
    Chosen,
    ClosedHow,
    FollowUp,
    GateOutcome,
    GateRecord,
    GuideRef,
    Reflection,
    Sitting,
    StageMark,
)
from journal.values import (
    Came,
    ChoiceValue,
    DateValue,
    Fate,
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

Table: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True)
class Sample:
    """A whole reflection, its answers by prompt id, and what was chosen of it for the group."""

    reflection: Reflection
    answers: Mapping[str, Answer]
    choice: Choice


def load_sample(file: Path, guide: Guide) -> Sample:
    """Return the sample in ``file``, written with ``guide``.

    Ids are made from positions, so that the same file always gives the same sample. ``GuideError``
    where the file cannot be read; ``KeyError`` or ``ValueError`` where it does not fit the guide.
    """
    data = parse(file, read_text(file)).data
    if data["reflection"]["guide"] != guide.id:
        raise ValueError(guide.id)
    reflection = _reflection(data, guide, _id(file.stem))
    return Sample(reflection, _answers(data, guide, reflection), _choice(data, guide, reflection))


def _id(*place: str | int) -> str:
    """Return 32 hex digits that stand for a place in the file."""
    return hashlib.sha256("/".join(map(str, place)).encode()).hexdigest()[:32]


def _row_id(prompt: str, number: int) -> str:
    """Return the id of a row or plan, counted from 1."""
    return _id("row", prompt, number)


def _reflection(data: Table, guide: Guide, reflection_id: str) -> Reflection:
    own = data["reflection"]
    sittings = tuple(
        Sitting(one["began"], one["ended"], touched=tuple(one["prompts"]), seen=one.get("seen", ""))
        for one in data["sitting"]
    )
    return Reflection(
        id=reflection_id,
        created=own["created"],
        guide=GuideRef(guide.id, guide.version, guide.source.language, digest_of(guide.source)),
        title=own["title"],
        role=own["role"],
        group=own["group"],
        gate=_gate(data["gate"]),
        marks={stage.id: StageMark.DONE for stage in guide.stages()},
        here=data["sitting"][-1]["prompts"][-1],
        sittings=sittings,
        follow_ups=tuple(
            FollowUp(guide.stage(one["stage"]).id, one["due"], one["answered"])
            for one in data["follow_up"]
        ),
        shared_at=own["shared"],
        closed=ClosedHow(own["closed_how"]),
        closed_at=own["closed"],
        updated=own["closed"],
    )


def _gate(own: Table) -> GateRecord:
    return GateRecord(answers=dict(own["answers"]), outcome=GateOutcome.CLEAR, at=own["at"])


def _answers(data: Table, guide: Guide, reflection: Reflection) -> dict[str, Answer]:
    written = _moments(data)
    answers = {
        prompt: Answer(reflection.id, prompt, _value(guide, prompt, own, data), written[prompt])
        for prompt, own in data["answer"].items()
    }
    gate = data["gate"]
    for stage in guide.stages():
        for prompt in stage.prompts:
            if prompt.type is PromptType.GATE:
                value = GateValue(dict(gate["answers"]))
                answers[prompt.id] = Answer(reflection.id, prompt.id, value, gate["at"])
    return answers


def _moments(data: Table) -> dict[str, datetime]:
    """Return when each prompt was answered: at the end of its sitting."""
    return {
        prompt: sitting["ended"] for sitting in data["sitting"] for prompt in sitting["prompts"]
    }


def _value(guide: Guide, prompt: str, own: Table, data: Table) -> Value:
    kind = guide.prompt(prompt).type
    if kind is PromptType.LOOKS:
        return _looks(guide, prompt, own, data)
    return _READERS[kind](prompt, own)


def _text(_prompt: str, own: Table) -> Value:
    return TextValue(own["text"])


def _rows(prompt: str, own: Table) -> Value:
    rows = (
        Row(_row_id(prompt, number), {column: _cell(cell) for column, cell in cells.items()})
        for number, cells in enumerate(own["rows"], 1)
    )
    return RowsValue(tuple(rows), own.get("note", ""))


def _cell(cell: str | date) -> str:
    return cell.isoformat() if isinstance(cell, date) else cell


def _chosen_options(_prompt: str, own: Table) -> Value:
    return ChoiceValue(tuple(own["chosen"]), own.get("note", ""))


def _scale(_prompt: str, own: Table) -> Value:
    return ScaleValue(own["value"])


def _date(_prompt: str, own: Table) -> Value:
    return DateValue(own["day"])


def _plans(prompt: str, own: Table) -> Value:
    plans = (
        Plan(
            id=_row_id(prompt, number),
            if_=plan["if"],
            then=plan["then"],
            owner=plan["owner"],
            how=plan["how"],
            look_again=plan["look_again"],
        )
        for number, plan in enumerate(own["plans"], 1)
    )
    return PlansValue(tuple(plans))


def _looks(guide: Guide, prompt: str, own: Table, data: Table) -> Value:
    """Return a look back; its commitments are named by their number, its day by its sitting's."""
    recalled = guide.prompt(prompt).recall
    plans = next(one for one in recalled if guide.prompt(one).type is PromptType.PLANS)
    day = _moments(data)[prompt].date()
    looks = []
    for look in own["looks"]:
        was_if, was_then = _words_before(guide, prompt, plans, look["plan"], data)
        looks.append(
            Look(
                plan=_row_id(plans, look["plan"]),
                came=Came(look["came"]),
                did=look.get("did", "").strip(),
                fate=Fate(look["fate"]),
                why=look.get("why", "").strip(),
                if_=look.get("if", ""),
                then=look.get("then", ""),
                was_if=was_if,
                was_then=was_then,
                on=day,
            )
        )
    return LooksValue(tuple(looks))


def _words_before(
    guide: Guide, prompt: str, plans: str, number: int, data: Table
) -> tuple[str, str]:
    """Return a commitment's words as they stood before a look back: the last that were given."""
    plan = data["answer"][plans]["plans"][number - 1]
    words = plan["if"], plan["then"]
    for one in prompts_of(guide, PromptType.LOOKS):
        if one.id == prompt:
            break
        for look in data["answer"][one.id]["looks"]:
            if look["plan"] == number and "if" in look:
                words = look["if"], look["then"]
    return words


def _levels(_prompt: str, own: Table) -> Value:
    return LevelsValue(dict(own["levels"]), own.get("on"))


_READERS: Mapping[PromptType, Callable[[str, Table], Value]] = {
    PromptType.TEXT: _text,
    PromptType.ROWS: _rows,
    PromptType.TIMELINE: _rows,
    PromptType.PEOPLE: _rows,
    PromptType.CHOICE: _chosen_options,
    PromptType.SCALE: _scale,
    PromptType.DATE: _date,
    PromptType.PLANS: _plans,
    PromptType.LEVELS: _levels,
}


def _choice(data: Table, guide: Guide, reflection: Reflection) -> Choice:
    own = data["choice"]
    return Choice(
        reflection=reflection.id,
        door=Door.GROUP,
        chosen=tuple(_chosen(guide, one) for one in own["chosen"]),
        aliases=tuple(Alias(one["name"], one["role"]) for one in own["alias"]),
        with_title=own["with_title"],
        with_role=own["with_role"],
        with_date=own["with_date"],
    )


def _chosen(guide: Guide, own: Table) -> Chosen:
    prompt = guide.prompt(own["prompt"]).id
    rows = own.get("rows")
    ids = None if rows is None else frozenset(_row_id(prompt, number) for number in rows)
    return Chosen(prompt, ids, own.get("edited"))
