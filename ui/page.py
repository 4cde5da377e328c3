"""What the window expects of a page, and where each route's page is found.

To add a page: a route in ``ui.routes``, a file in ``ui/pages``, one line in ``_PAGES``. Pages are
imported when they are first shown, so that the window opens as soon as it can.
"""

from enum import Enum
from importlib import import_module
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from ui import routes

if TYPE_CHECKING:
    from ui.areas import Area
    from ui.desk import Desk
    from ui.finding.command import Command


class Sidebar(Enum):
    """How the sidebar stands beside a page."""

    NONE = "none"
    FULL = "full"  # collapses where the window is narrow
    COLLAPSED = "collapsed"


class Page(QWidget):
    """One page of the window. Subclasses build themselves in ``__init__``."""

    sidebar = Sidebar.FULL
    leaves_slowly = False  # it is left for a rest: the one slow moment there is
    section = ""  # the id of the sidebar item that stands for it

    def __init__(self, desk: "Desk", route: routes.Route) -> None:
        """Keep the desk and the route."""
        super().__init__()
        self.desk = desk
        self.route = route

    def opened(self) -> None:
        """Begin: load what is shown, put the focus where the person goes on."""

    def take(self, route: routes.Route) -> bool:
        """Show ``route`` without being built anew; False if this page can't."""
        return route == self.route

    def here(self) -> routes.Route:
        """Return the route that leads back to what is shown now."""
        return self.route

    def stands_at(self) -> routes.Route:
        """Return the route that leads to just this after a lock, with what is kept nowhere yet."""
        return self.here()

    def arrived(self) -> None:
        """Show what another computer wrote, where the page is a list and nothing is typed on it."""

    def away(self) -> None:
        """Let go of secrets half typed: nobody is in front of the screen, no journal is open."""

    def flush(self) -> None:
        """Hand all that is being typed to the keeper: before leaving, locking and quitting."""

    def back(self) -> bool:
        """Go back within this page; False lets the window go to the page before."""
        return False

    def commands(self) -> "tuple[Command, ...]":
        """Return what can be done on this page from the box that finds everything."""
        return ()

    def areas(self) -> "tuple[Area, ...]":
        """Return the areas that F6 goes through, in the order of Tab."""
        from ui.areas import Area
        from ui.widgets.page_frame import PageFrame

        frame = self.findChild(PageFrame)
        return tuple(map(Area, frame.areas() if frame is not None else (self,)))

    def escape(self) -> bool:
        """Take Esc for an overlay of the page's own; False lets the window go back."""
        return False


_PAGES: dict[type[routes.Route], str] = {
    routes.Welcome: "ui.pages.welcome:WelcomePage",
    routes.Unlock: "ui.pages.unlock:UnlockPage",
    routes.Sheet: "ui.pages.sheet:SheetPage",
    routes.SheetDrill: "ui.pages.sheet_drill:SheetDrillPage",
    routes.NewPassphrase: "ui.pages.passphrase:PassphrasePage",
    routes.Found: "ui.pages.found:FoundPage",
    routes.Today: "ui.pages.today:TodayPage",
    routes.Reflections: "ui.pages.reflections:ReflectionsPage",
    routes.Begin: "ui.pages.begin:BeginPage",
    routes.Clearing: "ui.pages.reflecting:ReflectingPage",
    routes.Reflecting: "ui.pages.reflecting:ReflectingPage",
    routes.GateOf: "ui.pages.reflecting:ReflectingPage",
    routes.Pausing: "ui.pages.reflecting:ReflectingPage",
    routes.Views: "ui.pages.views:ViewsPage",
    routes.Choosing: "ui.pages.choosing:ChoosingPage",
    routes.Shared: "ui.pages.shared:SharedPage",
    routes.FollowThrough: "ui.pages.follow_through:FollowThroughPage",
    routes.Patterns: "ui.pages.patterns:PatternsPage",
    routes.SettingsRoute: "ui.pages.settings:SettingsPage",
    routes.Sample: "ui.pages.sample:SamplePage",
}


def build_page(desk: "Desk", route: routes.Route) -> Page:
    """Return a new page for ``route``."""
    module, _, name = _PAGES[type(route)].partition(":")
    made = cast("type[Page]", getattr(import_module(module), name))
    return made(desk, route)
