"""The desktop locks, sleeps or ends the session: the journal locks with it, and no word is lost.

Each way comes while something else is going on, and after each the process is looked through.
"""

from collections.abc import Callable, Iterator

import pytest

from tests.e2e.harness.deskside import Desktop, desktop
from tests.e2e.harness.memory import may_read_memory, memory_holds
from tests.e2e.harness.patience import until
from tests.e2e.harness.person import Person
from tests.e2e.harness.trace import slow_disk
from tests.e2e.walking import PASSPHRASE, begin_writing, create_journal, turn_to, unlock_in_place

QUESTION = "What made sense to you at the time?"
ALIKE = "qzkanari"


@pytest.fixture
def outside(person: Person) -> Iterator[Desktop]:
    with desktop(person.environment) as around:
        yield around


def _locks(person: Person, by: Callable[[], None], title: str) -> None:
    """Lock from outside, and see that nothing of the journal is left anywhere."""
    by()
    person.sees("Locked. Your last words are saved.")
    assert person.window_titles() == ["Afterword"]
    assert ALIKE not in person.looks().as_text()
    assert title not in person.looks().as_text()
    for selection in ("clipboard", "primary"):
        assert ALIKE not in person.pastes(selection)
    if may_read_memory():
        assert memory_holds(person.program.pid, [ALIKE, PASSPHRASE]) == []


def _comes_back(person: Person, *words: str) -> None:
    unlock_in_place(person)
    person.sees(QUESTION)
    for each in words:
        person.reads_until(QUESTION, each)
    person.goes_to(QUESTION)
    person.presses("ctrl+End")


@pytest.mark.timeout(240)
def test_the_journal_locks_with_the_desktop_whatever_is_going_on(
    person: Person, outside: Desktop
) -> None:
    create_journal(person)
    begin_writing(person, f"{ALIKE}title")
    turn_to(person, QUESTION)
    person.is_at(QUESTION)
    until(lambda: outside.is_waiting_for() == 1, "the sleep to wait for the open journal")

    # In the middle of a word.
    person.types(f"{ALIKE}one")
    person.reads_until(QUESTION, f"{ALIKE}one")
    _locks(person, outside.locks_the_screen, f"{ALIKE}title")
    until(lambda: outside.is_waiting_for() == 0, "the sleep to wait no longer")
    _comes_back(person, f"{ALIKE}one")

    # A text was copied, and the pointer drags over it.
    person.types(f" {ALIKE}two ")
    person.reads_until(QUESTION, f"{ALIKE}two")
    person.presses("ctrl+a", "ctrl+c")
    until(lambda: ALIKE in person.pastes(), "the copy to be made")
    person.begins_to_drag(QUESTION)
    _locks(person, outside.goes_to_sleep, f"{ALIKE}title")
    person.lets_go()
    _comes_back(person, f"{ALIKE}one", f"{ALIKE}two")

    # The disk is slow, and a save is under way.
    if may_read_memory():  # who may not look into the process may not slow it down either
        with slow_disk(person.program.pid, 150) as log:
            person.types(f"{ALIKE}three")
            until(lambda: "fsync(" in log.read_text(), "a save to be under way")
            _locks(person, outside.locks_the_screen, f"{ALIKE}title")
        _comes_back(person, f"{ALIKE}one", f"{ALIKE}two", f"{ALIKE}three")

    # A dialog asks something: the lock answers nothing for anybody.
    person.opens_popup("More")
    person.presses("Up", "Return")
    person.sees("It cannot be brought back.")
    _locks(person, outside.locks_the_session, f"{ALIKE}title")
    _comes_back(person, f"{ALIKE}one", f"{ALIKE}two")

    # A menu is open.
    person.opens_popup("More")
    _locks(person, outside.goes_to_sleep, f"{ALIKE}title")
