"""Python looks for garbage on the interface's thread alone.

Left to itself, its collector runs on whichever thread asks for memory next. On a worker's it would
destroy Qt's objects there, behind the back of the thread that they live on: a timer of one of them
that comes due after that ends the process. Knows nothing of what is thrown away.
"""

import gc

from PySide6.QtCore import QObject, QTimer

LOOKS_EVERY_MS = 1000


def look_for_garbage() -> None:
    """Collect as far as Python itself would by now; does nothing most of the time."""
    pairs = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [generation for generation, (count, limit) in enumerate(pairs) if count > limit > 0]
    if due:
        gc.collect(due[-1])


class Tidying(QObject):
    """Takes collecting away from all threads and does it on its own, while it lives."""

    def __init__(self, parent: QObject) -> None:
        """Switch Python's own way off; to be made before the first other thread is."""
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(look_for_garbage)
        timer.start(LOOKS_EVERY_MS)
