"""Text set in a type style with its exact line height: measured, wrapped, drawn.

Labels and our own controls share it, because Qt's labels ignore line height.
"""

import math

from PySide6 import QtCore
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QPainter, QTextLayout, QTextOption

from ui.theme import paint
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
        elide: bool = False,
        underlined: tuple[tuple[int, int], ...] = (),
    ) -> None:
        """Lay ``text`` out from the left, if ``rtl`` from the right; ``elide`` keeps one line.

        ``underlined`` are stretches of it: start and length.
        """
        theme = current()
        self._line = theme.style(style).line
        font = theme.font(style)
        if elide and width < ENDLESS:
            metrics = QFontMetricsF(font)
            if metrics.horizontalAdvance(text) > width:  # else Qt's names need not be loaded
                text = metrics.elidedText(text, QtCore.Qt.TextElideMode.ElideRight, width)
        option = QTextOption()  # the direction is as its own letters say
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout = QTextLayout(text.replace("\n", "\u2028"), font)
        self._layout.setTextOption(option)
        self._layout.setCacheEnabled(True)
        if underlined:
            self._layout.setFormats([_underline(*one) for one in underlined])
        self.height, self.width = self._fill(max(width, 1.0), at_right=rtl and width < ENDLESS)

    def _fill(self, width: float, *, at_right: bool) -> tuple[int, int]:
        top, widest = 0, 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            room = width - line.naturalTextWidth() if at_right else 0
            left = room - line.naturalTextRect().left()  # Qt puts each direction at its own side
            line.setPosition(QPointF(left, top + (self._line - line.height()) / 2))
            top += self._line
            widest = max(widest, line.naturalTextWidth())
        self._layout.endLayout()
        self.natural = round(widest)  # for boxes around it; ``width`` never cuts a pixel
        return max(top, self._line), math.ceil(widest)

    def draw(self, painter: QPainter, x: float, y: float, ink: str) -> None:
        """Draw with the upper left corner at ``x``, ``y`` in the colour of a token."""
        if "Qt" in vars(QtCore):
            painter.setPen(current().color(ink))
            self._layout.draw(painter, QPointF(x, y))
            return
        # In the first picture: ``setPen`` would load all that Qt names, a tenth of the whole start.
        whole = QTextLayout.FormatRange()
        whole.start, whole.length = 0, len(self._layout.text())
        whole.format.setForeground(paint.brush(ink))
        self._layout.draw(painter, QPointF(x, y), [whole])


def _underline(start: int, length: int) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = start, length
    made.format.setFontUnderline(True)
    return made
