"""While a dialog is open, what lies behind is out of reach; afterwards all is as it was."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.dialog import DialogScrim


def _window(qtbot: QtBot) -> tuple[QWidget, QWidget, QPushButton, QPushButton]:
    window = QWidget()
    page = QWidget(window)
    column = QVBoxLayout(page)
    on, off = QPushButton("on"), QPushButton("off")
    off.setEnabled(False)
    column.addWidget(on)
    column.addWidget(off)
    qtbot.addWidget(window)
    window.show()
    return window, page, on, off


def _dialog(window: QWidget, name: str) -> DialogScrim:
    dialog = DialogScrim(name)
    dialog.column.addWidget(QPushButton(name))
    dialog.open_on(window)
    return dialog


def test_the_page_behind_is_switched_off_and_on_again(qtbot: QtBot) -> None:
    window, _page, on, off = _window(qtbot)
    on.setFocus()
    dialog = _dialog(window, "Delete")
    assert not on.isEnabled()
    assert dialog.card.isEnabled()
    dialog.close_()
    assert on.isEnabled()
    assert not off.isEnabled()
    assert window.focusWidget() is on


def test_a_dialog_over_a_dialog_leaves_the_page_off_until_both_are_closed(qtbot: QtBot) -> None:
    window, page, _on, _off = _window(qtbot)
    first = _dialog(window, "Export")
    second = _dialog(window, "Replace")
    assert not first.isEnabled()
    second.close_()
    assert first.isEnabled()
    assert not page.isEnabled()
    first.close_()
    assert page.isEnabled()
