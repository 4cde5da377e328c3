"""Keeps notices in step with what the person wants: the watch and the sign, or neither of both."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeAlias

from PySide6.QtCore import QObject

from ui.reminding.notices import NoticeWatch

if TYPE_CHECKING:
    from ui.desk import Desk


class Sign(Protocol):
    """Where notices are shown."""

    def tell(self, title: str, words: str) -> None:
        """Show a notice."""
        ...

    def remove(self) -> None:
        """Go away."""
        ...


Build: TypeAlias = "Callable[[], Sign | None]"


class Reminding(QObject):
    """Begun when a journal opens; follows the settings until it is stopped.

    ``build`` gives the sign, or nothing where the desktop has no place for one.
    """

    def __init__(self, desk: "Desk", build: Build, parent: QObject) -> None:
        """Follow the settings from now on."""
        super().__init__(parent)
        self._desk, self._build = desk, build
        self._sign: Sign | None = None
        self._watch: NoticeWatch | None = None
        self._stopped = False
        desk.settings.changed.connect(self._follow)
        self._follow()

    def stop(self) -> None:
        """Say nothing more and take the sign away: the journal is being closed."""
        self._stopped = True
        self._end()

    def _follow(self, _settings: object = None) -> None:
        wanted = self._desk.now_settings.notices and not self._stopped
        if not wanted:
            self._end()
        elif self._sign is None:
            self._sign = self._build()
            if self._sign is not None:
                self._watch = NoticeWatch(self._desk, self._sign.tell, self)

    def _end(self) -> None:
        if self._watch is not None:
            self._watch.stop()
            self._watch.deleteLater()
        if self._sign is not None:
            self._sign.remove()
        self._watch = self._sign = None


def tray_sign(
    show_window: Callable[[], None], lock: Callable[[], None], parent: QObject
) -> Sign | None:
    """Return the sign in the system tray, or ``None`` where there is no tray."""
    from ui.reminding.tray import Tray, has_tray

    return Tray(show_window, lock, parent) if has_tray() else None
