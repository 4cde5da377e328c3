"""The calendar file, read by a parser that did not write it: the right hour, nothing private."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Alarm, Calendar, Event

from journal.clock import SetClock, moment_of
from journal.disclosure.calendar_file import (
    TITLE_LIMIT,
    DayEntry,
    Entry,
    TimedEntry,
    calendar_file,
    clean_title,
    write_calendar_file,
)
from journal.errors import TargetExists

NOW = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)


def events(data: bytes) -> list[Event]:
    calendar = Calendar.from_ical(data)
    assert isinstance(calendar, Calendar)
    assert calendar.errors == []
    made = calendar.walk("VEVENT")
    assert all(one.errors == [] for one in made)
    return [one for one in made if isinstance(one, Event)]


def one_event(entry: Entry, title: str = "Quiet time") -> Event:
    (event,) = events(calendar_file(title, [entry], NOW))
    return event


def span(event: Event) -> tuple[datetime, datetime]:
    assert isinstance(event.start, datetime)
    assert isinstance(event.end, datetime)
    return event.start, event.end


def alarm_of(event: Event) -> Alarm:
    (alarm,) = event.walk("VALARM")
    assert isinstance(alarm, Alarm)
    return alarm


# For each zone: the day, the hour on the wall, and that hour in UTC, from the zone's own rules:
# Berlin +1, from 29 March +2; New York -5, from 8 March -4; Lord Howe +11, from 5 April +10:30.
HOURS = [
    ("Europe/Berlin", date(2026, 3, 28), time(9), "2026-03-28T08:00"),
    ("Europe/Berlin", date(2026, 3, 29), time(9), "2026-03-29T07:00"),
    ("Europe/Berlin", date(2026, 3, 30), time(9), "2026-03-30T07:00"),
    ("Europe/Berlin", date(2026, 10, 24), time(9), "2026-10-24T07:00"),
    ("Europe/Berlin", date(2026, 10, 25), time(9), "2026-10-25T08:00"),
    ("America/New_York", date(2026, 3, 7), time(9), "2026-03-07T14:00"),
    ("America/New_York", date(2026, 3, 8), time(9), "2026-03-08T13:00"),
    ("America/New_York", date(2026, 11, 1), time(9), "2026-11-01T14:00"),
    ("Australia/Lord_Howe", date(2026, 4, 4), time(9), "2026-04-03T22:00"),
    ("Australia/Lord_Howe", date(2026, 4, 5), time(9), "2026-04-04T22:30"),
    ("Australia/Lord_Howe", date(2026, 10, 3), time(9), "2026-10-02T22:30"),
    ("Australia/Lord_Howe", date(2026, 10, 4), time(9), "2026-10-03T22:00"),
]


@pytest.mark.parametrize(("zone", "day", "at", "expected"), HOURS)
def test_the_hour_on_the_wall_is_the_one_that_was_chosen(
    zone: str, day: date, at: time, expected: str
) -> None:
    clock = SetClock(NOW, ZoneInfo(zone))
    event = one_event(TimedEntry(moment_of(clock, day, at), 25))
    begins, ends = span(event)
    assert begins == datetime.fromisoformat(expected).replace(tzinfo=UTC)
    there = begins.astimezone(ZoneInfo(zone))
    assert (there.date(), there.time()) == (day, at)
    assert ends - begins == timedelta(minutes=25)


def test_an_hour_that_a_night_leaves_out_becomes_the_one_after_it() -> None:
    clock = SetClock(NOW, ZoneInfo("Europe/Berlin"))
    event = one_event(TimedEntry(moment_of(clock, date(2026, 3, 29), time(2, 30)), 25))
    assert span(event)[0].astimezone(ZoneInfo("Europe/Berlin")).time() == time(3, 30)


def test_a_sitting_over_a_change_of_the_clocks_is_as_long_as_it_was_meant() -> None:
    clock = SetClock(NOW, ZoneInfo("Europe/Berlin"))
    event = one_event(TimedEntry(moment_of(clock, date(2026, 3, 29), time(1, 45)), 30))
    begins, ends = span(event)
    assert ends - begins == timedelta(minutes=30)
    assert ends.astimezone(ZoneInfo("Europe/Berlin")).time() == time(3, 15)


def test_a_day_is_a_day_in_every_zone_and_makes_nobody_busy() -> None:
    event = one_event(DayEntry(date(2026, 3, 29)))
    assert (event.start, event.end) == (date(2026, 3, 29), date(2026, 3, 30))
    assert event["TRANSP"] == "TRANSPARENT"
    assert timedelta(hours=9) == alarm_of(event).TRIGGER


def test_nothing_is_in_it_but_a_time_and_the_title() -> None:
    event = one_event(TimedEntry(NOW, 25))
    assert {*event} == {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "CLASS"}
    assert event["CLASS"] == "PRIVATE"
    alarm = alarm_of(event)
    assert {*alarm} == {"ACTION", "DESCRIPTION", "TRIGGER"}
    assert event["SUMMARY"] == alarm["DESCRIPTION"] == "Quiet time"


def test_two_files_for_one_time_cannot_be_told_to_belong_together() -> None:
    first, second = (one_event(TimedEntry(NOW, 25))["UID"] for _ in range(2))
    assert first != second


def test_several_days_bear_one_title_and_each_an_id_of_its_own() -> None:
    days = [date(2026, 4, 3), date(2026, 5, 1), date(2026, 6, 12)]
    made = events(calendar_file("Time for yourself", [DayEntry(day) for day in days], NOW))
    assert [one.start for one in made] == days
    assert len({str(one["UID"]) for one in made}) == 3


def test_a_title_without_a_word_is_refused() -> None:
    with pytest.raises(ValueError, match="title"):
        calendar_file(" \u200b\n", [DayEntry(date(2026, 4, 3))], NOW)


@given(st.text(max_size=200))
def test_any_title_comes_back_as_it_was_shown_and_no_line_is_too_long(title: str) -> None:
    shown = clean_title(title)
    assert len(shown) <= TITLE_LIMIT
    if not shown:
        return
    data = calendar_file(title, [TimedEntry(NOW, 25)], NOW)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    (event,) = events(data)
    assert str(event["SUMMARY"]) == shown


def test_no_file_takes_the_place_of_another_unasked(tmp_path: Path) -> None:
    target = tmp_path / "quiet-time.ics"
    data = calendar_file("Quiet time", [TimedEntry(NOW, 25)], NOW)
    write_calendar_file(data, target, overwrite=False)
    with pytest.raises(TargetExists):
        write_calendar_file(b"", target, overwrite=False)
    assert target.read_bytes() == data
