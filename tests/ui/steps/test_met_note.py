"""While one writes: an earlier reflection that named it too, what was decided then, and why."""

from datetime import timedelta

import pytest

from journal.model import Reflection
from journal.values import Plan, PlansValue, Row, RowsValue
from tests.ui.steps.desk_seat import Seat
from ui import routes
from ui.reflecting import meetings
from ui.steps.met_note import MetNote


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meetings, "AFTER_MS", 0)


def conditions(*kinds: str) -> RowsValue:
    return RowsValue(
        tuple(
            Row(f"{n}" * 32, {"condition": "The window closed.", "kind": kind})
            for n, kind in enumerate(kinds)
        )
    )


def earlier(seat: Seat, *kinds: str) -> Reflection:
    one = seat.begin(title="The capacity forecast", role="Planner")
    seat.desk.repository.save_answer(one.id, "contributed", conditions(*kinds))
    plan = Plan("1" * 32, "a window is short,", "I move one half to the next day.")
    seat.desk.repository.save_answer(one.id, "commitments", PlansValue((plan,)))
    seat.clock.advance(timedelta(days=30))
    return one


def note(seat: Seat) -> MetNote | None:
    seat.work()
    shown = [one for one in seat.window.findChildren(MetNote) if one.isVisibleTo(seat.window)]
    return shown[0] if shown else None


def test_naming_something_again_shows_what_was_decided_then_and_why(seat: Seat) -> None:
    before = earlier(seat, "time")
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, "contributed"))
    assert note(seat) is None, "nothing is named yet"
    seat.view.book.write("contributed", conditions("time"))
    seat.qtbot.waitUntil(lambda: note(seat) is not None)
    said = seat.texts()
    assert "Short of time, in “The capacity forecast”, March 2026." in said
    assert "If a window is short, then I move one half to the next day." in said
    assert "Shown because both are of this kind, and both say: closed, window." in said
    seat.press("Open that reflection")
    assert seat.went == [routes.Reflecting(before.id)]


def test_what_is_put_aside_stays_away_and_the_page_keeps_the_keyboard(seat: Seat) -> None:
    earlier(seat, "time")
    one = seat.begin()
    seat.desk.repository.save_answer(one.id, "contributed", conditions("time"))
    seat.open(routes.Reflecting(one.id, "contributed"))
    seat.qtbot.waitUntil(lambda: note(seat) is not None)
    seat.press("Not now")
    assert note(seat) is None
    assert seat.step.isAncestorOf(seat.held)
    seat.view.turn("role")
    seat.view.turn("contributed")
    assert note(seat) is None


def test_another_kind_meets_nothing_and_no_page_but_the_counted_ones_looks(seat: Seat) -> None:
    earlier(seat, "alone")
    one = seat.begin()
    answer = RowsValue((Row("9" * 32, {"condition": "Late.", "kind": "time"}),))
    seat.desk.repository.save_answer(one.id, "contributed", answer)
    seat.open(routes.Reflecting(one.id, "contributed"))
    assert note(seat) is None
    seat.view.turn("sense")
    assert note(seat) is None


def test_the_same_role_is_told_on_the_page_of_the_role(seat: Seat) -> None:
    earlier(seat, "time")
    one = seat.begin(role="planner")
    seat.open(routes.Reflecting(one.id, "role"))
    seat.qtbot.waitUntil(lambda: note(seat) is not None)
    assert "The same role, in “The capacity forecast”, March 2026." in seat.texts()
