"""Writing in every type of prompt, locking, and finding all of it again."""

from collections.abc import Callable

import pytest

from tests.e2e.harness.memory import may_read_memory, memory_holds
from tests.e2e.harness.person import Person
from tests.e2e.walking import (
    PASSPHRASE,
    begin_writing,
    create_journal,
    lock,
    pick_a_day,
    turn_to,
    unlock_in_place,
    wait_until_saved,
)


def _write_the_timeline(person: Person) -> None:
    person.is_at("Time, row 1")
    for words in ("16:40", "The canary was green", "Rolled out", "Green is safe"):
        person.types(words)
        person.presses("Tab")
    person.types("CHG-2214")
    person.presses("Return")
    person.is_at("Time, row 2")
    person.types("17:25")
    person.writes("The canary has no invoicing – überhaupt", under="Learned later")


def _find_the_timeline(person: Person) -> None:
    assert person.reads("What I saw, row 1") == "The canary was green"
    assert person.reads("Time, row 2") == "17:25"
    assert person.reads("Learned later") == "The canary has no invoicing – überhaupt"


def _write_text_and_choice(person: Person) -> None:
    person.is_at("What was yours to decide?")
    person.types("The hour was mine.")
    person.clicks("It is not clear")
    person.finds_on("It is not clear")


def _find_text_and_choice(person: Person) -> None:
    assert person.reads("What was yours to decide?") == "The hour was mine."
    person.finds_on("It is not clear")


def _write_people(person: Person) -> None:
    person.is_at("Name, row 1")
    person.types("Tomas Berger")
    person.presses("Tab")
    person.types("the person on call")


def _find_people(person: Person) -> None:
    assert person.reads("Name, row 1") == "Tomas Berger"
    assert person.reads("Role, row 1") == "the person on call"


def _write_rows_with_lists(person: Person) -> None:
    person.is_at("What was there, row 1")
    person.types("Short of time before the weekend")
    person.presses("Tab", "Down", "Down", "Tab", "Down")
    person.sees("Short of time")
    person.sees("a lot")


def _find_rows_with_lists(person: Person) -> None:
    assert person.reads("What was there, row 1") == "Short of time before the weekend"
    person.sees("Short of time")
    person.sees("a lot")


def _write_feelings(person: Person) -> None:
    person.switches_on("Worried")
    person.switches_on("Tired")
    person.clicks("7")
    person.finds_on("7")


def _find_feelings(person: Person) -> None:
    for name in ("Worried", "Tired", "7"):
        person.finds_on(name)
    person.finds_off("Ashamed")


def _write_repair(person: Person) -> None:
    person.is_at("For whom, row 1")
    person.types("The Order Desk")
    pick_a_day(person, "When, row 1: Choose a day")


def _find_repair(person: Person) -> None:
    assert person.reads("For whom, row 1") == "The Order Desk"
    person.sees("When, row 1:")
    person.does_not_see("When, row 1: Choose a day")


def _write_plan(person: Person) -> None:
    person.is_at("If, plan 1")
    person.types("a patch touches TLS")
    person.presses("Tab")
    person.types("I ask the Order Desk")
    pick_a_day(person, "Look again, plan 1: Choose a day to look again")
    person.sees("Look again, plan 1: Look again on")


def _find_plan(person: Person) -> None:
    assert person.reads("If, plan 1") == "a patch touches TLS"
    assert person.reads("then, plan 1") == "I ask the Order Desk"
    person.sees("Look again, plan 1: Look again on")


def _write_levels(person: Person) -> None:
    person.clicks("Yes", in_row="I can say what happened and what my part was.")
    person.clicks("Partly", in_row="I know what is expected of my role in such a moment.")
    person.sees("One thing is still open.")


def _find_levels(person: Person) -> None:
    person.finds_on("Yes", in_row="I can say what happened and what my part was.")
    person.finds_on("Partly", in_row="I know what is expected of my role in such a moment.")


def _write_day(person: Person) -> None:
    person.writes("A name to ask", under="What do you need, so that you can do it?")
    pick_a_day(person, "When will you look at it together again?: Choose a day")


def _find_day(person: Person) -> None:
    assert person.reads("What do you need, so that you can do it?") == "A name to ask"
    person.does_not_see("Choose a day")


Doing = Callable[[Person], None]
PAGES: tuple[tuple[str, Doing, Doing], ...] = (
    ("What happened, step by step?", _write_the_timeline, _find_the_timeline),
    ("What was yours to decide?", _write_text_and_choice, _find_text_and_choice),
    ("Who else was there, and in which role?", _write_people, _find_people),
    ("What contributed, besides you?", _write_rows_with_lists, _find_rows_with_lists),
    ("What did it feel like?", _write_feelings, _find_feelings),
    ("What can be repaired?", _write_repair, _find_repair),
    ("When will you do something differently?", _write_plan, _find_plan),
    ("Do you and your group see the same thing?", _write_levels, _find_levels),
    ("What do you need, so that you can do it?", _write_day, _find_day),
)


def test_what_was_written_in_every_type_of_prompt_is_there_after_the_lock(person: Person) -> None:
    create_journal(person)
    begin_writing(person)
    for question, write, _find in PAGES:
        turn_to(person, question)
        assert person.looks().unnamed() == [], question
        write(person)
    before = person.program.pid
    lock(person)

    assert person.program.pid == before
    seen = person.looks().as_text()
    for private in ("Friday", "canary", "Tomas", "TLS", "Order Desk", "Take time"):
        assert private not in seen
    assert person.window_titles() == ["Afterword"]

    unlock_in_place(person)
    person.sees(PAGES[-1][0])
    person.clicks("Take time")
    person.clicks("What happened, and when")
    person.sees(PAGES[0][0])
    for question, _write, find in PAGES:
        turn_to(person, question)
        find(person)


def test_a_wrong_passphrase_says_so_and_the_right_one_still_opens(person: Person) -> None:
    create_journal(person)
    lock(person)
    person.types("velvet otter cradle munch fifty")
    person.presses("Return")
    person.sees("That passphrase does not open this journal.")
    person.is_at("Passphrase")
    for _ in range(2):
        person.presses("Return")
        person.sees("Opening")
        person.sees("That passphrase does not open this journal.")
    person.sees("Take your time. You can also use the recovery sheet.")
    person.presses("ctrl+a")
    person.types(PASSPHRASE)
    person.presses("Return")
    person.finds_on("Today")


@pytest.mark.skipif(not may_read_memory(), reason="another process's memory is root's to read")
def test_the_lock_leaves_no_word_in_the_memory_of_the_process(person: Person) -> None:
    words = ["quietmarkerinthestory", PASSPHRASE]
    create_journal(person)
    begin_writing(person, "quietmarkerinthetitle")
    turn_to(person, "What made sense to you at the time?")
    person.types("quietmarkerinthestory")
    wait_until_saved(person)
    assert "quietmarkerinthestory" in memory_holds(person.program.pid, words)
    lock(person)
    assert memory_holds(person.program.pid, [*words, "quietmarkerinthetitle"]) == []
