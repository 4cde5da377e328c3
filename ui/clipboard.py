"""What was copied from the journal does not stay on the clipboard: cleared after a while, at lock.

Only a copy of ours is cleared; what another program put there since is left alone.
"""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from ui.widgets.writing_edit import HISTORY_HINT

CLEARED_AFTER_MS = 30_000


class ClipboardWatch(QObject):
    """Forgets our own copies."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Watch from now on."""
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CLEARED_AFTER_MS)
        self._timer.timeout.connect(self.forget)
        QGuiApplication.clipboard().dataChanged.connect(self._changed)

    def forget(self) -> None:
        """Clear the clipboard if what is on it is a private copy of ours."""
        self._timer.stop()
        if _is_ours():
            QGuiApplication.clipboard().clear()

    def _changed(self) -> None:
        if _is_ours():
            self._timer.start()
        else:
            self._timer.stop()


def _is_ours() -> bool:
    clipboard = QGuiApplication.clipboard()
    return clipboard.ownsClipboard() and clipboard.mimeData().hasFormat(HISTORY_HINT)
