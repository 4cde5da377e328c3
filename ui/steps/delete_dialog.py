"""The one thing that cannot be undone is asked once."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.i18n.say import say
from ui.widgets.button import Button
from ui.widgets.dialog import DialogScrim
from ui.widgets.dialog_foot import dialog_foot
from ui.widgets.text_label import TextLabel


def ask_to_delete(window: QWidget, delete: Callable[[], None]) -> DialogScrim:
    """Ask over ``window``; ``delete`` runs only after "Delete". The focus is on keeping."""
    question = say("delete", "Delete this reflection? It cannot be brought back.")
    dialog = DialogScrim(question, width=480)
    dialog.column.setSpacing(20)
    dialog.column.addWidget(TextLabel(question, "title"))
    dialog.column.addWidget(
        TextLabel(
            say(
                "delete",
                "What has left this computer stays listed under Shared. Replies to it are deleted, "
                "too.",
            ),
            "ui",
        )
    )
    go = Button(say("delete", "Delete"))
    keep = Button(say("delete", "Keep it"), "primary")
    dialog.column.addLayout(dialog_foot(go, keep))

    def confirmed() -> None:
        dialog.close_()
        delete()

    go.clicked.connect(confirmed)
    keep.clicked.connect(dialog.close_)
    dialog.closed.connect(dialog.deleteLater)
    dialog.open_on(window, keep)
    return dialog
