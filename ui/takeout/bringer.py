"""Brings a file in that was taken out: read and checked off the vault's thread, then stored."""

from pathlib import Path
from typing import TYPE_CHECKING, Optional

from PySide6.QtCore import QObject, Signal

from journal.errors import AfterwordError
from journal.takeout import BroughtIn, Dump, bring_in, read_dump
from journal.takeout.files import Progress
from ui.session import vault_of
from ui.tasks.stepper import Steps

if TYPE_CHECKING:
    from ui.desk import Desk


class Bringer(QObject):
    """One bringing in, which goes on when the page it was asked on is left.

    What was stored is there, wherever it ends; doing it again goes on.
    """

    done = Signal(object)  # BroughtIn
    failed = Signal(object)  # AfterwordError

    def __init__(self, desk: "Desk", file: Path) -> None:
        """Begin at once; it lives as long as the journal is open, and goes when it has ended."""
        super().__init__(desk.keeper)
        self._desk = desk
        self._steps: Steps[Progress, BroughtIn] | None = None
        desk.worker.files.run(self, lambda: read_dump(file), self._store, self._say_failed)

    @staticmethod
    def under_way(desk: "Desk") -> Optional["Bringer"]:
        """Return the one that goes on now, if one does."""
        found = desk.keeper.findChild(Bringer)
        return found if isinstance(found, Bringer) else None

    def _store(self, dump: Dump) -> None:
        vault = vault_of(self._desk.repository)
        steps = bring_in(vault, dump)
        self._steps = Steps(self._desk.worker, self, steps, self._look_again, self._broke)

    def _look_again(self, brought: BroughtIn) -> None:
        """Let lists and search know of it, before anybody is told."""
        repository = self._desk.repository
        self._desk.worker.run(
            self, repository.look_again, lambda _: self._say_done(brought), self._say_failed
        )

    def _broke(self, problem: AfterwordError) -> None:
        repository = self._desk.repository
        self._desk.worker.run(
            self, repository.look_again, lambda _: self._say_failed(problem), self._say_failed
        )

    def _say_done(self, brought: BroughtIn) -> None:
        self._end()
        self.done.emit(brought)

    def _say_failed(self, problem: AfterwordError) -> None:
        self._end()
        self.failed.emit(problem)

    def _end(self) -> None:
        self.setParent(None)
        self.deleteLater()
