"""What the reflection is called, the role in it and the group."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from ui.book import Book
from ui.drafts import forget_drafts, keep_draft
from ui.i18n.say import say
from ui.role_offer import offer_roles
from ui.widgets.button import Button
from ui.widgets.dialog import DialogScrim
from ui.widgets.dialog_foot import dialog_foot
from ui.widgets.field import Field
from ui.widgets.text_label import TextLabel

PLACES = {"title": "naming/title", "role": "naming/role", "group": "naming/group"}  # the drafts


class NamingDialog(DialogScrim):
    """Settles the names also when the page is left or locked: each of them may be empty.

    Closed in another way, it leaves them as drafts for the next time; "Cancel" lets them go.
    """

    settle: Callable[[], None]

    def flush(self) -> None:
        """Keep the names as they are written."""
        self.settle()


def ask_for_names(
    window: QWidget,
    book: Book,
    done: Callable[[], None],
    *,
    first: str = "title",
    roles: tuple[str, ...] = (),
) -> DialogScrim:
    """Ask over ``window``, at ``first`` of title, role and group; the book takes what is kept."""
    title = say("naming", "Name, role and group")
    dialog = NamingDialog(title, width=480)
    dialog.column.setSpacing(14)
    dialog.column.addWidget(TextLabel(title, "title"))
    reflection = book.reflection
    fields = {
        "title": Field(say("naming", "A few words for it")),
        "role": Field(say("naming", "My role in it")),
        "group": Field(say("naming", "My group")),
    }
    offer_roles(fields["role"], roles)
    for name, field in fields.items():
        field.set_text(getattr(reflection, name))
        keep_draft(book, PLACES[name], field)
        dialog.column.addWidget(field)
    keep = _add_foot(dialog)

    def finish() -> None:
        book.take(
            lambda one: replace(
                one,
                title=fields["title"].text().strip(),
                role=fields["role"].text().strip(),
                group=fields["group"].text().strip(),
            )
        )
        forget_drafts(book, *PLACES.values())
        dialog.close_()
        done()

    dialog.settle = finish
    dialog.given_up.connect(lambda: forget_drafts(book, *PLACES.values()))
    for field in fields.values():
        field.submitted.connect(finish)
    keep.clicked.connect(finish)
    dialog.closed.connect(dialog.deleteLater)
    dialog.open_on(window, fields[first].line)
    return dialog


def _add_foot(dialog: DialogScrim) -> Button:
    """Add both buttons; return the one that keeps."""
    cancel = Button(say("dialog", "Cancel"))
    cancel.clicked.connect(dialog.give_up)
    keep = Button(say("naming", "Keep"), "primary")
    dialog.column.addLayout(dialog_foot(cancel, keep))
    return keep
