"""Every guide and the gate that ship: sound, complete, and in a language that judges nobody."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal.guides.guide import Guide, Prompt, PromptType, Share, StageKind
from journal.guides.load import find_guides, guide_from_source, load_gate, load_guide

RESOURCES = Path(__file__).parents[3] / "resources"
FOLDERS = sorted(file.parent for file in (RESOURCES / "guides").glob("*/guide.toml"))
HEAVY = re.compile(
    r"\b(errors?|failures?|faults?|guilt|violations?|performance|root cause|anonym\w*)\b|!",
    re.IGNORECASE,
)


def shipped() -> Iterator[Guide]:
    return (load_guide(folder, "en") for folder in FOLDERS)


def words_of(prompt: Prompt) -> Iterator[str]:
    yield from (prompt.question, prompt.help, prompt.example, prompt.heading, prompt.note_name)
    for option in (*prompt.options, *prompt.lines, *prompt.levels):
        yield from (option.name, option.hint)
    for column in prompt.columns:
        yield column.name
        for option in column.options:
            yield from (option.name, option.hint)


def test_the_two_guides_ship_and_nothing_in_their_folder_is_broken() -> None:
    library = find_guides([RESOURCES / "guides"], "en")
    assert library.broken == ()
    assert {"xoit", "what-so-what"} <= {guide.id for guide in library.guides}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_prompt_has_its_question_help_and_example(folder: Path) -> None:
    guide = load_guide(folder, "en")
    assert guide.id == folder.name
    assert guide_from_source(guide.source) == guide
    for stage in guide.stages():
        for prompt in stage.prompts:
            assert prompt.question, prompt.id
            assert prompt.help, prompt.id
            if prompt.type is not PromptType.GATE:
                assert prompt.example, prompt.id


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_only_the_gate_cannot_be_skipped(folder: Path) -> None:
    for stage in load_guide(folder, "en").stages():
        for prompt in stage.prompts:
            assert prompt.skippable is (stage.kind is not StageKind.GATE), prompt.id


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_words_judge_nobody(folder: Path) -> None:
    guide = load_guide(folder, "en")
    for stage in guide.stages():
        for text in (stage.name, *(text for prompt in stage.prompts for text in words_of(prompt))):
            assert not HEAVY.search(text), text


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_something_of_every_guide_can_be_shared(folder: Path) -> None:
    guide = load_guide(folder, "en")
    shares = {prompt.share for stage in guide.stages() for prompt in stage.prompts}
    assert Share.SUGGESTED in shares
    assert any(stage.kind is StageKind.CHOOSE for stage in guide.stages())


def test_xoit_has_every_prompt_type_and_looks_back_after_two_six_and_twelve_weeks() -> None:
    guide = load_guide(RESOURCES / "guides" / "xoit", "en")
    types = {prompt.type for stage in guide.stages() for prompt in stage.prompts}
    assert types == set(PromptType)
    assert [stage.weeks for stage in guide.stages() if stage.weeks] == [2, 6, 12]
    assert len(guide.parts) == 4
    assert {stage.kind for stage in guide.stages()} == set(StageKind)
    assert guide.threshold


def test_the_gate_that_ships_leads_somewhere_for_each_answer() -> None:
    gate = load_gate(RESOURCES / "gate", "en")
    assert len(gate.categories) == 7  # the eight of the practice, two of one outcome in one
    assert "hold" in {category.yes for category in gate.categories}
    for category in gate.categories:
        assert category.question
        assert category.advice
        assert category.contacts
