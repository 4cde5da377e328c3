"""What every step is made of: a question, scrolling content, and a margin beside it.

A step shows what the book holds and hands every change to it at once. It never touches the vault.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.steps.host import Footer, Host
from ui.theme.tokens import LOW, NARROW, Size, Space
from ui.widgets.page_frame import Scroll
from ui.widgets.text_label import TextLabel

RESERVE = 16  # px around the content for focus rings and the fill of a row
FOLD_OUT = 220  # height of a panel above the content
MARGIN_WIDE = 320  # a margin panel grows up to this where there is room


class Step(QWidget):
    """Base of all steps: question block, scrolling content, margin. Fill ``content``."""

    wide = False
    place = ""  # the id of the page of the path that it shows, if it shows one

    def __init__(self, host: Host, question: str, help_line: str = "") -> None:
        """Show ``question`` and below it ``help_line``."""
        super().__init__()
        self.host = host
        self._narrow = False
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self.question = TextLabel(question, "question")
        self.help_line = TextLabel(help_line, "lead")
        self.help_line.setMaximumWidth(Size.HELP_LINE_MAX)
        if not help_line:
            self.help_line.hide()
        self._head = QWidget()
        self._build_head()
        self._whole.addWidget(self._head)
        self.fold = QVBoxLayout()
        self._whole.addLayout(self.fold)
        self._build_body()
        self.question.installEventFilter(self)

    # what subclasses say

    def footer(self) -> Footer:
        """Return what the footer offers."""
        return Footer()

    def first_field(self) -> QWidget | None:
        """Return where the person goes on."""
        return None

    def flush(self) -> None:
        """Hand over all that is being typed."""

    def close_overlay(self) -> bool:
        """Take Esc for something that lies over the page."""
        return False

    def refresh(self) -> None:
        """Show again what may have changed."""

    # building

    def _build_head(self) -> None:
        column = QVBoxLayout(self._head)
        column.setSpacing(10)
        column.addWidget(self.question)
        self._help_row = QHBoxLayout()
        self._help_row.setSpacing(Space.XXL)
        self._help_row.addWidget(self.help_line, 100, Qt.AlignmentFlag.AlignTop)
        self._help_row.addStretch(1)
        column.addLayout(self._help_row)

    def _build_body(self) -> None:
        inside = QWidget()
        self.content = QVBoxLayout(inside)
        self.content.setSpacing(Space.XL)
        self.column = inside
        self.area = Scroll(inside)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self._row.addWidget(self.area, 1000)
        self.margin = QWidget()
        self._margin_column = QVBoxLayout(self.margin)
        self._margin_column.setContentsMargins(0, 0, 0, 0)
        self._margin_column.setSpacing(8)
        self._margin_column.addStretch(1)
        if not self.wide:
            self._row.addWidget(self.margin)
            self._row.addStretch(1)
        self._whole.addLayout(self._row, 1)

    # size

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Keep the edges of the pictures."""
        super().resizeEvent(event)
        self.settle()

    def settle(self) -> None:
        """Set edges and the writing column's width for the window as it is."""
        narrow = self.window().width() < NARROW
        edge = 40 if narrow else Space.PAGE_LEFT
        gap = Space.XL if narrow else Size.MARGIN_NOTE_GAP
        top = 8 if narrow else Space.PAGE_TOP
        under = 14 if narrow else 28
        end = edge if self.wide else 24
        self._head.layout().setContentsMargins(edge, top, end, under)  # type: ignore[union-attr]  # built above
        room = self.width() - edge - Space.XXL
        least = Size.MARGIN_NOTE_SMALL if narrow else Size.MARGIN_NOTE
        column = min(Size.WRITING_COLUMN, room - gap - least)
        margin = max(least, min(MARGIN_WIDE, room - gap - column))
        right = edge - RESERVE if self.wide else 0
        self.content.setContentsMargins(RESERVE, 2, RESERVE, 8 if self.is_low() else RESERVE)
        self._row.setContentsMargins(edge - RESERVE, 0, right, 0)
        self.area.setMaximumWidth(16_777_215 if self.wide else column + 2 * RESERVE)
        self.margin.setFixedWidth(margin + Space.XXL)
        self._margin_column.setContentsMargins(gap - RESERVE, 0, 0, RESERVE)
        self._narrow = narrow
        self.settled()

    def settled(self) -> None:
        """Follow a new size."""

    def has_margin(self) -> bool:
        """Tell whether a panel fits beside the content."""
        return not self.wide and not self._narrow

    def is_low(self) -> bool:
        """Tell whether the window has little height."""
        return self.window().height() < LOW

    def add_link_place(self, links: QWidget) -> None:
        """Put the quiet links where they are not in the way."""
        if self.wide:
            self._help_row.addWidget(links, 0, Qt.AlignmentFlag.AlignTop)
        else:
            self._margin_column.insertWidget(0, links)

    def place_panel(self, panel: QWidget) -> None:
        """Put a panel into the margin, or above the content."""
        if self.has_margin():
            panel.setMaximumHeight(16_777_215)
            self._margin_column.insertWidget(1, panel, 100)
            self.fold.setContentsMargins(0, 0, 0, 0)
        else:
            panel.setMaximumHeight(FOLD_OUT)
            edge = 40 if self._narrow else Space.PAGE_LEFT
            self.fold.setContentsMargins(edge, 0, edge, 14)
            self.fold.addWidget(panel)

    def add_below(self, line: QWidget) -> None:
        """Put a line between the content and the footer."""
        self._whole.addWidget(line)

    def unplace_panel(self) -> None:
        """Give the room of a panel back."""
        self.fold.setContentsMargins(0, 0, 0, 0)
