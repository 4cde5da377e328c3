"""What opening the journal found, named plainly, and the ways to go on. Nothing is hurried.

Stands between the lock screen and Today where something is not as it was left, and can be come back
to. The words are in ``ui.opening.report_text``, the ways in ``ui.opening.ways_on``.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from journal.errors import AfterwordError
from ui import routes
from ui.copies.copies_dialog import CopiesDialog
from ui.copies.restore_dialog import RestoreDialog
from ui.i18n.say import say
from ui.opening.join_form import JoinForm
from ui.opening.report_text import known_texts, report_texts, waiting_texts
from ui.opening.ways_on import Way, ways_on
from ui.page import Sidebar
from ui.problem_panel import ProblemPanel
from ui.section_page import SectionPage, clear_layout
from ui.session import vault_of
from ui.theme.tokens import Space
from ui.widgets.button import Button
from ui.widgets.dialog import flush_dialogs
from ui.widgets.notice import Notice
from ui.widgets.radio_card import RadioList
from ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from ui.desk import Desk

NOTICE_GAP = 12
UNLOCKED_LEFT, UNLOCKED_LEFT_NARROW = 248, 104  # where the words of the lock screen stood


class FoundPage(SectionPage):
    """A list of findings, one choice, one button."""

    section = "settings"
    column_width = 648

    def __init__(self, desk: "Desk", route: routes.Route) -> None:
        """Build it from the report of the open journal."""
        super().__init__(desk, route)
        self._first = isinstance(route, routes.Found) and route.first
        if self._first:
            self.sidebar, self.wide_left = Sidebar.NONE, UNLOCKED_LEFT
            self.narrow_left = UNLOCKED_LEFT_NARROW
        self._vault = vault_of(desk.repository)
        self._build()

    def _build(self) -> None:
        self._report = self._vault.report
        self._add_words()
        self._add_joining()
        self._add_ways()
        self._problem = ProblemPanel()
        self.column.addSpacing(NOTICE_GAP)
        self.column.addWidget(self._problem)
        self._add_foot()
        self.column.addStretch(1)

    def _add_words(self) -> None:
        report, clock = self._vault.report, self.desk.clock
        texts = [*report_texts(report, clock), *known_texts(report, clock)]
        title = say("found", "Before you go on") if self._first else say("found", "What was found")
        self.setAccessibleName(title)
        self.column.addWidget(TextLabel(title, "question"))
        self.column.addSpacing(Space.S)
        waiting = waiting_texts(report)
        self.column.addWidget(TextLabel(_lead(found=bool(texts), waits=bool(waiting)), "lead"))
        self.column.addSpacing(Space.XL)
        for text in (*texts, *waiting):
            body = " ".join(part for part in (text.body, text.next_step) if part)
            self.column.addWidget(Notice(text.title, body))
            self.column.addSpacing(NOTICE_GAP)

    def _add_joining(self) -> None:
        """Ask for the other passphrase where two were set apart."""
        report = self._report
        if report.apart and not report.outdated and self._vault.read_only is None:
            self.column.addWidget(JoinForm(self.desk, self._vault.join, self._joined))

    def _add_ways(self) -> None:
        options = ways_on(self._vault.report)
        name = say("found", "What would you like to do?")
        self._ways = RadioList(name, options)
        if not options:
            self._ways.hide()
            return
        self._ways.set_value(options[0].id)
        self.column.addSpacing(Space.M)
        self.column.addWidget(TextLabel(name, "small_strong"))
        self.column.addSpacing(Space.S)
        self.column.addWidget(self._ways)

    def _add_foot(self) -> None:
        self.column.addSpacing(Space.L)
        row = QHBoxLayout()
        if not self._first:
            back = Button(say("found", "Back"), icon="arrow-left")
            back.clicked.connect(self.desk.back)
            row.addWidget(back)
        row.addStretch(1)
        self._next = Button(say("found", "Go on"), "primary", trailing="arrow-right")
        self._next.clicked.connect(self._go_on)
        row.addWidget(self._next)
        self.column.addLayout(row)
        if self._vault.report.asks():
            copies = Button(say("found", "Restore a copy…"))
            copies.clicked.connect(lambda _on=False: self._show_copies())
            row.insertWidget(row.count() - 2, copies)
            self.setTabOrder(self._next, copies)  # who has chosen goes on with the next key

    def arrived(self) -> None:
        """Say anew what was found, where that changed; not while another passphrase is typed."""
        report = self._vault.report
        if report == self._report or (report.apart and self._report.apart):
            return
        chosen = self._ways.value()
        clear_layout(self.column)
        self._build()
        if chosen in {card.option.id for card in self._ways.cards}:
            self._ways.set_value(chosen)
        self.opened()

    def opened(self) -> None:
        """Put the focus where the person chooses, or goes on where there is nothing to choose."""
        chosen = next((card for card in self._ways.cards if card.isChecked()), None)
        (chosen or self._next).setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        acts: dict[str, Callable[[], None]] = {
            Way.WITHOUT: self._vault.carry_on,
            Way.READ: self._vault.only_read,
            Way.WRITE: partial(self._vault.only_read, wanted=False),
        }
        act = acts.get(self._ways.value())
        if act is None:
            self._leave()
            return
        self._next.setEnabled(False)
        says = say("found", "Getting the journal ready…")
        self.desk.worker.run(self.desk.keeper, act, self._done, self._not_done, says=says)

    def _show_copies(self) -> None:
        place, _ = self.desk.copier.place()
        CopiesDialog(self.desk, place, self._restore).begin_on(self.window())

    def _restore(self, source: Path, upto: datetime | None) -> None:
        RestoreDialog(self.desk, source, upto).begin_on(self.window())

    def flush(self) -> None:
        """Let no dialog go on without the page."""
        flush_dialogs(self.window())

    def _joined(self) -> None:
        self._done(None)

    def _done(self, _result: object) -> None:
        """Let the window know, also where this page was left meanwhile."""
        self.desk.judged_anew()
        if shiboken6.isValid(self) and self.isVisible():
            self._leave()

    def _leave(self) -> None:
        """Go where the opening would have gone; what needs writing is not for a reader."""
        may_go_first = self._first and not self.desk.repository.read_only
        self.desk.go(self.desk.first if may_go_first else routes.Today())

    def _not_done(self, problem: AfterwordError) -> None:
        if not shiboken6.isValid(self):
            return
        self._next.setEnabled(True)
        self._problem.show_problem(problem)


def _lead(*, found: bool, waits: bool) -> str:
    if found:
        return say("found", "The journal opens. Something in its folder is not as it was left.")
    if waits:
        return say("found", "What is here is as it was written. Not all of it has come yet.")
    return say("found", "All files of this journal are here, and as they were written.")
