"""What every prompt's editor can do. An editor knows its prompt and its value, never the vault.

An editor tells of every change at once; what becomes of it is the page's affair.
"""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal.guides.guide import Guide, Prompt
from journal.values import Value


class Editor(QWidget):
    """Edits the answer to one prompt."""

    edited = Signal()  # the value changed by the person's hand
    wide = False  # takes the whole width of the page instead of the writing column

    def __init__(self, prompt: Prompt, parent: QWidget | None = None) -> None:
        """Stand for ``prompt``, with nothing answered yet."""
        super().__init__(parent)
        self.prompt = prompt
        self.today = date.min  # the page says which day it is
        self.roles: tuple[str, ...] = ()  # and which roles are offered where one is typed

    def offer(self, roles: tuple[str, ...]) -> None:
        """Offer ``roles`` where one is typed; before its value is shown."""
        self.roles = roles

    def take_answers(self, guide: Guide, values: Mapping[str, Value]) -> None:
        """Take what else was answered, before its own value is shown; most need nothing of it."""

    def value(self) -> Value:
        """Return what is on screen now."""
        raise NotImplementedError

    def show_value(self, value: Value | None) -> None:
        """Put ``value`` on screen without telling of a change. ``None`` shows an empty answer."""
        raise NotImplementedError

    def set_read_only(self) -> None:
        """Let everything be read and nothing be changed from now on."""
        raise NotImplementedError

    def first_field(self) -> QWidget | None:
        """Return where the person goes on writing; ``None`` if there is no such field."""
        return None
