"""Hears that the screen locks or the machine goes to sleep, so that the journal locks first.

On Linux by D-Bus: the screen savers of the session's bus, and logind on the system's bus. Once a
journal is open, the machine's sleep waits for us, for as long as logind lets it; the wait ends with
this process, that is, with the lock. Only buses behind local sockets are spoken to. Other systems
tell this to no program of ours: there it watches nothing.
"""

import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import SLOT, QObject, Slot

from ui.i18n.say import say

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusPendingCallWatcher, QDBusUnixFileDescriptor

log = logging.getLogger(__name__)

# Screen savers tell alike, each under a name of its own.
SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
LOGIND = "org.freedesktop.login1"
MANAGER = "/org/freedesktop/login1"


def can_watch() -> bool:
    """Tell whether this system has something to hear."""
    return sys.platform == "linux"


class ScreenWatch(QObject):
    """Calls ``away`` when nobody can be in front of the screen any more."""

    def __init__(self, away: Callable[[], None], parent: QObject | None = None) -> None:
        """Watch nothing until ``begin``."""
        super().__init__(parent)
        self._away = away
        self._holds_sleep: QDBusUnixFileDescriptor | None = None

    def begin(self) -> None:
        """Watch from now on. A bus that isn't there is done without."""
        self._try(self._listen)

    def hold_sleep(self) -> None:
        """Let the machine's sleep wait from now on, for what there is to lock."""
        self._try(self._ask_to_be_waited_for)

    def _try(self, act: Callable[[], None]) -> None:
        if not can_watch():
            return
        try:
            act()
        except Exception as problem:  # noqa: BLE001  a desktop of its own kind stops nothing
            log.warning("the screen is not watched: %s", type(problem).__name__)

    def _listen(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        if _is_local("DBUS_SESSION_BUS_ADDRESS", needed=True):
            session = QDBusConnection.sessionBus()
            for saver in SAVERS:
                self._hear(session, "", "", saver, "ActiveChanged", SLOT("_turned(bool)"))
        system = _system_bus()
        if system is not None:
            self._watch_logind(system)

    def _watch_logind(self, system: "QDBusConnection") -> None:
        session = session_path(os.environ.get("XDG_SESSION_ID", ""))
        told, locked = SLOT("_turned(bool)"), SLOT("_locked()")
        self._hear(system, LOGIND, MANAGER, f"{LOGIND}.Manager", "PrepareForSleep", told)
        self._hear(system, LOGIND, session, f"{LOGIND}.Session", "Lock", locked)

    def _hear(self, bus: "QDBusConnection", *names_and_slot: str) -> None:
        *names, slot = names_and_slot
        bus.connect(*names, self, slot)  # type: ignore[call-overload]  # its stubs want bytes, the binding text

    def _ask_to_be_waited_for(self) -> None:
        from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher

        system = _system_bus()
        if system is None:
            return
        ask = QDBusMessage.createMethodCall(LOGIND, MANAGER, f"{LOGIND}.Manager", "Inhibit")
        ask.setArguments(["sleep", "Afterword", say("window", "Locking the journal"), "delay"])
        answer = QDBusPendingCallWatcher(system.asyncCall(ask), self)
        answer.finished.connect(self._is_waited_for)

    def _is_waited_for(self, answer: "QDBusPendingCallWatcher") -> None:
        """Hold what was given: sleep waits while it is open."""
        from PySide6.QtDBus import QDBusUnixFileDescriptor

        given = answer.reply().arguments()
        if given and isinstance(given[0], QDBusUnixFileDescriptor):
            self._holds_sleep = given[0]
        answer.deleteLater()

    @Slot(bool)
    def _turned(self, on: bool) -> None:  # noqa: FBT001  the signal's shape
        if on:
            self._away()

    @Slot()
    def _locked(self) -> None:
        self._away()


def _system_bus() -> "QDBusConnection | None":
    from PySide6.QtDBus import QDBusConnection

    if not _is_local("DBUS_SYSTEM_BUS_ADDRESS", needed=False):
        return None
    system = QDBusConnection.systemBus()
    return system if system.isConnected() else None


def session_path(session: str) -> str:
    """Return logind's path of a session, or "" (any) where its id is not known."""
    if not session:
        return ""
    escaped = "".join(
        each
        if each.isascii() and (each.isalpha() or (each.isdigit() and at))
        else f"_{ord(each):02x}"
        for at, each in enumerate(session)
    )
    return f"{MANAGER}/session/{escaped}"


def _is_local(variable: str, *, needed: bool) -> bool:
    """Tell whether a bus is reached by a local socket; the system's is where no variable says."""
    address = os.environ.get(variable, "")
    if not address:
        return not needed and Path("/run/dbus/system_bus_socket").exists()
    return all(one.startswith("unix:") for one in address.split(";"))
