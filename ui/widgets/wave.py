"""The ripple of the locked page: a full stop, and a line that goes on and comes to rest."""

import math

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import paint
from ui.theme.theme import current

MIDDLE = 48


class Wave(QWidget):
    """A dot of radius 9, and y = -46 e^(-t/300) (1 - e^(-t/50)) sin(2 pi t/250) to the edge."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        """Take all the width there is."""
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of the first swing, up and down."""
        return QSize(400, 2 * MIDDLE)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw dot and line."""
        painter = paint.painter_for(self)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        paint.disc(painter, QPointF(10, MIDDLE), 18, "accent")
        points = [
            QPointF(44 + t, MIDDLE - _lift(t)) for t in range(0, max(self.width() - 44, 1), 2)
        ]
        pen = QPen(current().color("accent_line"), 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))


def _lift(t: float) -> float:
    return 46 * math.exp(-t / 300) * (1 - math.exp(-t / 50)) * math.sin(2 * math.pi * t / 250)
