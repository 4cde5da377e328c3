"""Comes back to where one was before a lock: the field, the caret in it, how far it was scrolled.

A field is known again by what it is heard as. Pages load what they show, so the field is looked for
until all that the page asked for has come.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QTextEdit,
    QWidget,
)

from ui.bookmark import Spot

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.page import Page

LOOKS = 8  # jobs of a page that come one after the other, at most


def spot_of(page: QWidget) -> Spot:
    """Return where the person stands on ``page``, or stood before they went to the sidebar."""
    held: QWidget | None = page.focusWidget()
    bar = _bar_of(page, held)
    far = bar.value() if bar is not None else 0
    name = _heard_as(held) if held is not None and page.isAncestorOf(held) else ""
    if held is None or not name:
        return Spot(scroll=far)
    return Spot(name, _alike(page, name).index(held), _caret_in(held), far)


class ComingBack(QObject):
    """Puts the keyboard back on ``page``, once what it shows has been read. Lives as long."""

    def __init__(self, desk: "Desk", page: "Page", spot: Spot) -> None:
        """Begin to look."""
        super().__init__(page)
        self._desk, self._page, self._spot = desk, page, spot
        self._left = LOOKS
        self._bar: QScrollBar | None = None
        self._wait()

    def _wait(self) -> None:
        """Look once all that was asked for by now has come."""
        self._desk.worker.run(self, lambda: None, lambda _: self._look(), lambda _: None)

    def _look(self) -> None:
        spot, held = self._spot, None
        if spot.name:
            alike = _alike(self._page, spot.name)
            if spot.nth >= len(alike):
                self._left -= 1
                if self._left > 0:
                    self._wait()
                return
            held = alike[spot.nth]
            held.setFocus(Qt.FocusReason.OtherFocusReason)
            _put_caret(held, spot)
        self._bar = _bar_of(self._page, held)
        if self._bar is not None:
            self._bar.rangeChanged.connect(self._scroll)  # what is long is not laid out yet
        QTimer.singleShot(0, self, self._scroll)

    def _scroll(self, *_range: int) -> None:
        bar = self._bar
        if bar is None or bar.maximum() < self._spot.scroll:
            return
        bar.rangeChanged.disconnect(self._scroll)
        self._bar = None
        bar.setValue(self._spot.scroll)


def _heard_as(one: QWidget) -> str:
    words = one.accessibleName()
    return words or (one.text() if isinstance(one, QAbstractButton) else "")


def _alike(page: QWidget, name: str) -> list[QWidget]:
    """Return what can be stood on under that name, in the order in which it was made."""
    return [
        one
        for one in page.findChildren(QWidget)
        if one.focusPolicy() != Qt.FocusPolicy.NoFocus
        and one.focusProxy() is None
        and one.isVisibleTo(page)
        and _heard_as(one) == name
    ]


def _bar_of(page: QWidget, held: QWidget | None) -> QScrollBar | None:
    """Return what scrolls the page around ``held``; the page's largest where nothing is held."""
    areas = [one for one in page.findChildren(QScrollArea) if one.isVisibleTo(page)]
    around = [one for one in areas if held is not None and one.isAncestorOf(held)]
    largest = max(around or areas, key=lambda one: one.width() * one.height(), default=None)
    return largest.verticalScrollBar() if largest is not None else None


def _caret_in(held: QWidget) -> int:
    if isinstance(held, QTextEdit):
        return held.textCursor().position()
    return held.cursorPosition() if isinstance(held, QLineEdit) else -1


def _put_caret(held: QWidget, spot: Spot) -> None:
    if spot.caret < 0:
        return
    if isinstance(held, QTextEdit):
        cursor = held.textCursor()
        cursor.setPosition(min(spot.caret, held.document().characterCount() - 1))
        held.setTextCursor(cursor)
    elif isinstance(held, QLineEdit):
        held.setCursorPosition(spot.caret)
