"""Turns SIGTERM, SIGINT and SIGHUP into a call on the interface's thread.

A Python handler runs only between bytecodes, which an idle Qt loop does not execute; so the
signal's own wake-up descriptor is watched by the loop.
"""

import os
import signal
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, QTimer


class SignalWatch(QObject):
    """Calls ``asked`` once when the system asks the program to end."""

    def __init__(self, asked: Callable[[], None], parent: QObject | None = None) -> None:
        """Watch from now on."""
        super().__init__(parent)
        self._asked = asked
        names = ("SIGTERM", "SIGINT", "SIGHUP")
        for name in names:
            number = getattr(signal, name, None)
            if number is not None:
                # A plain function: the next one to ask for signals is handed it back, and looks at
                # it, when this object may be gone.
                signal.signal(number, lambda _number, _frame: self._heard())
        if sys.platform != "win32":
            self._watch_pipe()

    def _watch_pipe(self) -> None:
        reading, writing = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(reading, QSocketNotifier.Type.Read, self)
        # The slot needs no work of its own: entering Python lets the handler run.
        self._notifier.activated.connect(lambda: os.read(reading, 512))

    def _heard(self) -> None:
        QTimer.singleShot(0, self, self._asked)
