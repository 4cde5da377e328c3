"""Waits for the first picture, so that whatever can be done later is done later.

A timer of no length would not do: the loop turns several times before the system asks for it.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """Calls ``then`` once, when ``window``, which was shown already, has been painted."""

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        """Watch until the system asks for the picture."""
        super().__init__(window)
        self._handle, self._then = window.windowHandle(), then
        self._handle.installEventFilter(self)
        self._look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802  Qt's name
        """See the question for the picture pass; it is answered before the loop turns again."""
        if event.type() == QEvent.Type.Expose:
            self._look()
        return False

    def _look(self) -> None:
        if self._handle.isExposed():
            self._handle.removeEventFilter(self)
            QTimer.singleShot(0, self, self._then)
