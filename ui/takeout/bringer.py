"""Brings a file in that was taken out: read and checked off the vault's thread, then stored."""

from pathlib import Path
from typing import TYPE_CHECKING

from journal.errors import AfterwordError
from journal.takeout import BroughtIn, Dump, bring_in, read_dump
from journal.takeout.files import Progress
from ui.session import vault_of
from ui.tasks.errand import Errand
from ui.tasks.stepper import Steps

if TYPE_CHECKING:
    from ui.desk import Desk


class Bringer(Errand):
    """One bringing in, which ends with ``BroughtIn``.

    What was stored is there, wherever it ends; doing it again goes on.
    """

    def __init__(self, desk: "Desk", file: Path) -> None:
        """Begin at once."""
        super().__init__(desk)
        self._steps: Steps[Progress, BroughtIn] | None = None
        desk.worker.files.run(self, lambda: read_dump(file), self._store, self.end)

    def _store(self, dump: Dump) -> None:
        vault = vault_of(self._desk.repository)
        steps = bring_in(vault, dump)
        self._steps = Steps(self._desk.worker, self, steps, self._look_again, self._look_again)

    def _look_again(self, outcome: BroughtIn | AfterwordError) -> None:
        """Let lists and search know of it, before anybody is told."""
        repository = self._desk.repository
        self._desk.worker.run(self, repository.look_again, lambda _: self.end(outcome), self.end)
