"""Draws what is in the bytes on paper: pieces of text laid out, or pictures of pages.

Nothing can be selected in it, so nothing leaves from it; it fetches nothing, for it never sees
markup. Names that became roles are marked here, in honey, and only here.
"""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QImage,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextLength,
    QTextTableCellFormat,
    QTextTableFormat,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from ui.sharing.pieces import Piece, marked_spans
from ui.sharing.preview import Drawing
from ui.theme.theme import current

WRITTEN = "sheet_ink"
QUIET = "sheet_muted"


@dataclass(frozen=True)
class Look:
    """How a kind of piece stands on the sheet, px: a type style, size and line, space above."""

    style: str
    size: int
    line: int
    above: int
    ink: str = WRITTEN
    indent: int = 0


LOOKS = {
    "lead": Look("caption", 12, 16, 0, QUIET),
    "title": Look("question", 26, 36, 6),
    "by": Look("caption", 12, 16, 0, QUIET),
    "heading": Look("small_bold", 12, 16, 18),
    "text": Look("writing", 14, 22, 4),
    "question": Look("writing", 17, 26, 4),
    "plan": Look("writing", 14, 22, 6, indent=14),
    "detail": Look("caption", 12, 18, 2, QUIET, indent=14),
    "item": Look("writing", 14, 22, 4, indent=14),
    "columns": Look("caption_strong", 12, 16, 8, QUIET),
    "cells": Look("writing", 13, 20, 4),
    "closing": Look("caption", 12, 18, 4, QUIET),
    "quiet": Look("caption", 12, 18, 4, QUIET),
    "field": Look("writing", 13, 20, 4),
    "source": Look("small", 13, 20, 0),
}


class SheetText(QTextEdit):
    """The words of a page. Read-only, as high as its text."""

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        """``name`` is the accessible name."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.document().setUndoRedoEnabled(False)
        self._drawing = Drawing()
        current().changed.connect(self._again)

    def show_drawing(self, drawing: Drawing) -> None:
        """Lay the pieces out anew."""
        self._drawing = drawing
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        places = _Writer(cursor).write(drawing.pieces)
        cursor.endEditBlock()
        self._mark(places)
        self._grow()

    def point_at(self, place: QTextCursor) -> None:
        """Tint one place beside the marks, until the page is drawn anew."""
        pointing = QTextEdit.ExtraSelection()
        form = QTextCharFormat()
        form.setBackground(current().color("selection"))
        if current().is_dark:
            form.setForeground(current().color("ink"))
        pointing.cursor, pointing.format = place, form
        self.setExtraSelections([*self.extraSelections(), pointing])

    def marked(self) -> tuple[str, ...]:
        """Return the words that are marked, in reading order."""
        return tuple(one.cursor.selectedText() for one in self.extraSelections())

    def _again(self) -> None:
        self.show_drawing(self._drawing)

    def _mark(self, places: list[tuple[int, str]]) -> None:
        texts = [text for _, text in places]
        spans = marked_spans(texts, self._drawing.passages)
        self.setExtraSelections(
            [self._marking(places[at][0] + start, end - start) for at, start, end in spans]
        )

    def _marking(self, start: int, length: int) -> "QTextEdit.ExtraSelection":
        theme, marking = current(), QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        form = QTextCharFormat()
        form.setBackground(theme.color("sheet_mark"))
        form.setFontUnderline(True)
        form.setUnderlineColor(theme.color("sheet_mark_line"))
        marking.cursor, marking.format = cursor, form
        return marking

    def _grow(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        self.setFixedHeight(max(round(self.document().size().height()) + 1, 1))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Be as high as the text at this width."""
        super().resizeEvent(event)
        self._grow()


class _Writer:
    """Writes pieces through a cursor and remembers where each text begins."""

    def __init__(self, cursor: QTextCursor) -> None:
        self._cursor = cursor
        self._first = self._in_place = True  # the block of the next line is already there
        self._places: list[tuple[int, str]] = []

    def write(self, pieces: tuple[Piece, ...]) -> list[tuple[int, str]]:
        at = 0
        while at < len(pieces):
            run = at
            while run < len(pieces) and pieces[run].kind in ("columns", "cells"):
                run += 1
            if run > at:
                self._table(pieces[at:run])
                at = run
            elif pieces[at].kind == "field":
                self._field()
                at += 1
            else:
                self._line(pieces[at], closes=at > 0 and pieces[at - 1].kind != "closing")
                at += 1
        return self._places

    def _line(self, piece: Piece, *, closes: bool) -> None:
        look = LOOKS[piece.kind]
        above = 26 if piece.kind == "closing" and closes else look.above
        if self._in_place:
            self._cursor.setBlockFormat(_block(look, 0 if self._first else above))
            self._first = self._in_place = False
        else:
            self._cursor.insertBlock(_block(look, above))
        bullet = "– " if piece.kind == "item" else ""
        self._put(piece.text, look, bullet)

    def _put(self, text: str, look: Look, bullet: str = "") -> None:
        form = _ink(look)
        if bullet:
            self._cursor.insertText(bullet, form)
        self._places.append((self._cursor.position(), text))
        self._cursor.insertText(text, form)

    def _table(self, rows: tuple[Piece, ...]) -> None:
        columns = max(len(row.cells) for row in rows)
        form = QTextTableFormat()
        form.setBorder(0)
        form.setCellSpacing(0)
        form.setCellPadding(0)
        form.setTopMargin(4)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        share = QTextLength(QTextLength.Type.PercentageLength, 100 / columns)
        form.setColumnWidthConstraints([share] * columns)
        table = self._cursor.insertTable(len(rows), columns, form)
        for at, row in enumerate(rows):
            look = LOOKS[row.kind]
            for column, cell in enumerate(row.cells):
                cell_form = QTextTableCellFormat()
                cell_form.setTopPadding(look.above)
                cell_form.setBottomPadding(2)
                table.cellAt(at, column).setFormat(cell_form)
                self._cursor = table.cellAt(at, column).firstCursorPosition()
                self._cursor.setBlockFormat(_block(look, 0, right=10))
                self._put(cell, look)
        self._cursor = table.lastCursorPosition()
        self._cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        self._in_place = True

    def _field(self) -> None:
        """Draw an empty box, where a reader will write."""
        form = QTextTableFormat()
        form.setBorder(1)
        form.setBorderStyle(QTextTableFormat.BorderStyle.BorderStyle_Solid)
        form.setBorderBrush(current().color("sheet_muted"))
        form.setBorderCollapse(True)
        form.setCellPadding(2)
        form.setTopMargin(4)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        table = self._cursor.insertTable(1, 1, form)
        table.cellAt(0, 0).firstCursorPosition().setBlockFormat(_block(LOOKS["field"], 0))
        self._cursor = table.lastCursorPosition()
        self._cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        self._in_place = True


def _block(look: Look, above: int, right: int = 0) -> QTextBlockFormat:
    form = QTextBlockFormat()
    form.setTopMargin(above)
    form.setLeftMargin(look.indent)
    form.setRightMargin(right)
    fixed = QTextBlockFormat.LineHeightTypes.FixedHeight
    form.setLineHeight(current().scaled(look.line), fixed.value)
    return form


def _ink(look: Look) -> QTextCharFormat:
    theme = current()
    font = QFont(theme.font(look.style))
    font.setPixelSize(theme.scaled(look.size))
    form = QTextCharFormat()
    form.setFont(font)
    form.setForeground(theme.color(look.ink))
    return form


class PictureOfPage(QWidget):
    """One page of a PDF, drawn as wide as there is room."""

    def __init__(self, image: QImage, name: str, *, parent: QWidget | None = None) -> None:
        """``name`` says which page it is."""
        super().__init__(parent)
        self._image = image
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Keep the page's shape."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height the page takes at that width."""
        return round(width * self._image.height() / max(self._image.width(), 1))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the page at the width of a sheet."""
        return QSize(480, self.heightForWidth(480))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw the page, and in the dark dim it as all paper is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(self.rect()), self._image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillRect(self.rect(), current().color("sheet_paper"))
