"""A line noted for later: there until the person is done with it, and then without a trace."""

from dataclasses import replace
from datetime import timedelta

import pytest

from journal.clock import SetClock
from journal.errors import ReflectionUnknown
from journal.guides.guide import Gate, Guide
from journal.model import Note, NoteState
from journal.repository import Repository
from journal.repository.records import Records
from journal.search import Kind
from tests.journal.memory_vault import MemoryVault
from tests.journal.repository.test_searched import begun, kinds

ID = "a" * 32


def line(clock: SetClock, words: str = "The call that went past me", of: str = ID) -> Note:
    return Note(of, clock.now(), words, NoteState.KEPT)


def test_lines_are_there_newest_first_in_another_process_too(
    repository: Repository, vault: Records, clock: SetClock
) -> None:
    first = line(clock)
    clock.advance(timedelta(hours=1))
    second = replace(line(clock, "Half a wor", "b" * 32), state=NoteState.BEGUN)
    repository.notes.save(first)
    repository.notes.save(second)
    assert Repository(vault, clock).notes.all() == (second, first)


def test_a_line_that_did_not_change_is_not_written_again(
    fake: MemoryVault, clock: SetClock
) -> None:
    repository = Repository(fake, clock)
    repository.notes.save(line(clock))
    repository.notes.save(line(clock))
    assert fake.puts == [f"note/{ID}"]


def test_one_that_is_over_goes_from_the_medium_with_all_that_it_said_before(
    repository: Repository, vault: Records, clock: SetClock
) -> None:
    repository.notes.save(line(clock, "What I first wrote"))
    repository.begin_sitting()
    repository.notes.save(line(clock))
    repository.notes.save(Note(ID, clock.now(), state=NoteState.OVER))
    assert repository.notes.all() == ()
    repository.notes.sweep()
    assert list(vault.things("note/")) == []
    assert list(vault.history(f"note/{ID}")) == []


def test_one_that_was_taken_back_after_its_record_went_is_there_again(
    repository: Repository, clock: SetClock
) -> None:
    repository.notes.save(line(clock))
    repository.notes.save(Note(ID, clock.now(), state=NoteState.OVER))
    repository.notes.sweep()
    repository.notes.save(line(clock))
    repository.notes.sweep()
    assert repository.notes.all() == (line(clock),)


def test_sweeping_leaves_alone_what_has_words_and_a_journal_that_can_only_be_read(
    fake: MemoryVault, clock: SetClock
) -> None:
    repository = Repository(fake, clock)
    repository.notes.save(line(clock))
    repository.notes.save(Note("b" * 32, clock.now(), state=NoteState.OVER))
    fake.read_only = "chosen"
    repository.notes.sweep()
    assert len(fake.things("note/")) == 2
    fake.read_only = None
    repository.notes.sweep()
    assert [one.thing for one in fake.things("note/")] == [f"note/{ID}"]


def test_a_line_stays_until_the_reflection_that_was_begun_with_it_is_stored(
    repository: Repository, guide: Guide, gate: Gate, clock: SetClock
) -> None:
    repository.notes.save(line(clock))
    with pytest.raises(ReflectionUnknown):
        repository.settle_note(ID, "c" * 32)
    assert repository.notes.all() == (line(clock),)
    one = begun(repository, guide, gate, clock)
    repository.settle_note(ID, one.id)
    assert repository.notes.all() == ()
    repository.settle_note(ID, one.id)  # once more, after a save that was cut short
    repository.settle_note("d" * 32, one.id)  # another computer was done with it


@pytest.mark.parametrize("known_before", [True, False], ids=["kept up", "read"])
def test_a_line_is_found_until_it_is_over(
    repository: Repository, vault: Records, clock: SetClock, known_before: bool
) -> None:
    if known_before:
        repository.search("anything")
    repository.notes.save(line(clock))
    asked = repository if known_before else Repository(vault, clock)
    assert kinds(asked, "went past") == [Kind.NOTE]
    (text,) = asked.asking.find("went past").texts
    assert (text.hit.before, text.hit.match, text.hit.after) == (
        "The call that ",
        "went past",
        " me",
    )
    asked.notes.save(Note(ID, clock.now(), state=NoteState.OVER))
    assert kinds(asked, "went past") == []
