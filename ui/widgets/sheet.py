"""The preview: a sheet of paper on a desk. It always shows paper, also in the dark."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme import paint
from ui.theme.theme import current
from ui.theme.tokens import SHADOW, Radius


class PreviewSheet(QWidget):
    """Paper, 480 wide, padding 36 and 44; add to ``column``. Draw its text in ``sheet_ink``."""

    def __init__(self, name: str, *, width: int = 480, parent: QWidget | None = None) -> None:
        """``name`` is the accessible name. Room for the shadow is kept around the paper."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFixedWidth(width + 2 * MARGIN)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(44 + MARGIN, 36, 44 + MARGIN, 36 + MARGIN)
        self.column.setSpacing(0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw the shadow and the paper."""
        painter = paint.painter_for(self)
        paper = QRectF(self.rect()).adjusted(MARGIN, 0, -MARGIN, -MARGIN)
        shadow(painter, paper, Radius.SHEET, "sheet")
        paint.box(painter, paper, Radius.SHEET, fill="sheet_paper", line="sheet_border")


MARGIN = 24


def shadow(painter: QPainter, rect: QRectF, radius: float, kind: str) -> None:
    """Draw one of the two soft shadows as a few boxes that fade outward."""
    theme = current()
    drop, blur, light, dark = SHADOW[kind]
    alpha = dark if theme.is_dark else light
    if not alpha:
        return
    steps = max(round(blur / 3), 1)
    painter.setPen(Qt.PenStyle.NoPen)
    shade = QColor(0, 0, 0)
    shade.setAlphaF(alpha / steps * 1.6)
    painter.setBrush(shade)
    for step in range(steps):
        reach = blur / 2 * (1 - 2 * step / steps)
        box = rect.adjusted(-reach, -reach, reach, reach).translated(0, drop)
        painter.drawRoundedRect(box, radius + max(reach, 0), radius + max(reach, 0))
