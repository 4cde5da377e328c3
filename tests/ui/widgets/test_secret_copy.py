"""What is copied from a line is marked as a secret; no keyboard learns what is typed there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.theme.theme import Theme
from ui.widgets.field import Field
from ui.widgets.secret_copy import line_menu
from ui.widgets.writing_edit import HISTORY_HINT

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def field(qtbot: QtBot, theme: Theme) -> Field:
    made = Field("The name, as you write it")
    qtbot.addWidget(made)
    made.set_text("CANARY")
    made.show()
    made.line.setFocus()
    QGuiApplication.clipboard().setText("before")
    return made


def _copied() -> tuple[str, bool]:
    held = QGuiApplication.clipboard().mimeData()
    return held.text(), held.hasFormat(HISTORY_HINT)


def test_copying_with_the_keys_marks_it(field: Field) -> None:
    field.line.selectAll()
    QTest.keyClick(field.line, Qt.Key.Key_C, CTRL)
    assert _copied() == ("CANARY", True)
    assert field.text() == "CANARY"


def test_cutting_marks_it_too(field: Field) -> None:
    field.line.selectAll()
    QTest.keyClick(field.line, Qt.Key.Key_X, CTRL)
    assert _copied() == ("CANARY", True)
    assert field.text() == ""
    field.line.undo()
    assert field.text() == "CANARY"
    field.line.deselect()
    field.line.setCursorPosition(0)
    QTest.keyClick(field.line, Qt.Key.Key_X, CTRL)
    assert field.text() == "CANARY"  # nothing was selected


def test_taking_out_the_rest_of_the_line_marks_it_too(field: Field) -> None:
    field.line.setCursorPosition(3)
    QTest.keyClick(field.line, Qt.Key.Key_K, CTRL)
    text, marked = _copied()
    assert text == "before" or marked


@pytest.mark.parametrize("name", ["edit-copy", "edit-cut"])
def test_the_menu_marks_it(field: Field, name: str) -> None:
    field.line.selectAll()
    menu = line_menu(field.line)
    (action,) = [one for one in menu.actions() if one.objectName() == name]
    action.trigger()
    assert _copied() == ("CANARY", True)
    menu.deleteLater()


def test_a_hidden_passphrase_is_not_copied(qtbot: QtBot, theme: Theme) -> None:
    QGuiApplication.clipboard().setText("before")
    field = Field("Passphrase", passphrase=("Show", "Hide"))
    qtbot.addWidget(field)
    field.set_text("CANARY")
    field.line.selectAll()
    QTest.keyClick(field.line, Qt.Key.Key_C, CTRL)
    assert _copied() == ("before", False)


def test_what_is_typed_is_not_for_a_keyboard_to_learn(field: Field) -> None:
    hints = field.line.inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhSensitiveData
    assert hints & Qt.InputMethodHint.ImhNoPredictiveText


def test_no_keyboard_learns_a_passphrase_hidden_or_seen(qtbot: QtBot, theme: Theme) -> None:
    field = Field("Passphrase", passphrase=("Show", "Hide"))
    qtbot.addWidget(field)
    for _ in range(3):  # hidden, seen, hidden again
        hints = field.line.inputMethodHints()
        assert hints & Qt.InputMethodHint.ImhSensitiveData
        assert hints & Qt.InputMethodHint.ImhNoPredictiveText
        field.line.ends[0].click()
