"""The timeline: moments on a thread, each with what was seen, done and known then.

What was learned later has its own place below, so that it does not leak into the moments. In a row
without the caret, cells that hold nothing take no room.
"""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.guides.guide import Column
from journal.values import Row
from ui.i18n.say import say
from ui.steps.cells import TextCell
from ui.steps.table import GRIP, LEAST, PAD, RowView, Table
from ui.theme import paint
from ui.widgets.ground import Rule
from ui.widgets.text_label import TextLabel

THREAD, TIME, GAP = 28, 100, 16
DOT, HALO = 6, 2
FIRST, LEFT_CELLS = "time", frozenset({"saw", "did"})
STYLES = {"time": "small", "source": "aside"}
WHOLE = 16_777_215  # Qt's "no limit"


class Fold(QWidget):
    """Holds a cell; folded, it takes no height and can still be reached by the keyboard."""

    def __init__(self, cell: TextCell) -> None:
        """Hold ``cell``."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(cell)

    def set_folded(self, *, folded: bool) -> None:
        """Take no height, or the cell's."""
        self.setMaximumHeight(0 if folded else WHOLE)


class Moment(RowView):
    """One moment: its dot, its time, what was seen or done, what was known."""

    def __init__(self, row: Row, columns: tuple[Column, ...]) -> None:
        """Build the cells of ``columns``."""
        super().__init__(row)
        self._folds: dict[str, Fold] = {}
        across = QHBoxLayout(self)
        across.setContentsMargins(THREAD, PAD, 4, PAD)
        across.setSpacing(GAP)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in columns:
            cell = TextCell(column, STYLES.get(column.id, "writing_small"))
            self.take_cell(column.id, cell)
            if column.id == FIRST:
                cell.setFixedWidth(TIME - GAP)
                cell.setContentsMargins(0, 3, 0, 0)
                across.addWidget(cell)
                continue
            cell.set_placeholder(column.name)
            fold = self._folds[column.id] = Fold(cell)
            (left if column.id in LEFT_CELLS else right).addWidget(fold)
        for side in (left, right):
            side.setSpacing(0)
            side.addStretch(1)
            across.addLayout(side, 1)
        across.addWidget(self.grip, 0, Qt.AlignmentFlag.AlignTop)
        across.addStrut(LEAST - 2 * PAD)
        self.finish()

    def show_row(self, row: Row) -> None:
        """Show the moment."""
        super().show_row(row)
        self._fold()

    def set_active(self, *, active: bool) -> None:
        """Open the empty cells while the caret is inside."""
        super().set_active(active=active)
        self._fold()

    def _fold(self) -> None:
        empty = all(not cell.text().strip() for cell in self.cells.values())
        for place, (column, fold) in enumerate(self._folds.items()):
            bare = not self.cells[column].text().strip()
            fold.set_folded(folded=bare and not self.active and not (empty and place == 0))

    def fill_rect(self) -> QRectF:
        """Leave the thread outside the fill."""
        return QRectF(self.rect()).adjusted(THREAD - 10, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Draw the fill, the thread and the dot with its halo."""
        super().paintEvent(event)
        painter = paint.painter_for(self)
        x, y = 7.0, PAD + 13.0
        paint.line(painter, QPointF(x, 0), QPointF(x, self.height()), "accent_line", 2)
        paint.disc(painter, QPointF(x, y), DOT + 2 * (HALO + 1), "surface")
        paint.disc(painter, QPointF(x, y), DOT + 1, "accent")


class AddNode(QWidget):
    """The end of the thread: an empty node beside the button for another moment."""

    def __init__(self) -> None:
        """Take the thread's width."""
        super().__init__()
        self.setFixedWidth(THREAD - 12)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  Qt's name
        """Draw the thread's last piece and the node."""
        painter = paint.painter_for(self)
        middle = self.height() / 2
        paint.line(painter, QPointF(7, 0), QPointF(7, middle), "accent_line", 2)
        paint.ring(painter, QPointF(7, middle), 9, ink="control", width=1.5, fill="surface")


class TimelineEditor(Table):
    """All moments of one prompt, and what was learned later."""

    def build_head(self) -> QWidget:
        """Return the names of the columns as they stand above the cells."""
        head = QWidget()
        across = QHBoxLayout(head)
        across.setContentsMargins(THREAD, 0, 4, 10)
        across.setSpacing(GAP)
        columns = self.prompt.columns
        time = TextLabel(_names(column for column in columns if column.id == FIRST), "caption")
        time.setFixedWidth(TIME - GAP)
        across.addWidget(time)
        left = [column for column in columns if column.id in LEFT_CELLS]
        right = [column for column in columns if column.id not in {FIRST, *LEFT_CELLS}]
        for side in (left, right):
            across.addWidget(TextLabel(_names(side), "caption"), 1)
        across.addSpacing(GRIP + GAP)
        return head

    def build_row(self, row: Row) -> RowView:
        """Return a moment on the thread."""
        return Moment(row, self.prompt.columns)

    def add_words(self) -> str:
        """Return the button's words."""
        return say("timeline", "Add a moment")

    def add_icon(self) -> str:
        """Return none: the thread's empty node stands there."""
        return ""

    def add_lead(self) -> QWidget | None:
        """Return the end of the thread."""
        return AddNode()

    def build_foot(self) -> QWidget | None:
        """Return the place for what was learned later."""
        if not self.prompt.note_name:
            return None
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 12, 16, 0)
        column.setSpacing(16)
        column.addWidget(Rule(dashed=True))
        across = QHBoxLayout()
        across.setContentsMargins(THREAD, 0, 0, 0)
        across.setSpacing(GAP)
        label = TextLabel(self.prompt.note_name, "caption")
        label.setFixedWidth(TIME - GAP)
        across.addWidget(label)
        across.addWidget(self.build_note(), 1)
        column.addLayout(across)
        return foot


def _names(columns: Iterable[Column]) -> str:
    return " · ".join(column.name for column in columns)
