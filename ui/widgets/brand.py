"""The mark and the name beside it, as at the head of the sidebar."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import icons, paint
from ui.widgets.text_block import TextBlock

GAP = 10
MARK = (28, 20)  # the mark in its own units, at the size of the sidebar


class Brand(QWidget):
    """The mark, 10 px, the name. ``large`` is the size of the first page."""

    def __init__(self, name: str, *, large: bool = False, parent: QWidget | None = None) -> None:
        """``name`` is drawn and heard."""
        super().__init__(parent)
        self._name, self._style = name, "brand" if large else "brand_small"
        self._mark = (32, 23) if large else MARK
        self._gap = GAP + 2 if large else GAP
        self._only_mark = False
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_folded(self, folded: bool) -> None:  # noqa: FBT001 - mirrors a Qt setter
        """Show the mark alone, or the name as well."""
        self._only_mark = folded
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return mark, gap and name."""
        block = TextBlock(self._name, self._style)
        wide = self._mark[0] + (0 if self._only_mark else self._gap + block.width)
        return QSize(wide, max(block.height, self._mark[1]))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw the mark a little below the middle, so that its line is the name's."""
        painter = paint.painter_for(self)
        wide, high = self._mark
        rtl = self.isRightToLeft()
        drawn = icons.mark("accent", wide, high, self.devicePixelRatioF())
        x = self.width() - wide if rtl else 0
        painter.drawPixmap(x, (self.height() - high) // 2, drawn)
        if self._only_mark:
            return
        block = TextBlock(self._name, self._style)
        at = self.width() - wide - self._gap - block.width if rtl else wide + self._gap
        block.draw(painter, at, (self.height() - block.height) / 2, "ink")
