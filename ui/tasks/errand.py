"""Something long that was asked for on a page, and goes on when the page is left.

It lives as long as the journal is open, and its end is told once: to the page that asked, or to the
next one that says the same of it.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject

from journal.errors import AfterwordError
from ui.frozen import Frozen

if TYPE_CHECKING:
    from typing import Self

    from ui.desk import Desk


class _Listener(Frozen):
    """Whom to tell while ``owner`` lives."""

    owner: QObject
    done: Callable[[Any], None]
    failed: Callable[[AfterwordError], None]


class Errand(QObject):
    """One of its kind at a time. A subclass begins it and calls ``end``."""

    def __init__(self, desk: "Desk") -> None:
        """Belong to the open journal."""
        super().__init__(desk.keeper)
        self._desk = desk
        self._outcome: object = None
        self._listener: _Listener | None = None

    @classmethod
    def under_way(cls, desk: "Desk") -> "Self | None":
        """Return the one that goes on now, or has ended and nobody was told."""
        found = desk.keeper.findChild(cls)
        return found if isinstance(found, cls) else None

    def tell(
        self,
        owner: QObject,
        done: Callable[[Any], None],
        failed: Callable[[AfterwordError], None],
    ) -> None:
        """Tell ``done`` what came of it, or ``failed`` why it did not, while ``owner`` lives."""
        self._listener = _Listener(owner, done, failed)
        self._tell()

    def end(self, outcome: object) -> None:
        """Say what came of it: a problem is an ``AfterwordError``."""
        self._outcome = outcome
        self._tell()

    def _tell(self) -> None:
        outcome, listener = self._outcome, self._listener
        if outcome is None or listener is None or not shiboken6.isValid(listener.owner):
            return
        self.setParent(None)
        self.deleteLater()
        if isinstance(outcome, AfterwordError):
            listener.failed(outcome)
        else:
            listener.done(outcome)
