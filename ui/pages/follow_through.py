"""Follow-through: all that asks to be looked at again, over all reflections, by day.

What was due before today is due now, in the same calm card. Nothing is counted.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from journal.clock import today
from journal.disclosure.calendar_file import DayEntry, Entry
from journal.due import Due, DueKind, Track, due_of, tracks_of
from journal.errors import AfterwordError
from journal.following import Trace
from journal.repository.traces import is_followed
from ui import routes
from ui.calendar_dialog import ask_for_calendar
from ui.drafts import HeldDrafts
from ui.error_text import error_text
from ui.following.acts import Acts
from ui.following.due_card import DueCard
from ui.following.due_row import DueRow
from ui.following.tracks import TracksColumn
from ui.following.words import later_groups
from ui.gathering import gather
from ui.i18n.say import day_month, say, weekday_date
from ui.section_page import SectionPage, add_head, add_start, clear_layout
from ui.theme.tokens import NARROW, Space
from ui.widgets.button import Button
from ui.widgets.notice import Notice
from ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from ui.desk import Desk

CARDS = 6  # more than these are listed below as rows
ROWS = 40  # rows at first, and more with each press
SIDE = 320


class FollowThroughPage(SectionPage):
    """The list, and the look backs of each reflection beside it."""

    section = "follow-through"
    column_width = 648
    wide_left = 64

    def __init__(self, desk: "Desk", route: routes.Route) -> None:
        """Build the head; ``opened`` fills the rest."""
        super().__init__(desk, route)
        self._acts = Acts(desk, self.opened, self._trouble, self)
        self._tracks: QWidget | None = None
        self._shown = ROWS
        self._drafts = HeldDrafts()  # of a calendar entry's title: it belongs to no reflection

    def opened(self) -> None:
        """Load what is followed up, piece by piece."""
        if self.column.isEmpty():
            self._add_head()
            self.column.addStretch(1)
        repository = self.desk.repository

        def find() -> tuple[str, ...]:
            return repository.traces.followed()  # the list is read by the worker, too

        gather(
            self.desk.worker,
            self,
            find,
            lambda ids: repository.traces.read(ids, is_followed),
            self._work_out,
            self._trouble,
            says=say("follow", "Reading your commitments…"),
        )

    def _add_head(self, rows: tuple[Due, ...] = ()) -> None:
        now = today(self.desk.clock)
        days = sorted({row.day for row in rows if row.day is not None and row.day >= now})
        beside = self._calendar_button(tuple(map(DayEntry, days))) if days else None
        add_head(self.column, weekday_date(now), say("follow", "Follow-through"), beside)
        self.column.addSpacing(Space.XL)

    def _calendar_button(self, entries: tuple[Entry, ...]) -> Button:
        """Return the way to a calendar file with these days; it names no reflection."""
        made = Button(say("follow", "Put the days in my calendar…"), "link", icon="calendar")
        made.clicked.connect(
            lambda: ask_for_calendar(self.desk, self.window(), entries, self._drafts)
        )
        return made

    def _trouble(self, problem: AfterwordError) -> None:
        words = error_text(problem)
        self.column.insertWidget(2, Notice(words.title, f"{words.body} {words.next_step}"))

    def _work_out(self, traces: tuple[Trace, ...]) -> None:
        """Work it out apart from the storage: no save waits for it."""
        clock = self.desk.clock

        def work() -> tuple[tuple[Due, ...], tuple[Track, ...]]:
            return due_of(traces, clock), tracks_of(traces, clock)

        self.desk.worker.pages.run(self, work, lambda made: self._show(*made), self._trouble)

    # showing

    def _show(self, rows: tuple[Due, ...], tracks: tuple[Track, ...]) -> None:
        clear_layout(self.column)
        self._add_head(rows)
        now = today(self.desk.clock)
        due = [row for row in rows if row.day is not None and row.day <= now]
        later = [*due[CARDS:], *(row for row in rows if row.day is None or row.day > now)]
        first = self._add_cards(due[:CARDS])
        if not due:
            self._say_nothing_is_due(later)
        listed = self._add_groups(rows, tracks, later)
        self.column.addStretch(1)
        if rows:
            self._show_tracks(tracks)
        else:
            self._leave_tracks()
        first = first or listed
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_cards(self, due: list[Due]) -> QWidget | None:
        """Add a card for each, and return where the keyboard begins."""
        first: QWidget | None = None
        for row in due:
            card = DueCard(row, self._acts, today(self.desk.clock))
            self.column.addWidget(card)
            self.column.addSpacing(Space.L)
            first = first or card.first
        return first

    def _say_nothing_is_due(self, later: list[Due]) -> None:
        if not later:
            words = say("follow", "No commitments yet. They come from your reflections.")
        else:
            others = (DueKind.UNPLANNED, DueKind.ROW_DAY)
            looks = (row.day for row in later if row.kind not in others)
            day = next((one for one in looks if one is not None), None)
            words = (
                say("follow", "Nothing is due. The next look-back is on {day}.", day=day_month(day))
                if day
                else say("follow", "Nothing is due.")
            )
        self.column.addWidget(TextLabel(words, "lead"))
        self.column.addSpacing(Space.S)
        if not later:
            add_start(self.column, self.desk)

    def _add_groups(
        self, rows: tuple[Due, ...], tracks: tuple[Track, ...], later: list[Due]
    ) -> QWidget | None:
        """Add what comes later, and return where the keyboard begins there."""
        now, first = today(self.desk.clock), None
        for group in later_groups(later[: self._shown], now):
            self.column.addSpacing(Space.XL)
            self.column.addWidget(TextLabel(group.heading, "small_strong", ink="muted"))
            self.column.addSpacing(6)
            for row in group.rows:
                shown = DueRow(row, self._acts, now)
                self.column.addWidget(shown)
                first = first or shown.button
        if len(later) > self._shown:
            more = Button(say("follow", "Show more"), "text")
            more.clicked.connect(lambda: self._show_more(rows, tracks))
            self.column.addSpacing(Space.M)
            self.column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        return first

    def _show_more(self, rows: tuple[Due, ...], tracks: tuple[Track, ...]) -> None:
        self._shown += ROWS
        self._show(rows, tracks)

    # beside the list

    def _leave_tracks(self) -> None:
        """Take the drawing away: with no day there is nothing to say about days."""
        if self._tracks is not None:
            self._tracks.hide()
            self._tracks.deleteLater()
            self._tracks = None

    def _show_tracks(self, tracks: tuple[Track, ...]) -> None:
        self._leave_tracks()
        self._tracks = TracksColumn(tracks, today(self.desk.clock))
        self._tracks.setFixedWidth(SIDE)
        self.add_side(self._tracks)
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Leave the drawing away where the window is narrow: the list says the same."""
        super().resizeEvent(event)
        self._settle()

    def _settle(self) -> None:
        if self._tracks is not None:
            self._tracks.setVisible(self.window().width() >= NARROW)
        self.settle_edges()
