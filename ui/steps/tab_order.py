"""Tab goes in reading order, also after parts of the window were built anew."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def order_tab(areas: Iterable[QWidget]) -> None:
    """Chain the tab stops of ``areas``, one area after another, each in the order of its layout."""
    stops = [stop for area in areas for stop in _stops(area)]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _stops(area: QWidget) -> list[QWidget]:
    """Return the stops inside ``area``, from top to bottom, from the start of a line to its end."""
    return [
        one
        for one in area.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and not one.isWindow()
        and one.window() is area.window()
    ]
