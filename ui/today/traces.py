"""What Today says of plain text that a taking out left when it was cut short, and was removed."""

from typing import TYPE_CHECKING

from ui.folder_choice import shown
from ui.i18n.say import say
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from ui.desk import Desk


def notes_on_traces(desk: "Desk") -> list[Notice]:
    """Return a notice for each folder, until it was read."""
    return [_note(desk, shown(folder)) for folder in desk.traces]


def _note(desk: "Desk", folder: str) -> Notice:
    notice = Notice(
        say("today", "A file in plain text was left in {folder}.", folder=folder),
        say(
            "today",
            "Taking everything out was cut short there. The file is removed now. A program that "
            "carries or backs up that folder may still have it.",
        ),
        say("today", "I have read it"),
    )

    def read() -> None:
        desk.traces = ()
        notice.hide()

    notice.stepped.connect(read)
    return notice
