"""Draws one row of a list of reflections: title, first words, the path in small, state and date.

Knows roles of the model and nothing of what stands behind them.
"""

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import paint
from ui.theme.theme import current
from ui.theme.tokens import Radius
from ui.widgets.path_dots import draw_dots
from ui.widgets.text_block import TextBlock

ROW = 60
DOTS, STATE, DATE, GAP = 70, 156, 92, 18
NARROW = 760  # below this the path in small is left away


class Role(IntEnum):
    """What the model gives beside ``DisplayRole`` (the title)."""

    SECOND = Qt.ItemDataRole.UserRole + 1  # the first words, or the words around a hit
    PLACE = Qt.ItemDataRole.UserRole + 2  # (part that is on, number of parts)
    STATE = Qt.ItemDataRole.UserRole + 3
    DATE = Qt.ItemDataRole.UserRole + 4
    CALLS = Qt.ItemDataRole.UserRole + 5  # True where the state asks for an answer
    ID = Qt.ItemDataRole.UserRole + 6


class ReflectionDelegate(QStyledItemDelegate):
    """One row of 60, more where text is larger."""

    def sizeHint(  # noqa: N802 - Qt's name
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt gives it
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002 - Qt gives it
    ) -> QSize:
        """Return the height of two lines."""
        title, second = current().style("subtitle").line, current().style("small").line
        return QSize(200, max(ROW, title + second + 14))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the row, its hairline and, with the keyboard, its focus."""
        rect = QRectF(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_MouseOver:
            paint.box(painter, rect.adjusted(-8, 1, 8, -1), Radius.ROW_SELECTED, fill="hover")
        self._draw_words(painter, rect, index)
        self._draw_end(painter, rect, index)
        y = rect.bottom()
        paint.line(painter, QPointF(rect.left(), y), QPointF(rect.right(), y), "line", 1)
        if state & QStyle.StateFlag.State_HasFocus:
            inner = rect.adjusted(1, 2, -1, -2)
            paint.box(painter, inner, Radius.ROW_SELECTED, line="focus", width=2)
        painter.restore()

    def _end_width(self, rect: QRectF) -> float:
        dots = DOTS + GAP if rect.width() >= NARROW else 0
        return dots + STATE + DATE + GAP

    def _draw_words(
        self, painter: QPainter, rect: QRectF, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        width = rect.width() - self._end_width(rect) - GAP
        title = TextBlock(str(index.data()), "subtitle", width, elide=True)
        second = TextBlock(str(index.data(Role.SECOND) or ""), "small", width, elide=True)
        height = title.height + (second.height if index.data(Role.SECOND) else 0)
        top = rect.top() + (rect.height() - height) / 2
        title.draw(painter, rect.left(), top, "ink")
        second.draw(painter, rect.left(), top + title.height, "muted")

    def _draw_end(
        self, painter: QPainter, rect: QRectF, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        x = rect.right() - self._end_width(rect)
        middle = rect.center().y()
        if rect.width() >= NARROW:
            at, count = index.data(Role.PLACE)
            draw_dots(painter, QPointF(x, middle), at, count, ground="window")
            x += DOTS + GAP
        calls = bool(index.data(Role.CALLS))
        style = "small_strong" if calls else "small"
        state = TextBlock(str(index.data(Role.STATE)), style, STATE, elide=True)
        state.draw(painter, x, middle - state.height / 2, "accent" if calls else "muted")
        day = TextBlock(str(index.data(Role.DATE)), "small")
        day.draw(painter, rect.right() - day.width, middle - day.height / 2, "muted")
