"""Reading many reflections on the worker in small pieces, so that no save waits behind them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from journal.errors import AfterwordError

if TYPE_CHECKING:
    from ui.tasks.worker import Worker

T = TypeVar("T")
PIECE = 100  # reflections in one job: some tens of milliseconds


def gather(
    worker: "Worker",
    owner: QObject,
    find: Callable[[], Sequence[str]],
    read: Callable[[Sequence[str]], Sequence[T]],
    done: Callable[[tuple[T, ...]], None],
    failed: Callable[[AfterwordError], None],
    *,
    says: str = "",
) -> None:
    """Find ids, read them piece by piece, and give all of it to ``done`` if ``owner`` still lives.

    Each piece is a job of its own: what is typed meanwhile is stored in between.
    """
    found: list[T] = []

    def read_from(ids: Sequence[str], at: int) -> None:
        if at >= len(ids):
            done(tuple(found))
            return

        def took(more: Sequence[T]) -> None:
            found.extend(more)
            read_from(ids, at + PIECE)

        worker.run(owner, lambda: read(ids[at : at + PIECE]), took, failed, says=says)

    worker.run(owner, find, lambda ids: read_from(ids, 0), failed, says=says)
