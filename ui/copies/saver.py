"""Saving one copy that is carried away: begun anew where the journal changes meanwhile."""

from pathlib import Path
from typing import TYPE_CHECKING

from journal.backup import Copied, Progress, save_copy
from journal.errors import CopyFailed
from journal.vault import Snapshot
from ui.copies.copier import TRIES, unless_changed
from ui.session import vault_of
from ui.tasks.errand import Errand
from ui.tasks.stepper import Steps

if TYPE_CHECKING:
    from ui.desk import Desk


class CopySaver(Errand):
    """Saves to one target, and ends with ``Copied``; if the program ends first, nothing is left."""

    def __init__(self, desk: "Desk", target: Path) -> None:
        """Begin at once."""
        super().__init__(desk)
        self._target = target
        self._steps: Steps[Progress, Copied | None] | None = None
        self._left = TRIES
        self._look()

    def _look(self) -> None:
        snapshot = vault_of(self._desk.repository).snapshot
        self._desk.worker.run(self, snapshot, self._begin, self.end)

    def _begin(self, snapshot: Snapshot) -> None:
        steps = unless_changed(save_copy(snapshot, self._target, self._desk.clock))
        self._steps = Steps(self._desk.worker.files, self, steps, self._ended, self.end)

    def _ended(self, copied: Copied | None) -> None:
        self._left -= 1
        if copied is not None:
            self.end(copied)
        elif self._left:
            self._look()
        else:
            self.end(CopyFailed(errno=None, no_space=False, place=self._target))
