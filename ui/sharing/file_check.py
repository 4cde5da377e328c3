"""Whether a file is one of the copies that left: asked by a line, answered on it, byte for byte."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QWidget

from journal.disclosure.ledger import matches
from journal.errors import AfterwordError
from journal.model import Share
from ui.folder_choice import ask_for_any_file
from ui.i18n.say import say
from ui.sharing.drop_line import DropLine
from ui.sharing.export_dialog import documents_folder
from ui.sharing.ledger_entry import when

if TYPE_CHECKING:
    from ui.desk import Desk


class FileCheck(QObject):
    """``recognised`` before a file is named as a copy: its row may be shown, with a line anew."""

    recognised = Signal(object)  # Share

    def __init__(self, desk: "Desk", page: QWidget, shares: Callable[[], Sequence[Share]]) -> None:
        """Work for ``page``, which is the parent of the dialog, among ``shares``."""
        super().__init__(page)
        self._desk, self._page, self._shares = desk, page, shares
        self.line: DropLine | None = None  # the one on the page

    def new_line(self) -> DropLine:
        """Return a line for the page; answers are given on it from now on."""
        line = DropLine(
            say("shared", "Is this the file I shared? Drop it here, or choose it."),
            say("shared", "Choose a file…"),
        )
        line.dropped.connect(lambda files: self.compare(files[0]))
        line.pressed.connect(self._ask_which)
        self.line = line
        return line

    def _ask_which(self) -> None:
        title = say("shared", "Which file?")
        ask_for_any_file(self._page, title, documents_folder(), self.compare)

    def compare(self, path: Path) -> None:
        """Compare a file with every copy."""
        shares = tuple(self._shares())

        def job() -> Share | None:
            known = any(one.size == path.stat().st_size for one in shares)
            return matches(shares, path.read_bytes()) if known else None

        says = say("shared", "Comparing…")
        self._desk.worker.run(self, job, self._compared, self._not_read, says=says)

    def _compared(self, share: Share | None) -> None:
        if share is None:
            self._answer(
                say(
                    "shared",
                    "No. It is not one of the copies that left, or it was changed afterwards.",
                )
            )
            return
        answer = say(
            "shared",
            "Yes, byte for byte: {title}, {when}.",
            title=share.title,
            when=when(share, self._desk.clock),
        )
        self.recognised.emit(share)
        self._answer(answer)

    def _not_read(self, _problem: AfterwordError) -> None:
        self._answer(say("shared", "This file could not be read. Nothing was changed."))

    def _answer(self, words: str) -> None:
        if self.line is None:
            return
        said = self.line.words
        said.setText(words)
        said.set_ink("ink")
        QAccessible.updateAccessibility(QAccessibleEvent(said, QAccessible.Event.Alert))
