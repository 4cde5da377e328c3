"""Earlier versions of the answers on a page: read-only, with a copy."""

from collections.abc import Sequence
from functools import partial

from journal.clock import Clock, local
from journal.guides.guide import Prompt
from journal.model import Answer
from ui.i18n.say import say
from ui.steps.readable import plain
from ui.steps.version_list import VersionList, when_words
from ui.widgets.button import Button
from ui.widgets.dialog import DialogScrim
from ui.widgets.dialog_foot import dialog_foot
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
        if versions:
            self.column.addWidget(self._list(prompt, versions, clock), 1)
        else:
            words = say("versions", "There is no earlier version. Each sitting leaves one.")
            self.column.addWidget(TextLabel(words, "ui", ink="muted"))
            self.column.addStretch(1)
        self.close_button = Button(say("versions", "Close"))
        self.close_button.clicked.connect(self.close_)
        self.column.addLayout(dialog_foot(self.close_button))
        self.closed.connect(self.deleteLater)

    def _list(self, prompt: Prompt, versions: Sequence[Answer], clock: Clock) -> VersionList:
        listed = VersionList()
        for version in versions:
            when, words = when_words(local(clock, version.at)), plain(prompt, version.value)
            copy = Button(say("versions", "Copy"), "text")
            copy.setAccessibleName(say("versions", "Copy the version of {when}", when=when))
            copy.setEnabled(bool(words))
            text = listed.add(when, words, copy)
            copy.clicked.connect(partial(_copy_all, text))
        return listed


def _copy_all(text: WritingEdit, *_on: bool) -> None:
    text.selectAll()
    text.copy()
