"""Moving through a reflection: pages, the path, pauses, sittings, trouble, and reading only."""

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from journal.model import ClosedHow, StageMark
from journal.repository import Entry
from journal.values import DateValue, TextValue
from tests.ui.menus import acts_of
from tests.ui.steps.desk_seat import Seat
from ui import routes
from ui.book import Book
from ui.steps.pause_step import PauseStep
from ui.steps.prompt_step import PromptStep
from ui.steps.reflecting_view import ReflectingView
from ui.steps.resting_step import RestingStep
from ui.steps.text import TextEditor
from ui.steps.versions_dialog import VersionsDialog
from ui.widgets.writing_edit import WritingEdit

CTRL = Qt.KeyboardModifier.ControlModifier


def test_next_marks_the_stage_done_and_back_returns(seat: Seat) -> None:
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, "friend"))
    seat.type("I would say: call first.")
    seat.press("Next")
    book = seat.view.book
    assert book.reflection.marks == {"friend": StageMark.DONE}
    assert book.reflection.here == "learning"
    seat.press("Back")
    assert book.reflection.here == "friend"
    assert seat.text_of("friend").text() == "I would say: call first."


def test_ctrl_enter_goes_on_and_the_text_gets_no_line_break(seat: Seat) -> None:
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, "friend"))
    seat.type("One line.")
    seat.key(Qt.Key.Key_Return, CTRL)
    # Where no window is active no shortcut is matched; the text must not take the key either way.
    if seat.view.book.reflection.here == "friend":
        keys = seat.view.findChildren(QShortcut)
        next(one for one in keys if one.key() == QKeySequence("Ctrl+Return")).activated.emit()
    seat.keep()
    assert seat.view.book.reflection.here == "learning"
    assert seat.stored(one.id, "friend") == TextValue("One line.")


def test_skip_is_offered_on_an_empty_page_and_leaves_the_stage_for_later(seat: Seat) -> None:
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, "friend"))
    seat.press("Skip for now")
    assert seat.view.book.reflection.marks == {"friend": StageMark.SKIPPED}


def test_the_same_reflection_is_not_built_anew(seat: Seat) -> None:
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, "friend"))
    view = seat.view
    assert seat.page.take(routes.Reflecting(one.id, "repair"))
    assert seat.view is view
    assert view.book.reflection.here == "repair"
    assert not seat.page.take(routes.Reflecting("another", ""))


def test_the_rail_leads_to_any_stage(seat: Seat) -> None:
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, "friend"))
    seat.press("Repair")
    assert seat.view.book.reflection.here == "repair"


def test_a_sitting_ends_with_the_page_and_goes_on_while_it_stays(seat: Seat) -> None:
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, "friend"))
    seat.clock.advance(timedelta(minutes=18))
    seat.page.flush()
    assert seat.view.book.reflection.sittings[-1].ended == seat.clock.now()
    seat.settle()
    sittings = seat.view.book.reflection.sittings
    assert len(sittings) == 1
    assert sittings[0].ended is None
    seat.keep()
    seat.page.hide()
    seat.page.flush()
    seat.settle()
    assert seat.view.book.reflection.sittings[-1].ended == seat.clock.now()


def test_coming_back_soon_is_the_same_sitting_and_keeps_one_version(seat: Seat) -> None:
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, "friend"))
    seat.type("First words.")
    seat.clock.advance(timedelta(minutes=18))
    seat.keep()
    seat.clock.advance(timedelta(minutes=20))
    seat.open(routes.Reflecting(one.id, "friend"))
    assert len(seat.view.book.reflection.sittings) == 1
    assert seat.view.top.sitting.text() == "Sitting 1 · 38 min"
    seat.type(" And more.")
    seat.keep()
    assert len(seat.desk.repository.history(one.id, "friend")) == 1
    seat.page.hide()
    seat.keep()
    seat.clock.advance(timedelta(hours=2))
    seat.open(routes.Reflecting(one.id, "friend"))
    assert seat.view.top.sitting.text() == "Sitting 2 · 0 min"


def test_looking_at_the_gate_days_later_opens_no_old_sitting(seat: Seat) -> None:
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, "friend"))
    seat.page.hide()
    seat.keep()
    ended = seat.view.book.reflection.sittings[-1].ended
    seat.clock.advance(timedelta(days=3))
    seat.open(routes.GateOf(one.id))
    seat.view.book.write("friend", TextValue("Changed."))
    seat.settle()
    assert [one.ended for one in seat.view.book.reflection.sittings] == [ended]


def test_a_pause_ends_the_sitting_and_rests_until_the_chosen_morning(seat: Seat) -> None:
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, "friend"))
    seat.view.pause()
    seat.settle()
    assert "A good place to stop." in seat.texts()
    assert isinstance(seat.view.step, PauseStep)
    seat.view.step.carry.setFocus()
    seat.type("Who noticed it before I did?")
    seat.press("Rest until Monday")
    quiet = seat.view.book.reflection.quiet
    assert quiet is not None
    assert quiet.until == datetime(2026, 3, 16, 9, 0, tzinfo=UTC)
    assert quiet.carry == "Who noticed it before I did?"
    assert seat.view.book.reflection.sittings[-1].ended is not None
    assert seat.went == [routes.Today()]


def test_a_day_to_write_on_is_a_day_to_rest_until(seat: Seat) -> None:
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, "when"))
    assert "Rest until Monday" not in seat.texts()
    seat.view.book.write("when", DateValue(date(2026, 3, 16)))
    seat.open(routes.Reflecting(one.id, "when"))
    seat.press("Rest until Monday")
    quiet = seat.view.book.reflection.quiet
    assert quiet is not None
    assert quiet.until == datetime(2026, 3, 16, 9, 0, tzinfo=UTC)
    assert seat.view.book.reflection.sittings[-1].ended is not None
    assert seat.went == [routes.Today()]


def test_i_dont_know_yet_rests_without_a_day_and_can_be_opened_anyway(seat: Seat) -> None:
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, "friend"))
    seat.view.pause()
    seat.press("I don’t know yet")
    seat.press("Rest for now")
    seat.keep()
    seat.open(routes.Reflecting(one.id))
    assert isinstance(seat.view.step, RestingStep)
    assert seat.view.book.reflection.sittings[-1].ended is not None
    seat.press("Open it anyway")
    assert isinstance(seat.view.step, PromptStep)
    assert len(seat.view.book.reflection.sittings) == 2


def test_what_a_full_disk_refused_stays_on_screen_and_is_saved_later(seat: Seat) -> None:
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, "friend"))
    seat.keep()
    seat.vault.full = True
    seat.type("These words must stay.")
    seat.page.flush()
    seat.desk.keeper.flush()
    seat.qtbot.waitUntil(lambda: seat.vault.refused > 0)
    seat.qtbot.waitUntil(lambda: "This disk is full." in seat.texts())
    assert seat.text_of("friend").text() == "These words must stay."
    seat.vault.full = False
    seat.keep()
    seat.qtbot.waitUntil(lambda: "This disk is full." not in seat.texts())
    assert seat.stored(one.id, "friend") == TextValue("These words must stay.")


def test_a_damaged_answer_says_so_beside_its_field_and_leaves_the_rest_open(seat: Seat) -> None:
    one = seat.begin_sample()
    seat.vault.damaged.add(f"answer/{one.id}/sense")
    seat.open(routes.Reflecting(one.id, "sense"))
    assert "What you wrote here cannot be read just now." in seat.texts()
    seat.open(routes.Reflecting(one.id, "friend"))
    assert "cannot be read" not in seat.texts()
    assert seat.text_of("friend").text()


def test_earlier_versions_can_be_read_and_copied(seat: Seat) -> None:
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, "friend"))
    seat.type("First words.")
    seat.keep()
    seat.page.hide()
    seat.keep()
    seat.clock.advance(timedelta(days=2))
    seat.open(routes.Reflecting(one.id, "friend"))
    seat.type(" And more.")
    seat.keep()
    acts_of(seat.page)["Earlier versions…"].trigger()
    seat.qtbot.waitUntil(lambda: seat.window.findChild(VersionsDialog) is not None)
    (dialog,) = seat.window.findChildren(VersionsDialog)
    edits = dialog.findChildren(WritingEdit)
    assert [edit.text() for edit in edits] == ["First words. And more.", "First words."]
    assert all(edit.isReadOnly() for edit in edits)


def test_the_example_opens_beside_the_page_and_esc_closes_it(seat: Seat) -> None:
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, "sense"))
    seat.press("See an example")
    assert "The hole was public and there was a working exploit." in seat.texts()
    assert seat.page.escape()
    assert "The hole was public and there was a working exploit." not in seat.texts()
    assert not seat.view.escape()


def test_what_was_written_earlier_can_be_seen_while_writing(seat: Seat) -> None:
    one = seat.begin()
    seat.desk.repository.save_answer(one.id, "sense", TextValue("I wanted it closed."))
    seat.open(routes.Reflecting(one.id, "friend"))
    seat.press("What you wrote earlier")
    assert "I wanted it closed." in seat.texts()
    seat.window.resize(940, 640)
    seat.view.settle()
    seat.settle()
    assert "I wanted it closed." in seat.texts()


def test_delete_is_asked_once_and_done_through_the_repository(seat: Seat) -> None:
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, "done-carrying"))
    seat.keep()
    seat.press("Delete this reflection…")
    seat.press("Keep it")
    assert seat.desk.repository.entry(one.id).reflection.id == one.id
    seat.press("Delete this reflection…")
    seat.press("Delete")
    seat.qtbot.waitUntil(lambda: not seat.desk.repository.headlines())
    seat.page.flush()
    seat.desk.keeper.flush()
    seat.qtbot.waitUntil(lambda: not seat.desk.keeper.unsaved())
    assert not seat.desk.repository.headlines()


def test_closing_keeps_or_archives_and_can_be_undone(seat: Seat) -> None:
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, "done-carrying"))
    seat.press("Close and put it into the archive")
    assert seat.view.book.reflection.closed is ClosedHow.ARCHIVED
    seat.keep()
    seat.open(routes.Reflecting(one.id, "done-carrying"))
    seat.press("Open it again")
    assert seat.view.book.reflection.closed is None


def test_a_frozen_example_can_be_read_and_not_changed(seat: Seat) -> None:
    entry = Entry(seat.sample.reflection, seat.guide, seat.sample.answers)
    seat.desk._repository = None  # no journal is open
    book = Book(seat.desk, entry, frozen=True)
    view = ReflectingView(book, seat.clock, seat.desk.gate, seat.went.append, sample=True)
    seat.window.setCentralWidget(view)
    view.settle()
    for prompt in seat.sample.answers:
        view.turn(prompt)
        seat.settle()
        assert view.book.reflection == seat.sample.reflection
    view.turn("sense")
    assert isinstance(view.step, PromptStep)
    editor = view.step.editors["sense"]
    assert isinstance(editor, TextEditor)
    assert editor.edit.isReadOnly()
    assert editor.value() == seat.sample.answers["sense"].value


def test_words_that_a_full_disk_refused_are_there_after_leaving_and_coming_back(
    seat: Seat,
) -> None:
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, "friend"))
    seat.vault.full = True
    seat.type("CANARY typed on a full disk")
    seat.page.flush()
    seat.desk.keeper.flush()
    seat.qtbot.waitUntil(lambda: seat.vault.refused > 0)
    seat.open(routes.Reflecting(one.id, "friend"))
    assert seat.text_of("friend").text() == "CANARY typed on a full disk"
    seat.type("!")
    seat.vault.full = False
    seat.keep()
    assert seat.stored(one.id, "friend") == TextValue(seat.text_of("friend").text())


@pytest.mark.parametrize("place", ["choose", "look-2"])
def test_a_page_without_a_field_is_left_with_the_keys_as_any_other(seat: Seat, place: str) -> None:
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, place))
    held = seat.held
    assert seat.view.footer.isAncestorOf(held)
    assert held is seat.button("Next")
