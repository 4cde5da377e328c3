"""Shared: all that has ever left, each with the exact copy, and whether a file is one of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from journal.disclosure.ledger import matches
from journal.errors import AfterwordError
from journal.model import Share
from ui import routes
from ui.error_text import ErrorText
from ui.folder_choice import ask_for_any_file
from ui.i18n.say import capital, say, say_n
from ui.page import Page
from ui.problem_panel import ProblemPanel
from ui.section_page import clear_layout
from ui.sharing.bringing_in import Arrived, BringingIn, arrived_line, refused_lines
from ui.sharing.drop_line import DropLine
from ui.sharing.exact_copy import ExactCopy
from ui.sharing.export_dialog import documents_folder
from ui.sharing.ledger_entry import LedgerEntries, LedgerEntry, details, length, when
from ui.sharing.ledger_notes import LedgerNotes
from ui.sharing.replies_view import RepliesView
from ui.sharing.reply_acts import CameBack, ReplyActs, read
from ui.theme.tokens import NARROW
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.ground import Ground
from ui.widgets.page_frame import Scroll
from ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from ui.desk import Desk

LEDGER, NARROW_LEDGER = 336, 280


class SharedPage(Page):
    """The ledger, and the row that is chosen in it."""

    section = "shared"

    def __init__(self, desk: "Desk", route: routes.Route) -> None:
        """Build the frame; ``opened`` fills it."""
        super().__init__(desk, route)
        self._wanted = route.share if isinstance(route, routes.Shared) else ""
        self.shares: tuple[Share, ...] = ()
        self.entries: list[LedgerEntry] = []
        self.chosen: Share | None = None
        self.counts: Mapping[str, int] = {}
        self.copy = ExactCopy(desk, self, self._no_copy)
        self.acts = ReplyActs(desk, self)
        self.acts.done.connect(self._again)
        self.acts.failed.connect(self._no_copy)
        self.bringing = BringingIn(desk, self)
        self.bringing.arrived.connect(self._arrived)
        self.bringing.stopped.connect(self._no_copy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._list = Ground("window", edges=("end",))
        self._list_column = _column(self._list, (24, 44, 13, 12))
        row.addWidget(self._list)
        detail = Ground("surface")
        self._detail = _column(detail, (0, 0, 0, 0))
        row.addWidget(detail, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Make the ledger smaller in a narrow window."""
        super().resizeEvent(event)
        narrow = self.window().width() < NARROW
        self._list.setFixedWidth(NARROW_LEDGER if narrow else LEDGER)

    def opened(self) -> None:
        """Load the ledger."""
        says = say("shared", "Opening the list…")
        self.desk.worker.run(self, self._load, self._fill, self._trouble, says=says)

    def _load(self) -> "Ledger":
        ledger = self.desk.repository.ledger
        return Ledger(ledger.shares(), ledger.reply_counts())

    def _trouble(self, problem: AfterwordError) -> None:
        panel = ProblemPanel()
        panel.show_problem(problem)
        self._detail.addWidget(panel)

    def _fill(self, ledger: "Ledger") -> None:
        shares = ledger.shares
        self.shares, self.counts = shares, ledger.counts
        title = TextLabel(say("shared", "Shared"), "question")
        self._list_column.addLayout(_inset(title))
        lead = say("shared", "All that has ever left this computer.")
        self._list_column.addLayout(_inset(TextLabel(lead, "ui", ink="muted")))
        self._list_column.addSpacing(20)
        if not shares:
            self._show_nothing()
            return
        self._add_entries()
        first = next((one for one in self.entries if one.share.id == self._wanted), self.entries[0])
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        first.click()

    def _add_entries(self) -> None:
        body = LedgerEntries()
        column = _column(body, (0, 0, 0, 0))
        self.entries = [
            LedgerEntry(share, self.desk.clock, self.counts.get(share.id, 0))
            for share in self.shares
        ]
        for entry in self.entries:
            entry.clicked.connect(lambda _on=False, entry=entry: self._choose(entry))
            column.addWidget(entry)
            column.addSpacing(4)
        column.addStretch(1)
        body.entries = self.entries
        self._list_column.addWidget(Scroll(body), 1)

    def _show_nothing(self) -> None:
        self._list_column.addStretch(1)
        holder = QWidget()
        column = _column(holder, (48, 44, 48, 24))
        column.addWidget(
            EmptyState(
                say("shared", "Nothing has left this computer."),
                say(
                    "shared",
                    "When you export a page for your group, the exact copy is kept here, with whom "
                    "it was for and why.",
                ),
            )
        )
        column.addSpacing(28)
        self._add_check(column)
        column.addStretch(1)
        self._detail.addWidget(holder, 1)

    # One row

    def _choose(self, entry: LedgerEntry) -> None:
        entry.setChecked(True)
        self.chosen = entry.share
        clear_layout(self._detail)
        holder = QWidget()
        column = _column(holder, (48, 44, 48, 24))
        self._add_head(column, entry.share)
        self._add_replies(column, entry.share)
        self._add_check(column)
        column.addSpacing(24)
        self._add_parts(column, entry.share)
        self._add_details(column, entry.share)
        column.addSpacing(20)
        self._add_notes(column, entry.share)
        column.addSpacing(20)
        note = say(
            "shared",
            "The copy that left does not change any more. What you write in your journal may.",
        )
        column.addWidget(TextLabel(note, "small"))
        column.addStretch(1)
        self._detail.addWidget(Scroll(holder), 1)
        self._again()

    def _add_notes(self, column: QVBoxLayout, share: Share) -> None:
        self.notes = LedgerNotes(self.desk.clock)
        self.notes.away_asked.connect(self._note_away)
        self.notes.corrected.connect(self._note_correction)
        self.notes.reflection_asked.connect(
            lambda: self.desk.go(routes.Reflecting(share.reflection))
        )
        column.addWidget(self.notes)

    def _note_away(self, asked: object) -> None:
        if self.chosen is not None:
            at = self.desk.clock.now() if asked else None
            self._note(replace(self.chosen, asked_away=at))

    def _note_correction(self, by: object) -> None:
        if self.chosen is not None:
            self._note(replace(self.chosen, corrected_by=str(by)))

    def _note(self, noted: Share) -> None:
        """Keep what became of a row, and show it once it is kept."""
        ledger = self.desk.repository.ledger
        away, by = noted.asked_away, noted.corrected_by

        def kept(_none: None) -> None:
            self.shares = tuple(noted if one.id == noted.id else one for one in self.shares)
            entry = next(one for one in self.entries if one.share.id == noted.id)
            entry.set_share(noted)
            if self.chosen is not None and self.chosen.id == noted.id:
                self.chosen = noted
                self._again()

        def job() -> None:
            ledger.note(noted.id, asked_away=away, corrected_by=by)

        self.desk.worker.run(self, job, kept, self._no_copy)

    def _add_head(self, column: QVBoxLayout, share: Share) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(TextLabel(share.title, "page_title"))
        line = say(
            "shared", "{length}. {when}.", length=length(share), when=when(share, self.desk.clock)
        )
        words.addWidget(TextLabel(line, "small"))
        row.addLayout(words, 1)
        self.see = Button(say("shared", "See the exact copy"), icon="eye")
        self.see.clicked.connect(lambda: self.copy.see(share))
        row.addWidget(self.see, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addSpacing(20)

    def _add_replies(self, column: QVBoxLayout, share: Share) -> None:
        """Add where replies are brought in and stand, if the page asks for any."""
        self.drop = DropLine("", say("replies", "Bring replies back…"), several=True)
        self.refused = ProblemPanel(kind="info")
        self.replies = RepliesView()
        if not share.questions:
            self.drop.hide()
            return
        self.drop.dropped.connect(self.bringing.take)
        self.drop.pressed.connect(lambda: self.bringing.ask(documents_folder()))
        self.replies.noted.connect(self.acts.note)
        self.replies.promised.connect(self.acts.promise)
        self.replies.removed.connect(self.acts.remove)
        self.drop.button.setEnabled(not self.desk.repository.read_only)
        column.addWidget(self.drop)
        column.addSpacing(8)
        column.addWidget(self.refused)
        column.addSpacing(16)
        column.addWidget(self.replies)
        column.addSpacing(8)

    def _again(self) -> None:
        """Read anew what there is to know of what is chosen."""
        share, repository = self.chosen, self.desk.repository
        if share is not None:
            job = partial(read, repository, share)
            self.desk.worker.run(self, job, self._show_today, self._no_copy)

    def _show_today(self, came: CameBack) -> None:
        if self.chosen is None or came.share.id != self.chosen.id:
            return
        read_only = self.desk.repository.read_only
        self.notes.show_share(self.chosen, self.shares, came.source, read_only=read_only)
        if came.share.questions:
            self._show_replies(came)

    def _show_replies(self, came: CameBack) -> None:
        questions = came.share.questions
        self.replies.show_replies(questions, came.replies, came.can, self.desk.clock)
        count = len(came.replies)
        entry = next(one for one in self.entries if one.share.id == came.share.id)
        entry.set_replies(count)
        self.drop.words.setText(_so_far(count))

    def _arrived(self, arrived: Arrived) -> None:
        """Tell what came in, at the page that it answers."""
        answered = {one.reply.share for one in arrived.brought}
        here = self.chosen is not None and self.chosen.id in answered
        other = next((one for one in self.entries if one.share.id in answered), None)
        if not here and other is not None:
            self._choose(other)
        self._tell(arrived)
        self._again()

    def _tell(self, arrived: Arrived) -> None:
        line, lines = arrived_line(arrived), refused_lines(arrived)
        if lines:
            kept = say("replies", "Nothing of such a file was kept, and nothing was changed.")
            title = line or say("replies", "No reply came in.")
            self.refused.show_text(ErrorText(title, "\n".join((*lines, kept)), ""))
        elif line:
            self.refused.show_text(ErrorText(line, "", ""))

    def _add_check(self, column: QVBoxLayout) -> None:
        self.check = DropLine(
            say("shared", "Is this the file I shared? Drop it here, or choose it."),
            say("shared", "Choose a file…"),
        )
        self.check.dropped.connect(lambda files: self._compare(files[0]))
        self.check.pressed.connect(self._ask_which)
        column.addWidget(self.check)

    def _add_parts(self, column: QVBoxLayout, share: Share) -> None:
        column.addWidget(TextLabel(say("shared", "What left"), "small_strong", ink="muted"))
        column.addSpacing(6)
        column.addWidget(TextLabel("\N{NO-BREAK SPACE}· ".join(share.prompts), "ui"))
        column.addSpacing(20)

    def _add_details(self, column: QVBoxLayout, share: Share) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, 116)
        grid.setColumnStretch(1, 1)
        for at, (name, words) in enumerate(details(share, self.desk.clock)):
            grid.addWidget(TextLabel(name, "small"), at, 0, Qt.AlignmentFlag.AlignTop)
            value = TextLabel(words, "small", ink="ink")
            value.setAccessibleName(f"{name}: {words}")
            grid.addWidget(value, at, 1)
        if share.format == "protected":
            self._add_passphrase(grid, share)
        column.addLayout(grid)

    def _add_passphrase(self, grid: QGridLayout, share: Share) -> None:
        """Add where the passphrase can be seen again: somebody may have lost it."""
        row, ledger = grid.rowCount(), self.desk.repository.ledger
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
            self.desk.worker.run(
                shown, lambda: ledger.share(share.id).passphrase, show, self._no_copy
            )

        self.show_passphrase.clicked.connect(ask)
        grid.addWidget(self.show_passphrase, row, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(shown, row, 1)

    def _no_copy(self, problem: AfterwordError) -> None:
        panel = ProblemPanel()
        panel.show_problem(problem)
        self._detail.insertWidget(0, panel)

    def escape(self) -> bool:
        """Close the copy that lies over the page."""
        return self.copy.close()

    def flush(self) -> None:
        """Close the copy; nothing is typed here."""
        self.escape()

    # Is this the file I shared?

    def _ask_which(self) -> None:
        title = say("shared", "Which file?")
        ask_for_any_file(self, title, documents_folder(), self._compare)

    def _compare(self, path: Path) -> None:
        shares = self.shares

        def job() -> Share | None:
            known = any(one.size == path.stat().st_size for one in shares)
            return matches(shares, path.read_bytes()) if known else None

        says = say("shared", "Comparing…")
        self.desk.worker.run(self, job, self._compared, self._not_read, says=says)

    def _compared(self, share: Share | None) -> None:
        if share is None:
            self._answer(
                say(
                    "shared",
                    "No. It is none of the copies that left, or it was changed after it did.",
                )
            )
            return
        answer = say(
            "shared",
            "Yes, byte for byte: {title}, {when}.",
            title=share.title,
            when=when(share, self.desk.clock),
        )
        entry = next(one for one in self.entries if one.share.id == share.id)
        if share is not self.chosen:
            self._choose(entry)
        self._answer(answer)

    def _not_read(self, _problem: AfterwordError) -> None:
        self._answer(say("shared", "This file could not be read. Nothing was changed."))

    def _answer(self, words: str) -> None:
        self.check.words.setText(words)
        self.check.words.set_ink("ink")
        QAccessible.updateAccessibility(QAccessibleEvent(self.check.words, QAccessible.Event.Alert))


@dataclass(frozen=True)
class Ledger:
    """The rows, newest first, and how many replies each has."""

    shares: tuple[Share, ...]
    counts: Mapping[str, int]


def _so_far(count: int) -> str:
    if not count:
        return say("replies", "No reply yet. Drop reply files here.")
    so_far = say_n("replies", "One reply so far.", "{n} replies so far.", count)
    return say("replies", "{so_far} Drop more reply files here.", so_far=capital(so_far))


def _column(widget: QWidget, margins: tuple[int, int, int, int]) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(*margins)
    column.setSpacing(0)
    return column


def _inset(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(12, 0, 12, 0)
    row.addWidget(widget)
    return row
