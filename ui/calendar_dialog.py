"""A calendar file, looked at before it is saved: its title, its times, and nothing else.

The title is neutral until the person writes another. The file is theirs to open with a calendar;
nothing is sent, and the program never reads a calendar.
"""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.clock import local
from journal.disclosure.calendar_file import (
    FILE_NAME,
    TITLE_LIMIT,
    DayEntry,
    Entry,
    TimedEntry,
    calendar_file,
    clean_title,
    write_calendar_file,
)
from journal.errors import AfterwordError, TargetExists
from ui.drafts import Drafts, forget_drafts, keep_draft
from ui.folder_choice import ask_for_file, shown
from ui.i18n.say import clock_time, say, say_n, weekday_date
from ui.problem_panel import ProblemPanel, Step
from ui.theme.tokens import Space
from ui.widgets.button import Button
from ui.widgets.dialog import DialogScrim
from ui.widgets.dialog_foot import dialog_foot
from ui.widgets.field import Field
from ui.widgets.page_frame import Scroll
from ui.widgets.select import Select, SelectOption
from ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from ui.desk import Desk

LENGTHS = (15, 25, 45, 60, 90)  # minutes
TITLE = "calendar"  # the draft of another title
FEW, ROOM = 6, 140  # times that are listed without scrolling; px for more


class CalendarDialog(DialogScrim):
    """Shows what a file would say, and saves it where the person wants it."""

    def __init__(self, desk: "Desk", entries: tuple[Entry, ...], drafts: Drafts) -> None:
        """Show ``entries``: all moments, or all days. ``drafts`` keeps another title."""
        title = say("calendar", "Put it in my calendar")
        super().__init__(title, width=520)
        self._desk, self._entries, self._drafts = desk, entries, drafts
        self.column.setSpacing(Space.M)
        self.column.addWidget(TextLabel(title, "title"))
        self.title = Field(say("calendar", "What the entry says"))
        self.title.set_text(say("calendar", "Quiet time"))
        self.title.line.setMaxLength(TITLE_LIMIT)
        self.title.edited.connect(lambda _text: self.title.set_bad(""))
        keep_draft(drafts, TITLE, self.title)
        self.given_up.connect(lambda: forget_drafts(drafts, TITLE))
        self.column.addWidget(self.title)
        self._add_times()
        self._add_length()
        words = say(
            "calendar",
            "Nothing else is in the file: no name, no question, nothing you wrote. Whoever sees "
            "your calendar sees this title. It is sent nowhere; you open it with your calendar.",
        )
        self.column.addWidget(TextLabel(words, "small"))
        self._said = TextLabel("", "ui")
        self._said.hide()
        self.column.addWidget(self._said)
        self._problem = ProblemPanel()
        self.column.addWidget(self._problem)
        self.column.addLayout(self._foot())
        self.closed.connect(self.deleteLater)

    def _add_times(self) -> None:
        """List all times; many of them in a room of their own that scrolls."""
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        for entry in self._entries:
            column.addWidget(TextLabel(self._when(entry), "ui"))
        if len(self._entries) <= FEW:
            self.column.addWidget(held)
            return
        scroll = Scroll(held)
        scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # so that the keys can scroll it
        scroll.setAccessibleName(say("calendar", "The days"))
        scroll.setFixedHeight(ROOM)
        self.column.addWidget(scroll)

    def _add_length(self) -> None:
        timed = [one for one in self._entries if isinstance(one, TimedEntry)]
        if not timed:
            return
        name = say("calendar", "For about")
        lengths = tuple(SelectOption(str(one), _minutes(one)) for one in LENGTHS)
        self.length = Select(name, lengths, small=True)
        self.length.set_value(str(timed[0].minutes))
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(TextLabel(name, "ui", wrap=False))
        row.addWidget(self.length)
        row.addStretch(1)
        self.column.addLayout(row)

    def _foot(self) -> QHBoxLayout:
        self.leave = Button(say("dialog", "Cancel"))
        self.leave.clicked.connect(self.give_up)
        self.save = Button(say("calendar", "Save the file…"), "primary")
        self.save.clicked.connect(self._choose)
        return dialog_foot(self.leave, self.save)

    def _when(self, entry: Entry) -> str:
        if isinstance(entry, DayEntry):
            return weekday_date(entry.day)
        there = local(self._desk.clock, entry.begins)
        return say(
            "calendar", "{day} at {time}", day=weekday_date(there.date()), time=clock_time(there)
        )

    def _choose(self) -> None:
        if not clean_title(self.title.text()):
            self.title.set_bad(say("calendar", "A word or two, such as “Quiet time”."))
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        where = say("calendar", "Where the calendar file is kept")
        ask_for_file(self, where, Path.home() / FILE_NAME, "ics", self.put)

    def put(self, target: Path) -> None:
        """Write the file there; one that has the name is replaced only if the person says so."""
        self._write(target, overwrite=False)

    def _write(self, target: Path, *, overwrite: bool) -> None:
        self._problem.clear()
        data = calendar_file(self.title.text(), self._as_long(), self._desk.clock.now())

        self._desk.worker.run(
            self,
            lambda: write_calendar_file(data, target, overwrite=overwrite),
            lambda _done: self._saved(target),
            lambda problem: self._show_trouble(problem, target),
        )

    def _as_long(self) -> tuple[Entry, ...]:
        """Return the entries, each as long as was chosen."""
        return tuple(
            replace(one, minutes=int(self.length.value())) if isinstance(one, TimedEntry) else one
            for one in self._entries
        )

    def _show_trouble(self, problem: AfterwordError, target: Path) -> None:
        steps = (
            Step(say("export", "Replace it"), lambda: self._write(target, overwrite=True)),
            Step(say("export", "Choose another name"), self._choose),
        )
        self._problem.show_problem(problem, *(steps if isinstance(problem, TargetExists) else ()))

    def _saved(self, target: Path) -> None:
        forget_drafts(self._drafts, TITLE)
        self._said.setText(
            say("calendar", "Saved as {file}. Open it with your calendar.", file=shown(target))
        )
        self._said.show()
        self.save.hide()
        self.leave.setText(say("calendar", "Close"))
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)


def ask_for_calendar(
    desk: "Desk", window: QWidget, entries: tuple[Entry, ...], drafts: Drafts
) -> CalendarDialog:
    """Show the dialog over ``window``; ``entries`` are moments or days that are still to come."""
    dialog = CalendarDialog(desk, entries, drafts)
    dialog.open_on(window, dialog.title.line)
    return dialog


def _minutes(count: int) -> str:
    return say_n("calendar", "{n} minute", "{n} minutes", count)
