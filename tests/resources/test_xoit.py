"""The default guide holds the whole practice: every stage in its order, and who may see what."""

from pathlib import Path

import pytest

from journal.guides.guide import Door, Guide, PromptType, Share, StageKind
from journal.guides.load import load_gate, load_guide

RESOURCES = Path(__file__).parents[2] / "resources"
SEALED, CHOOSABLE, SUGGESTED = Share.SEALED, Share.CHOOSABLE, Share.SUGGESTED

# Each stage with the share codes of its prompts. A longer list in a cell has its reason beside it.
PRACTICE = {
    "clear": {"gate": {SEALED}},
    "take": {
        "timing": {SEALED},
        "happened": {CHOOSABLE},
        "role": {SUGGESTED, SEALED},  # the list of names is the map of names, which never leaves
        "sense": {SUGGESTED},
        "effects": {SUGGESTED},
        "contributed": {SUGGESTED},
        "feelings": {SEALED},
        "friend": {SEALED},
        "learning": {SUGGESTED},
        "repair": {CHOOSABLE},
        "commitments": {SUGGESTED},
        "stress": {CHOOSABLE},
    },
    "group": {"ask": {SUGGESTED}, "choose": set[Share](), "hear": {CHOOSABLE}},
    "own": {
        "understanding": {SEALED},
        "expectations": {CHOOSABLE, SEALED},  # on its own page; how the person is stays sealed
        "after-2": {CHOOSABLE},
        "after-6": {CHOOSABLE},
        "after-12": {CHOOSABLE},
        "close": {SEALED},
    },
}


@pytest.fixture(scope="module")
def guide() -> Guide:
    return load_guide(RESOURCES / "guides" / "xoit", "en")


def test_every_stage_is_there_in_its_order_with_its_share_codes(guide: Guide) -> None:
    found = {
        part.id: {stage.id: {prompt.share for prompt in stage.prompts} for stage in part.stages}
        for part in guide.parts
    }
    assert found == PRACTICE
    order = [stage.id for stage in guide.stages()]
    assert order == [stage for part in PRACTICE.values() for stage in part]


def test_the_parts_bear_their_names(guide: Guide) -> None:
    assert [part.name for part in guide.parts] == [
        "Clear the way",
        "Take time",
        "Bring it to the group",
        "Own the consequences",
    ]


def test_only_the_gate_cannot_be_skipped(guide: Guide) -> None:
    kept = [one.id for stage in guide.stages() for one in stage.prompts if not one.skippable]
    assert kept == ["gate"]


def test_every_kind_of_answer_is_asked_for(guide: Guide) -> None:
    asked = {prompt.type for stage in guide.stages() for prompt in stage.prompts}
    assert asked == set(PromptType)


def test_the_conversation_has_a_door_of_its_own(guide: Guide) -> None:
    doors = {stage.id for stage in guide.stages() if stage.door is Door.EXPECTATIONS}
    assert doors == {"expectations"}
    assert guide.prompt("talk-well").share is Share.SEALED
    assert guide.prompt("people").share is Share.SEALED


def test_the_looks_back_come_after_two_six_and_twelve_weeks(guide: Guide) -> None:
    weeks = [stage.weeks for stage in guide.stages() if stage.kind is StageKind.FOLLOW_UP]
    assert weeks == [2, 6, 12]


def test_the_talk_asks_for_all_five_lines(guide: Guide) -> None:
    prompt = guide.prompt("understanding")
    lines = [line.id for line in prompt.lines]
    assert lines == ["part", "effect", "expected", "shared", "changes"]
    assert [level.id for level in prompt.levels] == ["not-yet", "partly", "yes"]
    assert dict(guide.threshold) == dict.fromkeys(lines, 2)


def test_what_is_needed_while_writing_can_be_seen(guide: Guide) -> None:
    needed = {
        "sense": "happened",
        "effects": "happened",
        "repair": "effects",
        "commitments": "contributed",
        "stress": "commitments",
        "understanding": "hear",
        "look-2": "commitments",
        "look-12": "commitments",
    }
    assert all(earlier in guide.prompt(prompt).recall for prompt, earlier in needed.items())
    assert "learning" in guide.prompt("commitments").recall


def test_the_gate_leads_where_it_must() -> None:
    leads = {one.id: one.yes for one in load_gate(RESOURCES / "gate", "en").categories}
    assert leads == {
        "danger": "stop",
        "treatment": "stop",
        "on-purpose": "stop",
        "legal": "hold",
        "data": "ask",
        "policy": "ask",
        "well": "ask",
    }


def test_the_deadline_for_personal_data_is_named() -> None:
    clocks = {one.id: one.clock for one in load_gate(RESOURCES / "gate", "en").categories}
    assert "72 hours" in clocks["data"]


def test_the_quick_guide_has_three_questions_that_can_be_shared() -> None:
    quick = load_guide(RESOURCES / "guides" / "what-so-what", "en")
    shown = [
        prompt.id
        for stage in quick.stages()
        for prompt in stage.prompts
        if prompt.share is Share.SUGGESTED
    ]
    assert shown == ["what", "so-what", "now-what", "commitments"]
    assert quick.minutes == 10
