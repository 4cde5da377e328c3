"""Today never forgets what asked to come back, however much was begun since."""

from datetime import timedelta

from journal.model import FollowUp, GateOutcome, GateRecord, Quiet
from tests.ui.window.conftest import THURSDAY, House
from ui import routes
from ui.pages.today import LOADED

OLD = "The oldest of all"


def _bury(house: House) -> None:
    """Begin so many others that the oldest is past what Today opens."""
    for number in range(LOADED + 1):
        house.clock.advance(timedelta(minutes=1))
        house.begin(f"Another, number {number}")


def _today(house: House) -> str:
    house.go(routes.Reflections())
    house.go(routes.Today())
    return house.texts()


def test_an_old_look_back_that_is_due_is_shown(house: House) -> None:
    house.begin(OLD, follow_ups=(FollowUp("after-2", THURSDAY.date()),))
    _bury(house)
    assert OLD in _today(house)


def test_an_old_reminder_of_a_gate_is_shown_once_it_has_come(house: House) -> None:
    remind = THURSDAY + timedelta(days=1)
    house.begin(OLD, gate=GateRecord(outcome=GateOutcome.ASK_FIRST, remind=remind))
    _bury(house)
    assert OLD not in _today(house)
    house.clock.at = remind + timedelta(minutes=1)
    assert OLD in _today(house)


def test_a_time_that_came_is_what_one_goes_on_with_and_a_passed_one_is_said(house: House) -> None:
    house.begin(OLD, quiet=Quiet(house.clock.now(), THURSDAY + timedelta(days=1)))
    _bury(house)
    house.clock.at = THURSDAY + timedelta(days=1, minutes=5)
    assert OLD in _today(house), "the tray says that a time has come"
    house.clock.at = THURSDAY + timedelta(days=2)
    assert OLD in _today(house)
    assert "The time you set has passed" in house.texts()
    house.clock.advance(timedelta(days=1))
    assert OLD not in _today(house), "it was said, and waits like any other"
