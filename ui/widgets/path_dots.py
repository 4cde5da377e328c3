"""The path in small: one dot for each part, filled, open, or now."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import paint

STEP, EDGE, HIGH = 19.4, 7, 16


class PathDots(QWidget):
    """Dots on a line. ``at`` is the part that is open now; equal to ``count`` means all done."""

    def __init__(
        self, name: str, at: int = 0, count: int = 4, *, parent: QWidget | None = None
    ) -> None:
        """``name`` says in words where the path stands."""
        super().__init__(parent)
        self._at, self._count = at, count
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_place(self, at: int, name: str) -> None:
        """Stand elsewhere, and say so."""
        self._at = at
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the whole line."""
        return QSize(round(2 * EDGE + STEP * (self._count - 1)), HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw the line, then the dots."""
        painter = paint.painter_for(self)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        draw_dots(painter, QPointF(0, self.height() / 2), self._at, self._count)


def draw_dots(
    painter: QPainter, start: QPointF, at: int, count: int, *, ground: str = "surface"
) -> None:
    """Draw ``count`` dots from ``start`` (leading edge, middle); ``at`` is the one that is on."""
    places = [QPointF(start.x() + EDGE + STEP * i, start.y()) for i in range(count)]
    for i in range(1, count):
        ink = "accent" if i <= at else "line_mid"
        paint.line(painter, places[i - 1], places[i], ink, 1.5)
    for i, place in enumerate(places):
        if i == at:
            paint.ring(painter, place, 11, ink="accent", width=1.75, fill=ground)
            paint.disc(painter, place, 4.5, "accent")
        elif i < at:
            paint.disc(painter, place, 8, "accent")
        else:
            paint.ring(painter, place, 8, ink="control", width=1.25, fill=ground)
