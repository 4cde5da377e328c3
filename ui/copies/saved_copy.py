"""Opening a saved copy where no journal is open: restored into a new folder, then unlocked there.

No passphrase is known yet: the files' names vouch for their content, and unlocking for the rest.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from journal.backup import Progress, Restored, restore
from journal.clock import local
from journal.errors import AfterwordError
from ui.copies.words import free_folder
from ui.folder_choice import ask_for_any_file
from ui.i18n.say import say
from ui.session import holds_journal, is_empty
from ui.tasks.stepper import Steps

if TYPE_CHECKING:
    from ui.desk import Desk


class Waits(Protocol):
    """Hears that it takes a while, and that this ended."""

    def __call__(self, *, waiting: bool) -> None:
        """Switch what can't be pressed meanwhile."""
        ...


Failed = Callable[[AfterwordError, Callable[[], None]], None]


class SavedCopy:
    """Asks for a file, restores it and opens the folder. ``failed`` takes a problem and a way on.

    The way on is not asked for again: it brings back what is sound of a damaged copy.
    """

    def __init__(self, desk: "Desk", page: QWidget, waits: Waits, failed: Failed) -> None:
        """Serve one page; ``waits`` hears when it takes a while, and when that ended."""
        self._desk, self._page, self._waits, self._failed = desk, page, waits, failed
        self._steps: Steps[Progress, Restored] | None = None

    def ask(self) -> None:
        """Ask which file."""
        title = say("copies", "A saved copy of a journal")
        place = self._desk.now_settings.copies_folder or self._desk.places.copies
        start = place if place.is_dir() else Path.home()
        ask_for_any_file(self._page, title, start / "-", self.open)

    def open(self, source: Path, *, take_damaged: bool = False) -> None:
        """Restore ``source`` and open what came of it."""
        self._waits(waiting=True)
        steps = restore(
            source, self._target(), state=self._desk.places.state, take_damaged=take_damaged
        )
        self._steps = Steps(
            self._desk.worker.files,
            self._page,
            steps,
            self._done,
            lambda problem: self._broke(problem, source),
        )

    def _target(self) -> Path:
        """Return the folder in use where nothing is in it, else a new one beside it.

        Where its disk is away, a new one where copies usually are: none is made in its place.
        """
        folder, usual = self._desk.places.folder, self._desk.places.copies.parent
        beside = folder.parent if folder.parent.is_dir() or not usual.is_dir() else usual
        if beside == folder.parent and is_empty(folder) and not holds_journal(folder):
            return folder
        return free_folder(beside, local(self._desk.clock, self._desk.clock.now()))

    def _done(self, restored: Restored) -> None:
        self._waits(waiting=False)
        self._desk.open_folder(restored.folder)

    def _broke(self, problem: AfterwordError, source: Path) -> None:
        self._waits(waiting=False)
        self._failed(problem, lambda: self.open(source, take_damaged=True))
