"""A cell of a row to write in: one paragraph that wraps and grows. Enter and Tab leave it."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.keys import ENTER
from ui.widgets.writing_edit import EditWords, WritingEdit


class GrowingText(WritingEdit):
    """One paragraph. ``entered`` on Enter; ``moved`` carries -1 or 1 on Alt Up or Down."""

    entered = Signal()
    moved = Signal(object)

    def __init__(
        self,
        name: str,
        style: str = "writing_small",
        *,
        placeholder: str = "",
        words: EditWords | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``name`` is the accessible name: the column's, and the row's."""
        super().__init__(name, style, words=words, paragraph_gap=0, parent=parent)
        self.setPlaceholderText(placeholder)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Keep it one paragraph, and hand row keys on."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.entered.emit()
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Take pasted lines as one paragraph."""
        if source.hasText():
            plain = QMimeData()
            plain.setText(" ".join(source.text().split()))
            super().insertFromMimeData(plain)
