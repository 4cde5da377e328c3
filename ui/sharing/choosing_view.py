"""How the page of choosing is laid out: the path, what can be chosen, the desk with the sheet.

It shows what it is given and knows nothing of choices; the page connects it.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.guides.guide import Door
from ui.i18n.say import say
from ui.problem_panel import ProblemPanel
from ui.sharing.choice_column import ChoiceColumn
from ui.sharing.path_beside import PathBeside, TopLine
from ui.sharing.preview_desk import NARROW as NARROW_SHEET
from ui.sharing.preview_desk import WIDE as WIDE_SHEET
from ui.sharing.preview_desk import Previewer
from ui.sharing.way_out import WayOut
from ui.steps.tab_order import order_tab
from ui.theme.theme import current
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.ground import Ground
from ui.widgets.page_frame import Scroll
from ui.widgets.text_label import TextLabel

COLUMN, NARROW_COLUMN = 416, 372
"""The left side's width, and in a narrow window."""


class ChoosingView(QWidget):
    """The frame. ``left`` when the person goes back."""

    left = Signal()

    def __init__(self, door: Door, *, parent: QWidget | None = None) -> None:
        """Ask the question of ``door``."""
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.top = TopLine()
        self.rail = PathBeside(self.top)
        self.column = _column_for(door)
        self.problem = ProblemPanel()
        row.addWidget(self.rail)
        row.addWidget(self._left_side())
        row.addWidget(self._right_side(), 1)

    def _left_side(self) -> QWidget:
        self._side = Ground("surface", edges=("end",))
        column = _plain(QVBoxLayout(self._side))
        column.setContentsMargins(0, 0, 1, 0)
        column.addWidget(self.top)
        body = QWidget()
        inner = _plain(QVBoxLayout(body))
        inner.addWidget(self.problem)
        inner.addWidget(self.column, 1)
        column.addWidget(Scroll(body), 1)
        foot = Ground(edges=("top",))
        foot.setMinimumHeight(72)
        self._foot_row = QHBoxLayout(foot)
        back = Button(say("nav", "Back"), icon="arrow-left")
        back.clicked.connect(self.left)
        self._foot_row.addWidget(back)
        self._foot_row.addStretch(1)
        column.addWidget(foot)
        return self._side

    def _right_side(self) -> QWidget:
        side = Ground("sunken")
        column = _plain(QVBoxLayout(side))
        bar = QWidget()
        bar.setFixedHeight(56)
        self._bar_row = QHBoxLayout(bar)
        self._bar_row.addWidget(Chip(say("badge", "Exactly what leaves"), "leaves"))
        self.length = TextLabel("", "caption", wrap=False)
        self._bar_row.addStretch(1)
        self._bar_row.addWidget(self.length)
        column.addWidget(bar)
        self.preview = Previewer(say("badge", "Exactly what leaves"))
        column.addWidget(self.preview, 1)
        self.way_out = WayOut()
        self.way_out.place_asked.connect(lambda text: self.preview.show_words(str(text)))
        column.addWidget(self.way_out)
        return side

    def settle(self, *, narrow: bool) -> None:
        """Take the measures of the narrow window, or of the wide one."""
        self._side.setFixedWidth(current().scaled(NARROW_COLUMN if narrow else COLUMN))
        self.rail.setVisible(not narrow)
        self.top.setVisible(narrow)
        self.column.set_narrow(narrow=narrow)
        edge, end = (24, 24) if narrow else (40, 32)
        self._foot_row.setContentsMargins(edge, 0, end, 0)
        self._bar_row.setContentsMargins(edge, 0, 32, 0)
        self.way_out.set_edges(edge, end)
        self.preview.set_left(edge - 24)
        self.preview.set_sheet_width(NARROW_SHEET if narrow else WIDE_SHEET)

    def reorder(self) -> None:
        """Let Tab go in reading order, through names and findings that came later too."""
        order_tab((self.rail, self._side, self.preview, self.way_out))

    def show_nothing(self) -> None:
        """Say why there is no page."""
        if self.column.rows:
            self.preview.show_sentence(
                say("share", "Nothing is switched on yet."),
                say("share", "The exact page appears here as soon as something is."),
            )
        else:
            self.preview.show_sentence(
                say("share", "There is nothing to choose from yet."),
                say("share", "What you write on the pages before can be chosen here, if you like."),
            )


def _column_for(door: Door) -> ChoiceColumn:
    lead = say("share", "Everything starts switched off. Only what you switch on can leave.")
    if door is Door.EXPECTATIONS:
        return ChoiceColumn(say("share", "What do you want to take along?"), lead)
    return ChoiceColumn(say("share", "What do you want to share?"), lead)


def _plain(column: QVBoxLayout) -> QVBoxLayout:
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
