"""The desk with the sheet on it: what the bytes show, how long it is, and the way out."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.i18n.say import say
from ui.section_page import clear_layout
from ui.sharing.preview import Drawing
from ui.sharing.sheet_view import PictureOfPage, SheetText
from ui.theme.tokens import Radius
from ui.widgets.focus_ring import ringed
from ui.widgets.page_frame import Scroll
from ui.widgets.sheet import MARGIN, PreviewSheet
from ui.widgets.text_label import TextLabel

WIDE, NARROW = 480, 476


@ringed(Radius.SHEET, inside=True)
class SheetScroll(Scroll):
    """Scrolls the sheet; it can hold the focus, so that the keyboard can read to the end."""

    def __init__(self, body: QWidget, name: str) -> None:
        """``name`` is the accessible name."""
        super().__init__(body)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the ends with Home and End; leave the rest to Qt."""
        bar = self.verticalScrollBar()
        ends = {int(Qt.Key.Key_Home): bar.minimum(), int(Qt.Key.Key_End): bar.maximum()}
        if event.key() in ends:
            bar.setValue(ends[event.key()])
            return
        super().keyPressEvent(event)


class Previewer(QWidget):
    """Shows one drawing at a time, or a sentence where there is none."""

    def __init__(self, name: str, *, width: int = WIDE, parent: QWidget | None = None) -> None:
        """``name`` is the accessible name of the page on screen."""
        super().__init__(parent)
        self._name, self._width = name, width
        self.text: SheetText | None = None
        self._body = body = QWidget()
        self._row = QHBoxLayout(body)
        self._row.setContentsMargins(16, 0, 0, 24)
        self._column = QVBoxLayout()
        self._column.setSpacing(16)
        self._row.addLayout(self._column)
        self._row.addStretch(1)
        self.area = SheetScroll(body, name)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)
        self._drawing: Drawing | None = None

    def set_left(self, left: int) -> None:
        """Begin the sheet's shadow this far from the edge."""
        self._row.setContentsMargins(left, 0, 0, 24)

    def set_sheet_width(self, width: int) -> None:
        """Draw the sheet as wide as this, without its shadow."""
        if width != self._width:
            self._width, self.text = width, None  # the sheet is made anew
            if self._drawing is not None:
                self.show_drawing(self._drawing)

    def show_drawing(self, drawing: Drawing) -> None:
        """Show it; the place in the page stays where it was."""
        self._drawing = drawing
        if self.text is not None and drawing.pieces and not drawing.read_back:
            self.text.show_drawing(drawing)
            return
        self._clear()
        if drawing.read_back:
            self._column.addWidget(self._note())
        if drawing.images:
            for at, image in enumerate(drawing.images, 1):
                page = say("share", "Page {n} of {all}", n=at, all=len(drawing.images))
                self._column.addLayout(_inset(PictureOfPage(image, page), self._width))
        else:
            sheet = PreviewSheet(self._name, width=self._width)
            self.text = SheetText(self._name)
            sheet.column.addWidget(self.text)
            self._column.addWidget(sheet)
            self.text.show_drawing(drawing)
            if drawing.read_back:
                self.text = None
        self._column.addStretch(1)

    def show_sentence(self, title: str, lead: str = "") -> None:
        """Show a sentence instead of a page."""
        self._drawing = None
        self._clear()
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(MARGIN, 32, MARGIN, 0)
        column.setSpacing(8)
        column.addWidget(TextLabel(title, "subtitle"))
        if lead:
            column.addWidget(TextLabel(lead, "ui", ink="muted"))
        holder.setFixedWidth(self._width + 2 * MARGIN)
        self._column.addWidget(holder)
        self._column.addStretch(1)

    def drawing(self) -> Drawing | None:
        """Return what is on screen, or ``None``."""
        return self._drawing

    def show_words(self, words: str) -> bool:
        """Scroll until ``words`` can be seen and select nothing; false if they are not there."""
        return self.text is not None and self._show_place(self.text, words)

    def _show_place(self, text: SheetText, words: str) -> bool:
        found = text.document().find(words)
        if found.isNull():
            return False
        rect = text.cursorRect(found)
        at = text.mapTo(self._body, rect.center())
        self.area.ensureVisible(0, at.y(), 0, self.height() // 3)
        text.point_at(found)
        return True

    def _clear(self) -> None:
        self.text = None
        clear_layout(self._column)

    def _note(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(MARGIN, 0, MARGIN, 0)
        column.addWidget(
            TextLabel(
                say(
                    "share",
                    "A word processor’s file can’t be shown here itself. It was read back word by "
                    "word, and holds exactly this page.",
                ),
                "small",
            )
        )
        holder.setFixedWidth(self._width + 2 * MARGIN)
        return holder


def _inset(widget: PictureOfPage, width: int) -> QHBoxLayout:
    widget.setFixedSize(width, widget.heightForWidth(width))  # layouts within would squeeze it
    row = QHBoxLayout()
    row.setContentsMargins(MARGIN, 0, MARGIN, 0)
    row.addWidget(widget)
    return row
