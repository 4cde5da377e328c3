"""Where the window stands on the screen, and how large: at its first start, and again after a lock.

Knows screens, not pages.
"""

from PySide6 import QtCore
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QMainWindow

SMALLEST = QSize(960, 640)
FIRST_SIZE = QSize(1280, 800)
FRAME = 40  # what a desktop's own title bar may need; it is not known before the window is there


def first_size(room: QSize) -> QSize:
    """Return the size to begin with on a screen with this room, so that its foot is to be seen."""
    return FIRST_SIZE.boundedTo(QSize(room.width(), room.height() - FRAME)).expandedTo(SMALLEST)


def place(window: QMainWindow, given: str) -> None:
    """Put the window where ``where`` said it was, or give it its first size."""
    parts = given.split(",")
    if len(parts) == 5 and all(part.lstrip("-").isdigit() for part in parts):
        x, y, width, height, maximised = (int(part) for part in parts)
        window.setGeometry(QRect(x, y, width, height))
        if maximised:
            window.setWindowState(QtCore.Qt.WindowState.WindowMaximized)
        return
    window.resize(first_size(window.screen().availableSize()))


def where(window: QMainWindow) -> str:
    """Return where the window is, as ``place`` takes it."""
    box = window.normalGeometry() if window.isMaximized() else window.geometry()
    return f"{box.x()},{box.y()},{box.width()},{box.height()},{int(window.isMaximized())}"
