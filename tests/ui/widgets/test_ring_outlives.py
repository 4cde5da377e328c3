"""The ring lets go of what it was around, also when a part of the page has gone by then."""

import shiboken6
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.focus_ring import FocusRing, ring_of


def test_the_ring_leaves_a_control_whose_page_is_gone(qtbot: QtBot, theme: Theme) -> None:
    window, page, button = QWidget(), QWidget(), Button("Next")
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(page)
    QVBoxLayout(page).addWidget(button)
    ring: FocusRing = ring_of(button)
    ring.follow(button, 8, inside=False)
    button.setParent(window)
    shiboken6.delete(page)
    ring.leave()
    assert ring.target() is None
    other = Button("Back", parent=window)
    ring.follow(other, 8, inside=False)
    assert ring.target() is other
