"""Saving one copy that is carried away: begun anew where the journal changes meanwhile."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from journal.backup import Copied, Progress, save_copy
from journal.errors import AfterwordError, CopyFailed
from journal.vault import Snapshot
from ui.copies.copier import TRIES, unless_changed
from ui.session import vault_of
from ui.tasks.stepper import Steps

if TYPE_CHECKING:
    from ui.desk import Desk


class CopySaver(QObject):
    """Saves to one target; it ends with its parent, and then nothing is left of the copy."""

    def __init__(
        self,
        desk: "Desk",
        target: Path,
        parent: QObject,
        done: Callable[[Copied], None],
        failed: Callable[[AfterwordError], None],
    ) -> None:
        """Begin at once."""
        super().__init__(parent)
        self._desk, self._target = desk, target
        self._done, self._failed = done, failed
        self._steps: Steps[Progress, Copied | None] | None = None
        self._left = TRIES
        self._look()

    def _look(self) -> None:
        snapshot = vault_of(self._desk.repository).snapshot
        self._desk.worker.run(self, snapshot, self._begin, self._failed)

    def _begin(self, snapshot: Snapshot) -> None:
        steps = unless_changed(save_copy(snapshot, self._target, self._desk.clock))
        self._steps = Steps(self._desk.worker.files, self, steps, self._ended, self._failed)

    def _ended(self, copied: Copied | None) -> None:
        self._left -= 1
        if copied is not None:
            self._done(copied)
        elif self._left:
            self._look()
        else:
            self._failed(CopyFailed(errno=None, no_space=False, place=self._target))
