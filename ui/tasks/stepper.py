"""Takes the steps of something long, each a job of its own, so that other jobs come in between.

A step that is asked for by an object that is gone is the last one; what was begun is then given up.
Knows nothing of what the steps do.
"""

from collections.abc import Callable, Generator
from typing import Generic, TypeVar

import shiboken6
from PySide6.QtCore import QObject

from journal.errors import AfterwordError
from ui.tasks.worker import Worker

Step = TypeVar("Step")
Ended = TypeVar("Ended")


class Steps(Generic[Step, Ended]):
    """One run of steps. ``went`` hears of each, ``done`` of the end, ``failed`` of a problem."""

    def __init__(
        self,
        worker: Worker,
        owner: QObject,
        steps: Generator[Step, None, Ended],
        done: Callable[[Ended], None],
        failed: Callable[[AfterwordError], None],
        went: Callable[[Step], None] = lambda _: None,
    ) -> None:
        """Begin at once, on ``worker``'s thread."""
        self._worker, self._owner, self._steps = worker, owner, steps
        self._done, self._failed, self._went = done, failed, went
        self._stopped = False
        owner.destroyed.connect(self.stop)
        self._next()

    def stop(self) -> None:
        """Take no further step, and tell nobody; what was begun is given up, as the next job."""
        if not self._stopped and shiboken6.isValid(self._worker):
            self._worker.run(self._worker, self._steps.close, lambda _: None, lambda _: None)
        self._stopped = True

    def _next(self) -> None:
        self._worker.run(self._owner, self._take, self._took, self._broke)

    def _take(self) -> tuple[Step] | list[Ended]:
        """Take one step: a tuple holds it; a list holds the end."""
        try:
            return (next(self._steps),)
        except StopIteration as ended:
            return [ended.value]

    def _took(self, result: tuple[Step] | list[Ended]) -> None:
        if self._stopped:
            return
        if isinstance(result, list):
            self._end()
            self._done(result[0])
        else:
            self._went(result[0])
            self._next()

    def _broke(self, problem: AfterwordError) -> None:
        if not self._stopped:
            self._end()
            self._failed(problem)

    def _end(self) -> None:
        self._stopped = True
        self._owner.destroyed.disconnect(self.stop)
