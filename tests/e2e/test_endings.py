"""However the program ends, the words are there; and a second start opens no second window."""

import time

from tests.e2e.harness.patience import until
from tests.e2e.harness.person import Person
from tests.e2e.walking import begin_writing, create_journal, turn_to, unlock

QUESTION = "What made sense to you at the time?"
LOSS_S = 2.0


def _begin_to_write(person: Person) -> None:
    create_journal(person)
    begin_writing(person)
    turn_to(person, QUESTION)
    person.is_at(QUESTION)


def _come_back(person: Person) -> str:
    person.opens()
    unlock(person)
    person.clicks("Continue")  # leads back into the text that was broken off
    person.sees("Private to you")
    person.is_at(QUESTION)  # the field, which comes after its label
    return person.reads(QUESTION)


def test_killed_while_typing_everything_older_than_two_seconds_is_there(person: Person) -> None:
    _begin_to_write(person)
    seen: list[tuple[float, str]] = [(time.monotonic(), "")]
    while seen[-1][0] - seen[0][0] < 3 * LOSS_S:
        person.types(f"word{len(seen)} ")
        seen.append((time.monotonic(), person.reads(QUESTION)))
    person.kills()
    killed = time.monotonic()
    old = [words for at, words in seen if killed - at > LOSS_S][-1]

    kept = _come_back(person)
    assert "word5" in old
    assert kept.startswith(old.strip())


def test_asked_to_end_in_the_middle_of_a_word_the_last_letter_is_there(person: Person) -> None:
    _begin_to_write(person)
    person.types("The last words before the session en")
    person.reads_until(QUESTION, "session en")
    person.leaves()
    assert _come_back(person) == "The last words before the session en"


def test_a_second_start_raises_the_first_window(person: Person) -> None:
    create_journal(person)
    person.minimises()
    assert person.window_titles() == []
    assert person.opens_again() == 0
    until(lambda: person.window_titles() == ["Afterword"], "the first window to come back")
    person.sees("Nothing is waiting for you.")
