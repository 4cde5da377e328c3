"""Two small lines of the top bar: when it was saved, and how long this sitting has been.

The words come from the caller; changing them is not announced while somebody writes.
"""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import paint
from ui.theme.theme import current
from ui.widgets.labelled import mirrored
from ui.widgets.text_block import TextBlock

MARK, GAP = 14, 6


class QuietLine(QLabel):
    """A mark of 14 px and a caption. A subclass draws the mark."""

    def __init__(self, text: str = "", *, parent: QWidget | None = None) -> None:
        """Begin with ``text``; nothing is drawn while it is empty."""
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of mark and words."""
        block = TextBlock(self.text(), "caption")
        return QSize(MARK + GAP + block.width if self.text() else 0, block.height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never be cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw mark and words."""
        if not self.text():
            return
        painter = paint.painter_for(self)
        block = TextBlock(self.text(), "caption")
        at = mirrored(self, 0, MARK)
        self.draw_mark(painter, QRectF(at, (self.height() - MARK) / 2, MARK, MARK))
        x = mirrored(self, MARK + GAP, block.width)
        block.draw(painter, x, (self.height() - block.height) / 2, "muted")

    def draw_mark(self, painter: QPainter, rect: QRectF) -> None:
        """Draw what stands before the words."""
        raise NotImplementedError


class SavedLabel(QuietLine):
    """A check and when it was saved; an ``info`` mark while it could not be."""

    troubled = False

    def set_state(self, text: str, *, troubled: bool = False) -> None:
        """Show ``text``; ``troubled`` when what was written is in memory only."""
        self.troubled = troubled
        self.setText(text)
        self.updateGeometry()

    def draw_mark(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the check."""
        icon, ink = ("info", "error") if self.troubled else ("check", "body")
        paint.icon(painter, icon, ink, rect.x(), rect.y(), MARK)


class SittingClock(QuietLine):
    """A ring that fills in forty minutes, and the time in words."""

    FULL = 40

    def __init__(self, text: str = "", minutes: int = 0, *, parent: QWidget | None = None) -> None:
        """Begin at ``minutes``."""
        super().__init__(text, parent=parent)
        self._minutes = minutes

    def set_minutes(self, minutes: int, text: str) -> None:
        """Move on."""
        self._minutes = minutes
        self.setText(text)
        self.updateGeometry()

    def draw_mark(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the ring, from the top, clockwise."""
        paint.ring(painter, rect.center(), MARK - 1, ink="line_mid", width=2)
        share = min(max(self._minutes / self.FULL, 0.0), 1.0)
        pen = QPen(current().color("muted"), 2)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inner = QRectF(0, 0, MARK - 3, MARK - 3)
        inner.moveCenter(QPointF(rect.center()))
        painter.drawArc(inner, 90 * 16, -math.floor(share * 360 * 16))
