"""What can be pressed or written in shows that the mouse is over it."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QPaintEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.field import Line


class CountingLine(Line):
    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        self.painted += 1


def test_a_line_is_painted_anew_when_the_mouse_comes_and_goes(qtbot: QtBot, theme: Theme) -> None:
    line, middle = CountingLine(), QPointF(9, 9)
    qtbot.addWidget(line)
    with qtbot.waitExposed(line):
        line.show()
    qtbot.waitUntil(lambda: line.painted > 0)
    for event in (QEnterEvent(middle, middle, middle), QEvent(QEvent.Type.Leave)):
        line.painted = 0
        QApplication.sendEvent(line, event)
        qtbot.waitUntil(lambda: line.painted > 0)


def test_the_style_lets_a_button_hover_and_be_reached(qtbot: QtBot, theme: Theme) -> None:
    button = Button("Unlock")
    qtbot.addWidget(button)
    button.ensurePolished()
    assert button.testAttribute(Qt.WidgetAttribute.WA_Hover)
    assert button.focusPolicy() == Qt.FocusPolicy.StrongFocus
