"""A calm line above the pages: the journal is open for reading only, and why."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.error_text import ErrorText
from ui.i18n.say import say
from ui.widgets.ground import Ground
from ui.widgets.icon_mark import IconMark
from ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from journal.vault import OpenReport

EDGE, HIGH = 24, 10


def read_only_words(report: "OpenReport") -> ErrorText | None:
    """Return why the journal is open for reading only, or ``None`` where it can be written."""
    untouched = say("banner", "Nothing can be overwritten.")
    words = {
        "busy": (
            say(
                "banner",
                "Another window or computer has this journal open: here it can only be read.",
            ),
            say("banner", "Close it there and open it again to write."),
        ),
        "folder": (
            say("banner", "The journal’s folder cannot be written, so it is open for reading."),
            say("banner", "Make the folder writable and open the journal again to write."),
        ),
        "state": (
            say("banner", "Afterword’s own folder on this computer cannot be written."),
            say("banner", "The journal is open for reading until it can."),
        ),
        "rolled-back": (
            say("banner", "This journal is older than the one last opened here."),
            say("banner", "It is open for reading, so that no newer words are lost."),
        ),
        "chosen": (
            say("banner", "You opened this journal for reading."),
            say("banner", "Under Today you can choose to write in it again."),
        ),
        "newer": (
            say("banner", "A later version of Afterword has written here."),
            say("banner", "This one reads what it knows. Use the later version to write."),
        ),
    }
    if report.read_only is None:
        return None
    title, next_step = words.get(report.read_only, words["folder"])
    return ErrorText(title, untouched, next_step)


class ReadOnlyBanner(Ground):
    """One line on a sunken ground. It has no button: nothing needs to be done at once."""

    def __init__(self, words: ErrorText, *, parent: QWidget | None = None) -> None:
        """Say ``words`` in one line, wrapping where the window is narrow."""
        super().__init__("sunken", edges=("bottom",), parent=parent)
        self.words = " ".join(part for part in (words.title, words.body, words.next_step) if part)
        row = QHBoxLayout(self)
        row.setContentsMargins(EDGE, HIGH, EDGE, HIGH)
        row.setSpacing(12)
        row.addWidget(IconMark("info", "muted"))
        row.addWidget(TextLabel(self.words, "small", ink="body"), 1)
        self.setAccessibleName(self.words)
