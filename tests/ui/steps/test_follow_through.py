"""Follow-through: answers are kept, days move, what is carried stays until it is let go."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QMenu

from journal import path
from journal.guides.guide import Door
from journal.model import ClosedHow, Reflection
from journal.values import Came, DateValue, LooksValue, Plan, PlansValue
from tests.ui.steps.desk_seat import THURSDAY, Seat
from ui import routes
from ui.following.due_card import DueCard
from ui.following.due_row import DueRow
from ui.page import build_page
from ui.steps.follow_up_step import FollowUpStep
from ui.widgets.weeks_track import WeeksTrack

PLAN = Plan("1" * 32, "a patch is due on Friday,", "I call Tomas.")


def shared(seat: Seat) -> Reflection:
    one = seat.begin()
    seat.desk.repository.save_answer(one.id, "commitments", PlansValue((PLAN,)))
    written = frozenset({"commitments"})
    left = path.record_share(seat.guide, one, written, Door.GROUP, seat.clock)
    return seat.desk.repository.save_reflection(left)


def show(seat: Seat) -> None:
    page = build_page(seat.desk, routes.FollowThrough())
    seat.window.setCentralWidget(page)
    page.opened()
    seat.work()


def stored(seat: Seat, one: Reflection) -> Reflection:
    seat.work()
    return seat.desk.repository.entry(one.id).reflection


def test_nothing_is_there_yet(seat: Seat) -> None:
    show(seat)
    assert "No commitments yet. They come from your reflections." in seat.texts()


def test_what_comes_later_is_listed_and_the_next_day_is_said(seat: Seat) -> None:
    shared(seat)
    show(seat)
    assert "Nothing is due. The next look-back is on 26 March." in seat.texts()
    assert seat.window.findChildren(DueCard) == []
    assert len(seat.window.findChildren(DueRow)) == 3
    (track,) = seat.window.findChildren(WeeksTrack)
    assert track.accessibleName().startswith("The Friday patch, 26 March: planned")


def test_an_answer_is_kept_and_leads_to_the_page_for_the_rest(seat: Seat) -> None:
    one = shared(seat)
    seat.clock.advance(timedelta(weeks=2))
    show(seat)
    assert "Due today" in seat.texts()
    seat.press("I did something else")
    stored(seat, one)
    value = seat.stored(one.id, "look-2")
    assert isinstance(value, LooksValue)
    (look,) = value.looks
    assert (look.plan, look.came, look.on) == (PLAN.id, Came.ELSE, date(2026, 3, 26))
    assert (look.was_if, look.was_then) == (PLAN.if_, PLAN.then)
    assert seat.went == [routes.Reflecting(one.id, "look-2")]
    show(seat)
    assert seat.button("Go on").isEnabled()


def test_what_was_due_before_today_is_told_with_its_day_alone(seat: Seat) -> None:
    shared(seat)
    seat.clock.advance(timedelta(weeks=3))
    show(seat)
    assert "Planned for 26 March" in seat.texts()
    assert not {"late", "overdue", "missed"} & set(seat.texts().lower().split())


def test_a_row_is_moved_to_another_day(seat: Seat) -> None:
    one = shared(seat)
    show(seat)
    row = seat.window.findChildren(DueRow)[0]
    row._acts.move(row._due, date(2026, 4, 2))
    assert stored(seat, one).follow_ups[0].due == date(2026, 4, 2)
    assert "2 April" in seat.texts()


def test_the_page_of_a_look_back_moves_its_day_too(seat: Seat) -> None:
    one = shared(seat)
    seat.open(routes.Reflecting(one.id, "look-2"))
    step = seat.step
    assert isinstance(step, FollowUpStep)
    step.move_to(date(2026, 4, 3))
    assert "Planned for 3 April." in seat.texts()
    seat.keep()
    assert stored(seat, one).follow_ups[0].due == date(2026, 4, 3)


def test_the_day_of_one_commitment_is_moved_in_its_answer(seat: Seat) -> None:
    one = seat.begin()
    plan = replace(PLAN, look_again=date(2026, 3, 20))
    seat.desk.repository.save_answer(one.id, "commitments", PlansValue((plan,)))
    show(seat)
    row = seat.window.findChildren(DueRow)[0]
    row._acts.move(row._due, date(2026, 4, 2))
    stored(seat, one)
    moved = PlansValue((replace(PLAN, look_again=date(2026, 4, 2)),))
    assert seat.stored(one.id, "commitments") == moved


def test_look_backs_are_planned_for_a_reflection_that_nobody_else_saw(seat: Seat) -> None:
    one = seat.begin()
    seat.desk.repository.save_answer(one.id, "commitments", PlansValue((PLAN,)))
    show(seat)
    seat.press("Plan the look-backs")
    days = [follow.due for follow in stored(seat, one).follow_ups]
    assert days == [date(2026, 3, 26), date(2026, 4, 23), date(2026, 6, 4)]


def test_closing_says_what_goes_on_and_it_stays_until_it_is_let_go(seat: Seat) -> None:
    one = shared(seat)
    second = Plan("2" * 32, "orders are touched,", "I restart one node.")
    seat.desk.repository.save_answer(one.id, "commitments", PlansValue((PLAN, second)))
    seat.open(routes.Reflecting(one.id, "carry"))
    carrying = seat.step.carrying  # type: ignore[attr-defined]  # the step of the close
    carrying.rows[1].segment.items[1].click()
    seat.press("Close this reflection")
    seat.keep()
    closed = stored(seat, one)
    assert closed.closed is ClosedHow.KEPT
    assert [(held.plan, held.let_go is None) for held in closed.carried] == [
        (PLAN.id, True),
        (second.id, False),
    ]
    show(seat)
    assert "Carried on, without a day" in seat.texts()
    assert second.then not in seat.texts()
    menu = QMenu(seat.window)
    seat.window.findChildren(DueRow)[0].fill_menu(menu)
    next(act for act in menu.actions() if act.text() == "Done with it").trigger()
    assert stored(seat, one).carried[-1].let_go == THURSDAY
    assert "Carried on" not in seat.texts()


@pytest.mark.parametrize("title", ["", "The Friday patch"])
def test_a_journal_open_for_reading_offers_no_change(seat: Seat, title: str) -> None:
    one = shared(seat)
    seat.desk.repository.save_reflection(replace(one, title=title))
    seat.clock.advance(timedelta(weeks=2))
    seat.vault.read_only = "elsewhere"
    show(seat)
    assert seat.button("Open the reflection").isEnabled()
    with pytest.raises(LookupError):
        seat.button("I did something else")
    with pytest.raises(LookupError):
        seat.button("Another day…")


def test_the_day_agreed_in_a_conversation_is_noted_as_looked_at(seat: Seat) -> None:
    one = seat.begin()
    seat.desk.repository.save_answer(one.id, "talk-review", DateValue(date(2026, 3, 12)))
    show(seat)
    assert "We look at it again" in seat.texts()
    seat.press("We looked at it")
    done = stored(seat, one).follow_ups
    assert [(follow.stage, follow.answered) for follow in done] == [("expectations", THURSDAY)]
    assert "We look at it again" not in seat.texts()


def test_a_guide_without_a_question_for_each_leads_to_its_own_page(seat: Seat) -> None:
    one = shared(seat)
    seat.clock.advance(timedelta(weeks=2))
    show(seat)
    card = seat.window.findChildren(DueCard)[0]
    plain = DueCard(replace(card._due, asks_each=False), card._acts, date(2026, 3, 26))
    seat.window.setCentralWidget(plain)
    seat.press("Answer")
    assert seat.went == [routes.Reflecting(one.id, "look-2")]
    with pytest.raises(LookupError):
        seat.button("I did something else")
