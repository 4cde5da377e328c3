"""Dotted lines under some words of a text. They go along with the words while somebody writes.

Drawn by ourselves: the toolkit's dots are too fine. It knows nothing of why something is marked.
"""

import math

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QTextCursor, QTextLine
from PySide6.QtWidgets import QTextEdit

from ui.theme.theme import current


class TextMarks:
    """The marks of one text. A span is (start, length) in places of the document."""

    def __init__(self, edit: QTextEdit) -> None:
        """Mark nothing yet."""
        self._edit = edit
        self._held: tuple[QTextCursor, ...] = ()

    def set_spans(self, spans: tuple[tuple[int, int], ...]) -> None:
        """Underline these spans; none if empty."""
        self._held = tuple(self._hold(start, length) for start, length in spans)

    def spans(self) -> tuple[tuple[int, int], ...]:
        """Return where the marked words stand now; what was taken out has length 0."""
        return tuple(
            (one.selectionStart(), one.selectionEnd() - one.selectionStart()) for one in self._held
        )

    def texts(self) -> tuple[str, ...]:
        """Return the marked words as they are now."""
        return tuple(one.selectedText() for one in self._held)

    def paint(self, painter: QPainter) -> None:
        """Draw the dots."""
        for start, length in self.spans():
            for rect in self.lines_of(start, length):
                _dots(painter, rect)

    def rect(self, start: int, length: int) -> QRect:
        """Return where the first line of a span stands, in the text's coordinates."""
        spans = self.lines_of(start, length)
        return spans[0].toAlignedRect() if spans else QRect()

    def lines_of(self, start: int, length: int) -> list[QRectF]:
        """Return the span line by line."""
        edit, spans = self._edit, []
        layout = edit.document().documentLayout()
        scrolled = QPointF(edit.horizontalScrollBar().value(), edit.verticalScrollBar().value())
        block = edit.document().findBlock(start)
        while block.isValid() and block.position() < start + length:
            origin = layout.blockBoundingRect(block).topLeft() - scrolled
            lines = block.layout()
            for i in range(lines.lineCount()):
                line = lines.lineAt(i)
                first = max(start - block.position(), line.textStart())
                last = min(start + length - block.position(), line.textStart() + line.textLength())
                if first < last:
                    left, right = _across(line, first), _across(line, last)
                    base = origin.y() + line.y() + line.ascent()
                    low, high = min(left, right), max(left, right)
                    spans.append(QRectF(origin.x() + low, base - 20, high - low, 20))
            block = block.next()
        return spans

    def _hold(self, start: int, length: int) -> QTextCursor:
        most = self._edit.document().characterCount() - 1
        held = QTextCursor(self._edit.document())
        held.setPosition(min(start, most))
        held.setPosition(min(start + length, most), QTextCursor.MoveMode.KeepAnchor)
        held.setKeepPositionOnInsert(True)  # what is typed after the words is none of them
        return held


def _across(line: QTextLine, place: int) -> float:
    # The binding returns a pair where its stub promises a number.
    found: object = line.cursorToX(place)
    return float(found[0]) if isinstance(found, tuple) else float(str(found))


def _dots(painter: QPainter, rect: QRectF) -> None:
    """Draw dots of 2 px on whole pixels, 3 below the baseline."""
    y, ink = round(rect.bottom() + 6), current().color("control")
    for x in range(math.ceil(rect.left()), math.floor(rect.right()), 4):
        painter.fillRect(x, y, 2, 2, ink)
