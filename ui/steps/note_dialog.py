"""A short note that an act needs: who cleared it, who lifted a hold."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.i18n.say import say
from ui.widgets.button import Button
from ui.widgets.dialog import DialogScrim
from ui.widgets.field import Field
from ui.widgets.text_label import TextLabel


def ask_for_note(
    window: QWidget,
    question: str,
    help_line: str,
    words: str,
    done: Callable[[str], None],
) -> DialogScrim:
    """Ask ``question`` over ``window``; ``done`` gets the note. Esc leaves everything as it is."""
    dialog = DialogScrim(question, width=480)
    dialog.column.setSpacing(12)
    dialog.column.addWidget(TextLabel(question, "title"))
    dialog.column.addWidget(TextLabel(help_line, "ui", ink="muted"))
    field = Field("", name=question)
    dialog.column.addWidget(field)
    row = QHBoxLayout()
    row.addStretch(1)
    cancel = Button(say("dialog", "Cancel"))
    go_on = Button(words, "primary")
    go_on.setEnabled(False)
    row.addWidget(cancel)
    row.addWidget(go_on)
    dialog.column.addLayout(row)

    def finish() -> None:
        note = field.text().strip()
        if note:
            dialog.close_()
            done(note)

    field.edited.connect(lambda text: go_on.setEnabled(bool(str(text).strip())))
    field.submitted.connect(finish)
    go_on.clicked.connect(finish)
    cancel.clicked.connect(dialog.close_)
    dialog.closed.connect(dialog.deleteLater)
    dialog.open_on(window, field.line)
    return dialog
