"""All reflections: a list to go through, words to search for, states to filter by."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from journal.clock import local
from journal.errors import AfterwordError
from journal.path import Standing
from ui import routes
from ui.error_text import error_text
from ui.i18n.say import month_year, say, say_n
from ui.reflections.model import ReflectionRow, ReflectionsModel
from ui.reflections.search import FoundLine, ReflectionsSearch, row_of
from ui.reflections.standing import day_words, part_on, standing_words
from ui.reflections.strip import show_on
from ui.section_page import SectionPage, add_head
from ui.theme.tokens import LOW, Space
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.item_delegate import ReflectionDelegate
from ui.widgets.notice import Notice
from ui.widgets.opening_list import OpeningList
from ui.widgets.pills import PillOption, Pills
from ui.widgets.text_label import TextLabel
from ui.widgets.time_strip import TimeStrip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journal.repository import Headline
    from ui.desk import Desk

SEARCH_AFTER_MS = 180  # after the last key
FILTERS: dict[str, frozenset[Standing]] = {
    "all": frozenset(Standing) - {Standing.ARCHIVED},
    "writing": frozenset({Standing.WRITING, Standing.READY, Standing.OPEN_GATE}),
    "resting": frozenset(
        {Standing.RESTING, Standing.PAUSED, Standing.STOPPED, Standing.ON_HOLD},
    ),
    "group": frozenset({Standing.WITH_GROUP, Standing.FOLLOW_UP}),
    "closed": frozenset({Standing.CLOSED, Standing.ARCHIVED}),
}


FIRST = 200  # rows that are read before the list is shown
MORE = 1000  # rows at a time after that


@dataclass(frozen=True)
class _Listed:
    """Some rows of the list from a place on, and what is known of all."""

    start: int
    lines: "tuple[Headline, ...]"
    total: int
    since: datetime | None = None  # when the oldest one was begun
    damaged: int = 0  # how many cannot be read, once all were tried


class ReflectionsPage(SectionPage):
    """The list."""

    section = "reflections"
    column_width = 920
    wide_left = 64

    def __init__(self, desk: "Desk", route: routes.Route) -> None:
        """Build the empty list."""
        super().__init__(desk, route)
        self._lines: list[Headline] = []
        self._search_for = ReflectionsSearch(desk, self._trouble)
        self._search_for.setParent(self)
        self._search_for.found.connect(self._show_found)
        self._search_for.added.connect(self._add_found)
        self._search_for.ended.connect(self._show_reading)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SEARCH_AFTER_MS)
        self._wait.timeout.connect(self._search)
        start = Button(say("nav", "Start a reflection"), icon="plus")
        start.clicked.connect(lambda: desk.go(routes.Begin()))
        add_head(self.column, " ", say("reflections", "Reflections"), start)
        above = self.column.itemAt(0)
        self._above = above.widget() if above is not None else None
        self._strip = TimeStrip(say("reflections", "Your reflections over time"))
        self._strip.hide()
        self.column.addSpacing(Space.L)
        self.column.addWidget(self._strip)
        self._add_tools()
        self._add_list()

    def _add_tools(self) -> None:
        self.column.addSpacing(Space.XL)
        row = QHBoxLayout()
        row.setSpacing(Space.L)
        name = say("reflections", "Search in all you have written")
        self._words = Field("", name=name, placeholder=name, leading="search")
        self._words.setMinimumWidth(300)
        self._words.setMaximumWidth(320)
        self._words.edited.connect(lambda _: self._wait.start())
        self._words.submitted.connect(self._open_first)
        row.addWidget(self._words, 1)
        row.addStretch(1)
        options = (
            PillOption("all", say("reflections", "All")),
            PillOption("writing", say("reflections", "Writing")),
            PillOption("resting", say("reflections", "Resting")),
            PillOption("group", say("reflections", "With the group")),
            PillOption("closed", say("reflections", "Closed")),
        )
        self._filter = Pills(say("reflections", "Show"), options)
        self._filter.set_value("all")
        self._filter.chosen.connect(lambda _: self._fill())
        row.addWidget(self._filter, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(row)
        self._reading = TextLabel("", "caption", elide=True)  # its room is kept: no row moves
        self.column.addWidget(self._reading)

    def _add_list(self) -> None:
        self._model = ReflectionsModel(self)
        self._list = OpeningList(say("reflections", "Reflections"))
        self._list.setModel(self._model)
        self._list.setItemDelegate(ReflectionDelegate(self._list))
        self._list.opened.connect(self._open)
        self._nothing = TextLabel("", "lead")
        holder = QWidget()
        self._either = QStackedLayout(holder)
        for widget in (self._list, self._nothing):
            self._either.addWidget(widget)
        self.column.addWidget(holder, 1)

    def opened(self) -> None:
        """Load the list; the cursor goes to the search field where it was asked for."""
        self.desk.worker.run(
            self,
            self._load,
            self._show,
            self._trouble,
            says=say("reflections", "Reading your reflections…"),
        )
        if isinstance(self.route, routes.Reflections) and self.route.search:
            self._words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def arrived(self) -> None:
        """Load the list anew; the cursor stays."""
        self.desk.worker.run(self, self._load, self._show, self._trouble)

    def take(self, route: routes.Route) -> bool:
        """Put the cursor in the search field; the list is already here."""
        if isinstance(route, routes.Reflections) and route.search:
            self._words.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        return False

    def escape(self) -> bool:
        """Leave the search before leaving the page."""
        if not self._words.text():
            return False
        self._words.set_text("")
        self._search()
        return True

    def _trouble(self, problem: AfterwordError) -> None:
        words = error_text(problem)
        self.column.insertWidget(2, Notice(words.title, f"{words.body} {words.next_step}"))

    def _load(self) -> _Listed:
        repository = self.desk.repository
        total = repository.count()
        oldest = repository.headlines(total - 1, 1) if total else ()
        lines = repository.headlines(0, FIRST)
        damaged = len(repository.damaged()) if total <= FIRST else 0
        return _Listed(0, lines, total, oldest[0].created if oldest else None, damaged)

    def _load_more(self, start: int) -> _Listed:
        repository = self.desk.repository
        lines, total = repository.headlines(start, MORE), repository.count()
        damaged = len(repository.damaged()) if start + MORE >= total else 0
        return _Listed(start, lines, total, damaged=damaged)

    def _show(self, listed: _Listed) -> None:
        self._lines = list(listed.lines)
        if listed.since is not None and isinstance(self._above, TextLabel):
            since = month_year(local(self.desk.clock, listed.since).date())
            text = say_n(
                "reflections", "{n}, since {since}", "{n}, since {since}", listed.total, since=since
            )
            self._above.setText(f"{text[:1].upper()}{text[1:]}{self._put_away(listed)}")
        self._settle_strip()
        self._fill()
        self._go_on(listed, FIRST)

    def _put_away(self, listed: _Listed) -> str:
        """Say which of the number are not among the rows, so that nobody looks for a lost one."""
        away = sum(line.standing is Standing.ARCHIVED for line in listed.lines)
        if not away or listed.total > FIRST:
            return ""
        words = say_n(
            "reflections",
            "{n} is in the archive, under Closed.",
            "{n} are in the archive, under Closed.",
            away,
        )
        return f". {words[:1].upper()}{words[1:]}"

    def _show_more(self, listed: _Listed) -> None:
        self._lines.extend(listed.lines)
        if not self._search_for.words:
            self._model.add_rows(tuple(map(self._row, self._chosen(listed.lines))))
            self._show_either()
        self._go_on(listed, MORE)

    def _go_on(self, listed: _Listed, count: int) -> None:
        """Read the next rows; after the last one the texts, so that a search has them at hand."""
        if listed.damaged:
            self._name_damaged(listed.damaged)
        start = listed.start + count
        if start < listed.total:
            job = partial(self._load_more, start)
            self.desk.worker.run(self, job, self._show_more, self._trouble)
        else:
            self._read_for_search()

    def _read_for_search(self) -> None:
        """Read some more of the texts, a job each, so that a save waits for one at most."""
        job = self.desk.repository.read_for_search

        def read(there_is_more: object) -> None:
            if there_is_more:
                self._read_for_search()

        self.desk.worker.run(self, job, read, self._trouble)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Leave the room to the list where the window is low."""
        super().resizeEvent(event)
        self._settle_strip()

    def _settle_strip(self) -> None:
        show_on(self._strip, self._lines, self.desk.clock)
        if self.window().height() < LOW:
            self._strip.hide()

    def _name_damaged(self, count: int) -> None:
        title = say_n(
            "reflections",
            "One reflection cannot be read.",
            "{n} reflections cannot be read.",
            count,
        )
        body = say(
            "reflections",
            "Its file is damaged and was left as it is. All others are here. A copy of the journal "
            "folder from before may still hold it.",
        )
        self.column.insertWidget(2, Notice(title[:1].upper() + title[1:], body))

    def _search(self) -> None:
        self._search_for.ask(self._words.text().strip())

    def _show_found(self) -> None:
        self._fill()
        self._show_reading()

    def _add_found(self, lines: tuple[FoundLine, ...]) -> None:
        """Add what was found since below what is there: nothing moves under who is choosing."""
        self._model.add_rows(self._hit_rows(lines))
        self._show_either()
        self._show_reading()

    def _show_reading(self) -> None:
        """Say calmly that not all was read yet, where room is kept for it."""
        words = say("reflections", "Still reading what you wrote. What is found comes below.")
        now = words if self._search_for.is_reading else ""
        if now and not self._reading.text():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._words.line, now))
        self._reading.setText(now)

    def _chosen(self, lines: "Iterable[Headline]") -> "list[Headline]":
        """Return those of the lines that the filter lets through."""
        chosen = self._filter.value()
        standings = FILTERS[chosen[0] if chosen else "all"]
        return [line for line in lines if line.standing in standings]

    def _lets_through(self, one: FoundLine) -> bool:
        """Tell whether a find is shown. All are, unless one asks for less: what is archived too."""
        chosen = self._filter.value()
        if not chosen or chosen[0] == "all":
            return True
        return one.line is not None and bool(self._chosen((one.line,)))

    def _fill(self) -> None:
        if self._search_for.words:
            self._model.show_rows(self._hit_rows(self._search_for.lines))
        else:
            self._model.show_rows(tuple(map(self._row, self._chosen(self._lines))))
        self._show_either()

    def _show_either(self) -> None:
        self._nothing.setText(self._nothing_words())
        has_rows = self._model.rowCount() > 0
        if not has_rows and self._list.hasFocus():
            self._words.setFocus(Qt.FocusReason.OtherFocusReason)  # words that say "none" take none
        self._either.setCurrentWidget(self._list if has_rows else self._nothing)

    def _nothing_words(self) -> str:
        if self._search_for.words and self._search_for.is_reading:
            return say("reflections", "Nothing found so far.")
        if self._search_for.words:
            return say("reflections", "Nothing found. Search looks at whole and half words.")
        if not self._lines:
            return say("reflections", "No reflections yet. They begin with a few words.")
        return say("reflections", "None of your reflections is here now.")

    def _hit_rows(self, lines: "Iterable[FoundLine]") -> tuple[ReflectionRow, ...]:
        rows = (row_of(one, self._row, self.desk.clock) for one in lines if self._lets_through(one))
        return tuple(row for row in rows if row is not None)

    def _row(self, line: "Headline") -> ReflectionRow:
        state, calls = standing_words(line, self.desk.clock)
        part, parts = part_on(line)
        return ReflectionRow(
            id=line.id,
            title=line.title or say("reflections", "Without a name"),
            second=line.first_words,
            part=part,
            parts=parts,
            state=state,
            day=day_words(line, self.desk.clock),
            calls=calls,
        )

    def _open(self, index: QModelIndex) -> None:
        row = self._model.row(index)
        self.desk.go(row.route or routes.Reflecting(row.id))

    def _open_first(self) -> None:
        if self._model.rowCount():
            self._list.setFocus(Qt.FocusReason.TabFocusReason)
            self._list.setCurrentIndex(self._model.index(0))
