"""What is typed beside the prompts is there after a lock: the question, the names, the note."""

from PySide6.QtWidgets import QLineEdit

from tests.ui.steps.desk_seat import Seat
from ui import routes
from ui.steps.close_step import ask_who_lifted
from ui.steps.pause_step import PauseStep
from ui.widgets.dialog import DialogScrim
from ui.widgets.writing_edit import WritingEdit


def carry_of(seat: Seat) -> WritingEdit:
    seat.view.pause()
    seat.settle()
    assert isinstance(seat.view.step, PauseStep)
    return seat.view.step.carry


def test_the_question_to_carry_along_is_there_after_a_lock(seat: Seat) -> None:
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, "friend"))
    carry_of(seat).setFocus()
    seat.type("Who noticed it first?")
    seat.keep()
    seat.open(routes.Reflecting(one.id, "friend"))
    assert carry_of(seat).text() == "Who noticed it first?"
    seat.press("I don’t know yet")
    seat.press("Rest for now")
    assert seat.view.book.reflection.drafts == {}
    assert seat.view.book.reflection.quiet is not None
    assert seat.view.book.reflection.quiet.carry == "Who noticed it first?"


def test_keep_writing_keeps_the_question(seat: Seat) -> None:
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, "friend"))
    carry_of(seat).setFocus()
    seat.type("Who noticed it first?")
    seat.press("Keep writing")
    assert carry_of(seat).text() == "Who noticed it first?"


def test_names_that_are_being_written_are_kept_by_a_lock(seat: Seat) -> None:
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, "friend"))
    assert seat.page.menu is not None
    seat.page.menu.rename()
    line = seat.held
    assert isinstance(line, QLineEdit)
    line.selectAll()
    seat.type("Another name")
    seat.keep()
    assert seat.desk.repository.entry(one.id).reflection.title == "Another name"
    assert all(dialog.isHidden() for dialog in seat.window.findChildren(DialogScrim))


def test_a_note_that_was_begun_is_there_the_next_time(seat: Seat) -> None:
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, "friend"))
    ask_who_lifted(seat.view)
    seat.type("The Release Coordinator, on")
    seat.keep()
    seat.open(routes.Reflecting(one.id, "friend"))
    ask_who_lifted(seat.view)
    line = seat.held
    assert isinstance(line, QLineEdit)
    assert line.text() == "The Release Coordinator, on"
    assert not seat.view.book.reflection.holds
