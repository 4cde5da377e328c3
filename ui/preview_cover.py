"""Covers the page while another program's window is in use: for previews and shared screens.

A window that is not in use is what a task switcher pictures, what lies beside a meeting, what is
seen over a shoulder. A dialog, a menu or a month of our own is in use like the window itself. What
the desktop pictured before the window was left is beyond us.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.i18n.say import say
from ui.widgets.brand import Brand
from ui.widgets.ground import Ground
from ui.widgets.text_label import TextLabel

EDGE, TOP, COLUMN = 104, 140, 560


class PreviewCover(QObject):
    """Lies over ``window`` while none of ours is in use, where ``wanted`` says so."""

    def __init__(self, window: QWidget, wanted: Callable[[], bool]) -> None:
        """Watch which window is in use from now on."""
        super().__init__(window)
        self._window, self._wanted = window, wanted
        self._cover: QWidget | None = None
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._look)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Go along with the window's size."""
        if event.type() == QEvent.Type.Resize and self._cover is not None:
            self._cover.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def _look(self, in_use: QWindow | None) -> None:
        if in_use is None and self._wanted():
            self._show()
        elif self._cover is not None:
            self._cover.hide()

    def _show(self) -> None:
        if self._cover is None:
            self._cover = _build(self._window)
        self._cover.setGeometry(self._window.rect())
        self._cover.show()
        self._cover.raise_()
        self._cover.repaint()  # at once: a preview may be taken of what is on screen now


def _build(window: QWidget) -> QWidget:
    cover = Ground("surface", parent=window)
    column = QVBoxLayout(cover)
    column.setContentsMargins(EDGE, TOP, EDGE, 40)
    column.setSpacing(16)
    column.addWidget(Brand(say("window", "Afterword")))
    column.addSpacing(20)
    words = TextLabel(
        say("cover", "Hidden while another window is in use. It is all here as you left it."),
        "lead",
    )
    words.setMaximumWidth(COLUMN)
    column.addWidget(words)
    choice = say(
        "cover", "If you want to see it beside another window, Settings can leave it open."
    )
    column.addWidget(TextLabel(choice, "small"))
    column.addStretch(1)
    return cover
