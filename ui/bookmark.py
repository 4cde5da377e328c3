"""Where the person was when the journal locked: the page, the field, where the caret stood in it.

What it says is private (a reflection's id is a name for something), so it is only ever sealed by
the vault and handed from the process that locks to the one in its place.
"""

import json
import os

from ui import routes
from ui.frozen import Frozen

_COMES_BACK: dict[str, type[routes.Route]] = {
    kind.__name__: kind
    for kind in (
        routes.Today,
        routes.Reflections,
        routes.Begin,
        routes.Clearing,
        routes.Reflecting,
        routes.GateOf,
        routes.Pausing,
        routes.Views,
        routes.Choosing,
        routes.Shared,
        routes.FollowThrough,
        routes.Patterns,
        routes.SettingsRoute,
        routes.Sample,
    )
}


class Spot(Frozen):
    """What had the keyboard: what it is heard as, and which of those of that name it is."""

    name: str = ""
    nth: int = 0
    caret: int = -1  # -1 where there is none; what was chosen is not, lest a key replace it
    scroll: int = 0


class Bookmark(Frozen):
    """A page and a spot on it. ``process`` is who laid it."""

    route: routes.Route
    spot: Spot = Spot()
    process: int = 0

    def begun(self) -> routes.Begin | None:
        """Return what was typed of a reflection that is not written yet, if anything was."""
        one = self.route
        if not isinstance(one, routes.Begin | routes.Clearing):
            return None
        typed = one.title or one.role or one.group
        return routes.Begin(one.guide, one.title, one.role, one.group, one.note) if typed else None

    def is_of_this_lock(self) -> bool:
        """Tell whether it was laid by the process whose place this one took."""
        return self.process in {os.getpid(), os.getppid()}  # Windows has no exec: the parent's

    def text(self) -> bytes:
        """Return what is sealed."""
        plain = {
            "page": type(self.route).__name__,
            "with": vars(self.route),
            "spot": vars(self.spot),
            "process": self.process,
        }
        return json.dumps(plain).encode("ascii")


def bookmark_for(route: routes.Route, spot: Spot) -> Bookmark:
    """Return a bookmark of this process; where passphrases and codes stand, nobody comes back."""
    if isinstance(route, routes.NewPassphrase):
        route, spot = routes.SettingsRoute("lock"), Spot()
    elif isinstance(route, routes.SheetDrill | routes.Sheet):
        route, spot = routes.SettingsRoute("recovery"), Spot()
    elif type(route).__name__ not in _COMES_BACK:
        route, spot = routes.Today(), Spot()
    return Bookmark(route, spot, os.getpid())


def read_bookmark(text: bytes) -> Bookmark | None:
    """Return what was sealed; nothing where another version of the program meant something else."""
    try:
        plain = json.loads(text)
        given = dict(plain["with"])
        if "door" in given:
            from journal.guides.guide import Door

            given["door"] = Door(given["door"])
        route = _COMES_BACK[plain["page"]](**given)
        return Bookmark(route, Spot(**plain["spot"]), int(plain["process"]))
    except (ValueError, KeyError, TypeError):
        return None
