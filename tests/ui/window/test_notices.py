"""Notices: off until wanted, at their time, once, and of nothing but that a time has come."""

from datetime import date, timedelta

import pytest

from journal.model import FollowUp, Quiet
from tests.ui.window.conftest import THURSDAY, House
from ui import routes
from ui.reminding.notices import NoticeWatch
from ui.reminding.watch import Reminding

TOLD = ("Afterword", "A time you set has come.")


@pytest.fixture
def told() -> list[tuple[str, str]]:
    """Return where a watch puts what it tells."""
    return []


def watch(house: House, told: list[tuple[str, str]]) -> NoticeWatch:
    made = NoticeWatch(house.desk, lambda title, words: told.append((title, words)), house.window)
    house.settle()
    return made


def look(house: House, made: NoticeWatch) -> None:
    made.look()
    house.settle()


def test_the_end_of_quiet_time_is_told_once_and_names_nothing(
    house: House, told: list[tuple[str, str]]
) -> None:
    house.begin("The Friday patch", quiet=Quiet(THURSDAY, THURSDAY + timedelta(hours=2)))
    made = watch(house, told)
    house.clock.advance(timedelta(hours=1))
    look(house, made)
    assert told == []
    house.clock.advance(timedelta(hours=1))
    look(house, made)
    look(house, made)
    assert told == [TOLD]


def test_times_that_came_together_while_the_machine_slept_are_told_as_one(
    house: House, told: list[tuple[str, str]]
) -> None:
    for hours in (1, 2, 30):
        house.begin(quiet=Quiet(THURSDAY, THURSDAY + timedelta(hours=hours)))
    made = watch(house, told)
    house.clock.advance(timedelta(hours=20))
    look(house, made)
    assert told == [TOLD]
    house.clock.advance(timedelta(hours=20))
    look(house, made)
    assert told == [TOLD, TOLD]


def test_a_look_back_is_told_in_the_morning_of_its_day(
    house: House, told: list[tuple[str, str]]
) -> None:
    house.begin(shared_at=THURSDAY, follow_ups=(FollowUp("after-2", date(2026, 3, 13)),))
    made = watch(house, told)
    house.clock.advance(timedelta(hours=23, minutes=59))
    look(house, made)
    assert told == []
    house.clock.advance(timedelta(minutes=1))
    look(house, made)
    assert told == [TOLD]


def test_what_came_before_is_for_today_to_say(house: House, told: list[tuple[str, str]]) -> None:
    house.begin(quiet=Quiet(THURSDAY, THURSDAY + timedelta(hours=1)))
    house.clock.advance(timedelta(hours=2))
    made = watch(house, told)
    look(house, made)
    assert told == []


def test_nothing_is_told_after_it_was_stopped(house: House, told: list[tuple[str, str]]) -> None:
    house.begin(quiet=Quiet(THURSDAY, THURSDAY + timedelta(hours=1)))
    made = watch(house, told)
    house.clock.advance(timedelta(hours=2))
    made.look()
    made.stop()
    house.settle()
    assert told == []


class Sign:
    """A tray that only counts."""

    def __init__(self, signs: list["Sign"]) -> None:
        self.told: list[str] = []
        signs.append(self)
        self.signs = signs

    def tell(self, title: str, words: str) -> None:
        self.told.append(f"{title}: {words}")

    def remove(self) -> None:
        self.signs.remove(self)


def test_notices_are_off_until_they_are_wanted_and_end_with_the_journal(house: House) -> None:
    signs: list[Sign] = []
    made = Reminding(house.desk, lambda: Sign(signs), house.window)
    want = house.desk.settings.change
    assert signs == []
    want(notices=True)
    assert len(signs) == 1
    house.begin(quiet=Quiet(THURSDAY, THURSDAY + timedelta(hours=1)))
    (watching,) = made.findChildren(NoticeWatch)
    look(house, watching)
    house.clock.advance(timedelta(hours=2))
    look(house, watching)
    assert signs[0].told == ["Afterword: A time you set has come."]
    want(notices=False)
    want(less_motion=False)
    assert signs == []
    want(notices=True)
    made.stop()
    want(notices=False)
    want(notices=True)
    assert signs == [], "a journal that is being closed tells no more"


def test_a_desktop_without_a_tray_is_told_of_and_nothing_breaks(house: House) -> None:
    house.go(routes.SettingsRoute("quiet"))
    assert "This desktop has no system tray now, so nothing is shown." in house.texts()
    house.press("Tell me when a time I set has come")
    house.settle()
    assert house.desk.now_settings.notices
