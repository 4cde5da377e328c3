"""Putting the story's answers into the real widgets of every prompt type, as a person would."""

from journal.guides.guide import Column, Prompt
from journal.values import (
    ChoiceValue,
    DateValue,
    LevelsValue,
    Look,
    LooksValue,
    PlansValue,
    RowsValue,
    ScaleValue,
    TextValue,
    Value,
)
from tests.e2e.harness.person import Person
from ui.commitment_words import came_words, fate_words, plan_sentence


def answer(person: Person, prompt: Prompt, value: Value) -> None:
    """Answer ``prompt``, which is on the page, with ``value``."""
    match value:
        case TextValue(text):
            person.writes(text.strip(), under=prompt.question)
        case RowsValue():
            _fill_rows(person, prompt, value)
        case ChoiceValue():
            _choose(person, prompt, value)
        case ScaleValue(number):
            person.chooses(str(number))
        case DateValue():
            pick_tomorrow(person, prompt.question)
        case PlansValue():
            _fill_plans(person, value)
        case LooksValue(looks):
            _look_back(person, looks)
        case LevelsValue(levels):
            for line in prompt.lines:
                name = prompt.levels[levels[line.id]].name
                person.chooses(name, in_row=line.name)


def pick_tomorrow(person: Person, name: str) -> None:
    """Choose a day with the keys, in the month of the button whose name begins like this."""
    buttons = [one.name for one in person.looks().things if one.name.startswith(name)]
    button = next(one for one in buttons if one != name)
    person.opens_popup(button)
    person.presses("Right", "Return")
    person.does_not_see(button)


def _choose(person: Person, prompt: Prompt, value: ChoiceValue) -> None:
    for option in prompt.options:
        if option.id in value.chosen:
            (person.switches_on if prompt.several else person.chooses)(option.name)
    if value.note:
        person.writes(value.note, under=prompt.note_name)


def _fill_rows(person: Person, prompt: Prompt, value: RowsValue) -> None:
    first = prompt.columns[0].name
    for place, row in enumerate(value.rows, start=1):
        person.goes_to(f"{first}, row {place}")
        for at, column in enumerate(prompt.columns):
            if words := row.cells.get(column.id, ""):
                person.goes_to(f"{first}, row {place}")
                _fill_cell(person, column, words, place, at)
        if place < len(value.rows):
            person.goes_to(f"{first}, row {place}")
            person.presses("Return")
            person.is_at(f"{first}, row {place + 1}")
    if value.note:
        person.writes(value.note, under=prompt.note_name)


def _fill_cell(person: Person, column: Column, words: str, place: int, at: int) -> None:
    """Fill one cell; the keyboard is in the first of its row, ``at`` cells before it."""
    name = f"{column.name}, row {place}"
    if column.kind == "choice":
        option = [one.id for one in column.options].index(words)
        person.presses(*["Tab"] * at, *["Down"] * (option + 1))
    elif column.kind == "date":
        pick_tomorrow(person, name)
    else:
        person.writes(words, under=name)


def _fill_plans(person: Person, value: PlansValue) -> None:
    for place, plan in enumerate(value.plans, start=1):
        if place > 1:
            person.clicks("Add another")
        fields = {"If": plan.if_, "then": plan.then, "Who": plan.owner, "I'll know": plan.how}
        for name, words in fields.items():
            person.writes(words, under=f"{name}, plan {place}")
        pick_tomorrow(person, f"Look again, plan {place}")


def _look_back(person: Person, looks: tuple[Look, ...]) -> None:
    """Answer for each commitment, which is found by its words."""
    for look in looks:
        beside = plan_sentence(look.was_if, look.was_then)
        place = _place_of(person, beside)
        if look.came is not None:
            person.chooses(came_words(look.came), in_row=beside)
        if look.fate is not None:
            person.chooses(fate_words(look.fate), in_row=beside)
        texts = {"What I did": look.did, "Why": look.why, "Now: if": look.if_, "then": look.then}
        for name, words in texts.items():
            if words:
                person.writes(words, under=f"{name}, commitment {place}")


def _place_of(person: Person, sentence: str) -> int:
    """Return which of the cards on the page begins with this sentence, counted from one."""
    names = [one.name for one in person.looks().things if ", then " in one.name]
    return names.index(sentence) + 1
