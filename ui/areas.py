"""The areas of the window that F6 goes through: sidebar, path, top bar, content, footer.

An area that holds nothing to stand on just now is passed over. Coming back to one, the focus goes
to where it was.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class Area:
    """Some part of the window. ``first`` is where its focus goes at first, if that is special."""

    widget: QWidget
    first: Callable[[], QWidget | None] = lambda: None

    def stop(self) -> QWidget | None:
        """Return where the focus goes, or ``None`` if there is nothing."""
        for one in (self.widget.focusWidget(), self.first()):
            if one is not None and self.widget.isAncestorOf(one) and _stands(one):
                return one
        return next((one for one in self.widget.findChildren(QWidget) if _stands(one)), None)


def step_area(areas: Sequence[Area], *, onward: bool) -> None:
    """Put the focus into the next area, or the one before, around the window."""
    held: QWidget | None = areas[0].widget.window().focusWidget()
    here = (n for n, area in enumerate(areas) if held is not None and _holds(area.widget, held))
    at = next(here, -1 if onward else 0)
    for far in range(1, len(areas) + 1):
        target = areas[(at + (far if onward else -far)) % len(areas)].stop()
        if target is not None:
            reason = Qt.FocusReason.TabFocusReason if onward else Qt.FocusReason.BacktabFocusReason
            target.setFocus(reason)
            return


def _holds(area: QWidget, held: QWidget) -> bool:
    return area is held or area.isAncestorOf(held)


def _stands(one: QWidget) -> bool:
    stops = bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus)
    can = one.focusProxy() is None and one.isVisible() and one.isEnabled()
    return can and stops
