"""A card: a rounded area with a border, in the tint of what it holds."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import paint
from ui.theme.tokens import Radius

KINDS = {  # fill, line, width of the line
    "surface": ("surface", "line", 1),
    "window": ("window", "line", 1),
    "open": ("window", "line", 1),
    "resting": ("rest_tint", "rest_line", 1),
    "leaves": ("shared_tint", "shared_line", 1),
    "edited": ("surface", "focus", 2),
    "technical": ("error_tint", "error_line", 1),
}


class Card(QWidget):
    """A column on a card; add to ``column``. Never clickable as a whole."""

    def __init__(
        self,
        kind: str = "surface",
        *,
        padding: tuple[int, int, int, int] = (24, 20, 24, 20),
        gap: int = 8,
        radius: int = Radius.CARD,
        parent: QWidget | None = None,
    ) -> None:
        """``kind`` is a key of KINDS; ``padding`` is start, top, end, bottom."""
        super().__init__(parent)
        self._kind, self._radius = kind, radius
        self.setProperty("kind", kind)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*padding)
        self.column.setSpacing(gap)

    def set_kind(self, kind: str) -> None:
        """Become another kind, as ``edited`` while its text has the caret."""
        self._kind = kind
        self.setProperty("kind", kind)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw the card."""
        fill, line, width = KINDS[self._kind]
        painter = paint.painter_for(self)
        paint.box(painter, QRectF(self.rect()), self._radius, fill=fill, line=line, width=width)
