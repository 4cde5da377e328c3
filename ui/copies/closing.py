"""Copies a journal that was just closed: behind the lock screen, or before the program ends.

No key is there any more, and none is needed: the names of the files vouch for them. What does not
get done here is done at the next opening.
"""

import contextlib
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from journal.backup import Progress, copy_closed
from ui.tasks.stepper import Steps

if TYPE_CHECKING:
    from ui.desk import Desk

AFTER_MS = 1500  # behind the lock screen: first somebody may want to unlock at once
BEFORE_END_S = 4.0


class ClosedCopier(QObject):
    """Makes the copies that are due of closed journals, while a lock screen is there."""

    def __init__(self, desk: "Desk", parent: QObject) -> None:
        """Begin soon; ``stop`` once a journal is opened."""
        super().__init__(parent)
        self._desk = desk
        self._steps: Steps[Progress, None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._begin)
        self._timer.start(AFTER_MS)

    def stop(self) -> None:
        """Give up what is under way: whoever opens a journal copies it with its keys."""
        self._timer.stop()
        if self._steps is not None:
            self._steps.stop()
            self._steps = None

    def _begin(self) -> None:
        steps = copy_closed(self._desk.places.state, self._desk.clock)
        self._steps = Steps(self._desk.worker.files, self, steps, self._ended, self._ended)

    def _ended(self, _outcome: object) -> None:
        self._steps = None


def copy_before_end(desk: "Desk") -> None:
    """Make the copies that are due now, within a few seconds, or leave them for another time."""
    until = time.monotonic() + BEFORE_END_S

    def take() -> None:
        steps = copy_closed(desk.places.state, desk.clock)
        with contextlib.closing(steps):
            for _ in steps:
                if time.monotonic() > until:
                    return

    with contextlib.suppress(TimeoutError):
        desk.worker.files.submit_and_wait(take, 2 * BEFORE_END_S)
