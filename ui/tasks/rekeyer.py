"""Puts the journal under its new key, a part at a time, between other jobs.

Each part is a job of its own, so that a save or a lock waits for one part at most. Where the disk
is in the way it tries again; where the program ends, the next opening goes on. Knows nothing of
keys.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from journal.errors import AfterwordError, SaveFailed
from ui.frozen import Frozen
from ui.i18n.say import say
from ui.tasks.worker import Worker

AGAIN_AFTER_MS = 4000  # after a part that could not be written


class Rekeyed(Frozen):
    """How far it is: bytes left of a total. ``problem`` is set while it cannot go on."""

    left: int
    total: int
    problem: AfterwordError | None

    @property
    def is_done(self) -> bool:
        """Tell whether nothing is left."""
        return self.left == 0


class Rekeyer(QObject):
    """Runs one part after another until nothing is left."""

    changed = Signal(object)  # Rekeyed

    def __init__(self, worker: Worker) -> None:
        """Work through ``worker``; it ends with it."""
        super().__init__(worker)
        self._worker = worker
        self._step: Callable[[], int] | None = None
        self.state = Rekeyed(0, 0, None)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_AFTER_MS)
        self._again.timeout.connect(self._run)

    def begin(self, left: int, step: Callable[[], int]) -> None:
        """Call ``step``, which returns how many bytes are left, until there are none."""
        self._step = step
        self._tell(Rekeyed(left, left, None))
        if left:
            self._run()

    def _run(self) -> None:
        if self._step is not None:
            says = say("rekeying", "Encrypting the journal with the new key…")
            self._worker.run(self, self._step, self._went, self._stuck, says=says)

    def _went(self, left: int) -> None:
        self._tell(Rekeyed(left, self.state.total, None))
        if left:
            self._run()

    def _stuck(self, problem: AfterwordError) -> None:
        self._tell(Rekeyed(self.state.left, self.state.total, problem))
        if isinstance(problem, SaveFailed):  # of anything else the next opening takes care
            self._again.start()

    def _tell(self, state: Rekeyed) -> None:
        self.state = state
        self.changed.emit(state)
