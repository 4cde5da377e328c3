"""A thin line that fills, for work of which it is known how much there is."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QProgressBar

from ui.theme import paint

HIGH = 4


class ProgressLine(QProgressBar):
    """Four pixels high; screen readers hear it as a progress bar."""

    def __init__(self, name: str) -> None:
        """``name`` is what a screen reader says."""
        super().__init__()
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setRange(0, 1000)

    def show_part(self, done: int, total: int) -> None:
        """Fill ``done`` of ``total``."""
        self.setValue(1000 * done // total if total else 1000)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Return the line's height; it takes the width it gets."""
        return QSize(200, HIGH)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Never be cut in height."""
        return QSize(80, HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802  Qt's name
        """Draw the whole, and over it the part that is done."""
        painter = paint.painter_for(self)
        whole = QRectF(0, (self.height() - HIGH) / 2, self.width(), HIGH)
        paint.box(painter, whole, HIGH / 2, fill="sunken")
        part = QRectF(whole)
        part.setWidth(whole.width() * self.value() / self.maximum())
        if part.width() >= HIGH:
            if self.isRightToLeft():
                part.moveRight(whole.right())
            paint.box(painter, part, HIGH / 2, fill="accent")
