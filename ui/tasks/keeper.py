"""Keeps what is being typed: saves soon after the last change, and again after trouble.

A change is handed over as a key and a job that stores it. A later change of the same key takes the
earlier one's place. Nothing is dropped before its job has ended well: a failed save stays here, in
memory, and is tried again. Knows nothing of what is saved.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from journal.clock import Clock
from journal.errors import AfterwordError
from ui.frozen import Frozen
from ui.tasks.worker import Worker

AFTER_LAST_CHANGE_MS = 700  # within one second of a pause in typing
AT_MOST_MS = 1000  # with no pause at all; with a slow save on top it stays below two seconds
AGAIN_AFTER_MS = 4000  # after a save that failed

Save = Callable[[], object]


class Kept(Frozen):
    """How saving stands. ``problem`` is set while something could not be saved."""

    last: datetime | None
    pending: bool
    problem: AfterwordError | None


class Keeper(QObject):
    """Holds unsaved changes until each is durable."""

    state_changed = Signal(object)  # Kept

    def __init__(self, worker: Worker, clock: Clock, parent: QObject | None = None) -> None:
        """Save through ``worker``; tell the time by ``clock``."""
        super().__init__(parent)
        self._worker, self._clock = worker, clock
        self._waiting: dict[str, Save] = {}
        self._under_way: dict[str, Save] = {}
        self._what: dict[str, object] = {}  # what a change holds, for whoever opens it meanwhile
        self._last: datetime | None = None
        self._problem: AfterwordError | None = None
        self._pause = self._timer(AFTER_LAST_CHANGE_MS)
        self._limit = self._timer(AT_MOST_MS)
        self._again = self._timer(AGAIN_AFTER_MS)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self._store_in_turn)
        return timer

    @property
    def state(self) -> Kept:
        """How saving stands now."""
        return Kept(self._last, bool(self._waiting or self._under_way), self._problem)

    def keep(self, key: str, save: Save, what: object = None) -> None:
        """Store this change soon. Until it is durable, ``held`` gives ``what`` back."""
        self._waiting[key], self._what[key] = save, what
        self._pause.start()
        if not self._limit.isActive():
            self._limit.start()
        self._tell()

    def promise(self, key: str, save: Save) -> None:
        """Count ``save`` as unsaved: a job of its own does it, and ``redeem`` tells how it went."""
        self._under_way[key] = save

    def redeem(self, key: str, problem: AfterwordError | None) -> None:
        """Let go of what was promised, or try it again and again from now on."""
        if problem is None:
            self._kept(key)
        else:
            self._not_kept(key, problem)

    def forget(self, prefix: str) -> None:
        """Let go of changes under keys that begin so: what they belong to was deleted."""
        for changes in (self._waiting, self._under_way):
            for key in [key for key in changes if key.startswith(prefix)]:
                del changes[key]
                self._what.pop(key, None)
        if not self._waiting:
            self._problem = None
        self._tell()

    def flush(self) -> None:
        """Store all that waits, now, without waiting for it.

        Also what an earlier change is still being stored of: whoever asks the worker for something
        after this reads what was handed over before.
        """
        self._pause.stop()
        self._limit.stop()
        for key in list(self._waiting):
            self._begin(key, self._waiting.pop(key))

    def _store_in_turn(self) -> None:
        """Store what waits, and one change of each key at a time, however slow the disk is."""
        self._pause.stop()
        self._limit.stop()
        for key in [key for key in self._waiting if key not in self._under_way]:
            self._begin(key, self._waiting.pop(key))

    def seal(self, seconds: float) -> bool:
        """Store all that is not yet durable and wait for it. False if something could not be."""
        self._worker.drain(seconds)
        self._waiting = {**self._under_way, **self._waiting}
        self._under_way = {}
        unsaved = dict(self._waiting)
        if not unsaved:
            return True

        def save_all() -> dict[str, Exception]:
            refused = _save_each(unsaved)
            if len(refused) == len(unsaved):
                return refused
            return _save_each({key: unsaved[key] for key in refused})  # one may wait for another

        try:
            refused = self._worker.submit_and_wait(save_all, seconds)
        except TimeoutError:
            return False
        self._waiting = {key: unsaved[key] for key in refused}
        known = (one for one in refused.values() if isinstance(one, AfterwordError))
        self._problem = next(known, self._problem)
        return not refused

    def held(self, prefix: str) -> dict[str, object]:
        """What was handed over under keys that begin so, as long as it is not durable.

        The journal does not have it yet: who opens it reads this over what is stored.
        """
        keys = [key for key in {**self._under_way, **self._waiting} if key.startswith(prefix)]
        return {key: self._what[key] for key in keys if self._what.get(key) is not None}

    def unsaved(self) -> tuple[Save, ...]:
        """The jobs of all changes that are not known to be durable."""
        return tuple({**self._under_way, **self._waiting}.values())

    def _begin(self, key: str, save: Save) -> None:
        self._under_way[key] = save
        self._worker.run(
            self,
            save,
            lambda _result: self._stored(key, save),
            lambda problem: self._refused(key, save, problem),
        )

    def _stored(self, key: str, save: Save) -> None:
        if self._under_way.get(key) is save:
            self._kept(key)  # else a later change of it is on its way

    def _refused(self, key: str, save: Save, problem: AfterwordError) -> None:
        if self._under_way.get(key) is save or key not in self._under_way:
            self._not_kept(key, problem)

    def _kept(self, key: str) -> None:
        self._under_way.pop(key, None)
        if key not in self._waiting:
            self._what.pop(key, None)
        self._last, self._problem = self._clock.now(), None
        if key in self._waiting and not self._pause.isActive():
            self._pause.start()
        self._tell()

    def _not_kept(self, key: str, problem: AfterwordError) -> None:
        save = self._under_way.pop(key, None)
        if save is not None:
            self._waiting.setdefault(key, save)
        elif key not in self._waiting:
            return  # it was let go meanwhile
        self._problem = problem
        self._again.start()
        self._tell()

    def _tell(self) -> None:
        self.state_changed.emit(self.state)


def _save_each(saves: Mapping[str, Save]) -> dict[str, Exception]:
    """Run every job, whatever becomes of another; return what refused ones ended with."""
    refused: dict[str, Exception] = {}
    for key, save in saves.items():
        try:
            save()
        except Exception as problem:  # noqa: BLE001  one must not keep the others back
            refused[key] = problem
    return refused
