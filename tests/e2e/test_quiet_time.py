"""Quiet time between sittings: it is asked for, Today says until when, and opening is allowed."""

from datetime import datetime, timedelta

from tests.e2e.harness.person import Person
from tests.e2e.walking import begin_writing, create_journal, turn_to, unlock

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
