"""What stands where nothing is yet: a sentence, perhaps a second one, perhaps a button."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.button import Button
from ui.widgets.text_label import TextLabel


class EmptyState(QWidget):
    """Title, lead and a button. ``stepped`` when the button is pressed."""

    stepped = Signal()

    def __init__(
        self,
        title: str,
        lead: str = "",
        step: str = "",
        *,
        kind: str = "secondary",
        style: str = "title",
        parent: QWidget | None = None,
    ) -> None:
        """``kind`` is the button's, ``style`` the title's."""
        super().__init__(parent)
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(TextLabel(title, style))
        if lead:
            words = TextLabel(lead, "lead")
            words.setMaximumWidth(560)
            column.addWidget(words)
        if step:
            row = QHBoxLayout()
            row.setContentsMargins(0, 14, 0, 0)
            self.button = Button(step, kind)
            self.button.clicked.connect(self.stepped)
            row.addWidget(self.button)
            row.addStretch(1)
            column.addLayout(row)
