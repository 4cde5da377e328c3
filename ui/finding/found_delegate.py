"""Draws a row of the box: a find in two lines, a place or a command in one, and its heading."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.finding.found_model import Found, FoundRow
from ui.theme import paint
from ui.theme.theme import current
from ui.theme.tokens import Radius, Size
from ui.widgets.text_block import TextBlock

FIND, COMMAND, HEAD = 62, 40, 34
INSET = 12  # px between the edge of the fill and the words
KEY_PAD = 6


class FoundDelegate(QStyledItemDelegate):
    """The current row is filled, with the key that opens it at its end."""

    def sizeHint(  # noqa: N802 - Qt's name
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt gives it
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """Return the height of the row, with its heading where it has one."""
        row: FoundRow = index.data(Found.ROW)
        return QSize(200, _height(row) + (_head(index) if row.section else 0))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the heading, the fill of the current row, and the words."""
        row: FoundRow = index.data(Found.ROW)
        rect = QRectF(option.rect)
        view = option.widget
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.section:
            head = _head(index)
            self._draw_head(painter, QRectF(rect.x(), rect.y(), rect.width(), head), row, index)
            rect.adjust(0, head, 0, 0)
        chosen = isinstance(view, QListView) and view.currentIndex() == index
        if chosen:
            paint.box(painter, rect, Radius.ROW_SELECTED, fill="accent_tint")
        elif option.state & QStyle.StateFlag.State_MouseOver:
            paint.box(painter, rect, Radius.ROW_SELECTED, fill="hover")
        inner = rect.adjusted(INSET, 0, -INSET, 0)
        if row.match:
            self._draw_find(painter, inner, row, chosen=chosen)
        else:
            self._draw_command(painter, inner, row, chosen=chosen)
        painter.restore()

    def _draw_head(
        self,
        painter: QPainter,
        rect: QRectF,
        row: FoundRow,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        x = rect.left() + INSET
        if index.row():
            y = rect.top() + 6
            paint.line(painter, QPointF(x, y), QPointF(rect.right() - INSET, y), "line", 1)
        block = TextBlock(row.section, "caption")
        block.draw(painter, x, rect.bottom() - block.height - 6, "muted")

    def _draw_find(self, painter: QPainter, rect: QRectF, row: FoundRow, *, chosen: bool) -> None:
        room = rect.width() - (Size.ICON + INSET if chosen else 0)
        title = TextBlock(row.title, "small_bold", room, elide=True)
        top = rect.top() + (rect.height() - title.height - 24) / 2
        title.draw(painter, rect.left(), top, "ink")
        aside = TextBlock(row.aside, "small", max(room - title.width - 8, 1), elide=True)
        aside.draw(painter, rect.left() + title.width + 8, top, "muted")
        self._draw_words(painter, rect, top + title.height, row)
        if chosen:
            at = rect.right() - 16
            paint.icon(painter, "corner-down-left", "accent", at, top + 2, 16)

    def _draw_words(self, painter: QPainter, rect: QRectF, y: float, row: FoundRow) -> None:
        """Draw the match in petrol, with as much of its surroundings as there is room for."""
        metrics = QFontMetricsF(current().font("found"))
        room = rect.width() - metrics.horizontalAdvance(row.match)
        x, end = rect.left(), rect.right()
        for words, ink in (
            (_end_of(row.before, room / 2), "body"),
            (row.match, "accent"),
            (row.after, "body"),
        ):
            TextBlock(words, "found", max(end - x, 1), elide=True).draw(painter, x, y, ink)
            x += metrics.horizontalAdvance(words)

    def _draw_command(
        self, painter: QPainter, rect: QRectF, row: FoundRow, *, chosen: bool
    ) -> None:
        middle = rect.center().y()
        paint.icon(painter, row.icon or "arrow-right", "body", rect.left(), middle - 8, 16)
        words = TextBlock(row.title, "ui")
        x = rect.left() + 16 + INSET
        words.draw(painter, x, middle - words.height / 2, "ink")
        end = _draw_keys(painter, rect, row.keys, chosen=chosen)
        if row.aside:
            x += words.width + 8
            aside = TextBlock(row.aside, "small", max(end - x - 8, 1), elide=True)
            aside.draw(painter, x, middle - aside.height / 2, "muted")


def _draw_keys(painter: QPainter, rect: QRectF, keys: str, *, chosen: bool) -> float:
    """Draw a key cap at the end of the row, or the sign that Enter opens it; return its left."""
    middle = rect.center().y()
    if not keys:
        if chosen:
            paint.icon(painter, "corner-down-left", "accent", rect.right() - 16, middle - 8, 16)
        return rect.right() - 16
    block = TextBlock(keys, "caption")
    width, height = block.width + 2 * KEY_PAD, block.height + 4
    cap = QRectF(rect.right() - width, middle - height / 2, width, height)
    paint.box(painter, cap, Radius.KEYCAP, fill="surface", line="line_mid")
    block.draw(painter, cap.left() + KEY_PAD, cap.top() + 2, "muted")
    return cap.left()


def _height(row: FoundRow) -> int:
    theme = current()
    if row.match:
        return max(FIND, theme.style("small").line + theme.style("found").line + 18)
    return max(COMMAND, theme.style("ui").line + 20)


def _head(index: QModelIndex | QPersistentModelIndex) -> int:
    return max(HEAD, current().style("caption").line + 18) + (12 if index.row() else 0)


def _end_of(text: str, room: float) -> str:
    """Return as many whole words of the end of ``text`` as there is room for."""
    metrics = QFontMetricsF(current().font("found"))
    words, kept = text.split(" "), text
    while len(words) > 1 and metrics.horizontalAdvance(kept) > room:
        words.pop(0)
        kept = "…" + " ".join(words)
    return kept
