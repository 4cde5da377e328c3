"""A page turn moves a picture only: the new page takes keys at once, and no picture is left."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.theme.theme import Theme
from ui.widgets.page_turn import PageTurn, Turning, end_turns


@pytest.fixture
def area(qtbot: QtBot, theme: Theme) -> QWidget:
    """Return a shown area with a page and a field on it."""
    made = QWidget()
    made.resize(400, 300)
    page = QLineEdit(made)
    page.setGeometry(20, 30, 300, 200)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def turn(area: QWidget) -> PageTurn:
    """Turn the page and return the picture that goes."""
    page = area.findChild(QLineEdit)
    assert page is not None
    turning = Turning(area, page)
    page.setFocus()
    turning.begin()
    (going,) = area.findChildren(PageTurn)
    return going


def test_the_new_page_takes_keys_and_clicks_while_the_picture_goes(area: QWidget) -> None:
    going = turn(area)
    page = area.findChild(QLineEdit)
    assert page is not None
    assert going.geometry() == page.geometry()
    assert area.childAt(QPoint(100, 100)) is page
    QTest.keyClicks(page, "words")
    QTest.mouseClick(page, Qt.MouseButton.LeftButton)
    assert page.text() == "words"


def test_the_picture_is_gone_when_the_turn_is_over(area: QWidget, qtbot: QtBot) -> None:
    going = turn(area)
    with qtbot.waitSignal(going.destroyed, timeout=5000):
        pass
    assert not area.findChildren(PageTurn)


def test_a_cover_or_another_size_drops_the_picture_at_once(area: QWidget) -> None:
    going = turn(area)
    end_turns(area)
    assert going._picture.isNull()
    assert not area.findChildren(PageTurn)
    going = turn(area)
    area.resize(500, 300)
    assert going._picture.isNull()


def test_less_motion_moves_nothing_and_takes_no_picture(area: QWidget, theme: Theme) -> None:
    theme.set_less_motion(True)
    page = area.findChild(QLineEdit)
    assert page is not None
    Turning(area, page).begin()
    assert not area.findChildren(PageTurn)
