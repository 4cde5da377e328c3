"""However the program ends, the words are there; and a second start opens no second window."""

import time
from pathlib import Path

from tests.e2e.harness.patience import until
from tests.e2e.harness.person import Person
from tests.e2e.test_sharing import open_choosing
from tests.e2e.walking import (
    ASK_FIRST,
    answer_gate,
    begin,
    begin_writing,
    contents,
    create_journal,
    journal_of,
    turn_to,
    unlock,
)

QUESTION = "What made sense to you at the time?"
LOSS_S = 2.0
DATED = Path(__file__).parent / "harness" / "dated_main.py"


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


def _writes_and_pauses(person: Person, words: str, under: str) -> None:
    """Write something, and then nothing for as long as a power cut may take back."""
    folder = journal_of(person)
    before = contents(folder)
    person.writes(words, under=under)
    written = time.monotonic()
    until(
        lambda: time.monotonic() - written > LOSS_S and contents(folder) != before,
        f"{words!r} to be stored",
    )


def _cut_and_back(person: Person, *arguments: str, script: Path | None = None) -> None:
    """Lose the power, and unlock again."""
    person.kills()
    person.opens(*arguments, script=script)
    unlock(person)


def test_killed_at_the_pause_the_view_and_the_question_are_there(person: Person) -> None:
    _begin_to_write(person)
    person.clicks("Pause here")
    _writes_and_pauses(person, "It was me, and a gap.", "How do you see it now?")
    _writes_and_pauses(person, "Who saw it first?", "A question to carry along, if you like")
    _cut_and_back(person)
    person.clicks("Continue")
    person.is_at(QUESTION)
    person.clicks("Pause here")
    person.reads_until("How do you see it now?", "It was me, and a gap.")
    person.reads_until("A question to carry along, if you like", "Who saw it first?")


def test_killed_at_the_gate_the_reference_and_the_note_are_there(person: Person) -> None:
    create_journal(person)
    begin(person, "A rule, perhaps")
    answer_gate(person, unsure=ASK_FIRST)
    person.clicks("Pause this reflection")
    case = "Case reference, if there is one"

    def open_gate() -> None:
        person.sees("Paused, to talk to someone first")  # on Today: the gate has the same button
        person.clicks("I have talked to them")
        person.sees("Is there anything that has to come first?")

    open_gate()
    _writes_and_pauses(person, "C-17", case)
    person.clicks("I have talked to them")
    _writes_and_pauses(person, "People team, Fri", "Who cleared it?")
    _cut_and_back(person)
    open_gate()
    person.reads_until(case, "C-17")
    person.clicks("I have talked to them")
    person.reads_until("Who cleared it?", "People team, Fri")


def test_killed_in_the_dialog_of_names_they_are_there(person: Person) -> None:
    _begin_to_write(person)

    def open_names() -> None:
        person.presses("ctrl+k")
        person.types("name, role")
        person.presses("Return")
        person.sees("A few words for it")

    open_names()
    _writes_and_pauses(person, "The pump", "A few words for it")
    _writes_and_pauses(person, "Patch Steward", "My role in it")
    _writes_and_pauses(person, "Order Desk", "My group")
    _cut_and_back(person)
    person.clicks("Continue")
    person.is_at(QUESTION)
    open_names()
    person.reads_until("A few words for it", "The pump")
    person.reads_until("My role in it", "Patch Steward")
    person.reads_until("My group", "Order Desk")


def test_killed_where_one_chooses_a_name_and_why_it_leaves_are_there(person: Person) -> None:
    create_journal(person)
    begin_writing(person)
    turn_to(person, "What was yours to decide?")
    person.types("I decided it on the phone.")
    open_choosing(person)
    person.switches_on("My role and the decision")
    person.clicks("Add a name")
    _writes_and_pauses(person, "Tomas", "The name, as you write it")
    _writes_and_pauses(person, "the person on call", "What stands for it")
    person.presses("Escape")
    person.clicks("Export…")
    person.tabs_to("For whom")
    _writes_and_pauses(person, "The order desk", "For whom")
    _writes_and_pauses(person, "So that it is caught sooner", "Why")
    _cut_and_back(person)
    person.clicks("Continue")
    open_choosing(person)
    person.clicks("Add a name")
    person.reads_until("The name, as you write it", "Tomas")
    person.reads_until("What stands for it", "the person on call")
    person.clicks("Cancel")
    person.clicks("Export…")
    person.reads_until("For whom", "The order desk")
    person.reads_until("Why", "So that it is caught sooner")


def test_killed_while_one_says_why_not_the_words_are_there(person: Person) -> None:
    create_journal(person, "2026-03-12T09:00:00+00:00", script=DATED)
    begin_writing(person)
    turn_to(person, QUESTION)
    person.clicks("Pause here")
    person.chooses("Tomorrow")
    person.clicks("Rest until Friday")
    person.finds_on("Today")
    person.leaves()
    later = "2026-03-16T09:00:00+00:00"
    person.opens(later, script=DATED)
    unlock(person)
    person.clicks("Why not")
    _writes_and_pauses(person, "The quarter's end", "What came between?")
    _cut_and_back(person, later, script=DATED)
    person.clicks("Why not")
    person.reads_until("What came between?", "The quarter's end")


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
