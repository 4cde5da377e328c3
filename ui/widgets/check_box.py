"""A check box with its words; the whole row is clickable."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import paint
from ui.theme.tokens import Radius, Size
from ui.widgets.focus_ring import ringed
from ui.widgets.labelled import LabelledRow, mirrored

BOX = Size.CHECKBOX


@ringed(Radius.CHECKBOX)
class CheckBox(LabelledRow):
    """A box of 18 and its words, with an optional hint below them."""

    def __init__(self, title: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        """``title`` may be empty for a box alone; then set an accessible name."""
        super().__init__(title, hint=hint, parent=parent)

    def insets(self) -> tuple[int, int, int]:
        """Leave room for the box before the words."""
        return (BOX + 12 if self.text() else BOX, 0, 6 if self.text() else 0)

    def least(self) -> int:
        """Return a height that a finger can hit."""
        return Size.MINIMUM_TARGET if self.text() else BOX

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw the box level with the first line."""
        painter = paint.painter_for(self)
        if self.text():
            self.draw_words(painter)
        if not self.isEnabled():
            painter.setOpacity(0.45)
        x = mirrored(self, 0, BOX)
        inner = self._words_height(self.width() - self.insets()[0]) if self.text() else BOX
        y = (self.height() - inner) / 2 + (1 if self.text() else 0)
        rect = QRectF(x, y, BOX, BOX)
        if self.isChecked():
            paint.box(painter, rect, Radius.CHECKBOX, fill="accent")
            paint.tick(painter, rect.center(), "on_accent")
            return
        line = "ink" if self.look() in ("hover", "pressed") else "control"
        paint.box(painter, rect, Radius.CHECKBOX, fill="surface", line=line, width=1.5)
