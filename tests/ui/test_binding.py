"""The Qt binding that is locked keeps Python's own objects alive.

PySide6 6.12.0 gave back references to None, True and False that it never took: on Python 3.11 the
program aborted within minutes, in the middle of a sentence.
"""

import sys

from PySide6.QtCore import QObject, QTimer, Signal

CALLS = 400
SLACK = 100  # other code may let go of a few in the meantime


class Sender(QObject):
    told = Signal(object)


def test_calls_and_signals_give_back_only_what_they_took() -> None:
    timer, sender, thing = QTimer(), Sender(), object()
    sender.told.connect(lambda _: None)
    singletons = (None, True, False)
    before = [sys.getrefcount(one) for one in singletons]
    for _ in range(CALLS):
        timer.setSingleShot(True)
        timer.isActive()
        sender.told.emit(thing)
    after = [sys.getrefcount(one) for one in singletons]
    assert all(late > early - SLACK for early, late in zip(before, after, strict=True))
