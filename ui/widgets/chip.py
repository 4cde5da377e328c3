"""A small badge: private, what leaves, resting, or plain. It cannot be pressed."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import paint
from ui.theme.tokens import Radius, Size
from ui.widgets.text_block import TextBlock

KINDS = {  # fill, ink, icon
    "private": ("accent_tint", "accent", "lock"),
    "leaves": ("shared_tint", "shared", "eye"),
    "resting": ("rest_tint", "rest", "moon"),
    "neutral": ("sunken", "muted", ""),
}
PADDING, GAP = 10, 5


class Chip(QLabel):
    """A badge of 24 px: the meaning's tint, ink and icon."""

    def __init__(self, text: str, kind: str = "neutral", *, parent: QWidget | None = None) -> None:
        """Draw as ``kind``, a key of KINDS."""
        super().__init__(text, parent)
        self.setProperty("kind", kind)
        self._fill, self._ink, self._icon = KINDS[kind]
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of icon, text and padding."""
        block = TextBlock(self.text(), "caption")
        icon = Size.ICON_SMALL + GAP if self._icon else 0
        return QSize(block.natural + icon + 2 * PADDING, max(Size.CHIP, block.height + 8))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never be cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw tint, icon and text."""
        painter = paint.painter_for(self)
        height = self.height()
        paint.box(painter, QRectF(self.rect()), min(Radius.CHIP, height / 2), fill=self._fill)
        block = TextBlock(self.text(), "caption")
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = float(PADDING)
        if self._icon:
            icon_x = self.width() - PADDING - Size.ICON_SMALL if rtl else PADDING
            top = (height - Size.ICON_SMALL) / 2
            paint.icon(painter, self._icon, self._ink, icon_x, top, Size.ICON_SMALL)
            x = PADDING if rtl else PADDING + Size.ICON_SMALL + GAP
        block.draw(painter, x, (height - block.height) / 2, self._ink)
