"""Quiet time in the window: when to come back, a calendar file, how it is seen at the end."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar, Event

from journal.disclosure.calendar_file import DayEntry
from journal.model import FollowUp, Reflection
from tests.ui.menus import acts_of
from tests.ui.window.conftest import House
from ui import routes
from ui.calendar_dialog import CalendarDialog, ask_for_calendar
from ui.drafts import HeldDrafts
from ui.pages.reflecting import ReflectingPage
from ui.steps.pause_step import PauseStep
from ui.steps.return_days import offered


def pause(house: House, one: Reflection) -> PauseStep:
    page = house.go(routes.Reflecting(one.id, "sense"))
    assert isinstance(page, ReflectingPage)
    house.press("Pause here")
    assert page.view is not None
    assert isinstance(page.view.step, PauseStep)
    return page.view.step


def stored(house: House, one: Reflection) -> Reflection:
    house.keep()
    return house.on_worker(lambda: house.repository.entry(one.id).reflection)


def events(file: Path) -> list[Event]:
    found = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    return [one for one in found if isinstance(one, Event)]


def dialog(house: House) -> CalendarDialog:
    found = house.window.findChild(CalendarDialog)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("day", "kinds"),
    [
        (date(2026, 3, 12), ["tomorrow", "two-nights", "after-weekend", "in-a-week", "unknown"]),
        (date(2026, 3, 13), ["tomorrow", "two-nights", "after-weekend", "in-a-week", "unknown"]),
        (date(2026, 3, 14), ["tomorrow", "after-weekend", "in-a-week", "unknown"]),
        (date(2026, 3, 15), ["tomorrow", "two-nights", "in-a-week", "unknown"]),
        (date(2026, 3, 16), ["tomorrow", "two-nights", "after-weekend", "unknown"]),
    ],
)
def test_a_few_days_are_offered_and_none_of_them_twice(day: date, kinds: list[str]) -> None:
    days = offered(day)
    assert [one.kind for one in days] == kinds
    assert len({one.day for one in days}) == len(days)


def test_a_calendar_file_says_when_and_a_neutral_title_and_nothing_written(
    house: House, tmp_path: Path
) -> None:
    one = house.begin("The canary of the title")
    pause(house, one)
    house.press("After two nights")
    house.press("Put it in my calendar…")
    assert "Saturday 14 March at 09:00" in house.texts()
    target = tmp_path / "quiet-time.ics"
    dialog(house).put(target)
    house.settle()
    assert "Open it with your calendar." in house.texts()
    (event,) = events(target)
    assert str(event["SUMMARY"]) == "Quiet time"
    assert event.start == datetime(2026, 3, 14, 9, tzinfo=UTC)
    assert event.end == datetime(2026, 3, 14, 9, 25, tzinfo=UTC)
    assert b"canary" not in target.read_bytes()
    assert one.id.encode() not in target.read_bytes()
    house.press("Close")
    assert stored(house, one).quiet is None, "a file is no rest: that is asked for by itself"


def test_another_title_is_the_persons_choice_and_no_file_is_replaced_unasked(
    house: House, tmp_path: Path
) -> None:
    pause(house, house.begin())
    house.press("Put it in my calendar…")
    target = tmp_path / "quiet-time.ics"
    target.write_text("mine")
    made = dialog(house)
    made.title.set_text("Dentist")
    made.put(target)
    house.settle()
    assert target.read_text() == "mine"
    house.press("Replace it")
    (event,) = events(target)
    assert str(event["SUMMARY"]) == "Dentist"


def test_looks_back_go_into_the_calendar_as_days(house: House, tmp_path: Path) -> None:
    dues = (date(2026, 3, 26), date(2026, 4, 23))
    looks = tuple(FollowUp(f"after-{n}", due) for n, due in zip((2, 6), dues, strict=True))
    one = house.begin(shared_at=house.clock.now(), follow_ups=looks)
    page = house.go(routes.Reflecting(one.id, "sense"))
    assert isinstance(page, ReflectingPage)
    acts_of(page)["Put the look-backs in my calendar…"].trigger()
    target = tmp_path / "looks.ics"
    dialog(house).put(target)
    house.settle()
    assert [event.start for event in events(target)] == [*dues]
    house.press("Close")


def test_how_it_is_seen_is_asked_where_a_sitting_ends_and_kept_with_it(house: House) -> None:
    one = house.begin()
    step = pause(house, one)
    assert step.view is not None
    step.view.set_text("It was me alone.")
    house.press("Keep writing")
    house.press("Pause here")
    page = house.page
    assert isinstance(page, ReflectingPage)
    assert page.view is not None
    again = page.view.step
    assert isinstance(again, PauseStep)
    assert again.view is not None
    assert again.view.text() == "It was me alone."
    again.view.set_text("It was me, and a gap.")
    house.press("Tomorrow")
    house.press("Rest until Friday")
    house.clock.advance(timedelta(days=1, hours=1))
    step = pause(house, one)
    assert step.view is not None
    assert step.view.text() == "", "each sitting has a view of its own"
    house.press("Keep writing")
    assert [one.seen for one in stored(house, one).sittings] == ["It was me, and a gap.", ""]


def test_a_guide_without_the_question_does_not_ask_it(house: House) -> None:
    one = house.begin()
    page = house.go(routes.Reflecting(one.id, "sense"))
    assert isinstance(page, ReflectingPage)
    assert page.view is not None
    page.view.book.guide = replace(page.view.book.guide, view="")
    house.press("Pause here")
    assert isinstance(page.view.step, PauseStep)
    assert page.view.step.view is None


def test_all_that_is_due_over_all_reflections_goes_into_one_file_without_their_names(
    house: House, tmp_path: Path
) -> None:
    for title, days in (("The canary", (0, 28, 70)), ("The harbour", (-3, 28, 84))):
        looks = tuple(
            FollowUp(f"after-{n}", house.clock.now().date() + timedelta(days=day))
            for n, day in zip((2, 6, 12), days, strict=True)
        )
        house.begin(title, shared_at=house.clock.now(), follow_ups=looks)
    house.go(routes.FollowThrough())
    house.qtbot.waitUntil(lambda: "The harbour" in house.texts())
    house.press("Put the days in my calendar…")
    target = tmp_path / "days.ics"
    dialog(house).put(target)
    house.settle()
    first = house.clock.now().date()
    assert [event.start for event in events(target)] == [
        first + timedelta(days=day) for day in (0, 28, 70, 84)
    ]
    assert b"canary" not in target.read_bytes()
    house.press("Close")


def test_many_days_are_listed_in_a_room_that_scrolls(house: House) -> None:
    days = tuple(DayEntry(date(2026, 4, day)) for day in range(1, 31))
    made = ask_for_calendar(house.desk, house.window, days, HeldDrafts())
    house.settle()
    assert made.card.height() < 600
    assert "Thursday 30 April" in house.texts()
    house.press("Cancel")
