"""Shared: all that has ever left, each with the exact copy, and whether a file is one of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.errors import AfterwordError
from journal.model import Share
from ui import routes
from ui.i18n.say import say
from ui.page import Page
from ui.problem_panel import ProblemPanel
from ui.section_page import clear_layout
from ui.sharing.bringing_in import Arrived, BringingIn
from ui.sharing.exact_copy import ExactCopy
from ui.sharing.export_dialog import documents_folder
from ui.sharing.file_check import FileCheck
from ui.sharing.ledger_entry import LedgerEntries, LedgerEntry
from ui.sharing.reply_acts import CameBack, ReplyActs, read
from ui.sharing.share_detail import ShareDetail
from ui.theme.tokens import NARROW
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
        self._reply = route.reply if isinstance(route, routes.Shared) else ""
        self.shares: tuple[Share, ...] = ()
        self.entries: list[LedgerEntry] = []
        self.counts: Mapping[str, int] = {}
        self.detail: ShareDetail | None = None  # of the chosen one
        self.check = FileCheck(desk, self, lambda: self.shares)
        self.check.recognised.connect(self._recognised)
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
        self._place = _column(detail, (0, 0, 0, 0))
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
        self._place.addWidget(panel)

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
        line = self.check.new_line()
        column.addWidget(line)
        column.addStretch(1)
        self._place.addWidget(holder, 1)
        line.button.setFocus(Qt.FocusReason.OtherFocusReason)

    # One row

    @property
    def chosen(self) -> Share | None:
        """The row that is shown in full."""
        return self.detail.share if self.detail is not None else None

    def _choose(self, entry: LedgerEntry) -> None:
        entry.setChecked(True)
        clear_layout(self._place)
        detail = self.detail = self._build_detail(entry.share)
        self._place.addWidget(Scroll(detail), 1)
        self._again()

    def _build_detail(self, share: Share) -> ShareDetail:
        detail = ShareDetail(self.desk, share, self.check.new_line())
        detail.see.clicked.connect(lambda: self.copy.see(share))
        detail.failed.connect(self._no_copy)
        detail.drop.dropped.connect(self.bringing.take)
        detail.drop.pressed.connect(lambda: self.bringing.ask(documents_folder()))
        detail.replies.noted.connect(self.acts.note)
        detail.replies.promised.connect(self.acts.promise)
        detail.replies.removed.connect(self.acts.remove)
        detail.notes.away_asked.connect(self._note_away)
        detail.notes.corrected.connect(self._note_correction)
        detail.notes.reflection_asked.connect(
            lambda: self.desk.go(routes.Reflecting(share.reflection))
        )
        return detail

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
            if self.detail is not None and self.detail.share.id == noted.id:
                self.detail.share = noted
                self._again()

        def job() -> None:
            ledger.note(noted.id, asked_away=away, corrected_by=by)

        self.desk.worker.run(self, job, kept, self._no_copy)

    def _again(self) -> None:
        """Read anew what there is to know of what is chosen."""
        share, repository = self.chosen, self.desk.repository
        if share is not None:
            job = partial(read, repository, share)
            self.desk.worker.run(self, job, self._show_today, self._no_copy)

    def _show_today(self, came: CameBack) -> None:
        if self.detail is None or came.share.id != self.detail.share.id:
            return
        self.detail.show_today(came, self.shares)
        if came.share.questions:
            entry = next(one for one in self.entries if one.share.id == came.share.id)
            entry.set_replies(len(came.replies))
        if came.share.id == self._wanted and self.detail.replies.lead_to(self._reply):
            self._reply = ""  # once: afterwards the person goes where they like

    def _arrived(self, arrived: Arrived) -> None:
        """Tell what came in, at the page that it answers."""
        answered = {one.reply.share for one in arrived.brought}
        here = self.chosen is not None and self.chosen.id in answered
        other = next((one for one in self.entries if one.share.id in answered), None)
        if not here and other is not None:
            self._choose(other)
        if self.detail is not None:
            self.detail.tell(arrived)
        self._again()

    def _no_copy(self, problem: AfterwordError) -> None:
        panel = ProblemPanel()
        panel.show_problem(problem)
        self._place.insertWidget(0, panel)

    def escape(self) -> bool:
        """Close the copy that lies over the page."""
        return self.copy.close()

    def flush(self) -> None:
        """Close the copy; nothing is typed here."""
        self.escape()

    def _recognised(self, share: Share) -> None:
        """Show the row of a file that is one of the copies."""
        if self.chosen is None or share.id != self.chosen.id:
            self._choose(next(one for one in self.entries if one.share.id == share.id))


@dataclass(frozen=True)
class Ledger:
    """The rows, newest first, and how many replies each has."""

    shares: tuple[Share, ...]
    counts: Mapping[str, int]


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
