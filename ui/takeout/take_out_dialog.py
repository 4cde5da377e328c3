"""Says plainly what taking everything out means, then does it, then says what is there."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal.errors import AfterwordError
from journal.takeout import TakenOut
from ui.folder_choice import ask_for_folder, shown
from ui.i18n.say import capital, say, say_n
from ui.problem_panel import ProblemPanel
from ui.takeout.taker import Taker
from ui.widgets.button import Button
from ui.widgets.dialog import DialogScrim
from ui.widgets.dialog_foot import dialog_foot
from ui.widgets.notice import Notice
from ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from ui.desk import Desk

WIDTH = 600


class TakeOutDialog(DialogScrim):
    """Asks once, with the focus on staying in."""

    def __init__(self, desk: "Desk") -> None:
        """Write nothing before a folder was chosen."""
        title = say("takeout", "Take everything out of this journal?")
        super().__init__(title, width=WIDTH)
        self._desk = desk
        self._taker: Taker | None = None
        self.column.setSpacing(12)
        self._title = TextLabel(title, "title")
        self.column.addWidget(self._title)
        lead = say(
            "takeout",
            "Two files are written: one that Afterword can bring in again (JSON), and one to read "
            "(Markdown). The journal stays as it is.",
        )
        self._lead = TextLabel(lead, "ui", ink="body")
        self.column.addWidget(self._lead)
        self._warning = Notice(
            say("takeout", "They are plain text. Nothing encrypts them."),
            say(
                "takeout",
                "Anybody who gets them reads all of it: what you felt, names, what you never "
                "shared, replies, and the passphrases of pages for the group.",
            ),
            kind="leaves",
        )
        self.column.addWidget(self._warning)
        self._problem = ProblemPanel()
        self.column.addWidget(self._problem)
        self.column.addSpacing(8)
        self.column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        self._cancel = Button(say("takeout", "Leave it in"))
        self._cancel.clicked.connect(lambda _on=False: self.close_())
        self._go = Button(say("takeout", "Choose a folder…"), "primary")
        self._go.clicked.connect(lambda _on=False: self._ask())
        return dialog_foot(self._cancel, self._go)

    def begin_on(self, window: QWidget) -> None:
        """Lie over ``window``."""
        self.closed.connect(self._end)
        self.open_on(window, self._cancel)

    def _end(self) -> None:
        if self._taker is not None:
            self._taker.stop()
        self.deleteLater()

    def _ask(self) -> None:
        title = say("takeout", "Where the two files go")
        ask_for_folder(self.window(), title, Path.home(), self.take_out_to)

    def take_out_to(self, folder: Path) -> None:
        """Write both files into ``folder``."""
        self._problem.clear()
        self._go.setText(say("takeout", "Writing…"))
        self._go.setEnabled(False)
        self._taker = Taker(self._desk, folder, self, self._done, self._failed)

    def _failed(self, problem: AfterwordError) -> None:
        self._go.setText(say("takeout", "Choose a folder…"))
        self._go.setEnabled(True)
        self._problem.show_problem(problem)
        self._go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _done(self, out: TakenOut, readable: Path) -> None:
        self._title.setText(say("takeout", "Everything is in these two files."))
        self._lead.setText(f"{shown(out.path)}\n{shown(readable)}")
        if out.unreadable:
            self._lead.setText(f"{self._lead.text()}\n{_unread(out.unreadable)}")
        self._go.hide()
        self._cancel.setText(say("takeout", "Close"))
        self._cancel.setFocus(Qt.FocusReason.OtherFocusReason)


def _unread(count: int) -> str:
    return capital(
        say_n(
            "takeout",
            "One stored piece is damaged and not in them.",
            "{n} stored pieces are damaged and not in them.",
            count,
        )
    )
