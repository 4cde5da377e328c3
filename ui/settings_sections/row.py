"""One row of the settings: what it is, a line about it, and its control at the end."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.text_label import TextLabel

LOW, HIGH = 52, 60
PAD = 9  # above and below a hint of several lines, as around one of one


class SettingRow(QWidget):
    """A title, an optional hint below it, and a control; 52 high, or 60 with a hint."""

    def __init__(self, title: str, control: QWidget | None = None, *, hint: str = "") -> None:
        """``title`` is seen; the control keeps an accessible name of its own."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, PAD, 0, PAD)
        row.setSpacing(24)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(TextLabel(title, "ui"))
        self._hint = TextLabel(hint, "small")
        if not hint:
            self._hint.hide()
        words.addWidget(self._hint)
        words.addStretch(1)
        row.addLayout(words, 1)
        if control is not None:
            row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(HIGH if hint else LOW)

    def set_hint(self, hint: str) -> None:
        """Change the line below the title."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.setMinimumHeight(HIGH if hint else LOW)
