"""Free text: the page is the text field."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.guides.guide import Prompt
from journal.values import TextValue, Value
from ui.steps.edit_words import edit_words
from ui.steps.editor import Editor
from ui.widgets.writing_edit import WritingEdit

GAP, GAP_LOW = 16, 12  # between paragraphs
ROOM = 96  # px that take a click, however short the text is


class TextEditor(Editor):
    """A text that grows; the room below it puts the caret at its end."""

    def __init__(self, prompt: Prompt, parent: QWidget | None = None) -> None:
        """Begin empty: no placeholder, only the caret."""
        super().__init__(prompt, parent)
        self.edit = WritingEdit(prompt.question, words=edit_words())
        self.edit.edited.connect(self.edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop)
        column.addStretch(1)
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Ask for the whole text: a fixed minimum would let it be cut where it should scroll."""
        return super().minimumSizeHint().expandedTo(QSize(0, ROOM))

    def value(self) -> Value:
        """Return the text."""
        return TextValue(self.edit.text())

    def show_value(self, value: Value | None) -> None:
        """Show a text."""
        text = value.text if isinstance(value, TextValue) else ""
        if text != self.edit.text():
            self.edit.set_text(text)

    def set_read_only(self) -> None:
        """Let it be read, selected and copied only."""
        self.edit.setReadOnly(True)
        self.unsetCursor()

    def first_field(self) -> QWidget | None:
        """Return the text, with the caret at its end."""
        self.edit.moveCursor(self.edit.textCursor().MoveOperation.End)
        return self.edit

    def set_low(self, *, low: bool) -> None:
        """Let paragraphs stand closer together where the window has little height."""
        self.edit.set_paragraph_gap(GAP_LOW if low else GAP)

    def lines(self) -> int:
        """Return about how many lines the text takes on screen."""
        line = max(self.edit.fontMetrics().lineSpacing(), 1)
        return round(self.edit.document().size().height() / line)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """Put the caret at the end when the room below the text is clicked."""
        super().mousePressEvent(event)
        self.edit.setFocus(Qt.FocusReason.MouseFocusReason)
        self.edit.moveCursor(self.edit.textCursor().MoveOperation.End)
