"""The keys of the whole window; they work once a journal is open."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow

from ui import routes
from ui.desk import Desk


def add_keys(window: QMainWindow, keys: Mapping[str, Callable[[], None]]) -> None:
    """Let each key of ``keys`` do what it stands for, wherever the focus is."""
    for key, act in keys.items():
        shortcut = QShortcut(QKeySequence(key), window)
        shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
        shortcut.activated.connect(act)


def place_keys(desk: Desk) -> dict[str, Callable[[], None]]:
    """Return the keys that lead to a place."""
    return {
        "Ctrl+L": desk.lock,
        "Ctrl+N": lambda: desk.go(routes.Begin()),
        "Ctrl+F": lambda: desk.go(routes.Reflections(search=True)),
        "Ctrl+,": lambda: desk.go(routes.SettingsRoute()),
        "Ctrl+1": lambda: desk.go(routes.Today()),
        "Ctrl+2": lambda: desk.go(routes.Reflections()),
        "Ctrl+3": lambda: desk.go(routes.FollowThrough()),
        "Ctrl+4": lambda: desk.go(routes.Patterns()),
        "Ctrl+5": lambda: desk.go(routes.Shared()),
        "Alt+Left": desk.back,
    }
