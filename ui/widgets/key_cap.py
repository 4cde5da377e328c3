"""The name of a key in a small frame."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme import paint
from ui.theme.tokens import Radius
from ui.widgets.text_label import TextLabel


class KeyCap(QWidget):
    """A key to press, beside what it does."""

    def __init__(self, words: str) -> None:
        """Show ``words``."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 2, 6, 2)
        row.addWidget(TextLabel(words, "caption", wrap=False))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw the frame around the words."""
        paint.box(paint.painter_for(self), self.rect().toRectF(), Radius.KEYCAP, line="line_mid")
