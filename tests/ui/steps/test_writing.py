"""What is typed into each kind of answer is durable, and comes back as it was."""

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent

from journal.values import (
    ChoiceValue,
    DateValue,
    LevelsValue,
    PlansValue,
    RowsValue,
    ScaleValue,
    TextValue,
)
from tests.ui.steps.desk_seat import Seat
from ui import routes
from ui.steps.day_button import DayButton, DayPopup
from ui.steps.levels import LevelsEditor
from ui.steps.plans import PlansEditor
from ui.steps.scale import ScaleEditor
from ui.steps.table import Table

NONE = Qt.KeyboardModifier.NoModifier
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier

OFFSCREEN = "This plugin does not support"  # a popup, where there is no screen


def test_a_page_opens_with_the_caret_in_the_text_and_keeps_what_is_typed(seat: Seat) -> None:
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, "sense"))
    assert seat.held.accessibleName() == "What made sense to you at the time?"
    seat.type("The hole was public.")
    seat.keep()
    assert seat.stored(one.id, "sense") == TextValue("The hole was public.")


def test_words_still_held_by_an_input_method_or_a_field_are_kept_when_the_page_is_left(
    seat: Seat,
) -> None:
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, "sense"))
    seat.text_of("sense").insertPlainText("unsaved words")
    assert seat.stored(one.id, "sense") is None
    seat.keep()
    assert seat.stored(one.id, "sense") == TextValue("unsaved words")


def compose(seat: Seat, words: str) -> None:
    """Begin to compose words as an input method does that has not given them to the text yet."""
    QCoreApplication.sendEvent(seat.held, QInputMethodEvent(words, []))


def test_words_that_are_being_composed_are_kept_as_they_stand(seat: Seat) -> None:
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, "sense"))
    seat.type("Es war ")
    compose(seat, "まだ")
    assert seat.text_of("sense").text() == "Es war "
    seat.keep()
    assert seat.stored(one.id, "sense") == TextValue("Es war まだ")
    seat.keep()  # once is enough
    assert seat.text_of("sense").text() == "Es war まだ"


def test_a_cell_that_is_being_composed_is_kept_too(seat: Seat) -> None:
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, "happened"))
    compose(seat, "16時")
    seat.keep()
    value = seat.stored(one.id, "happened")
    assert isinstance(value, RowsValue)
    assert "16時" in value.rows[0].cells.values()


def test_tab_leaves_the_text(seat: Seat) -> None:
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, "sense"))
    text = seat.held
    seat.key(Qt.Key.Key_Tab)
    assert seat.held is not text
    assert seat.text_of("sense").text() == ""


def test_the_timeline_is_written_by_keyboard_alone(seat: Seat) -> None:
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, "happened"))
    for cell in (
        "15:40",
        "I start the roll-out",
        "two nodes at a time",
        "ninety seconds",
        "ticket",
    ):
        seat.type(cell)
        seat.key(Qt.Key.Key_Tab)
    seat.field("Time, row 1").setFocus()
    seat.key(Qt.Key.Key_Return)
    assert seat.held.accessibleName() == "Time, row 2"
    seat.type("16:04")
    seat.key(Qt.Key.Key_Up, ALT)
    seat.field("Learned later").setFocus()
    seat.type("The session store needs one node.")
    seat.keep()
    value = seat.rows(one.id, "happened")
    assert [row.cells["time"] for row in value.rows] == ["16:04", "15:40"]
    assert value.rows[1].cells == {
        "time": "15:40",
        "saw": "I start the roll-out",
        "did": "two nodes at a time",
        "believed": "ninety seconds",
        "source": "ticket",
    }
    assert value.note == "The session store needs one node."


def test_a_removed_row_comes_back_with_undo(seat: Seat) -> None:
    one = seat.begin_sample()
    seat.open(routes.Reflecting(one.id, "effects"))
    before = seat.rows(one.id, "effects")
    table = seat.step.editors["effects"]
    assert isinstance(table, Table)
    table.views[0].remove.emit()
    seat.keep()
    assert seat.rows(one.id, "effects").rows == before.rows[1:]
    seat.press("Undo")
    seat.keep()
    assert seat.stored(one.id, "effects") == before


def test_people_and_their_roles(seat: Seat) -> None:
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, "people"))
    seat.field("Name, row 1").setFocus()
    seat.type("Tomas")
    seat.key(Qt.Key.Key_Tab)
    seat.type("the person on call")
    seat.keep()
    value = seat.rows(one.id, "people")
    assert value.rows[0].cells == {"name": "Tomas", "role": "the person on call"}


def test_one_of_several_with_a_note_and_taken_back(seat: Seat) -> None:
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, "role"))
    seat.press("Mine with others")
    seat.field("In your own words, if you like").setFocus()
    seat.type("The hour was mine.")
    seat.keep()
    assert seat.stored(one.id, "decision") == ChoiceValue(("shared",), "The hour was mine.")
    seat.press("Take it back")
    seat.keep()
    assert seat.stored(one.id, "decision") == ChoiceValue((), "The hour was mine.")


def test_feelings_take_several_a_scale_and_words(seat: Seat) -> None:
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, "feelings"))
    seat.press("Worried")
    seat.press("Embarrassed")
    scale = seat.step.editors["feelings-strength"]
    assert isinstance(scale, ScaleEditor)
    seat.press("7")
    seat.keep()
    assert seat.stored(one.id, "feelings") == ChoiceValue(("embarrassed", "worried"))
    assert seat.stored(one.id, "feelings-strength") == ScaleValue(7)


@pytest.mark.qt_log_ignore(OFFSCREEN)
def test_a_day_is_chosen_on_a_month_by_keyboard_and_taken_away(seat: Seat) -> None:
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, "ready"))
    (button,) = seat.step.editors["when"].findChildren(DayButton)
    button.button.click()
    seat.settle()
    popup = button.findChild(DayPopup)
    assert popup is not None
    assert popup.month.grid.today == date(2026, 3, 12)
    popup.month.grid.go(date(2026, 3, 18))
    popup.month.grid.chosen.emit(date(2026, 3, 18))
    seat.keep()
    assert seat.stored(one.id, "when") == DateValue(date(2026, 3, 18))
    seat.press("Take the day away")
    seat.keep()
    assert seat.stored(one.id, "when") == DateValue(None)


def test_a_plan_has_all_its_parts(seat: Seat) -> None:
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, "commitments"))
    for name, words in (
        ("If, plan 1", "a patch is due after noon,"),
        ("then, plan 1", "I call first."),
        ("Who, plan 1", "Patch Steward"),
        ("I’ll know, plan 1", "It is in the ticket."),
    ):
        seat.field(name).setFocus()
        seat.type(words)
    editor = seat.step.editors["commitments"]
    assert isinstance(editor, PlansEditor)
    editor.cards[0].day._choose(date(2026, 4, 7))
    seat.press("Add another")
    seat.type("somebody asks,")
    seat.keep()
    value = seat.stored(one.id, "commitments")
    assert isinstance(value, PlansValue)
    first, second = value.plans
    assert (first.if_, first.then) == ("a patch is due after noon,", "I call first.")
    assert (first.owner, first.how) == ("Patch Steward", "It is in the ticket.")
    assert first.look_again == date(2026, 4, 7)
    assert second.if_ == "somebody asks,"


def test_levels_are_kept_and_lead_to_the_conversation_below_the_threshold(seat: Seat) -> None:
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, "understanding"))
    editor = seat.step.editors["understanding"]
    assert isinstance(editor, LevelsEditor)
    line, _ = seat.guide.threshold[0]
    editor.rows.segments[line].items[0].click()
    seat.settle()
    assert "One thing is still open." in seat.texts()
    seat.press("Prepare the conversation")
    seat.keep()
    assert seat.stored(one.id, "understanding") == LevelsValue({line: 0}, date(2026, 3, 12))
    assert seat.view.book.reflection.here == "talk-situation"


@pytest.mark.parametrize(
    "prompt", ["ready", "happened", "people", "known", "repair", "commitments"]
)
def test_looking_at_an_empty_page_writes_nothing(seat: Seat, prompt: str) -> None:
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, prompt))
    seat.keep()
    assert seat.desk.repository.entry(one.id).answers == {}


def test_every_answer_of_the_finished_example_is_shown_and_left_as_it_is(seat: Seat) -> None:
    one = seat.begin_sample()
    for prompt, answer in seat.sample.answers.items():
        if seat.guide.stage_of(prompt).kind == "gate":
            continue
        seat.open(routes.Reflecting(one.id, prompt))
        assert seat.step.editors[prompt].value() == answer.value, prompt
        seat.keep()
        assert seat.stored(one.id, prompt) == answer.value


def test_all_of_a_long_text_can_be_scrolled_to_in_a_small_window(seat: Seat) -> None:
    one = seat.begin()
    text = TextValue("A line.\n" * 30 + "The last.")
    seat.desk.repository.save_answer(one.id, "sense", text)
    seat.window.resize(960, 640)
    seat.open(routes.Reflecting(one.id, "sense"))
    edit, area = seat.text_of("sense"), seat.step.area
    hidden = edit.height() - area.viewport().height()
    assert hidden > 0
    seat.qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() >= hidden)
