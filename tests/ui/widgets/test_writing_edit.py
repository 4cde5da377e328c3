"""What somebody writes stays plain, stays theirs, and leaves only by a deliberate copy."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QClipboard, QFont, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme.theme import Theme, current
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.growing_text import GrowingText
from ui.widgets.writing_edit import HISTORY_HINT, EditWords, WritingEdit

WORDS = EditWords("Undo", "Redo", "Cut", "Copy", "Paste", "Select all")
STORY = "I start the roll-out, two nodes at a time.\nThe order system stops taking orders."


@pytest.fixture
def edit(window: QWidget) -> WritingEdit:
    """Return a page to write on, with the story on it and the caret at its end."""
    made = WritingEdit("What happened?", words=WORDS)
    place(window, made)
    made.set_text(STORY)
    made.moveCursor(QTextCursor.MoveOperation.End)
    made.setFocus()
    return made


def place(window: QWidget, *widgets: QWidget) -> None:
    """Add widgets to the window's column."""
    layout = window.layout()
    assert isinstance(layout, QVBoxLayout)
    for widget in widgets:
        layout.addWidget(widget)
        widget.show()
    layout.activate()


@pytest.fixture
def told_to(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[QClipboard.Mode]]:
    """Let the platform claim a primary selection, and keep what is put where."""
    board, modes = QGuiApplication.clipboard(), []

    class Told:
        """A clipboard that notes which selection it is asked to fill."""

        def supportsSelection(self) -> bool:  # noqa: N802 - Qt's name
            return True

        def setMimeData(  # noqa: N802 - Qt's name
            self, data: QMimeData, mode: QClipboard.Mode = QClipboard.Mode.Clipboard
        ) -> None:
            modes.append(mode)
            if mode == QClipboard.Mode.Clipboard:
                board.setMimeData(data)

    monkeypatch.setattr(QGuiApplication, "clipboard", staticmethod(Told))
    yield modes
    board.clear()


def choose_all(edit: WritingEdit) -> None:
    """Select everything, as a person does."""
    QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)


def test_it_is_heard_by_its_question(edit: WritingEdit) -> None:
    heard = QAccessible.queryAccessibleInterface(edit)
    assert heard.text(QAccessible.Text.Name) == "What happened?"


def test_typing_tells_and_setting_does_not(edit: WritingEdit) -> None:
    told: list[str] = []
    edit.edited.connect(lambda: told.append(edit.text()))
    edit.set_text("Orders flow again.")
    edit.set_style("writing_small")
    assert told == []
    QTest.keyClicks(edit, "A")
    assert told == ["AOrders flow again."]


def test_what_is_pasted_is_plain(edit: WritingEdit) -> None:
    edit.set_text("")
    rich = QMimeData()
    rich.setHtml("<h1 style='color:red'>We</h1><img src='http://example.invalid/x.png'>")
    rich.setText("We\tdo not know yet.\nNadia calls.")
    edit.insertFromMimeData(rich)
    assert edit.text() == "We do not know yet.\nNadia calls."
    assert edit.fontWeight() == QFont.Weight.Normal
    block = edit.document().begin()
    while block.isValid():
        assert block.blockFormat().lineHeight() == 32
        block = block.next()


def test_an_image_or_a_file_is_not_taken(edit: WritingEdit) -> None:
    image = QMimeData()
    image.setData("image/png", b"\x89PNG")
    assert not edit.canInsertFromMimeData(image)
    edit.insertFromMimeData(image)
    assert edit.text() == STORY


def test_tab_leaves_and_cannot_be_typed(window: QWidget, edit: WritingEdit) -> None:
    after = Button("Next")
    place(window, after)
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.text() == STORY
    assert after.hasFocus()


def test_new_paragraphs_keep_the_line_height(edit: WritingEdit) -> None:
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "x")
    assert edit.textCursor().blockFormat().lineHeight() == 32
    assert edit.textCursor().blockFormat().bottomMargin() == 16


def test_a_copy_is_plain_marked_and_told(
    edit: WritingEdit, told_to: list[QClipboard.Mode], qtbot: QtBot
) -> None:
    choose_all(edit)
    with qtbot.waitSignal(edit.copied):
        QTest.keyClick(edit, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert told_to == [QClipboard.Mode.Clipboard]


def test_the_copy_carries_text_and_mark_alone(edit: WritingEdit) -> None:
    choose_all(edit)
    edit.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == STORY
    assert data.data(HISTORY_HINT).data() == b"secret"
    assert not data.hasHtml()
    QGuiApplication.clipboard().clear()


def test_cutting_takes_out_and_undo_brings_back(edit: WritingEdit) -> None:
    choose_all(edit)
    QTest.keyClick(edit, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    cut = edit.text()
    edit.undo()
    assert (cut, edit.text()) == ("", STORY)
    QGuiApplication.clipboard().clear()


def test_selecting_offers_nothing_to_other_programs(edit: WritingEdit) -> None:
    choose_all(edit)
    assert edit.textCursor().hasSelection()
    assert edit.createMimeDataFromSelection() is None


def test_letting_the_mouse_go_keeps_the_selection_and_hides_it_from_qt(
    edit: WritingEdit, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(edit, "createMimeDataFromSelection", lambda: asked.append(True))
    start, end = QPoint(4, 12), QPoint(160, 12)
    board, left = edit.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(board, left, pos=start)
    QTest.mouseMove(board, end)
    cursor = edit.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(12, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    QTest.mouseRelease(board, left, pos=end)
    assert edit.textCursor().selectedText() == STORY[:12]
    assert asked == []


def test_a_press_on_a_selection_lets_go_of_it_so_nothing_is_dragged_out(edit: WritingEdit) -> None:
    choose_all(edit)
    QTest.mousePress(edit.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 12))
    assert not edit.textCursor().hasSelection()
    QTest.mouseRelease(edit.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 12))


def test_forgetting_leaves_no_way_back(edit: WritingEdit) -> None:
    QTest.keyClicks(edit, " More.")
    edit.set_marks(((0, 4),))
    edit.forget()
    edit.undo()
    assert edit.text() == ""
    assert not edit.document().isUndoAvailable()


def test_setting_a_text_cannot_be_undone_into_another_reflection(edit: WritingEdit) -> None:
    QTest.keyClicks(edit, " More.")
    edit.set_text("Another page.")
    edit.undo()
    assert edit.text() == "Another page."


def test_the_menu_speaks_in_the_words_given(edit: WritingEdit) -> None:
    menu = edit.menu(WORDS)
    spoken = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert spoken == ["Undo", "Redo", "Cut", "Copy", "Paste", "Select all"]


def test_input_methods_are_told_to_learn_nothing(edit: WritingEdit) -> None:
    hints = edit.inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhSensitiveData
    assert hints & Qt.InputMethodHint.ImhNoPredictiveText


@pytest.mark.parametrize("size", [14, 19, 28])
def test_it_grows_so_that_no_line_is_hidden(edit: WritingEdit, theme: Theme, size: int) -> None:
    theme.set_writing_size(size)
    edit.set_style("writing")
    edit.set_text("\n".join([STORY] * 6))
    assert edit.height() >= edit.document().size().height()
    assert edit.verticalScrollBar().maximum() == 0


def test_a_marked_span_has_a_place(edit: WritingEdit) -> None:
    rect = edit.mark_rect(STORY.index("order system"), 12)
    assert rect.width() > 40
    assert rect.top() > 32
    assert edit.mark_rect(STORY.index("order system"), 0).isNull()


def test_a_cell_stays_one_paragraph(window: QWidget) -> None:
    cell = GrowingText("Time")
    place(window, cell)
    entered: list[int] = []
    moved: list[object] = []
    cell.entered.connect(lambda: entered.append(1))
    cell.moved.connect(moved.append)
    cell.setFocus()
    QTest.keyClicks(cell, "16:04")
    QTest.keyClick(cell, Qt.Key.Key_Return)
    QTest.keyClick(cell, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    pasted = QMimeData()
    pasted.setText("\nthe order\nsystem  stops")
    cell.insertFromMimeData(pasted)
    assert cell.text() == "16:04the order system stops"
    assert entered == [1]
    assert moved == [-1]


def test_a_shown_field_hides_its_selection_from_qt_while_the_mouse_goes(
    window: QWidget, told_to: list[QClipboard.Mode]
) -> None:
    field = Field("Name")
    place(window, field)
    field.set_text("Tomas")
    field.line.selectAll()
    seen: list[str] = []
    field.line.selectionChanged.connect(lambda: seen.append(field.line.selectedText()))
    QTest.mouseRelease(field.line, Qt.MouseButton.LeftButton, pos=QPoint(60, 20))
    assert seen[0] == ""
    assert field.line.selectedText() == "Tomas"


def test_another_size_of_writing_reaches_an_open_text_at_once(
    edit: WritingEdit, theme: Theme
) -> None:
    told: list[bool] = []
    edit.edited.connect(lambda: told.append(True))
    before = edit.height()
    theme.set_writing_size(28)
    assert edit.document().defaultFont().pixelSize() == 28
    assert edit.textCursor().blockFormat().lineHeight() == theme.style("writing").line
    assert edit.height() > before
    assert not told, "nothing was written"


def test_a_caret_does_not_outlive_its_text(qtbot: QtBot, edit: WritingEdit) -> None:
    hints = QGuiApplication.styleHints()
    flashed: list[bool] = []
    usual = hints.cursorFlashTime()
    hints.setCursorFlashTime(2)
    try:
        edit.clearFocus()
        edit.setFocus()
        assert edit._blink.isActive()
        shiboken6.delete(edit)  # as Qt does with a page that was left; Python may know it longer
        QTimer.singleShot(50, lambda: flashed.append(True))  # a blink comes due well before
        qtbot.waitUntil(lambda: bool(flashed), timeout=10_000)
    finally:
        hints.setCursorFlashTime(usual)


def test_what_stands_in_an_empty_line_has_the_ink_of_a_field(window: QWidget) -> None:
    line = GrowingText("What I did", placeholder="What I did")
    place(window, line)
    drawn = window.grab().toImage()
    inks = {
        drawn.pixelColor(x, y).name() for x in range(drawn.width()) for y in range(drawn.height())
    }
    assert current().color("placeholder").name() in inks
