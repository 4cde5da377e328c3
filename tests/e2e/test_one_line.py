"""One line for later: it outlives a lock, a kill and a stop at the gate, until it is begun with."""

from tests.e2e.harness.person import Person
from tests.e2e.walking import (
    STOP,
    answer_gate,
    clear_gate,
    create_journal,
    lock,
    unlock,
    unlock_in_place,
)

FIELD = "What is this about?"


def test_a_line_is_there_until_a_reflection_was_begun_with_it(person: Person) -> None:
    create_journal(person)
    person.clicks("Note it in one line")
    person.is_at(FIELD)
    person.types("The call that went")
    lock(person)
    unlock_in_place(person)
    person.clicks("Note it in one line")
    person.reads_until(FIELD, "The call that went")
    person.presses("End")
    person.types(" past me")
    person.presses("Return")
    person.sees("Noted today")
    person.kills()
    person.opens()
    unlock(person)
    person.sees("The call that went past me")
    person.clicks("Begin")
    person.reads_until(FIELD, "The call that went past me")
    person.presses("Return")
    answer_gate(person, yes=STOP)
    person.sees("Nothing of this was written, and nothing was deleted.")
    person.clicks("Leave it here")
    person.sees("Noted today")
    person.clicks("Begin")
    person.is_at(FIELD)
    person.presses("Return")
    clear_gate(person)
    person.presses("ctrl+1")
    person.sees("Continue")
    person.does_not_see("Noted today")
    person.leaves()
    person.opens()
    unlock(person)
    person.sees("The call that went past me")  # it is the reflection's name now
    person.does_not_see("Noted today")
