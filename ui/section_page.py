"""The frame of a page outside a reflection: one column on the window's ground, in a scroll area.

The column begins 136 px (Today) or 64 px (lists) right of the sidebar where there is room, 40 px
where there is not. Knows nothing of what stands in the column.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.page import Page
from ui.routes import Route
from ui.theme.tokens import Space
from ui.widgets.page_frame import Scroll
from ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from ui.desk import Desk

NARROW_LEFT = 40
BESIDE = 20  # to a column beside: with the scroll bar as much as on the other side
TOP = 44


class SectionPage(Page):
    """A page with one scrolling column. Subclasses add to ``column``."""

    column_width = 800
    wide_left = 136

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
        self._whole.addWidget(self._area, 1)
        self._side: QWidget | None = None

    def add_side(self, side: QWidget) -> None:
        """Put a column of a fixed width beside the scrolling one."""
        self._side = side
        self._whole.addWidget(side)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Keep the column's edge where the pictures have it."""
        super().resizeEvent(event)
        self.settle_edges()

    def settle_edges(self) -> None:
        """Follow the window's size, and the column beside."""
        side = self._side
        beside = side.width() if side is not None and not side.isHidden() else 0
        room = self.width() - beside - self.column_width - 2 * NARROW_LEFT
        left = self.wide_left if room >= self.wide_left - NARROW_LEFT else NARROW_LEFT
        right = BESIDE if beside else NARROW_LEFT
        self._edges.setContentsMargins(left, TOP, right, Space.XXXL)


def add_head(column: QVBoxLayout, above: str, title: str, beside: QWidget | None = None) -> None:
    """Add a small line and the page's title, with a control at the title's right."""
    column.addWidget(TextLabel(above, "small"))
    row = QHBoxLayout()
    row.setContentsMargins(0, 2, 0, 0)
    row.addWidget(TextLabel(title, "question"), 1, Qt.AlignmentFlag.AlignVCenter)
    if beside is not None:
        row.addWidget(beside, 0, Qt.AlignmentFlag.AlignVCenter)
    column.addLayout(row)


def clear_layout(layout: QLayout) -> None:
    """Remove and delete everything in ``layout``."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear_layout(inner)
