"""Dots where lines and columns meet: what was named, and when. Looked at, not operated.

The caller gives all words; ``name`` says the same in sentences.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import paint
from ui.widgets.text_block import TextBlock

LABEL, PITCH, ROW, COUNT = 288, 80, 38, 64
LITTLE, LOT, NOTHING = 8, 17, 3  # diameters
FOOT, SECOND = 26, 18


@dataclass(frozen=True)
class DotLine:
    """One line. ``marks`` are ``none``, ``little``, ``lot`` or ``eased``, one for each column."""

    label: str
    marks: tuple[str, ...]
    count: str
    strong: bool = False


@dataclass(frozen=True)
class DotColumn:
    """What stands below a column; ``second`` is a line below that."""

    label: str
    second: str = ""
    strong: bool = False


class DotMatrix(QWidget):
    """Lines of dots with their names before and how often after them."""

    def __init__(
        self,
        name: str,
        lines: tuple[DotLine, ...],
        columns: tuple[DotColumn, ...],
        *,
        parent: QWidget | None = None,
    ) -> None:
        """Draw ``lines`` over ``columns``."""
        super().__init__(parent)
        self._lines, self._columns = lines, columns
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for all lines and the words below them."""
        second = SECOND if any(one.second for one in self._columns) else 0
        return QSize(LABEL + COUNT + 7 * PITCH, len(self._lines) * ROW + FOOT + second)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be drawn smaller in a narrow window, never cut."""
        return QSize(480, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw each line from its name to its count, and the columns' words below."""
        painter = paint.painter_for(self)
        for at, line in enumerate(self._lines):
            self._draw_line(painter, line, at * ROW + ROW / 2)
        self._draw_columns(painter, len(self._lines) * ROW + 6)

    def _label(self) -> float:
        return min(LABEL, self.width() * 0.34)

    def _x(self, column: int) -> float:
        room = self.width() - self._label() - COUNT
        pitch = min(PITCH, room / max(len(self._columns), 1))
        begin = self._label() + max(room - pitch * len(self._columns), 0)
        return begin + pitch * (column + 0.5)

    def _mirrored(self, x: float) -> float:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return self.width() - x if rtl else x

    def _draw_line(self, painter: QPainter, line: DotLine, y: float) -> None:
        style = "ui_strong" if line.strong else "ui"
        label = TextBlock(line.label, style, self._label() - 16, elide=True)
        self._draw_text(painter, label, 0, y - label.height / 2, "ink")
        first, last = self._x(0), self._x(len(self._columns) - 1)
        ends = (QPointF(self._mirrored(first), y), QPointF(self._mirrored(last), y))
        paint.line(painter, *ends, "line", 1)
        for column, mark in enumerate(line.marks):
            _draw_mark(painter, mark, QPointF(self._mirrored(self._x(column)), y))
        count = TextBlock(line.count, "small")
        x = self.width() - count.width
        self._draw_text(painter, count, x, y - count.height / 2, "muted")

    def _draw_text(self, painter: QPainter, block: TextBlock, x: float, y: float, ink: str) -> None:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        block.draw(painter, self.width() - x - block.width if rtl else x, y, ink)

    def _draw_columns(self, painter: QPainter, y: float) -> None:
        for at, column in enumerate(self._columns):
            style = "caption_strong" if column.strong else "caption"
            ink = "ink" if column.strong else "muted"
            for text, top, look in ((column.label, y, style), (column.second, y + 18, "caption")):
                block = TextBlock(text, look)
                x = self._mirrored(self._x(at)) - block.width / 2
                x = min(max(x, 0), self.width() - block.width)
                block.draw(painter, x, top, ink if look == style else "muted")


def _draw_mark(painter: QPainter, mark: str, place: QPointF) -> None:
    if mark == "lot":
        paint.disc(painter, place, LOT, "accent")
    elif mark == "little":
        paint.disc(painter, place, LITTLE, "accent")
    elif mark == "eased":
        paint.ring(painter, place, LITTLE + 3, ink="accent", width=1.5, fill="surface")
    else:
        paint.disc(painter, place, NOTHING, "line_mid")


class DotLegend(QWidget):
    """What the dots mean: pairs of a mark and its words, side by side."""

    def __init__(
        self, pairs: tuple[tuple[str, str], ...], *, parent: QWidget | None = None
    ) -> None:
        """``pairs`` are (mark, words)."""
        super().__init__(parent)
        self._pairs = pairs
        self.setAccessibleName(", ".join(words for _, words in pairs))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the width of all pairs."""
        wide = sum(TextBlock(words, "small").width + 40 for _, words in self._pairs)
        return QSize(wide - 16, 20)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw the pairs from the leading edge."""
        painter = paint.painter_for(self)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = 0.0
        for mark, words in self._pairs:
            block = TextBlock(words, "small")
            at = x + 10
            _draw_mark(painter, mark, QPointF(self.width() - at if rtl else at, 10))
            left = x + 24
            block.draw(painter, self.width() - left - block.width if rtl else left, 0, "muted")
            x += block.width + 40
