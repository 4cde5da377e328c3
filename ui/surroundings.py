"""What goes on around the window: the clipboard, the screen's lock, other programs' windows.

Made after the first picture, since none of it can be seen there.
"""

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from ui.clipboard import ClipboardWatch
from ui.screen_watch import ScreenWatch

WATCH_AFTER_MS = 200  # the first page comes first


class Surroundings(QObject):
    """Watches for as long as ``window`` lives."""

    def __init__(self, window: QWidget, away: Callable[[], None]) -> None:
        """Watch the clipboard and the screen; ``away`` is called when nobody can be there."""
        super().__init__(window)
        self._window = window
        self._clipboard = ClipboardWatch(window)  # a passphrase can be copied before any journal
        self._screen = ScreenWatch(away, window)  # and be half typed
        QTimer.singleShot(WATCH_AFTER_MS, self._screen, self._screen.begin)

    def journal_opened(self, hides: Callable[[], bool]) -> None:
        """Let sleep wait for a lock; cover the window while another is in use, if it ``hides``."""
        from ui.preview_cover import PreviewCover

        QTimer.singleShot(WATCH_AFTER_MS, self._screen, self._screen.hold_sleep)
        PreviewCover(self._window, hides)

    def forget(self) -> None:
        """Leave nothing on the clipboard; one that is in trouble never stops a lock."""
        with suppress(RuntimeError):
            self._clipboard.forget()
