"""A small drawing of the recovery sheet, so that one knows what will come out of the printer."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import paint
from ui.theme.tokens import Radius

WIDE, HIGH = 84, 108
LEFT, GROUP, GROUP_STEP, ROW, ROW_STEP = 11, 13, 16, 32, 10


class SheetDrawing(QWidget):
    """A sheet of paper with a mark, four lines of groups and two lines of words."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        """Take 84 by 108."""
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return its size."""
        return QSize(WIDE, HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw the sheet."""
        painter = paint.painter_for(self)
        sheet = QRectF(0, 0, WIDE, HIGH)
        paint.box(painter, sheet, Radius.SHEET, fill="surface", line="line_mid")
        paint.box(painter, QRectF(LEFT, 13, 6, 6), 3, fill="accent")
        paint.box(painter, QRectF(LEFT + 9, 15, 27, 2), 1, fill="accent")
        for row in range(4):
            for column in range(4):
                x, y = LEFT + column * GROUP_STEP, ROW + row * ROW_STEP
                paint.box(painter, QRectF(x, y, GROUP, 5), 1, fill="line_mid")
        paint.box(painter, QRectF(LEFT, 81, 62, 2), 1, fill="line")
        paint.box(painter, QRectF(LEFT, 89, 47, 2), 1, fill="line")
