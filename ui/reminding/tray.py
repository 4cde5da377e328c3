"""The sign in the system tray: there while notices are wanted and a journal is open.

It knows no word of the journal. Where a desktop has no tray, nothing is shown and nothing breaks.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from ui.i18n.say import say
from ui.theme.icons import app_icon


class Tray(QObject):
    """``show_window`` is called when the sign or a notice is pressed, ``lock`` from its menu."""

    def __init__(
        self, show_window: Callable[[], None], lock: Callable[[], None], parent: QObject
    ) -> None:
        """Show the sign."""
        super().__init__(parent)
        self._menu = QMenu()
        self._menu.addAction(say("tray", "Show Afterword")).triggered.connect(show_window)
        self._menu.addAction(say("tray", "Lock")).triggered.connect(lock)
        self._icon = QSystemTrayIcon(app_icon(), self)
        self._icon.setToolTip(say("window", "Afterword"))
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(lambda why: show_window() if _is_press(why) else None)
        self._icon.messageClicked.connect(show_window)
        self._icon.show()

    def tell(self, title: str, words: str) -> None:
        """Show a notice, if this desktop shows any."""
        self._icon.showMessage(title, words, app_icon())

    def remove(self) -> None:
        """Take the sign away."""
        self._icon.hide()
        self._menu.deleteLater()
        self.deleteLater()


def has_tray() -> bool:
    """Tell whether this desktop has a place for the sign."""
    return QSystemTrayIcon.isSystemTrayAvailable()


def _is_press(why: QSystemTrayIcon.ActivationReason) -> bool:
    reasons = QSystemTrayIcon.ActivationReason
    return why in (reasons.Trigger, reasons.DoubleClick)
