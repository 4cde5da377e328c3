"""A message in its place: what is so, what it means, and the next step. Never a pop-up."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.icon_mark import IconMark
from ui.widgets.text_label import TextLabel

KINDS = {  # card, icon, its ink
    "info": ("surface", "info", "muted"),
    "technical": ("technical", "info", "error"),
    "resting": ("resting", "moon", "rest"),
    "leaves": ("leaves", "eye", "shared"),
}


class Notice(Card):
    """Icon, title, body, and a button for the next step. ``stepped`` when it is pressed."""

    stepped = Signal()

    def __init__(
        self,
        title: str,
        body: str = "",
        step: str = "",
        *,
        kind: str = "info",
        parent: QWidget | None = None,
    ) -> None:
        """``kind`` is a key of KINDS; ``technical`` is for a problem of the machine only."""
        card, icon, ink = KINDS[kind]
        super().__init__(card, padding=(16, 14, 16, 14), gap=4, parent=parent)
        self.setAccessibleName(title)
        self.setAccessibleDescription(body)
        self._button: Button | None = None
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(IconMark(icon, ink), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(TextLabel(title, "ui_strong"))
        if body:
            words.addWidget(TextLabel(body, "ui", ink="body"))
        row.addLayout(words, 1)
        if step:
            self._button = Button(step)
            self._button.clicked.connect(self.stepped)
            row.addSpacing(6)
            row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(row)

    def button(self) -> Button | None:
        """Return the button of the next step, if there is one."""
        return self._button
