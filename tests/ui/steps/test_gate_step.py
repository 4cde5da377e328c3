"""Where the gate's answers lead, and what is written on each way."""

from datetime import UTC, datetime, timedelta

from journal.model import GateOutcome, GateRecord
from journal.path import standing
from tests.ui.steps.desk_seat import Seat
from ui import routes
from ui.steps.gate_step import GateStep

ASK, STOP, HOLD = "policy", "danger", "legal"


def gate_of(seat: Seat) -> GateStep:
    step = seat.view.step
    assert isinstance(step, GateStep)
    return step


def answer(seat: Seat, **answers: str) -> None:
    for row in gate_of(seat).editor.rows:
        wanted = answers.get(row.category.id, "no")
        next(item for item in row.segment.items if item.option.id == wanted).click()
    seat.settle()


def test_all_no_clears_the_way_and_only_then_is_something_written(seat: Seat) -> None:
    seat.open(routes.Clearing("xoit", "The Friday patch", "Patch Steward"))
    assert not seat.button("Next: Take time").isEnabled()
    assert not seat.vault.versions
    answer(seat)
    assert not seat.vault.versions
    assert "The way is clear." in seat.texts()
    seat.press("Next: Take time")
    seat.keep()
    (headline,) = seat.desk.repository.headlines()
    assert headline.title == "The Friday patch"
    assert seat.held is not None
    assert seat.view.book.reflection.gate.outcome is GateOutcome.CLEAR
    assert seat.view.top.sitting.text() == "Sitting 1 · 0 min"


def test_a_stop_writes_nothing_and_says_so(seat: Seat) -> None:
    seat.open(routes.Clearing("xoit", "Not to be kept"))
    answer(seat, **{STOP: "yes"})
    assert "Nothing of this was written, and nothing was deleted." in seat.texts()
    seat.press("Leave it here")
    seat.page.flush()
    seat.desk.keeper.flush()
    seat.settle()
    assert not seat.vault.versions


def test_ask_first_pauses_with_contact_reference_and_day(seat: Seat) -> None:
    seat.open(routes.Clearing("xoit", "The Friday patch"))
    answer(seat, **{ASK: "unsure"})
    assert "Let’s pause, and talk to someone first." in seat.texts()
    panel = gate_of(seat).panel
    assert panel is not None
    panel.case.set_text("C-17")
    assert panel.remind._today() == seat.clock.now().date()
    panel.time.line.setFocus()
    panel.time.line.selectAll()
    seat.type("half past")
    assert not seat.button("Pause this reflection").isEnabled()
    panel.time.line.selectAll()
    seat.type("14:30")
    seat.press("Someone I trust")
    seat.press("Pause this reflection")
    seat.keep()
    record = seat.view.book.reflection.gate
    assert record.outcome is GateOutcome.ASK_FIRST
    assert (record.contact, record.case_reference) == ("trusted", "C-17")
    assert record.remind == datetime(2026, 3, 16, 14, 30, tzinfo=UTC)
    assert len(seat.desk.repository.headlines()) == 1


def test_i_have_talked_to_them_needs_a_note_and_opens_the_way(seat: Seat) -> None:
    seat.open(routes.Clearing("xoit", "The Friday patch"))
    answer(seat, **{ASK: "yes"})
    seat.press("I have talked to them")
    assert not seat.button("Go on").isEnabled()
    seat.type("The People team, 12 March")
    seat.press("Go on")
    seat.keep()
    record = seat.view.book.reflection.gate
    assert record.outcome is GateOutcome.CLEAR
    assert record.cleared == "The People team, 12 March"


def test_a_case_reference_does_not_close_the_way_again_that_somebody_cleared(seat: Seat) -> None:
    seat.open(routes.Clearing("xoit", "The Friday patch"))
    answer(seat, **{ASK: "unsure"})
    panel = gate_of(seat).panel
    assert panel is not None
    panel.case.set_text("C-17")
    seat.press("I have talked to them")
    seat.type("The People team, 12 March")
    seat.press("Go on")
    seat.keep()
    record = seat.view.book.reflection.gate
    assert (record.outcome, record.case_reference) == (GateOutcome.CLEAR, "C-17")
    assert not isinstance(seat.view.step, GateStep)


def test_a_hold_on_what_exists_switches_deleting_off_until_it_is_lifted(seat: Seat) -> None:
    one = seat.begin_sample()
    seat.open(routes.GateOf(one.id))
    answer(seat, **{HOLD: "yes"})
    seat.press("Pause this reflection")
    seat.keep()
    stored = seat.desk.repository.entry(one.id)
    assert stored.reflection.is_held()
    assert stored.answers.keys() == seat.sample.answers.keys()
    seat.open(routes.GateOf(one.id))
    seat.press("The hold is lifted")
    seat.type("Legal, 13 March")
    seat.press("Lift the hold")
    seat.keep()
    after = seat.desk.repository.entry(one.id).reflection
    assert not after.is_held()
    assert after.holds[0].lifted_by == "Legal, 13 March"
    assert standing(seat.guide, after, frozenset(), seat.clock) == "writing"


def test_leaving_the_gate_of_what_exists_keeps_the_answers_given(seat: Seat) -> None:
    one = seat.begin_sample()
    seat.open(routes.GateOf(one.id))
    answer(seat, **{HOLD: "yes"})
    seat.keep()
    assert seat.desk.repository.entry(one.id).reflection.is_held()


def test_a_case_reference_that_is_being_typed_is_kept_when_the_page_is_left(seat: Seat) -> None:
    seat.open(routes.Clearing("xoit"))
    answer(seat, **{ASK: "yes"})
    seat.press("Pause this reflection")
    seat.keep()
    (one,) = seat.desk.repository.headlines()
    seat.open(routes.GateOf(one.id))
    seat.field("Case reference, if there is one").setFocus()
    seat.type("CANARY-17")
    seat.keep()
    gate = seat.desk.repository.entry(one.id).reflection.gate
    assert gate.case_reference == "CANARY-17"
    assert gate.outcome is GateOutcome.ASK_FIRST


def test_contacts_are_names_to_press_and_say_how(seat: Seat) -> None:
    seat.open(routes.Clearing("xoit"))
    answer(seat, **{ASK: "yes"})
    seat.press("Someone I trust")
    assert "A colleague, a friend, a doctor." in seat.texts()


def paused_at_its_gate(seat: Seat) -> GateStep:
    """Pause one beside somebody to talk to, and come back to its gate."""
    seat.open(routes.Clearing("xoit"))
    answer(seat, **{ASK: "yes"})
    seat.press("Pause this reflection")
    seat.keep()
    return back_at_its_gate(seat)


def back_at_its_gate(seat: Seat) -> GateStep:
    (one,) = seat.desk.repository.headlines()
    seat.open(routes.GateOf(one.id))
    return gate_of(seat)


def kept_gate(seat: Seat) -> GateRecord:
    seat.keep()
    (one,) = seat.desk.repository.headlines()
    return seat.desk.repository.entry(one.id).reflection.gate


def test_another_contact_is_kept_when_the_page_is_left(seat: Seat) -> None:
    paused_at_its_gate(seat)
    seat.press("Someone I trust")
    gate = kept_gate(seat)
    assert gate.contact == "trusted"
    assert gate.outcome is GateOutcome.ASK_FIRST


def test_another_reminder_is_kept_when_the_page_is_left(seat: Seat) -> None:
    panel = paused_at_its_gate(seat).panel
    assert panel is not None
    panel.time.line.setFocus()
    panel.time.line.selectAll()
    seat.type("16:45")
    assert kept_gate(seat).remind == datetime(2026, 3, 16, 16, 45, tzinfo=UTC)


def test_a_reminder_that_was_taken_away_stays_away(seat: Seat) -> None:
    paused_at_its_gate(seat)
    seat.press("Take the day away")
    assert kept_gate(seat).remind is None
    panel = back_at_its_gate(seat).panel
    assert panel is not None
    assert panel.remind.day() is None


def test_half_a_time_moves_no_reminder(seat: Seat) -> None:
    panel = paused_at_its_gate(seat).panel
    assert panel is not None
    before = kept_gate(seat).remind
    panel.time.line.setFocus()
    panel.time.line.selectAll()
    seat.type("half past")
    seat.press("Someone I trust")
    gate = kept_gate(seat)
    assert (gate.contact, gate.remind) == ("trusted", before)


def test_looking_at_the_gate_changes_nothing(seat: Seat) -> None:
    paused_at_its_gate(seat)
    before = kept_gate(seat)
    seat.clock.advance(timedelta(hours=1))
    back_at_its_gate(seat)
    assert kept_gate(seat) == before


def test_another_answer_takes_nothing_away_of_what_was_said_below(seat: Seat) -> None:
    seat.open(routes.Clearing("xoit"))
    answer(seat, **{ASK: "unsure"})
    seat.press("Someone I trust")
    seat.field("Case reference, if there is one").setFocus()
    seat.type("C-17")
    answer(seat, **{ASK: "yes"})
    panel = gate_of(seat).panel
    assert panel is not None
    assert (panel.contact(), panel.case.text()) == ("trusted", "C-17")
    seat.press("Pause this reflection")
    gate = kept_gate(seat)
    assert (gate.contact, gate.case_reference) == ("trusted", "C-17")
    assert seat.view.book.reflection.drafts == {}
