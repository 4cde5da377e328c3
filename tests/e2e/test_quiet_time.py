"""Quiet time between sittings: it is asked for, Today says until when, and opening is allowed."""

from datetime import datetime, time, timedelta

from icalendar import Calendar, Event

from tests.e2e.harness.patience import until
from tests.e2e.harness.person import Person
from tests.e2e.walking import begin_writing, choose_file, create_journal, turn_to, unlock

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def test_a_reflection_rests_until_it_is_opened_anyway(person: Person) -> None:
    tomorrow = WEEKDAYS[(datetime.now().astimezone() + timedelta(days=1)).weekday()]
    create_journal(person)
    begin_writing(person)
    turn_to(person, "What made sense to you at the time?")
    person.types("The first sitting.")
    person.clicks("Pause here")
    person.chooses("Tomorrow")
    person.writes("Who could have been asked?", under="A question to carry along, if you like")
    person.clicks(f"Rest until {tomorrow}")
    person.finds_on("Today")
    person.sees(f"Quiet time until {tomorrow}")
    person.leaves()

    person.opens()
    unlock(person)
    person.sees(f"Quiet time until {tomorrow}")
    person.clicks("Open it anyway")
    person.sees("Nothing is lost by waiting, and nothing by looking.")  # its own page, not Today
    person.sees("Who could have been asked?")
    person.clicks("Open it anyway")
    person.sees("What made sense to you at the time?")
    person.sees("Sitting 2")
    person.is_at("What made sense to you at the time?")
    person.types(" And the second.")
    person.reads_until("What made sense to you at the time?", "The first sitting. And the second.")
    person.presses("ctrl+1")
    person.does_not_see("Quiet time")


def test_a_calendar_file_says_nothing_of_the_reflection_and_a_view_stays_with_its_sitting(
    person: Person,
) -> None:
    before = datetime.now().astimezone().date()
    create_journal(person)
    begin_writing(person, "The lighthouse patch")
    turn_to(person, "What made sense to you at the time?")
    person.types("Every lighthouse was green.")
    person.clicks("Pause here")
    person.writes("It was me alone.", under="How do you see it now?")
    person.chooses("Tomorrow")
    person.clicks("Put it in my calendar…")
    person.sees("What the entry says")
    person.clicks("Save the file…")
    target = person.home.folder / "when.ics"
    choose_file(person, "Where the calendar file is kept", target)
    person.sees("Open it with your calendar.")
    person.clicks("Close")
    data = until(lambda: target.read_bytes() if target.exists() else None, "the calendar file")
    (event,) = (one for one in Calendar.from_ical(data).walk("VEVENT") if isinstance(one, Event))
    assert str(event["SUMMARY"]) == "Quiet time"
    assert isinstance(event.start, datetime)
    there = event.start.astimezone()
    assert there.time() == time(9)
    assert (there.date() - before).days in {1, 2}, "two if midnight came between"
    assert b"lighthouse" not in data.lower()

    person.clicks("Keep writing")
    person.sees("What made sense to you at the time?")
    person.presses("ctrl+period")
    person.reads_until("How do you see it now?", "It was me alone.")
