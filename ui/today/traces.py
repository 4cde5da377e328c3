"""What Today says of plain text that a taking out left when it was cut short, and was removed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.folder_choice import shown
from ui.i18n.say import say
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from ui.desk import Desk


def notes_on_traces(desk: "Desk", anew: Callable[[], None]) -> list[Notice]:
    """Return a notice for each folder, until it was read. ``anew`` shows the page anew."""
    return [_note(desk, shown(folder), anew) for folder in desk.traces]


def _note(desk: "Desk", folder: str, anew: Callable[[], None]) -> Notice:
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
        anew()

    notice.stepped.connect(read)
    return notice
