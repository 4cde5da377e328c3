"""Versions of one answer that were written on two computers: read them, and choose."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal.clock import Clock, local
from journal.guides.guide import Prompt
from journal.merging import both
from journal.model import Answer
from journal.values import Value
from ui.i18n.say import say
from ui.steps.readable import plain
from ui.steps.version_list import VersionList, when_words
from ui.widgets.button import Button
from ui.widgets.dialog import DialogScrim
from ui.widgets.dialog_foot import dialog_foot
from ui.widgets.text_label import TextLabel


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
        listed = VersionList()
        for version in versions:
            when = when_words(local(clock, version.at))
            name = say("apart", "Keep the version of {when}", when=when)
            button = self._chooser(name, version.value)
            listed.add(when, plain(prompt, version.value), button)
        self.column.addWidget(listed, 1)
        self._add_foot(versions)
        self.closed.connect(self.deleteLater)

    def _add_foot(self, versions: Sequence[Answer]) -> None:
        whole: Value | None = versions[-1].value if versions else None
        for one in versions[:-1]:
            whole = both(whole, one.value) if whole is not None else None
        start: tuple[Button, ...] = ()
        if whole is not None:
            start = (self._chooser(say("apart", "Keep both, one below the other"), whole),)
        close = Button(say("apart", "Not now"))
        close.clicked.connect(self.close_)
        self.column.addLayout(dialog_foot(close, start=start))

    def _chooser(self, name: str, value: Value) -> Button:
        button = Button(name)
        button.setEnabled(not self._read_only)
        button.clicked.connect(lambda: self._choose(value))
        self.first = self.first or button
        return button

    def _choose(self, value: Value) -> None:
        self.close_()
        self.chosen.emit(value)
