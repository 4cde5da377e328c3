"""One worker thread owns the vault; results come back to the interface's thread.

Everything that touches the vault or writes an export runs here, in the order it was asked for, so
that the storage stays synchronous and free of locks. A result is delivered by a queued signal, and
only while the object that asked for it still lives. A derivation can't be stopped: to cancel means
to discard the result.
"""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import shiboken6
from PySide6 import QtCore
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from journal.errors import AfterwordError
from journal.logfile import place_of
from ui.frozen import Frozen

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")

SAYS_AFTER_MS = 100  # nobody waits longer than this without being told what for

log = logging.getLogger(__name__)


class Unexpected(AfterwordError):
    """Something nobody planned for went wrong in a job. Fields: ``kind``, the exception's class."""

    code = "unexpected"


class _Asked(Frozen):
    """What was asked for, and by whom. Never leaves the interface's thread.

    The worker is lent the job in ``box``, which is emptied here: whatever a closure holds dies on
    this thread. An object of Qt that dies on another one leaves a timer behind that ends the
    process.
    """

    owner: QObject
    box: list[Callable[[], Any]]
    done: Callable[[Any], None]
    failed: Callable[[AfterwordError], None]


class _Outcome(Frozen):
    """What a job ended with; crosses the threads as one object."""

    ticket: int
    result: object
    problem: AfterwordError | None


class Worker(QObject):
    """Runs jobs one after another on a thread of its own."""

    busy = Signal(object)  # str: what is being done; "" when nothing is
    _came_back = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Load and start nothing: the first job does, after the first picture."""
        super().__init__(parent)
        self._started: ThreadPoolExecutor | None = None
        self._pending: set[Future[Any]] = set()
        self._told: dict[int, str] = {}
        self._asked: dict[int, _Asked] = {}
        self._tickets = 0
        self._others: dict[str, Worker] = {}
        self._stopped = False

    @property
    def pages(self) -> "Worker":
        """Return the thread that makes and draws pages, so that no save or lock waits for a PDF.

        Nothing that runs there touches the vault.
        """
        return self._other("pages")

    @property
    def files(self) -> "Worker":
        """Return the thread that copies files and checks them, so that nothing waits for a disk.

        Nothing that runs there touches the vault. When the program ends, it waits for one job: so
        what is long comes in steps (``ui.tasks.stepper``).
        """
        return self._other("files")

    def _other(self, name: str) -> "Worker":
        if name not in self._others:
            self._others[name] = Worker(self)
            self._others[name].busy.connect(self.busy)
        return self._others[name]

    @property
    def _pool(self) -> "ThreadPoolExecutor":
        if self._started is None:
            from concurrent.futures import ThreadPoolExecutor

            self._started = ThreadPoolExecutor(max_workers=1, thread_name_prefix="vault")
            self._came_back.connect(self._deliver, QtCore.Qt.ConnectionType.QueuedConnection)
        return self._started

    def run(
        self,
        owner: QObject,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[AfterwordError], None],
        *,
        says: str = "",
    ) -> None:
        """Run ``job`` on the worker; then ``done`` or ``failed`` here, if ``owner`` still lives.

        ``says`` is told to ``busy`` when the job takes longer than 100 ms. After ``stop``
        nothing is run: the next step of something long comes too late.
        """
        if self._stopped:
            return
        self._tickets += 1
        ticket = self._tickets
        if says:
            self._told[ticket] = says
            QTimer.singleShot(SAYS_AFTER_MS, self, self._tell)
        box: list[Callable[[], Any]] = [job]
        self._asked[ticket] = _Asked(owner, box, done, failed)
        future = self._pool.submit(_end, box, ticket)
        self._pending.add(future)
        future.add_done_callback(self._bring_back)

    def _bring_back(self, ended: "Future[_Outcome]") -> None:
        """Runs on the worker."""
        if not ended.cancelled():  # it never began: the program ends
            self._came_back.emit(ended.result())

    def drain(self, seconds: float) -> bool:
        """Wait until all jobs have ended, for locking and quitting. False if time ran out."""
        from concurrent.futures import wait as wait_for

        waiting = {future for future in self._pending if not future.done()}
        _, left = wait_for(waiting, timeout=seconds)
        return not left

    def submit_and_wait(self, job: Callable[[], T], seconds: float) -> T:
        """Run ``job`` after all that waits and block for its result: for locking and quitting."""
        box: list[Callable[[], T]] = [job]
        future = self._pool.submit(_call, box)
        self._pending.add(future)  # one that time ran out for is still under way
        result = future.result(timeout=seconds)
        box.clear()
        return result

    def stop(self) -> None:
        """Let no further job begin, at no later time either; wait for the one that runs."""
        self._stopped = True
        for timer in self.findChildren(QTimer):
            timer.stop()
        for other in self._others.values():
            other.stop()
        if self._started is not None:
            self._started.shutdown(wait=True, cancel_futures=True)

    def _tell(self) -> None:
        if self._told:
            self.busy.emit(next(iter(self._told.values())))

    @Slot(object)
    def _deliver(self, outcome: _Outcome) -> None:
        self._pending = {future for future in self._pending if not future.done()}
        if self._told.pop(outcome.ticket, None) is not None and not self._told:
            self.busy.emit("")
        asked = self._asked.pop(outcome.ticket)
        asked.box.clear()
        if not shiboken6.isValid(asked.owner):
            return
        if outcome.problem is None:
            asked.done(outcome.result)
        else:
            asked.failed(outcome.problem)


def _call(box: list[Callable[[], T]]) -> T:
    return box[0]()


def _end(box: list[Callable[[], Any]], ticket: int) -> _Outcome:
    """Run the job and tell how it ended. What it raised goes no further than its kind and place."""
    try:
        return _Outcome(ticket, box[0](), None)
    except AfterwordError as problem:
        return _Outcome(ticket, None, problem.with_traceback(None))
    except Exception as problem:  # noqa: BLE001  a job's surprise becomes calm words
        kind = type(problem).__name__
        log.error("unexpected %s in %s", kind, place_of(problem.__traceback__))  # noqa: TRY400  no content
        return _Outcome(ticket, None, Unexpected(kind=kind))
