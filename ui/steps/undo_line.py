"""A line that says what was removed, and for ten seconds brings it back."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.i18n.say import say
from ui.widgets.button import Button
from ui.widgets.text_label import TextLabel

UNDO_MS = 10_000


class UndoLine(QWidget):
    """Hidden until something was removed: ``undone`` when it is wanted back, else ``passed``."""

    undone = Signal()
    passed = Signal()

    def __init__(self, words: str, above: int = 0) -> None:
        """``words`` say what was removed; ``above`` is the room over and under them."""
        super().__init__()
        across = QHBoxLayout(self)
        across.setContentsMargins(0, above, 0, above)
        across.setSpacing(4)
        across.addWidget(TextLabel(words, "small", wrap=False))
        self.button = Button(say("undo", "Undo"), "text", icon="undo-2")
        self.button.clicked.connect(self.undone)
        across.addWidget(self.button)
        across.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._pass)
        self.hide()

    def offer(self, *, worth: bool = True, focus: bool = False) -> None:
        """Begin the ten seconds; the line shows where what was removed is ``worth`` having back."""
        self.setVisible(worth)
        self._timer.start(UNDO_MS)
        if worth and focus:
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Hide: it was brought back, or the page shows something else."""
        self._timer.stop()
        self.hide()

    def _pass(self) -> None:
        self.hide()
        self.passed.emit()
