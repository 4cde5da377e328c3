"""The foot below the preview: what has left or hasn't, and the button that leads to leaving.

It says what it is told, always from the same state, so that no sentence is lost when the page is
made anew.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal.disclosure.findings import Finding
from ui.i18n.say import day_month_year, say
from ui.sharing.departure import Left
from ui.sharing.findings_list import still_there
from ui.widgets.button import Button
from ui.widgets.ground import Ground
from ui.widgets.text_label import TextLabel


@dataclass(frozen=True)
class Standing:
    """What the foot tells of. ``remaining`` are names that still stand on the page."""

    read_only: bool = False
    may_leave: bool = False
    left: Left | None = None
    saved_later: bool = False  # the row could not be saved at first, and is by now
    remaining: tuple[Finding, ...] = ()
    before: date | None = None  # the day on which the group's first page left
    changed: bool = False  # what the newest page was made of was written anew since


class WayOut(Ground):
    """``asked`` when the person wants to export, ``place_asked`` carries a text to be shown."""

    asked = Signal()
    place_asked = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        """Begin with nothing that could leave."""
        super().__init__("surface", edges=("top",), parent=parent)
        self._standing = Standing()
        self.setMinimumHeight(72)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(12)
        self.told = TextLabel("", "small")
        self.show_me = Button(say("share", "Show me"), "link")
        self.show_me.clicked.connect(self._ask_place)
        self.show_file = Button(say("share", "Show the file"), "link")
        self.show_file.clicked.connect(self._open_folder)
        self.export = Button(say("share", "Export…"), "export")
        self.export.clicked.connect(self.asked)
        self._row.addWidget(self.told, 1)
        for button in (self.show_me, self.show_file, self.export):
            self._row.addWidget(button)
        self.settle(Standing())

    def settle(self, standing: Standing) -> None:
        """Tell this."""
        self._standing = standing
        self.export.setEnabled(standing.may_leave)
        words = " ".join(_sentences(standing))
        if words != self.told.text():
            self.told.setText(words)
        left = standing.left
        self.show_me.setVisible(left is not None and bool(standing.remaining))
        self.show_file.setVisible(left is not None and left.target is not None)

    def set_edges(self, left: int, right: int) -> None:
        """Begin and end in line with what stands above."""
        self._row.setContentsMargins(left, 0, right, 0)

    def _ask_place(self) -> None:
        if self._standing.remaining:
            self.place_asked.emit(self._standing.remaining[0].text)

    def _open_folder(self) -> None:
        left = self._standing.left
        if left is not None and left.target is not None:
            folder: Path = left.target.parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _sentences(standing: Standing) -> list[str]:
    if standing.read_only:
        return [say("share", "Open for reading only: nothing can leave from here just now.")]
    if standing.left is None:
        if standing.before is None:
            told = [say("share", "Nothing has left yet.")]
            if standing.may_leave:
                told.append(_read_it_as())
            return told
        day = day_month_year(standing.before)
        told = [say("share", "A page left on {day}. This one has not left.", day=day)]
        if standing.changed:
            told.append(say("share", "What the last one was made of has changed since."))
        return told
    sentences = [left_line(standing.left)]
    if standing.remaining:
        sentences.append(still_there(standing.remaining[0]))
    if standing.saved_later:
        sentences.append(say("share", "Its row under Shared is saved now."))
    elif standing.left.problem is not None:
        sentences.append(
            say("share", "Its row under Shared could not be saved yet. It is tried again.")
        )
    return sentences


def _read_it_as() -> str:
    return say(
        "share",
        "Read it as your sharpest critic, and as your most tired colleague, before it does.",
    )


def left_line(left: Left) -> str:
    """Return what has left, as it is said after it."""
    if left.row.format == "clipboard":
        return say("share", "The text is on the clipboard for a minute. It has left the journal.")
    if left.row.format == "print":
        return say("share", "One page went to the printer.")
    if left.row.format == "protected":
        return say(
            "share",
            "One file has left: {name}. Its passphrase stands under Shared.",
            name=left.row.file_name,
        )
    return say("share", "One file has left: {name}.", name=left.row.file_name)
