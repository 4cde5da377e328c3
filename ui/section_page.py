"""The frame of a page outside a reflection: one column on the window's ground, in a scroll area.

The column begins 136 px (Today) or 64 px (lists) right of the sidebar where there is room, 40 px
where there is not. Knows nothing of what stands in the column.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.i18n.say import say
from ui.page import Page
from ui.routes import Begin, Route
from ui.theme.tokens import LOW, NARROW, Size, Space
from ui.widgets.button import Button
from ui.widgets.ground import Ground
from ui.widgets.page_frame import Scroll
from ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from ui.desk import Desk

NARROW_LEFT = 40
BESIDE = 20  # to a column beside: with the scroll bar as much as on the other side
TOP, TOP_LOW = 44, 28


class SectionPage(Page):
    """A page with one scrolling column. Subclasses add to ``column``."""

    column_width = 800
    wide_left = 136
    narrow_left = NARROW_LEFT

    def __init__(self, desk: "Desk", route: Route) -> None:
        """Build the empty column."""
        super().__init__(desk, route)
        inside = QWidget()
        self._edges = QHBoxLayout(inside)
        self._edges.setContentsMargins(self.wide_left, TOP, NARROW_LEFT, Space.XXXL)
        holder = QWidget()
        holder.setMaximumWidth(self.column_width)
        self.column = QVBoxLayout(holder)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self._edges.addWidget(holder, 100)
        self._edges.addStretch(1)
        self._area = Scroll(inside)
        self._whole = QHBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._middle = QVBoxLayout()
        self._middle.addWidget(self._area, 1)
        self._whole.addLayout(self._middle, 1)
        self._foot_edges: list[QLayout] = []
        self._side: QWidget | None = None

    def add_side(self, side: QWidget) -> None:
        """Put a column of a fixed width beside the scrolling one."""
        self._side = side
        self._whole.addWidget(side)

    def add_foot(self) -> QHBoxLayout:
        """Return a row below the column that stays in sight while the column scrolls."""
        bar, holder = Ground(edges=("top",)), QWidget()
        bar.setFixedHeight(Size.FOOTER_SMALL)
        edges = QHBoxLayout(bar)
        holder.setMaximumWidth(self.column_width)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        edges.addWidget(holder, 100)
        edges.addStretch(1)
        self._foot_edges.append(edges)
        self._middle.addWidget(bar)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Keep the column's edge where the pictures have it."""
        super().resizeEvent(event)
        self.settle_edges()

    def settle_edges(self) -> None:
        """Follow the window's size, and the column beside."""
        side = self._side
        beside = side.width() if side is not None and not side.isHidden() else 0
        room = self.width() - beside - self.column_width - 2 * NARROW_LEFT
        wide = room >= self.wide_left - NARROW_LEFT and self.window().width() >= NARROW
        left = self.wide_left if wide else self.narrow_left
        right = BESIDE if beside else NARROW_LEFT
        top = TOP_LOW if self.window().height() < LOW else TOP
        self._edges.setContentsMargins(left, top, right, Space.XXXL)
        for layout in self._foot_edges:
            layout.setContentsMargins(left, 1, right, 0)


def add_head(column: QVBoxLayout, above: str, title: str, beside: QWidget | None = None) -> None:
    """Add a small line and the page's title, with a control at the title's right."""
    column.addWidget(TextLabel(above, "small"))
    row = QHBoxLayout()
    row.setContentsMargins(0, 2, 0, 0)
    row.addWidget(TextLabel(title, "question"), 1, Qt.AlignmentFlag.AlignVCenter)
    if beside is not None:
        row.addWidget(beside, 0, Qt.AlignmentFlag.AlignVCenter)
    column.addLayout(row)


def add_start(column: QVBoxLayout, desk: "Desk") -> None:
    """Lead on from a page that has nothing yet: a new reflection, and the keyboard on it."""
    if desk.repository.read_only:
        return
    start = Button(say("nav", "Start a reflection"), icon="plus")
    start.clicked.connect(lambda: desk.go(Begin()))
    column.addSpacing(Space.XL)
    column.addWidget(start, 0, Qt.AlignmentFlag.AlignLeft)
    start.setFocus(Qt.FocusReason.OtherFocusReason)


def clear_layout(layout: QLayout) -> None:
    """Remove and delete everything in ``layout``."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear_layout(inner)
