"""A chosen copy on the clipboard: after a minute it is taken off, if it is still ours."""

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication

KEPT_MS = 60_000


class ChosenCopy(QObject):
    """Puts one text on the clipboard and takes it off again. It outlives the page that made it."""

    def __init__(self, text: str) -> None:
        """Copy ``text`` now."""
        super().__init__(QGuiApplication.instance())
        self._text = text
        held = QMimeData()
        held.setText(text)
        QGuiApplication.clipboard().setMimeData(held)
        QTimer.singleShot(KEPT_MS, self, self.take_off)

    def take_off(self) -> None:
        """Clear the clipboard if what is on it is still this copy."""
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsClipboard() and clipboard.text() == self._text:
            clipboard.clear()
        self._text = ""
        self.deleteLater()
