"""Locks when nobody has touched the keyboard or the pointer for a while.

It watches the windows themselves, where each touch arrives once, and only while a journal is open.
A watch over the whole application would be called for every event of every widget.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    },
)
MINUTE_MS = 60_000
_LOOKS = 12  # times it looks within the whole wait; a timer restarted at every key would cost more


class IdleWatch(QObject):
    """Calls ``idle`` once after ``minutes`` without a touch. Zero minutes means never."""

    def __init__(self, idle: Callable[[], None], parent: QObject | None = None) -> None:
        """Watch nothing until ``set_minutes``."""
        super().__init__(parent)
        self._idle = idle
        self._untouched = 0
        self._watches = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    def set_minutes(self, minutes: float) -> None:
        """Begin to wait for ``minutes``, or stop watching."""
        self._untouched = 0
        if minutes <= 0:
            self._timer.stop()
            return
        self._begin_to_watch()
        self._timer.start(int(minutes * MINUTE_MS / _LOOKS))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802  Qt's name
        """Note a touch; take nothing away from its receiver."""
        if event.type() in _TOUCHES:
            self._untouched = 0
        return False

    def _begin_to_watch(self) -> None:
        app = QGuiApplication.instance()
        if self._watches or not isinstance(app, QGuiApplication):
            return
        self._watches = True
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)
        app.focusWindowChanged.connect(self._watch)  # dialogs are windows of their own

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)  # once is enough
            window.installEventFilter(self)

    def _look(self) -> None:
        self._untouched += 1
        if self._untouched >= _LOOKS:
            self._timer.stop()
            self._idle()
