"""Versions of one answer that were written on two computers: read them, and choose."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.clock import Clock, local
from journal.guides.guide import Prompt
from journal.merging import both
from journal.model import Answer
from journal.values import Value
from ui.i18n.say import say
from ui.steps.edit_words import edit_words
from ui.steps.readable import plain
from ui.steps.versions_dialog import when_words
from ui.widgets.button import Button
from ui.widgets.dialog import DialogScrim
from ui.widgets.page_frame import Scroll
from ui.widgets.text_label import TextLabel
from ui.widgets.writing_edit import WritingEdit


class ApartDialog(DialogScrim):
    """All versions, oldest first; ``chosen`` carries the value to go on with."""

    chosen = Signal(object)  # Value

    def __init__(
        self, prompt: Prompt, versions: Sequence[Answer], clock: Clock, *, read_only: bool
    ) -> None:
        """Show ``versions``; the last one is what the page shows."""
        super().__init__(say("apart", "Written on two computers"), width=720, height=600)
        self._read_only = read_only
        self.first: QWidget | None = None
        self.column.setSpacing(12)
        self.column.addWidget(TextLabel(say("apart", "Written on two computers"), "title"))
        self.column.addWidget(TextLabel(prompt.question, "small"))
        words = say("apart", "What you do not choose stays among the earlier versions.")
        self.column.addWidget(TextLabel(words, "small"))
        body = QWidget()
        self._list = QVBoxLayout(body)
        self._list.setContentsMargins(0, 0, 8, 0)
        self._list.setSpacing(8)
        for version in versions:
            self._add(prompt, version, clock)
        self._list.addStretch(1)
        self.column.addWidget(Scroll(body), 1)
        self._add_foot(versions)
        self.closed.connect(self.deleteLater)

    def _add(self, prompt: Prompt, version: Answer, clock: Clock) -> None:
        when = when_words(local(clock, version.at))
        head = QHBoxLayout()
        head.addWidget(TextLabel(when, "small_strong"), 1)
        text = WritingEdit(when, "writing_small", words=edit_words(), paragraph_gap=8)
        text.set_text(plain(prompt, version.value) or say("versions", "Nothing was written."))
        text.setReadOnly(True)
        name = say("apart", "Keep the version of {when}", when=when)
        head.addWidget(self._chooser(name, version.value))
        self._list.addLayout(head)
        self._list.addWidget(text)
        self._list.addSpacing(12)

    def _add_foot(self, versions: Sequence[Answer]) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        whole: Value | None = versions[-1].value if versions else None
        for one in versions[:-1]:
            whole = both(whole, one.value) if whole is not None else None
        if whole is not None:
            row.addWidget(self._chooser(say("apart", "Keep both, one below the other"), whole))
        row.addStretch(1)
        close = Button(say("apart", "Not now"))
        close.clicked.connect(self.close_)
        row.addWidget(close)
        self.column.addLayout(row)

    def _chooser(self, name: str, value: Value) -> Button:
        button = Button(name)
        button.setEnabled(not self._read_only)
        button.clicked.connect(lambda: self._choose(value))
        self.first = self.first or button
        return button

    def _choose(self, value: Value) -> None:
        self.close_()
        self.chosen.emit(value)
