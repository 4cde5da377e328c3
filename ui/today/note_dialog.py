"""One line for later, where there is only a minute: nothing is asked but the words."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal

from journal.model import Note, NoteState
from ui.i18n.say import say
from ui.theme.tokens import Space
from ui.widgets.button import Button
from ui.widgets.dialog import DialogScrim
from ui.widgets.dialog_foot import dialog_foot
from ui.widgets.field import Field
from ui.widgets.text_label import TextLabel


class NoteDialog(DialogScrim):
    """``settled`` carries the id of a line that was kept.

    ``keep`` gets the line with every change, and at its end.
    """

    settled = Signal(object)

    def __init__(self, note: Note, keep: Callable[[Note], None]) -> None:
        """Begin with ``note`` as it was left."""
        title = say("nav", "Note it in one line")
        super().__init__(title, width=520)
        self._note, self._keep = note, keep
        self.column.setSpacing(Space.M)
        self.column.addWidget(TextLabel(title, "title"))
        words = say(
            "noting",
            "It stays on Today, for you alone, until you begin with it or remove it. Nothing else "
            "is asked now.",
        )
        self.column.addWidget(TextLabel(words, "ui", ink="muted"))
        self.field = Field(say("begin", "What is this about?"))
        self.field.set_text(note.words)
        self.field.edited.connect(self._type)
        self.field.submitted.connect(self._finish)
        self.column.addWidget(self.field)
        example = say("noting", "For example: the call that went past me on Friday")
        self.column.addWidget(TextLabel(example, "small"))
        cancel = Button(say("dialog", "Cancel"))
        cancel.clicked.connect(self.give_up)
        self.given_up.connect(self._let_go)
        self.go_on = Button(say("noting", "Keep it"), "primary")
        self.go_on.clicked.connect(self._finish)
        self.column.addLayout(dialog_foot(cancel, self.go_on))
        self.closed.connect(self.deleteLater)
        self._settle_button()

    def _settle_button(self) -> None:
        self.go_on.setEnabled(bool(self.field.text().strip()))

    def _type(self, _text: object) -> None:
        self._note = replace(self._note, words=self.field.text())
        self._keep(self._note)
        self._settle_button()

    def _finish(self) -> None:
        words = self.field.text().strip()
        if words:
            self._note = replace(self._note, words=words, state=NoteState.KEPT)
            self._keep(self._note)
            self.close_()
            self.settled.emit(self._note.id)

    def _let_go(self) -> None:
        if self._note.words:
            self._keep(replace(self._note, words="", state=NoteState.OVER))
