"""One row of the ledger in full: what left, for whom, what came back, what became of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from journal.model import Share
from ui.error_text import ErrorText
from ui.i18n.say import capital, say, say_n
from ui.problem_panel import ProblemPanel
from ui.sharing.bringing_in import Arrived, arrived_line, refused_lines
from ui.sharing.drop_line import DropLine
from ui.sharing.ledger_entry import details, length, when
from ui.sharing.ledger_notes import LedgerNotes
from ui.sharing.replies_view import RepliesView
from ui.sharing.reply_acts import CameBack
from ui.widgets.button import Button
from ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from ui.desk import Desk


class ShareDetail(QWidget):
    """Says what is wanted by the signals of its parts; ``failed`` with what was in the way."""

    failed = Signal(object)  # AfterwordError

    def __init__(self, desk: "Desk", share: Share, check: QWidget) -> None:
        """Show ``share``, with ``check`` below what came back to it."""
        super().__init__()
        self._desk, self.share = desk, share
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(48, 44, 48, 24)
        self._column.setSpacing(0)
        self._add_head()
        self._add_replies()
        self._column.addWidget(check)
        self._column.addSpacing(24)
        self._add_parts()
        self._add_details()
        self._column.addSpacing(20)
        self.notes = LedgerNotes(desk.clock)
        self._column.addWidget(self.notes)
        self._column.addSpacing(20)
        note = say(
            "shared",
            "The copy that left stays as it was. What you write in your journal may change.",
        )
        self._column.addWidget(TextLabel(note, "small"))
        self._column.addStretch(1)

    # building

    def _add_head(self) -> None:
        share = self.share
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(TextLabel(share.title, "page_title"), 1)
        moment = when(share, self._desk.clock)
        line = say("shared", "{length}. {when}.", length=length(share), when=moment)
        self.see = Button(say("shared", "See the exact copy"), icon="eye")
        row.addWidget(self.see, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)
        self._column.addSpacing(2)
        self._column.addWidget(TextLabel(line, "small"))  # below both: it is long
        self._column.addSpacing(20)

    def _add_replies(self) -> None:
        """Add where replies are brought in and stand, if the page asks for any."""
        column = self._column
        bring = say("replies", "Bring replies back…")
        self.drop = DropLine("", bring, several=True, parent=self)
        self.refused = ProblemPanel(kind="info", parent=self)
        self.replies = RepliesView(parent=self)
        asks = bool(self.share.questions)
        self.drop.setVisible(asks)
        self.drop.button.setEnabled(not self._desk.repository.read_only)
        self.replies.setVisible(asks)
        below = 8, 16, 8
        for part, gap in zip((self.drop, self.refused, self.replies), below, strict=True):
            column.addWidget(part)  # each has its place here, lest it is a window of its own
            column.addSpacing(gap if asks else 0)

    def _add_parts(self) -> None:
        self._column.addWidget(TextLabel(say("shared", "What left"), "small_strong", ink="muted"))
        self._column.addSpacing(6)
        parts = "\N{NO-BREAK SPACE}· ".join(self.share.prompts)
        self._column.addWidget(TextLabel(parts, "ui"))
        self._column.addSpacing(20)

    def _add_details(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, 116)
        grid.setColumnStretch(1, 1)
        for at, (name, words) in enumerate(details(self.share, self._desk.clock)):
            grid.addWidget(TextLabel(name, "small"), at, 0, Qt.AlignmentFlag.AlignTop)
            value = TextLabel(words, "small", ink="ink")
            value.setAccessibleName(f"{name}: {words}")
            grid.addWidget(value, at, 1)
        if self.share.format == "protected":
            self._add_passphrase(grid)
        self._column.addLayout(grid)

    def _add_passphrase(self, grid: QGridLayout) -> None:
        """Add where the passphrase can be seen again: somebody may have lost it."""
        row, one, ledger = grid.rowCount(), self.share.id, self._desk.repository.ledger
        name = TextLabel(say("shared", "Passphrase"), "small")
        grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignVCenter)
        self.show_passphrase = Button(say("shared", "Show the passphrase"), "link")
        shown = TextLabel("", "small", ink="ink")
        shown.hide()

        def show(words: str) -> None:
            self.show_passphrase.hide()
            shown.setText(words)
            shown.show()

        def ask() -> None:
            self._desk.worker.run(
                shown, lambda: ledger.share(one).passphrase, show, self.failed.emit
            )

        self.show_passphrase.clicked.connect(ask)
        grid.addWidget(self.show_passphrase, row, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(shown, row, 1)

    # what came back

    def show_today(self, came: CameBack, shares: tuple[Share, ...]) -> None:
        """Show what there is to know of it today, among all ``shares``."""
        read_only = self._desk.repository.read_only
        self.notes.show_share(self.share, shares, came.source, read_only=read_only)
        if came.share.questions:
            questions = came.share.questions
            self.replies.show_replies(questions, came.replies, came.can, self._desk.clock)
            self.drop.words.setText(_so_far(len(came.replies)))

    def tell(self, arrived: Arrived) -> None:
        """Tell what became of files that were brought in."""
        line, lines = arrived_line(arrived), refused_lines(arrived)
        if lines:
            kept = say("replies", "Nothing of such a file was kept, and nothing was changed.")
            title = line or say("replies", "No reply came in.")
            self.refused.show_text(ErrorText(title, "\n".join((*lines, kept)), ""))
        elif line:
            self.refused.show_text(ErrorText(line, "", ""))


def _so_far(count: int) -> str:
    if not count:
        return say("replies", "No reply yet. Drop reply files here.")
    so_far = say_n("replies", "One reply so far.", "{n} replies so far.", count)
    return say("replies", "{so_far} Drop more reply files here.", so_far=capital(so_far))
