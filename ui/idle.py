"""Locks when nobody has touched the keyboard or the pointer for a while."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

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
_LOOKS = 12  # times it looks within the whole wait; a timer restarted at every key would cost more


class IdleWatch(QObject):
    """Calls ``idle`` once after ``minutes`` without a touch. Zero minutes means never."""

    def __init__(self, idle: Callable[[], None], parent: QObject | None = None) -> None:
        """Watch nothing until ``set_minutes``."""
        super().__init__(parent)
        self._idle = idle
        self._untouched = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def set_minutes(self, minutes: float) -> None:
        """Begin to wait for ``minutes``, or stop watching."""
        self._untouched = 0
        if minutes <= 0:
            self._timer.stop()
        else:
            self._timer.start(int(minutes * 60_000 / _LOOKS))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Note a touch; take nothing away from its receiver."""
        if event.type() in _TOUCHES:
            self._untouched = 0
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        self._untouched += 1
        if self._untouched >= _LOOKS:
            self._timer.stop()
            self._idle()
