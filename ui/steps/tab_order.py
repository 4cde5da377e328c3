"""Tab goes in reading order, also after parts of the window were built anew."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def order_tab(areas: Iterable[QWidget]) -> None:
    """Chain the tab stops of ``areas``, one area after another, each in the order of its layout."""
    stops = [stop for area in areas for stop in _stops(area)]
    with _by_themselves(stops):
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)


@contextmanager
def _by_themselves(stops: Iterable[QWidget]) -> Iterator[None]:
    """Let what gives its focus to a widget inside it be chained like any other.

    Qt does not move such a one. Left where it was made, it would catch Tab there.
    """
    givers = [(one, proxy) for one in stops if (proxy := one.focusProxy()) is not None]
    policies = [one.focusPolicy() for one, _ in givers]
    for one, _ in givers:
        one.setFocusProxy(None)  # type: ignore[arg-type]  # None takes the proxy away
        one.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    yield
    for (one, proxy), policy in zip(givers, policies, strict=True):
        one.setFocusPolicy(policy)
        one.setFocusProxy(proxy)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    """Return the stops inside ``widget``, from top to bottom, from the start of a line to its end.

    What stands in no layout any more is on its way out, and is left out.
    """
    proxy = widget.focusProxy()
    stops = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    if widget.isAncestorOf(proxy) if proxy is not None else stops:
        yield widget
    layout = widget.layout()
    body = widget.widget() if isinstance(widget, QScrollArea) else None
    if body is not None:
        yield from _stops(body)
    elif layout is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield from _stops(widget)
        elif inner is not None:
            yield from _in_layout(inner)
