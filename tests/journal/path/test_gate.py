"""Where the gate leads, and what it shuts: pauses, holds and stops."""

from dataclasses import replace
from datetime import timedelta

import pytest

from journal import path
from journal.clock import SetClock
from journal.errors import PathError
from journal.guides.guide import Gate, Guide
from journal.guides.load import load_gate
from journal.model import ClosedHow, GateOutcome, Reflection, StageMark
from journal.path import Standing
from tests.journal.path.beginnings import ALL_BEFORE_CHOOSE, NOTHING, RESOURCES, THURSDAY

PRACTICE = {  # category: what a yes and a not-sure lead to
    "danger": (GateOutcome.STOPPED, GateOutcome.ASK_FIRST),
    "treatment": (GateOutcome.STOPPED, GateOutcome.ASK_FIRST),
    "on-purpose": (GateOutcome.STOPPED, GateOutcome.ASK_FIRST),
    "legal": (GateOutcome.ON_HOLD, GateOutcome.ASK_FIRST),
    "data": (GateOutcome.ASK_FIRST, GateOutcome.ASK_FIRST),
    "incident": (GateOutcome.ASK_FIRST, GateOutcome.ASK_FIRST),
    "policy": (GateOutcome.ASK_FIRST, GateOutcome.ASK_FIRST),
    "well": (GateOutcome.ASK_FIRST, GateOutcome.ASK_FIRST),
}


SHIPPED_GATE = load_gate(RESOURCES / "gate", "en")


@pytest.mark.parametrize("answer", ["yes", "unsure"])
@pytest.mark.parametrize("category", [one.id for one in SHIPPED_GATE.categories])
def test_each_answer_of_the_shipped_gate_leads_where_the_practice_says(
    category: str, answer: str, guide: Guide, clock: SetClock
) -> None:
    answers = {one.id: "no" for one in SHIPPED_GATE.categories} | {category: answer}
    expected = PRACTICE[category][answer == "unsure"]
    lead = path.find_lead(SHIPPED_GATE, answers)
    assert lead.outcome is expected
    assert [one.id for one in lead.categories] == [category]
    assert lead.contacts
    assert lead.keeps_entry is (expected is GateOutcome.ASK_FIRST)

    fresh = path.begin(guide, "1" * 32, clock)
    new = path.answer_gate(SHIPPED_GATE, fresh, answers, clock)
    assert new.gate.outcome is expected
    assert not path.may_write(new)
    existing = path.answer_gate(SHIPPED_GATE, replace(fresh, updated=clock.now()), answers, clock)
    assert path.may_delete(existing) is (expected is not GateOutcome.ON_HOLD)


def test_the_shipped_gate_asks_what_the_practice_names() -> None:
    assert {one.id for one in SHIPPED_GATE.categories} <= set(PRACTICE)


@pytest.mark.parametrize(
    ("danger", "claim", "outcome"),
    [
        ("no", "no", GateOutcome.CLEAR),
        ("no", None, GateOutcome.OPEN),
        (None, None, GateOutcome.OPEN),
        ("unsure", None, GateOutcome.ASK_FIRST),
        ("unsure", "no", GateOutcome.ASK_FIRST),
        ("yes", "no", GateOutcome.STOPPED),
        ("no", "yes", GateOutcome.ON_HOLD),
        ("no", "unsure", GateOutcome.ON_HOLD),
        ("yes", "yes", GateOutcome.ON_HOLD),
        ("unsure", "yes", GateOutcome.ON_HOLD),
    ],
)
def test_the_severest_answer_wins_and_only_all_no_is_clear(
    gate: Gate, danger: str | None, claim: str | None, outcome: GateOutcome
) -> None:
    given = {"danger": danger, "claim": claim}
    answers = {one: answer for one, answer in given.items() if answer}
    assert path.find_lead(gate, answers).outcome is outcome


def test_the_first_contact_is_that_of_the_severest_category(gate: Gate) -> None:
    lead = path.find_lead(gate, {"danger": "unsure", "claim": "yes"})
    assert [one.id for one in lead.categories] == ["claim", "danger"]
    assert lead.contacts == ("legal", "safety")


def test_an_answer_that_is_none_of_the_three_is_refused(
    gate: Gate, fresh: Reflection, clock: SetClock
) -> None:
    with pytest.raises(PathError):
        path.answer_gate(gate, fresh, {"danger": "maybe"}, clock)


def test_ask_first_keeps_the_answers_a_date_a_contact_and_a_case_and_nothing_else(
    gate: Gate, fresh: Reflection, clock: SetClock
) -> None:
    remind = THURSDAY + timedelta(days=1)
    paused = path.answer_gate(
        gate,
        fresh,
        {"danger": "unsure", "claim": "no"},
        clock,
        contact="safety",
        case_reference="HR-7",
        remind=remind,
    )
    assert paused == replace(fresh, gate=paused.gate)
    assert (paused.gate.contact, paused.gate.case_reference) == ("safety", "HR-7")
    assert paused.gate.remind == remind
    assert paused.gate.at == THURSDAY
    assert path.may_delete(paused)
    with pytest.raises(PathError):
        path.begin_sitting(paused, clock)


def test_a_pause_is_cleared_with_a_note_of_who_cleared_it(
    gate: Gate, fresh: Reflection, clock: SetClock
) -> None:
    paused = path.answer_gate(gate, fresh, {"danger": "unsure"}, clock)
    for nothing in ("", "  \n"):
        with pytest.raises(PathError):
            path.clear_gate(paused, nothing, clock)
    clock.advance(timedelta(days=1))
    cleared = path.clear_gate(paused, "The safety contact, by phone", clock)
    assert path.may_write(cleared)
    assert cleared.gate.cleared == "The safety contact, by phone"
    assert cleared.gate.cleared_at == clock.now()
    assert cleared.gate.answers == {"danger": "unsure"}
    with pytest.raises(PathError):
        path.clear_gate(cleared, "again", clock)


def test_a_hold_forbids_deleting_until_it_is_lifted_with_a_note(
    gate: Gate, clear: Reflection, clock: SetClock
) -> None:
    held = path.answer_gate(gate, clear, {"claim": "yes"}, clock)
    assert held.gate.outcome is GateOutcome.ON_HOLD
    assert not path.may_delete(held)
    with pytest.raises(PathError):
        path.clear_gate(held, "somebody", clock)
    with pytest.raises(PathError):
        path.lift_hold(held, " ", clock)
    again = path.answer_gate(gate, held, {"danger": "no", "claim": "no"}, clock)
    assert not path.may_delete(again), "answering anew does not lift a hold"
    lifted = path.lift_hold(held, "Legal, on 12 March", clock)
    assert path.may_delete(lifted)
    assert path.may_write(lifted)
    assert lifted.holds[0].lifted_by == "Legal, on 12 March"
    assert lifted.holds[0].category == "claim"


def test_a_hold_set_by_hand_lets_writing_go_on(clear: Reflection, clock: SetClock) -> None:
    held = path.hold(clear, "claim", clock)
    assert not path.may_delete(held)
    assert path.may_write(held)
    assert path.hold(held, "claim", clock) == held
    with pytest.raises(PathError):
        path.lift_hold(clear, "nobody", clock)


def test_a_stop_puts_an_existing_reflection_aside(
    gate: Gate, clear: Reflection, guide: Guide, clock: SetClock
) -> None:
    shared = replace(clear, closed=ClosedHow.KEPT)
    stopped = path.answer_gate(gate, shared, {"danger": "yes"}, clock)
    assert path.standing(guide, stopped, NOTHING, clock) is Standing.STOPPED
    assert path.may_delete(stopped)
    assert not path.may_share(guide, stopped, ALL_BEFORE_CHOOSE)
    assert path.may_write(path.clear_gate(replace(stopped, closed=None), "Safety", clock))


def test_the_gate_cannot_be_skipped_nor_what_must_be_answered(
    guide: Guide, clear: Reflection
) -> None:
    for stage in ("gate", "week-two", "nowhere"):
        with pytest.raises(PathError):
            path.skip(guide, clear, stage)
    skipped = path.skip(guide, clear, "rest")
    assert skipped.marks == {"rest": StageMark.SKIPPED}
    assert path.skip(guide, clear, "week-two", frozenset({"look"})).marks
    reopened = path.reopen_stage(guide, skipped, "rest")
    assert reopened.marks == {}
    assert reopened.here == "ready"


def test_nothing_is_looked_at_behind_a_shut_gate(
    guide: Guide, fresh: Reflection, clear: Reflection
) -> None:
    with pytest.raises(PathError):
        path.visit(guide, fresh, "story")
    assert path.visit(guide, fresh, "gate").here == "gate"
    assert path.visit(guide, clear, "choose").here == "choose"
    with pytest.raises(PathError):
        path.visit(guide, clear, "nowhere")
