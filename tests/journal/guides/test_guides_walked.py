"""Each guide that ships, walked to its end: every prompt answered, shared, looked back, closed."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from journal import path
from journal.clock import SetClock, today
from journal.disclosure.page import make_page
from journal.disclosure.rendering import render
from journal.guides.guide import Door, Gate, Guide, Prompt, PromptType, Share, StageKind
from journal.guides.load import load_gate, load_guide
from journal.model import Answer, Choice, Chosen, ClosedHow, Reflection
from journal.path import Standing
from journal.values import (
    Came,
    ChoiceValue,
    DateValue,
    Fate,
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
from tests.journal.disclosure.story import WORDS

RESOURCES = Path(__file__).parents[3] / "resources"
GUIDES = sorted(file.parent.name for file in (RESOURCES / "guides").glob("*/guide.toml"))
WEEKS = {
    "after-action": [2, 6],
    "gibbs": [2, 6, 12],
    "near-miss": [6],
    "restorative": [2, 6, 12],
    "what-so-what": [],
    "xoit": [2, 6, 12],
}
THURSDAY = datetime(2026, 3, 12, 9, tzinfo=UTC)
PLAN = "c" * 32


def answer(prompt: Prompt) -> Value:
    """Return an answer that names its prompt wherever it may hold words."""
    words = f"words-of-{prompt.id}"
    cells = {one.id: one.options[0].id if one.options else words for one in prompt.columns}
    by_type: dict[PromptType, Value] = {
        PromptType.TEXT: TextValue(words),
        PromptType.ROWS: RowsValue((Row("a" * 32, cells),)),
        PromptType.TIMELINE: RowsValue((Row("a" * 32, cells),)),
        PromptType.PEOPLE: RowsValue((Row("a" * 32, {"name": "Ines", "role": words}),)),
        PromptType.SCALE: ScaleValue(5),
        PromptType.DATE: DateValue(THURSDAY.date()),
        PromptType.PLANS: PlansValue((Plan(PLAN, words, words, words),)),
        PromptType.LOOKS: LooksValue((Look(PLAN, Came.DID, words, Fate.KEEP, words),)),
    }
    if prompt.type is PromptType.CHOICE:
        return ChoiceValue((prompt.options[0].id,), words if prompt.note_name else "")
    if prompt.type is PromptType.LEVELS:
        return LevelsValue({one.id: len(prompt.levels) - 1 for one in prompt.lines})
    return by_type[prompt.type]


class Walk:
    """One reflection on its way through a guide."""

    def __init__(self, guide: Guide, gate: Gate) -> None:
        self.guide, self.clock = guide, SetClock(THURSDAY)
        new = path.begin(guide, "1" * 32, self.clock, "A title")
        no = {one.id: "no" for one in gate.categories}
        self.now: Reflection = path.answer_gate(gate, new, no, self.clock)
        self.now = path.begin_sitting(self.now, self.clock)
        self.answers: dict[str, Answer] = {}

    @property
    def answered(self) -> frozenset[str]:
        return frozenset(self.answers)

    def turn_until(self, last: StageKind) -> None:
        """Answer page after page until the next one would be of that kind of stage."""
        while True:
            view = path.view(self.guide, self.now, self.answered, self.clock, offered=True)
            following = view.next
            stage = self.guide.stage(view.here.stage)
            for prompt in stage.prompts if stage.kind is not StageKind.GATE else ():
                value = answer(prompt)
                self.answers[prompt.id] = Answer(self.now.id, prompt.id, value, self.clock.now())
            if stage.kind is StageKind.FOLLOW_UP:
                due = path.next_follow_up(self.now)
                assert due is not None
                assert due.stage == stage.id
                self.clock.at = datetime.combine(due.due, self.clock.at.timetz())
                self.now = path.answer_follow_up(self.now, stage.id, self.clock)
            elif stage.kind is not StageKind.GATE:
                self.now = path.mark_done(self.guide, self.now, stage.id)
            if stage.kind is last or following is None:
                return
            self.now = path.visit(self.guide, self.now, following)


@pytest.mark.parametrize("name", GUIDES)
def test_a_guide_can_be_walked_to_its_end(name: str) -> None:
    guide = load_guide(RESOURCES / "guides" / name, "en")
    walk = Walk(guide, load_gate(RESOURCES / "gate", "en"))
    walk.turn_until(StageKind.CHOOSE)
    assert path.may_share(guide, walk.now, walk.answered)
    _check_page(walk)
    walk.now = path.record_share(guide, walk.now, walk.answered, Door.GROUP, walk.clock)
    day = today(walk.clock)
    due = [one.due for one in walk.now.follow_ups]
    assert due == [day + timedelta(weeks=weeks) for weeks in WEEKS[name]]
    walk.turn_until(StageKind.CLOSE)
    asked = {one.id for stage in guide.stages() for one in stage.prompts}
    assert asked - walk.answered == {"gate"}
    closed = path.close(guide, walk.now, ClosedHow.KEPT, walk.clock)
    assert path.standing(guide, closed, walk.answered, walk.clock) is Standing.CLOSED


def _check_page(walk: Walk) -> None:
    """All that may be chosen can leave as text, and nothing that is sealed is in it."""
    guide = walk.guide
    before = [
        one for stage in guide.stages() for one in stage.prompts
        if one.id in walk.answers and stage.door is Door.GROUP
    ]  # fmt: skip
    open_ = [one for one in before if one.share is not Share.SEALED]
    choice = Choice(walk.now.id, Door.GROUP, tuple(Chosen(one.id) for one in open_))
    page = make_page(guide, walk.now, walk.answers, choice, today=today(walk.clock), words=WORDS)
    text = render(page, "text", RESOURCES).data.decode()
    with_words = [one.id for one in open_ if one.type in (PromptType.TEXT, PromptType.ROWS)]
    assert with_words
    assert [one for one in with_words if f"words-of-{one}" not in text] == []
    sealed = [one.id for one in before if one.share is Share.SEALED]
    assert [one for one in sealed if f"words-of-{one}\n" in f"{text}\n"] == []
