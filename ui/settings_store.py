"""The settings in use: read once, changed by the settings page, told to whoever listens."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from journal.errors import AfterwordError
from journal.settings import Loaded, Settings, save_settings


class SettingsStore(QObject):
    """Holds the current settings and writes each change. Nothing private is in them."""

    changed = Signal(object)  # Settings

    def __init__(self, folder: Path, loaded: Loaded) -> None:
        """Keep what was read from ``folder``; ``problem`` tells if it could not be."""
        super().__init__()
        self._folder = folder
        self.current: Settings = loaded.settings
        self.problem: AfterwordError | None = loaded.problem

    def change(self, **values: Any) -> None:
        """Set some values, write them and tell. A folder that can't be written keeps them here."""
        changed = replace(self.current, **values)
        if changed == self.current:
            return
        self.current = changed
        self.problem = None  # said by now, and the damaged file is set aside
        with suppress(OSError):  # they last until the window closes; nothing private is at stake
            save_settings(self._folder, changed)
        self.changed.emit(changed)
