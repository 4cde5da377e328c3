"""Versions of one answer below each other: when each was written, its words, and a button."""

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.i18n.say import clock_time, say, weekday_date
from ui.steps.edit_words import edit_words
from ui.widgets.button import Button
from ui.widgets.page_frame import Scroll
from ui.widgets.text_label import TextLabel
from ui.widgets.writing_edit import WritingEdit


class VersionList(Scroll):
    """Scrolls. Words can be marked and copied, and not changed."""

    def __init__(self) -> None:
        """Begin empty."""
        body = QWidget()
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(0, 0, 8, 0)
        self.column.setSpacing(8)
        self.column.addStretch(1)
        super().__init__(body)

    def add(self, when: str, words: str, button: Button) -> WritingEdit:
        """Add a version with its ``button``; return where its words stand."""
        head = QHBoxLayout()
        head.addWidget(TextLabel(when, "small_strong"), 1)
        head.addWidget(button)
        text = WritingEdit(when, "writing_small", words=edit_words(), paragraph_gap=8)
        text.set_text(words or say("versions", "Nothing was written."))
        text.setReadOnly(True)
        end = self.column.count() - 1
        self.column.insertLayout(end, head)
        self.column.insertWidget(end + 1, text)
        self.column.insertSpacing(end + 2, 12)
        return text


def when_words(moment: datetime) -> str:
    """Return "Thursday 12 March, 18:42"."""
    return say(
        "versions", "{day}, {time}", day=weekday_date(moment.date()), time=clock_time(moment)
    )
