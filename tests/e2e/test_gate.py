"""The gate: a stop writes nothing, asking first can be gone on from, a hold keeps all as it is."""

from tests.e2e.harness.person import Person
from tests.e2e.walking import (
    ASK_FIRST,
    FIRST_QUESTION,
    HOLD,
    STOP,
    answer_gate,
    begin,
    begin_writing,
    contents,
    create_journal,
    journal_of,
    open_from_list,
)


def test_a_stop_writes_nothing(person: Person) -> None:
    create_journal(person)
    begin(person, "Something that belongs with others")
    person.leaves()
    before = contents(journal_of(person))
    person.opens()
    person.types("velvet otter cradle munch sixty")
    person.presses("Return")
    person.sees("Nothing is waiting for you.")
    opened = contents(journal_of(person))
    begin(person, "Something that belongs with others")
    answer_gate(person, yes=STOP)
    person.sees("This belongs with someone else first.")
    person.sees("Nothing of this was written, and nothing was deleted.")
    person.sees("Compliance office")
    person.clicks("Leave it here")
    person.sees("Nothing is waiting for you.")
    assert contents(journal_of(person)) == opened
    person.clicks("Reflections")
    person.does_not_see("Something that belongs with others")
    person.leaves()
    assert contents(journal_of(person)) == before


def test_asking_first_pauses_and_goes_on_with_a_note_of_who_cleared_it(person: Person) -> None:
    create_journal(person)
    begin(person, "A rule, perhaps")
    answer_gate(person, unsure=ASK_FIRST)
    person.sees("Let's pause, and talk to someone first.")
    person.clicks("Pause this reflection")
    person.sees("Paused, to talk to someone first")
    person.clicks("I have talked to them")
    person.sees("Is there anything that has to come first?")
    person.finds_on("Not sure", in_row=ASK_FIRST)
    person.clicks("I have talked to them")
    person.is_at("Who cleared it?")
    person.types("People team, Friday")
    person.presses("Return")
    person.sees(FIRST_QUESTION)
    person.clicks("Clear the way")
    person.sees("The way is clear. Noted: People team, Friday")


def test_a_hold_switches_deleting_off_until_it_is_lifted_with_a_note(person: Person) -> None:
    create_journal(person)
    begin_writing(person)
    person.clicks("Clear the way")
    person.sees("The way is clear.")
    person.clicks("Yes", in_row=HOLD)
    person.sees("This belongs with someone else, and nothing is deleted.")
    person.sees("Deleting it is switched off until you note who lifted the hold.")
    person.clicks("Pause this reflection")
    person.finds_on("Today")
    open_from_list(person, "The Friday patch, On hold")
    _choose_last_in_menu(person)
    person.is_at("Who cleared it?")  # where deleting was, there is only this
    person.types("Legal, Jonas Weber")
    person.presses("Return")
    person.does_not_see("Who cleared it?")
    _choose_last_in_menu(person)
    person.sees("Delete this reflection? It cannot be brought back.")
    person.clicks("Keep it")
    person.does_not_see("Delete this reflection? It cannot be brought back.")


def _choose_last_in_menu(person: Person) -> None:
    person.opens_popup("More")
    person.presses("Up", "Return")
