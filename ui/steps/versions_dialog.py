"""Earlier versions of the answers on a page: read-only, with a copy."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.clock import Clock, local
from journal.guides.guide import Prompt
from journal.model import Answer
from ui.i18n.say import clock_time, say, weekday_date
from ui.steps.edit_words import edit_words
from ui.steps.readable import plain
from ui.widgets.button import Button
from ui.widgets.dialog import DialogScrim
from ui.widgets.page_frame import Scroll
from ui.widgets.text_label import TextLabel
from ui.widgets.writing_edit import WritingEdit


class VersionsDialog(DialogScrim):
    """The versions of one prompt, newest first."""

    def __init__(self, prompt: Prompt, versions: Sequence[Answer], clock: Clock) -> None:
        """Show ``versions``; the first is the present one."""
        super().__init__(say("versions", "Earlier versions"), width=720, height=560)
        self.column.setSpacing(12)
        self.column.addWidget(TextLabel(say("versions", "Earlier versions"), "title"))
        self.column.addWidget(TextLabel(prompt.question, "small"))
        body = QWidget()
        self._list = QVBoxLayout(body)
        self._list.setContentsMargins(0, 0, 8, 0)
        self._list.setSpacing(8)
        for version in versions:
            self._add(prompt, version, clock)
        if not versions:
            words = say("versions", "There is no earlier version. Each sitting leaves one.")
            self._list.addWidget(TextLabel(words, "ui", ink="muted"))
        self._list.addStretch(1)
        self.column.addWidget(Scroll(body), 1)
        row = QHBoxLayout()
        row.addStretch(1)
        self.close_button = Button(say("versions", "Close"))
        self.close_button.clicked.connect(self.close_)
        row.addWidget(self.close_button)
        self.column.addLayout(row)
        self.closed.connect(self.deleteLater)

    def _add(self, prompt: Prompt, version: Answer, clock: Clock) -> None:
        when = when_words(local(clock, version.at))
        words = plain(prompt, version.value)
        head = QHBoxLayout()
        head.addWidget(TextLabel(when, "small_strong"), 1)
        text = WritingEdit(when, "writing_small", words=edit_words(), paragraph_gap=8)
        text.set_text(words or say("versions", "Nothing was written."))
        text.setReadOnly(True)
        copy = Button(say("versions", "Copy"), "text")
        copy.setAccessibleName(say("versions", "Copy the version of {when}", when=when))
        copy.clicked.connect(lambda: _copy_all(text))
        copy.setEnabled(bool(words))
        head.addWidget(copy)
        self._list.addLayout(head)
        self._list.addWidget(text)
        self._list.addSpacing(12)


def _copy_all(text: WritingEdit) -> None:
    text.selectAll()
    text.copy()


def when_words(moment: datetime) -> str:
    """Return "Thursday 12 March, 18:42"."""
    return say(
        "versions", "{day}, {time}", day=weekday_date(moment.date()), time=clock_time(moment)
    )
