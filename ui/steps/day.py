"""One day, chosen on a month."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.guides.guide import Prompt
from journal.values import DateValue, Value
from ui.i18n.say import say
from ui.steps.day_button import DayButton
from ui.steps.editor import Editor


class DayEditor(Editor):
    """The chosen day, or the invitation to choose one."""

    def __init__(self, prompt: Prompt, parent: QWidget | None = None) -> None:
        """Begin without a day."""
        super().__init__(prompt, parent)
        self._button = DayButton(prompt.question, say("day", "Choose a day"), framed=True)
        self._button.edited.connect(self.edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)

    def value(self) -> Value:
        """Return the day."""
        return DateValue(self._button.day())

    def show_value(self, value: Value | None) -> None:
        """Show a day."""
        self._button.show_day(value.day if isinstance(value, DateValue) else None)

    def set_read_only(self) -> None:
        """Let it be read only."""
        self._button.set_read_only()

    def first_field(self) -> QWidget | None:
        """Return the button."""
        return self._button.button
