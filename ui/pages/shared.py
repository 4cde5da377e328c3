"""Shared: all that has ever left, each with the exact copy, and whether a file is one of them."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from journal.disclosure.ledger import matches
from journal.disclosure.rendering import Rendered
from journal.errors import AfterwordError
from journal.model import Share
from ui import routes
from ui.folder_choice import ask_for_any_file
from ui.i18n.say import say
from ui.page import Page
from ui.problem_panel import ProblemPanel
from ui.section_page import clear_layout
from ui.sharing.drop_line import DropLine
from ui.sharing.export_dialog import documents_folder
from ui.sharing.ledger_entry import LedgerEntries, LedgerEntry, details, length, rendered_of, when
from ui.sharing.preview import Drawing, draw
from ui.sharing.preview_desk import Previewer
from ui.theme.tokens import NARROW
from ui.widgets.button import Button
from ui.widgets.dialog import DialogScrim
from ui.widgets.empty_state import EmptyState
from ui.widgets.ground import Ground
from ui.widgets.icon_button import IconButton
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
        self._copy: DialogScrim | None = None
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

    def _load(self) -> tuple[Share, ...]:
        return self.desk.repository.shares()

    def _trouble(self, problem: AfterwordError) -> None:
        panel = ProblemPanel()
        panel.show_problem(problem)
        self._detail.addWidget(panel)

    def _fill(self, shares: tuple[Share, ...]) -> None:
        self.shares = shares
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
        self.entries = [LedgerEntry(share, self.desk.clock) for share in self.shares]
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
        self._add_check(column)
        column.addSpacing(24)
        self._add_parts(column, entry.share)
        self._add_details(column, entry.share)
        column.addSpacing(20)
        note = say(
            "shared",
            "The copy that left does not change any more. What you write in your journal may.",
        )
        column.addWidget(TextLabel(note, "small"))
        column.addStretch(1)
        self._detail.addWidget(Scroll(holder), 1)

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
        self.see.clicked.connect(lambda: self._see(share))
        row.addWidget(self.see, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addSpacing(20)

    def _add_check(self, column: QVBoxLayout) -> None:
        self.check = DropLine(
            say("shared", "Is this the file I shared? Drop it here, or choose it."),
            say("shared", "Choose a file…"),
        )
        self.check.dropped.connect(self._compare)
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
        column.addLayout(grid)

    # The exact copy

    def _see(self, share: Share) -> None:
        says, worker = say("shared", "Opening the copy…"), self.desk.worker

        def read() -> Rendered:
            return rendered_of(self.desk.repository.share(share.id))

        def show(copy: Rendered) -> None:
            worker.pages.run(self, lambda: draw(copy), self._show_copy, self._no_copy, says=says)

        worker.run(self, read, show, self._no_copy, says=says)

    def _show_copy(self, drawing: Drawing) -> None:
        title = say("shared", "The exact copy")
        dialog = DialogScrim(title, width=840, height=608, padding=0)
        head = QHBoxLayout()
        head.setContentsMargins(32, 20, 24, 12)
        head.addWidget(TextLabel(title, "page_title"), 1)
        close = IconButton("x", say("shared", "Close"), size=32)
        close.clicked.connect(dialog.close_)
        head.addWidget(close)
        dialog.column.addLayout(head)
        desk = Ground("sunken")
        column = _column(desk, (1, 16, 1, 16))
        preview = Previewer(title, width=700)
        preview.set_left(46)
        preview.show_drawing(drawing)
        column.addWidget(preview)
        dialog.column.addWidget(desk, 1)
        dialog.closed.connect(lambda: self._forget(dialog))
        self._copy = dialog
        dialog.open_on(self.window(), preview.area)

    def _forget(self, dialog: DialogScrim) -> None:
        self._copy = None
        dialog.deleteLater()

    def _no_copy(self, problem: AfterwordError) -> None:
        panel = ProblemPanel()
        panel.show_problem(problem)
        self._detail.insertWidget(0, panel)

    def escape(self) -> bool:
        """Close the copy that lies over the page."""
        if self._copy is None:
            return False
        self._copy.close_()
        return True

    def flush(self) -> None:
        """Close the copy; nothing is typed here."""
        self.escape()

    # Is this the file I shared?

    def _ask_which(self) -> None:
        title = say("shared", "Which file?")
        ask_for_any_file(self, title, documents_folder(), self._compare)

    def _compare(self, file: object) -> None:
        path = Path(str(file))
        shares = self.shares

        def job() -> Share | None:
            return matches(shares, path.read_bytes())

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
