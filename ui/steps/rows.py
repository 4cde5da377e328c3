"""Plain rows with named columns, and people with their roles: a name beside what it stands for."""

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from journal.guides.guide import Column
from journal.values import Row
from ui.i18n.say import say
from ui.steps.cells import build_cell
from ui.steps.table import GRIP, LEAST, PAD, RowView, Table
from ui.widgets.ground import Rule
from ui.widgets.text_label import TextLabel

WIDTHS = {"short": 132, "date": 176}
GAP = 20
LONG_CHOICE, SHORT_CHOICE, MANY_LETTERS = 224, 156, 16


class PlainRow(RowView):
    """Cells side by side, as wide as their kind asks."""

    def __init__(self, row: Row, columns: tuple[Column, ...]) -> None:
        """Build a cell for each of ``columns``."""
        super().__init__(row)
        across = QHBoxLayout(self)
        across.setContentsMargins(12, PAD, 4, PAD)
        across.setSpacing(GAP)
        for column in columns:
            cell = build_cell(column)
            self.take_cell(column.id, cell)
            _place(across, cell, column, columns)
        across.addWidget(self.grip)
        across.addStrut(LEAST - 2 * PAD)
        self.finish()


class RowsEditor(Table):
    """Rows with the guide's columns and, where it has one, a remark below."""

    def build_head(self) -> QWidget:
        """Return the names of the columns."""
        head = QWidget()
        across = QHBoxLayout(head)
        across.setContentsMargins(12, 0, 4, 6)
        across.setSpacing(GAP)
        for column in self.prompt.columns:
            label = TextLabel(column.name, "caption")
            _place(across, label, column, self.prompt.columns)
        across.addSpacing(GRIP + GAP)
        return head

    def build_row(self, row: Row) -> RowView:
        """Return a row of cells."""
        return PlainRow(row, self.prompt.columns)

    def build_foot(self) -> QWidget | None:
        """Return the remark below the rows."""
        if not self.prompt.note_name:
            return None
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(12, 12, 12, 0)
        column.addWidget(Rule(dashed=True))
        grid = QGridLayout()
        grid.addWidget(TextLabel(self.prompt.note_name, "caption"), 0, 0)
        grid.addWidget(self.build_note(), 1, 0)
        column.addLayout(grid)
        return foot


class PeopleEditor(RowsEditor):
    """Names and the roles that stand for them in anything that leaves."""

    def add_words(self) -> str:
        """Return the button's words."""
        return say("rows", "Add a person")


def _place(
    across: QHBoxLayout, widget: QWidget, column: Column, columns: tuple[Column, ...]
) -> None:
    """Add a cell or a heading, as wide as its kind asks; all share the room if none is long."""
    if any(_is_long(one) for one in columns):
        _set_width(widget, column)
        across.addWidget(widget, int(_is_long(column)))
    else:
        across.addWidget(widget, 1)


def _is_long(column: Column) -> bool:
    return column.kind not in {*WIDTHS, "choice"}


def _set_width(widget: QWidget, column: Column) -> None:
    if column.kind in WIDTHS:
        widget.setFixedWidth(WIDTHS[column.kind])
    elif column.kind == "choice":
        longest = max((len(one.name) for one in column.options), default=0)
        widget.setFixedWidth(LONG_CHOICE if longest > MANY_LETTERS else SHORT_CHOICE)
