"""What a step may ask of the view it stands in, and what its footer says."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtWidgets import QWidget

from journal.clock import Clock
from journal.disclosure.calendar_file import Entry
from journal.guides.guide import Gate
from journal.path import PathView
from ui.book import Book
from ui.routes import Route


@dataclass(frozen=True)
class Act:
    """One button of the footer. ``do`` is not compared: a button is redrawn for its words only."""

    words: str
    do: Callable[[], None]
    kind: str = "secondary"
    icon: str = ""
    trailing: str = ""
    enabled: bool = True

    def looks(self) -> tuple[object, ...]:
        """Return what can be seen of it."""
        return (self.words, self.kind, self.icon, self.trailing)


@dataclass(frozen=True)
class Footer:
    """What stands at the footer's two ends: acts, or plain words."""

    start: tuple[Act | str, ...] = ()
    end: tuple[Act | str, ...] = ()


class Host(Protocol):
    """The view of a reflection, as a step sees it."""

    book: Book
    clock: Clock
    gate: Gate
    roles: tuple[str, ...]  # that the organisation's pack names, to be offered

    def path(self) -> PathView:
        """Return the path as it stands."""
        ...

    def turn(self, page: str) -> None:
        """Go to the page of that id."""
        ...

    def turn_on(self) -> None:
        """Go to the next page; this stage is done if it was its last."""
        ...

    def turn_back(self) -> None:
        """Go to the page before."""
        ...

    def settle_stage(self) -> None:
        """Mark this stage as done if something was written in it."""
        ...

    def skip(self) -> None:
        """Leave this stage for now and go on."""
        ...

    def pause(self) -> None:
        """Go to the choice of when to return."""
        ...

    def wake(self) -> None:
        """Open it although it rests."""
        ...

    def leave(self) -> None:
        """Leave for where the person came from."""
        ...

    def leave_to_rest(self) -> None:
        """Leave slowly: the one slow moment there is."""
        ...

    def delete(self) -> None:
        """Ask whether to delete the reflection, and do it."""
        ...

    def to_calendar(self, entries: tuple[Entry, ...]) -> None:
        """Let these times become a calendar file, if the person likes it when they see it."""
        ...

    def go(self, route: Route) -> None:
        """Leave for another page of the window."""
        ...

    def refresh(self) -> None:
        """Look at the path anew and show the page it leads to."""
        ...

    def footer_changed(self) -> None:
        """Show the step's footer anew."""
        ...

    def frame(self) -> QWidget:
        """Return the window for a dialog."""
        ...
