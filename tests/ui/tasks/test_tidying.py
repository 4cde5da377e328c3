"""What Qt owns is never destroyed on a worker's thread: that ended the process now and then."""

import gc
import threading
import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.tasks.tidying import Tidying, look_for_garbage
from ui.tasks.worker import Worker


class Knot(QObject):
    """Something of Qt's that only the collector can find."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def make_garbage() -> None:
    for _ in range(20 * gc.get_threshold()[0]):
        knot: list[object] = []
        knot.append(knot)


def test_a_busy_worker_destroys_nothing_of_qts(qtbot: QtBot) -> None:
    keeper = QObject()
    Tidying(keeper)
    worker = Worker(keeper)
    threads: set[threading.Thread] = set()
    seen = lambda _phase, _about: threads.add(threading.current_thread())  # noqa: E731  one use
    gc.callbacks.append(seen)
    try:
        lost = weakref.ref(Knot())
        worker.submit_and_wait(make_garbage, 20)
        assert threads == set()
        assert lost() is not None
        look_for_garbage()
        assert threads == {threading.current_thread()}
        assert lost() is None
    finally:
        gc.callbacks.remove(seen)
        worker.stop()
