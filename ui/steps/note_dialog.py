"""A short note that an act needs: who cleared it, who lifted a hold."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.book import Book
from ui.drafts import forget_drafts, keep_draft
from ui.i18n.say import say
from ui.widgets.button import Button
from ui.widgets.dialog import DialogScrim
from ui.widgets.dialog_foot import dialog_foot
from ui.widgets.field import Field
from ui.widgets.text_label import TextLabel

NOTE = "note"  # the draft of who cleared it


class NoteDialog(DialogScrim):
    """Keeps a note as a draft of the reflection while it is typed."""

    def __init__(self, question: str, book: Book) -> None:
        """Begin with the note as it was left."""
        super().__init__(question, width=480)
        self.field = Field("", name=question)
        keep_draft(book, NOTE, self.field)
        self.given_up.connect(lambda: forget_drafts(book, NOTE))


def ask_for_note(
    window: QWidget,
    book: Book,
    question: str,
    help_line: str,
    words: str,
    done: Callable[[str], None],
) -> DialogScrim:
    """Ask ``question`` over ``window``; ``done`` gets the note.

    Esc leaves what was begun for the next time it is asked.
    """
    dialog = NoteDialog(question, book)
    dialog.column.setSpacing(12)
    dialog.column.addWidget(TextLabel(question, "title"))
    dialog.column.addWidget(TextLabel(help_line, "ui", ink="muted"))
    field = dialog.field
    dialog.column.addWidget(field)
    cancel = Button(say("dialog", "Cancel"))
    go_on = Button(words, "primary")
    go_on.setEnabled(bool(field.text().strip()))
    dialog.column.addLayout(dialog_foot(cancel, go_on))

    def finish() -> None:
        note = field.text().strip()
        if note:
            dialog.close_()
            forget_drafts(book, NOTE)
            done(note)

    field.edited.connect(lambda text: go_on.setEnabled(bool(str(text).strip())))
    field.submitted.connect(finish)
    go_on.clicked.connect(finish)
    cancel.clicked.connect(dialog.give_up)
    dialog.closed.connect(dialog.deleteLater)
    dialog.open_on(window, field.line)
    return dialog
