"""The coach in the margin and the one box, in the real program, by keys and by what is heard."""

from tests.e2e.harness.person import Person
from tests.e2e.walking import (
    begin_writing,
    create_journal,
    lock,
    turn_to,
    unlock_in_place,
    wait_until_saved,
)

SAID = "I should have known that the store would not survive."


def test_a_note_in_the_margin_is_kept_away_for_good(person: Person) -> None:
    create_journal(person)
    begin_writing(person)
    turn_to(person, "What made sense to you at the time?")
    person.types(SAID)
    person.sees("“I should have known” borrows from later.")
    person.tabs_to("Other words")
    person.presses("space")
    person.sees("At that moment I knew…")
    person.clicks("Keep mine")
    person.does_not_see("borrows from later")
    wait_until_saved(person)
    person.presses("ctrl+k")
    person.sees("Search runs on this computer only.")
    person.types("look at")
    person.sees("Look at my words")
    person.presses("Return")
    person.sees("Nothing stands out here.")
    person.presses("Escape")
    lock(person)
    unlock_in_place(person)
    person.presses("ctrl+k")
    person.sees("Search runs on this computer only.")
    person.types("survive")
    person.sees("What made sense then, I should have known that the store")
    person.presses("Return")
    person.reads_until("What made sense to you at the time?", SAID)
    person.does_not_see("Keep mine")
