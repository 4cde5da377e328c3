"""The page that is shown, and the way back to those before it.

Knows routes and what every page promises, not what is on the pages. Nothing here opens or closes a
journal.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from ui import routes
from ui.page import Page, build_page

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.widgets.page_turn import Turning

TRAIL = 50  # pages back


class Navigation(QStackedWidget):
    """Holds one page at a time. ``shown`` comes when a new one has taken its place."""

    shown = Signal()

    def __init__(self) -> None:
        """Begin without a page."""
        super().__init__()
        self.page: Page | None = None
        self._trail: list[routes.Route] = []
        self._returns = False

    def go(self, desk: "Desk", route: routes.Route) -> None:
        """Show the page of ``route``; what is being typed on the present one is kept."""
        self.flush(desk)
        self._note_here()
        if self.page is not None and self.page.take(route):
            self.page.route = route
            if self._returns:
                self._trail.append(route)
            return
        page = build_page(desk, route)
        self._trail.append(route)
        del self._trail[:-TRAIL]
        self._show(page)

    def back(self, desk: "Desk") -> None:
        """Go to the page before this one; Today if there was none."""
        if self.page is not None and self.page.back():
            return
        self._note_here()
        self._returns = True
        if len(self._trail) > 1:
            self._trail.pop()
            self.go(desk, self._trail.pop())
        elif desk.is_open:
            self.go(desk, routes.Today())
        self._returns = False

    def _note_here(self) -> None:
        """Let the way back lead to what the page has become: a gate that was cleared is writing.

        The page that asked for its name is passed over from then on: it would begin another.
        """
        if self.page is None or not self._trail or self._returns:
            return
        self._trail[-1] = self.page.here()
        before = self._trail[-2:-1]
        if isinstance(self._trail[-1], routes.Reflecting) and isinstance(
            next(iter(before), None), routes.Begin
        ):
            del self._trail[-2]

    def escape(self) -> bool:
        """Close what lies over the page; False if nothing does."""
        return self.page is None or self.page.escape()

    def forget_trail(self) -> None:
        """Let nothing lead back to before the journal was opened."""
        self._trail.clear()

    def leads_back_to(self, route: routes.Route) -> None:
        """Let the way back from this page lead to ``route``."""
        self._trail[-1:-1] = [route]

    def flush(self, desk: "Desk") -> None:
        """Hand over what is being typed, and store it."""
        if self.page is not None:
            self.page.flush()
            desk.keeper.flush()

    def _show(self, page: Page) -> None:
        turning = self._turning()
        before, self.page = self.page, page
        self.addWidget(page)
        self.setCurrentWidget(page)
        if before is not None:
            self.removeWidget(before)
            before.deleteLater()
        self.shown.emit()
        page.opened()
        if turning is not None:
            turning.begin()

    def _turning(self) -> "Turning | None":
        """Prepare the turn from the page that is shown; the first page just stands there."""
        if self.page is None:
            return None
        from ui.widgets.page_turn import Turning

        # Over what holds this and the sidebar, so that it stays in its place when that one folds.
        area, slowly = self.parentWidget() or self, self.page.leaves_slowly
        return Turning(area, self.page, onward=not self._returns, slowly=slowly)
