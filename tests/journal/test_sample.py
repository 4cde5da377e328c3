"""The finished example: it answers every question, fits its guide, and shares nothing sealed."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from journal.following import commitments_of
from journal.guides.guide import Guide, Prompt, PromptType, Share, StageKind
from journal.guides.load import digest_of, load_gate, load_guide
from journal.model import ClosedHow, GateOutcome
from journal.sample import Sample, load_sample
from journal.values import (
    ChoiceValue,
    GateValue,
    LevelsValue,
    LooksValue,
    PlansValue,
    RowsValue,
    ScaleValue,
    TextValue,
    Value,
)

RESOURCES = Path(__file__).parents[2] / "resources"
FILE = RESOURCES / "sample" / "friday-patch.toml"
NAMES = ("Tomas", "Nadia", "Jonas Weber", "Hallmark Foods")


@pytest.fixture(scope="module")
def guide() -> Guide:
    return load_guide(RESOURCES / "guides" / "xoit", "en")


@pytest.fixture(scope="module")
def sample(guide: Guide) -> Sample:
    return load_sample(FILE, guide)


def prompts(guide: Guide) -> dict[str, Prompt]:
    return {prompt.id: prompt for stage in guide.stages() for prompt in stage.prompts}


def words(value: Value) -> Iterator[str]:
    """Give every text that the person wrote."""
    match value:
        case TextValue(text):
            yield text
        case RowsValue(rows, note):
            yield from (cell for row in rows for cell in row.cells.values())
            yield note
        case ChoiceValue(_, note):
            yield note
        case PlansValue(plans):
            for plan in plans:
                yield from (plan.if_, plan.then, plan.how)
        case LooksValue(looks):
            for look in looks:
                yield from (look.did, look.why, look.if_, look.then)


def test_every_question_is_answered(guide: Guide, sample: Sample) -> None:
    assert set(sample.answers) == set(prompts(guide))
    assert not [key for key, answer in sample.answers.items() if answer.value.is_empty()]


def test_every_gate_question_is_answered_and_the_way_is_clear(sample: Sample) -> None:
    gate = load_gate(RESOURCES / "gate", "en")
    answers = sample.reflection.gate.answers
    assert answers == {category.id: "no" for category in gate.categories}
    assert sample.answers["gate"].value == GateValue(answers)
    assert sample.reflection.gate.outcome is GateOutcome.CLEAR


def test_answers_fit_their_questions(guide: Guide, sample: Sample) -> None:
    for key, prompt in prompts(guide).items():
        match sample.answers[key].value:
            case RowsValue(rows, note):
                for row in rows:
                    check_cells(prompt, dict(row.cells))
                assert bool(prompt.note_name) or not note, key
            case ChoiceValue(chosen, note):
                order = [option.id for option in prompt.options]
                assert list(chosen) == [one for one in order if one in chosen], key
                assert prompt.several or len(chosen) == 1, key
                assert bool(prompt.note_name) or not note, key
            case LevelsValue(levels):
                assert set(levels) == {line.id for line in prompt.lines}
                assert all(0 <= level < len(prompt.levels) for level in levels.values())
            case ScaleValue(value):
                assert value is not None
                assert prompt.scale[0] <= value <= prompt.scale[1]


def check_cells(prompt: Prompt, cells: dict[str, str]) -> None:
    """A cell stands in a column of the guide, and names an option where the column has some."""
    columns = {column.id: column for column in prompt.columns}
    assert set(cells) <= set(columns), prompt.id
    for column, cell in cells.items():
        options = {option.id for option in columns[column].options}
        assert not options or cell in options, (prompt.id, column, cell)


def test_the_understanding_leaves_something_to_settle(guide: Guide, sample: Sample) -> None:
    value = sample.answers["understanding"].value
    assert isinstance(value, LevelsValue)
    below = [line for line, least in guide.threshold if value.levels[line] < least]
    assert below == [
        "expected",
        "shared",
    ]  # the conversation about expectations is offered because of it


def test_nothing_sealed_is_in_the_choice(guide: Guide, sample: Sample) -> None:
    by_id = prompts(guide)
    assert len(sample.choice.chosen) == 8
    for chosen in sample.choice.chosen:
        assert by_id[chosen.prompt].share is not Share.SEALED
        assert guide.stage_of(chosen.prompt).door is sample.choice.door


def test_chosen_rows_are_rows_of_the_answer(sample: Sample) -> None:
    several = 0
    for chosen in sample.choice.chosen:
        if chosen.rows is not None:
            assert chosen.rows <= ids_of(sample.answers[chosen.prompt].value)
            several += 1
    assert several == 1  # commitments


def ids_of(value: Value) -> set[str]:
    match value:
        case RowsValue(rows):
            return {row.id for row in rows}
        case PlansValue(plans):
            return {plan.id for plan in plans}
        case _:
            return set()


def test_row_ids_do_not_repeat(sample: Sample) -> None:
    ids = [one for answer in sample.answers.values() for one in sorted(ids_of(answer.value))]
    rows = sum(len(ids_of(answer.value)) for answer in sample.answers.values())
    assert len(set(ids)) == rows


def test_all_that_was_chosen_is_between_300_and_340_words(guide: Guide, sample: Sample) -> None:
    """Title, headings and every word cell of what was chosen, with roles in place of names."""
    text = [sample.reflection.title, sample.reflection.role, sample.reflection.group]
    for chosen in sample.choice.chosen:
        text.append(guide.prompt(chosen.prompt).heading)
        text.extend(chosen_words(sample, chosen.prompt))
    whole = "\n".join(text)
    for alias in sample.choice.aliases:
        whole = whole.replace(alias.name, alias.role)
    assert 300 <= len(whole.split()) <= 340


def chosen_words(sample: Sample, prompt: str) -> list[str]:
    chosen = sample.choice.of(prompt)
    assert chosen is not None
    if chosen.edited is not None:
        return [chosen.edited]
    value = sample.answers[prompt].value
    if isinstance(value, RowsValue):
        rows = [row for row in value.rows if chosen.rows is None or row.id in chosen.rows]
        kept = ("kind", "weight", "day")  # marks and days, not words of the person
        return [cell for row in rows for key, cell in row.cells.items() if key not in kept]
    if isinstance(value, PlansValue):
        plans = [plan for plan in value.plans if chosen.rows is None or plan.id in chosen.rows]
        return [f"If {plan.if_} then {plan.then}" for plan in plans]
    return list(words(value))


def test_each_name_occurs_and_becomes_a_role(sample: Sample) -> None:
    written = "\n".join(text for answer in sample.answers.values() for text in words(answer.value))
    people = sample.answers["people"].value
    assert isinstance(people, RowsValue)
    roles = {row.cells["name"]: row.cells["role"] for row in people.rows}
    assert {alias.name: alias.role for alias in sample.choice.aliases} == roles
    assert tuple(roles) == NAMES
    assert all(name in written for name in NAMES)


def test_each_name_is_in_what_was_chosen(sample: Sample) -> None:
    leaving = "\n".join(
        text for one in sample.choice.chosen for text in chosen_words(sample, one.prompt)
    )
    assert {name: leaving.count(name) for name in NAMES} == {
        "Tomas": 4,
        "Nadia": 3,
        "Jonas Weber": 1,
        "Hallmark Foods": 1,
    }


def test_it_is_long_enough_to_be_believed(sample: Sample) -> None:
    written = " ".join(text for answer in sample.answers.values() for text in words(answer.value))
    assert 1_200 <= len(written.split()) <= 1_800


def test_its_days_are_in_order(guide: Guide, sample: Sample) -> None:
    reflection = sample.reflection
    assert all(one.tzinfo is not None for one in (reflection.created, reflection.updated) if one)
    moments = [reflection.created]
    for sitting in reflection.sittings:
        assert sitting.ended is not None
        moments += [sitting.began, sitting.ended]
    assert all(earlier < later for earlier, later in pairwise(moments))
    assert reflection.shared_at is not None
    for one in reflection.follow_ups:
        assert guide.stage(one.stage).kind is StageKind.FOLLOW_UP
        assert one.answered is not None
        assert one.answered.date() == one.due


def test_it_is_finished(guide: Guide, sample: Sample) -> None:
    reflection = sample.reflection
    assert reflection.closed is ClosedHow.KEPT
    assert set(reflection.marks) == {stage.id for stage in guide.stages()}
    assert reflection.guide.digest == digest_of(guide.source)
    assert guide.prompt(reflection.here).type is PromptType.TEXT


def test_reading_it_twice_gives_the_same(guide: Guide, sample: Sample) -> None:
    assert load_sample(FILE, guide) == sample


def test_another_guide_is_refused(guide: Guide) -> None:
    other = load_guide(RESOURCES / "guides" / "what-so-what", "en")
    with pytest.raises(ValueError, match="what-so-what"):
        load_sample(FILE, other)


def test_a_look_back_holds_the_words_as_they_stood_then(guide: Guide, sample: Sample) -> None:
    values = {prompt: answer.value for prompt, answer in sample.answers.items()}
    changed = 0
    for commitment in commitments_of(guide, values):
        for looked in commitment.looks:
            look, before = looked.look, commitment.before(looked.stage)
            assert (look.was_if, look.was_then) == before.words
            changed += before.words != (commitment.plan.if_, commitment.plan.then)
    assert changed, "one of them was changed on the way"
