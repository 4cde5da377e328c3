"""One card of Patterns: the same as a drawing, in words, and as a table. One is shown at a time."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.i18n.say import say
from ui.patterns.words import Cells
from ui.widgets.card import Card
from ui.widgets.segment import Segment, SegmentOption
from ui.widgets.text_label import TextLabel

ROW, MOST_ROWS = 34, 12


class ChartCard(Card):
    """A title, what to look at, and the choice of how."""

    def __init__(
        self,
        title: str,
        drawing: QWidget,
        sentences: tuple[str, ...],
        cells: Cells,
        *,
        legend: QWidget | None = None,
    ) -> None:
        """Show ``drawing`` at first; ``legend`` stands above it."""
        super().__init__(padding=(28, 18, 28, 20), gap=12)
        self._title, self._cells = title, cells
        self._table: QTableWidget | None = None
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(TextLabel(title, "ui_strong"), 1, Qt.AlignmentFlag.AlignVCenter)
        if legend is not None:
            head.addWidget(legend, 0, Qt.AlignmentFlag.AlignVCenter)
        self.ways = Segment(
            say("patterns", "{title}: how to see it", title=title),
            (
                SegmentOption("drawing", say("patterns", "Drawn"), "plain"),
                SegmentOption("words", say("patterns", "In words"), "plain"),
                SegmentOption("table", say("patterns", "As a table"), "plain"),
            ),
            height=28,
        )
        self.ways.set_value("drawing")
        self.ways.chosen.connect(self._show)
        self._legend = legend
        self.column.addLayout(head)
        self.drawing, self.words = drawing, _words(sentences)
        self.column.addWidget(drawing)
        self.column.addWidget(self.words)
        self.words.hide()
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.ways)
        self.column.addStretch(1)
        self.column.addLayout(foot)

    def _show(self, way: object) -> None:
        self.drawing.setVisible(way == "drawing")
        if self._legend is not None:
            self._legend.setVisible(way == "drawing")
        self.words.setVisible(way == "words")
        table = self.table() if way == "table" else self._table
        if table is not None:
            table.setVisible(way == "table")

    def table(self) -> QTableWidget:
        """Return the table, built when it is first asked for."""
        if self._table is None:
            self._table = build_table(self._title, self._cells)
            self.column.insertWidget(2, self._table)
        return self._table


def _words(sentences: tuple[str, ...]) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    for sentence in sentences:
        column.addWidget(TextLabel(sentence, "ui", ink="body"))
    return holder


def build_table(name: str, cells: Cells) -> QTableWidget:
    """Return a table that is read with the arrow keys."""
    table = QTableWidget(len(cells.rows), len(cells.heads))
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels(cells.heads)
    for y, row in enumerate(cells.rows):
        for x, text in enumerate(row):
            table.setItem(y, x, QTableWidgetItem(text))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)  # Tab leaves it; the arrow keys go from cell to cell
    table.setShowGrid(False)
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setProperty("kind", "table")
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(ROW)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    table.setFixedHeight((min(len(cells.rows), MOST_ROWS) + 1) * ROW + 12)
    return table
