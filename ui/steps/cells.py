"""The cells of a row, one widget for each kind of column. All speak in stored text."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.guides.guide import Column
from ui.i18n.say import say
from ui.steps.day_button import DayButton
from ui.steps.edit_words import edit_words
from ui.steps.role_button import RoleButton
from ui.widgets.growing_text import GrowingText
from ui.widgets.select import Select, SelectOption


class Cell(QWidget):
    """One cell: text in, text out. ``entered`` on Enter, ``moved`` carries -1 or 1."""

    edited = Signal()
    entered = Signal()
    moved = Signal(object)

    def text(self) -> str:
        """Return what is stored for it."""
        raise NotImplementedError

    def set_text(self, text: str) -> None:
        """Show what is stored, without telling."""
        raise NotImplementedError

    def set_read_only(self) -> None:
        """Let it be read only."""
        raise NotImplementedError

    def set_name(self, name: str) -> None:
        """Be heard as ``name``."""
        raise NotImplementedError

    def offer(self, roles: tuple[str, ...], shows: Callable[[], bool], *, one: bool) -> None:
        """Offer roles beside it; only words can name somebody. ``one`` where no more fit."""


class TextCell(Cell):
    """Words."""

    def __init__(self, column: Column, style: str = "writing_small") -> None:
        """Stand in ``column``."""
        super().__init__()
        self.edit = GrowingText(column.name, style, words=edit_words())
        self.edit.edited.connect(self.edited)
        self.edit.entered.connect(self.entered)
        self.edit.moved.connect(self.moved)
        self.role_button: RoleButton | None = None
        self._across = _fill(self, self.edit)

    def text(self) -> str:
        """Return the words."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Show the words."""
        if text != self.edit.text():
            self.edit.set_text(text)

    def set_read_only(self) -> None:
        """Let them be read and copied."""
        self.edit.setReadOnly(True)
        if self.role_button is not None:
            self.role_button.hide()

    def set_name(self, name: str) -> None:
        """Be heard as ``name``."""
        self.edit.setAccessibleName(name)
        if self.role_button is not None:
            self.role_button.name_for(name)

    def offer(self, roles: tuple[str, ...], shows: Callable[[], bool], *, one: bool) -> None:
        """Put the button that opens the list behind the words."""
        if self.role_button is not None or not roles:
            return
        self.role_button = RoleButton(self.edit, roles, one=one, shows=shows)
        self._across.addWidget(self.role_button, 0, Qt.AlignmentFlag.AlignTop)
        if self.edit.isReadOnly():
            self.role_button.hide()

    def set_placeholder(self, words: str) -> None:
        """Show ``words`` while it is empty."""
        self.edit.setPlaceholderText(words)


class ChoiceCell(Cell):
    """One of the column's options, or none."""

    def __init__(self, column: Column) -> None:
        """Offer the options of ``column``."""
        super().__init__()
        none = SelectOption("", say("rows", "Choose"))
        options = tuple(SelectOption(one.id, one.name) for one in column.options)
        self._select = Select(column.name, (none, *options), small=True)
        self._select.chosen.connect(lambda _id: self.edited.emit())
        _fill(self, self._select)

    def text(self) -> str:
        """Return the option's id, or nothing."""
        return self._select.value()

    def set_text(self, text: str) -> None:
        """Choose by id."""
        self._select.set_value(text)

    def set_read_only(self) -> None:
        """Let it be seen only."""
        self._select.setEnabled(False)

    def set_name(self, name: str) -> None:
        """Be heard as ``name``."""
        self._select.setAccessibleName(name)


class DayCell(Cell):
    """A day, kept as ISO 8601; other words that were stored stay as they are."""

    def __init__(self, column: Column) -> None:
        """Stand in ``column``."""
        super().__init__()
        self._button = DayButton(column.name, say("rows", "Choose a day"), flush=True)
        self._button.edited.connect(self.edited)
        _fill(self, self._button)

    def text(self) -> str:
        """Return the day, or nothing."""
        return self._button.stored()

    def set_text(self, text: str) -> None:
        """Show the day."""
        self._button.show_stored(text)

    def set_read_only(self) -> None:
        """Let it be seen only."""
        self._button.setEnabled(False)

    def set_name(self, name: str) -> None:
        """Be heard as ``name``."""
        self._button.set_name(name)


def _fill(cell: Cell, inner: QWidget) -> QHBoxLayout:
    """Fill ``cell`` with what edits it; return the line in which more can stand behind that."""
    column = QVBoxLayout(cell)
    column.setContentsMargins(0, 0, 0, 0)
    across = QHBoxLayout()
    across.setSpacing(0)
    across.addWidget(inner, 1, Qt.AlignmentFlag.AlignTop)
    column.addLayout(across)
    column.addStretch(1)
    cell.setFocusProxy(inner)
    return across


def build_cell(column: Column) -> Cell:
    """Return the cell of a column's kind."""
    if column.kind == "choice":
        return ChoiceCell(column)
    if column.kind == "date":
        return DayCell(column)
    return TextCell(column)
