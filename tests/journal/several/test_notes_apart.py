"""Lines noted on two computers that did not see each other: all stay, with all their words."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from journal.model import Note, NoteState
from tests.journal.several.desks import Desk
from tests.journal.several.devices import Device, Engine, chance

ID = "a" * 32


class Two:
    """Two desks with one journal, and what carries files between them."""

    def __init__(self, tmp_path: Path) -> None:
        first, second = Device("here", tmp_path), Device("there", tmp_path)
        self._engine = Engine()
        first.makes()
        self.here = Desk.at(first)
        self.note = Note(ID, first.clock.now(), "The call", NoteState.KEPT)
        self.here.kept.notes.save(self.note)
        self._engine.carry(first, second, chance(1))
        self.there = Desk.at(second)
        self.desks = (self.here, self.there)

    def join(self) -> None:
        self._engine.settle([desk.device for desk in self.desks], chance(1))
        for desk in self.desks:
            desk.kept.take_in()

    def says(self, desk: Desk, **changes: object) -> None:
        desk.device.passes_time(60)
        desk.kept.notes.save(replace(self.note, **changes))  # type: ignore[arg-type]  # fields of a line

    def words(self) -> list[list[str]]:
        return [[one.words for one in desk.kept.notes.all()] for desk in self.desks]


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Two]:
    made = Two(tmp_path)
    yield made
    for desk in made.desks:
        desk.device.closes()


def test_two_lines_noted_apart_are_both_there(two: Two) -> None:
    two.says(two.here, id="b" * 32, words="Noted here")
    two.says(two.there, id="c" * 32, words="Noted there")
    two.join()
    assert [sorted(words) for words in two.words()] == [
        ["Noted here", "Noted there", "The call"]
    ] * 2


def test_one_line_worded_differently_keeps_the_words_of_both(two: Two) -> None:
    two.says(two.here, words="The call on Friday")
    two.says(two.there, words="The call I let ring")
    two.join()
    for (words,) in two.words():
        assert "The call on Friday" in words
        assert "The call I let ring" in words


def test_a_line_taken_away_here_and_written_on_there_stays(two: Two) -> None:
    two.says(two.here, words="", state=NoteState.OVER)
    two.here.kept.notes.sweep()
    two.says(two.there, words="The call on Friday")
    two.join()
    assert two.words() == [["The call on Friday"]] * 2
    for desk in two.desks:
        desk.kept.notes.sweep()
    two.join()
    assert two.words() == [["The call on Friday"]] * 2


def test_a_line_taken_away_here_goes_there_too(two: Two) -> None:
    two.says(two.here, words="", state=NoteState.OVER)
    two.join()
    assert two.words() == [[], []]


def test_what_is_over_apart_and_not_swept_yet_hides_no_words(two: Two) -> None:
    two.says(two.there, words="The call on Friday")
    two.says(two.here, words="", state=NoteState.OVER)
    two.join()
    assert two.words() == [["The call on Friday"]] * 2
    two.here.kept.notes.sweep()
    two.join()
    assert two.words() == [["The call on Friday"]] * 2
