"""Text set in a type style with its exact line height: measured, wrapped, drawn.

Labels and our own controls share it, because Qt's labels ignore line height.
"""

import math

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextLayout, QTextOption

from ui.theme.theme import current

ENDLESS = 100_000.0


class TextBlock:
    """One text in one style, laid out at a width. ``height`` and ``width`` are what it takes."""

    def __init__(
        self,
        text: str,
        style: str,
        width: float = ENDLESS,
        *,
        rtl: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        elide: bool = False,
    ) -> None:
        """Lay ``text`` out; ``align`` left means the leading side; ``elide`` keeps one line."""
        theme = current()
        self._line = theme.style(style).line
        font = theme.font(style)
        if elide and width < ENDLESS:
            text = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
        option = QTextOption(_side(align, rtl=rtl) | Qt.AlignmentFlag.AlignAbsolute)
        if width >= ENDLESS:
            option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # as its own letters say
        self._layout = QTextLayout(text.replace("\n", "\u2028"), font)
        self._layout.setTextOption(option)
        self._layout.setCacheEnabled(True)
        self.height, self.width = self._fill(max(width, 1.0))

    def _fill(self, width: float) -> tuple[int, int]:
        top, widest = 0, 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top + (self._line - line.height()) / 2))
            top += self._line
            widest = max(widest, line.naturalTextWidth())
        self._layout.endLayout()
        self.natural = round(widest)  # for boxes around it; ``width`` never cuts a pixel
        return max(top, self._line), math.ceil(widest)

    def draw(self, painter: QPainter, x: float, y: float, ink: str) -> None:
        """Draw with the upper left corner at ``x``, ``y`` in the colour of a token."""
        painter.setPen(current().color(ink))
        self._layout.draw(painter, QPointF(x, y))


def _side(align: Qt.AlignmentFlag, *, rtl: bool) -> Qt.AlignmentFlag:
    left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    return {left: right, right: left}.get(align, align) if rtl else align


def width_of(text: str, style: str) -> int:
    """Return how wide ``text`` is on one line."""
    return TextBlock(text, style).width
