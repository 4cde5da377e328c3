"""All reflections: a list to go through, words to search for, states to filter by."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from journal.clock import local
from journal.errors import AfterwordError
from journal.path import Standing
from journal.search import BESIDE
from ui import routes
from ui.error_text import error_text
from ui.i18n.say import month_year, say, say_n
from ui.models.reflections_model import ReflectionRow, ReflectionsModel
from ui.reflections_strip import show_on
from ui.section_page import SectionPage, add_head
from ui.standing_words import day_words, part_on, standing_words
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
    from journal.search import Hit
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
FIRST_HITS = 20  # what a screen can show of a search, and more
MORE = 1000  # rows at a time after that
Hits: TypeAlias = "tuple[tuple[Headline, Hit], ...]"


@dataclass(frozen=True)
class _Found:
    """Some of what a search found, and the words it was for: a late answer is dropped."""

    words: str
    hits: Hits
    gone_through: int  # of all that was found
    total: int


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
        self._found: _Found | None = None
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
        self.column.addSpacing(Space.L)

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
            self._above.setText(text[:1].upper() + text[1:])
        self._settle_strip()
        self._fill()
        self._go_on(listed, FIRST)

    def _show_more(self, listed: _Listed) -> None:
        self._lines.extend(listed.lines)
        if self._found is None:
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
        words = self._words.text().strip()
        if not words:
            self._found = None
            self._fill()
            return
        self.desk.worker.run(
            self,
            partial(self._find, words, 0, FIRST_HITS),
            self._take_hits,
            self._trouble,
            says=say("reflections", "Searching…"),
        )

    def _find(self, words: str, start: int, count: int) -> _Found:
        repository = self.desk.repository
        found = repository.search(words, start, count)
        lines = {one: repository.headline(one) for one in {hit.reflection_id for hit in found.hits}}
        hits = tuple((lines[hit.reflection_id], hit) for hit in found.hits)
        return _Found(words, hits, start + count, found.total)

    def _take_hits(self, found: _Found) -> None:
        """Show the first hits, and have the others brought while the words are the same."""
        if found.words != self._words.text().strip():
            return
        self._found = found
        self._fill()
        self._find_more(found)

    def _find_more(self, found: _Found) -> None:
        if found.gone_through < found.total:
            job = partial(self._find, found.words, found.gone_through, MORE)
            self.desk.worker.run(self, job, self._take_more_hits, self._trouble)

    def _take_more_hits(self, more: _Found) -> None:
        if self._found is None or more.words != self._found.words:
            return
        self._found = replace(self._found, hits=(*self._found.hits, *more.hits))
        self._model.add_rows(self._hit_rows(more.hits))
        self._find_more(more)

    def _chosen(self, lines: "Iterable[Headline]") -> "list[Headline]":
        """Return those of the lines that the filter lets through."""
        chosen = self._filter.value()
        standings = FILTERS[chosen[0] if chosen else "all"]
        return [line for line in lines if line.standing in standings]

    def _fill(self) -> None:
        if self._found:
            self._model.show_rows(self._hit_rows(self._found.hits))
        else:
            self._model.show_rows(tuple(map(self._row, self._chosen(self._lines))))
        self._show_either()

    def _show_either(self) -> None:
        self._nothing.setText(self._nothing_words())
        has_rows = self._model.rowCount() > 0
        self._either.setCurrentWidget(self._list if has_rows else self._nothing)

    def _nothing_words(self) -> str:
        if self._found:
            return say("reflections", "Nothing found. Search looks at whole and half words.")
        if not self._lines:
            return say("reflections", "No reflections yet. They begin with a few words.")
        return say("reflections", "None of your reflections is here now.")

    def _hit_rows(self, hits: Hits) -> tuple[ReflectionRow, ...]:
        shown = {line.id for line in self._chosen(line for line, _ in hits)}
        return tuple(self._hit_row(line, hit) for line, hit in hits if line.id in shown)

    def _hit_row(self, line: "Headline", hit: "Hit") -> ReflectionRow:
        before, after = _whole_words(hit.before, hit.after)
        around = f"{before}{hit.match}{after}".strip()
        return self._row(
            line, second=f"… {around} …" if hit.prompt_id else "", prompt=hit.prompt_id
        )

    def _row(self, line: "Headline", *, second: str = "", prompt: str = "") -> ReflectionRow:
        state, calls = standing_words(line, self.desk.clock)
        part, parts = part_on(line)
        return ReflectionRow(
            id=line.id,
            title=line.title or say("reflections", "Without a name"),
            second=second or line.first_words,
            part=part,
            parts=parts,
            state=state,
            day=day_words(line, self.desk.clock),
            calls=calls,
            prompt=prompt,
        )

    def _open(self, index: QModelIndex) -> None:
        row = self._model.row(index)
        beside = row.prompt == BESIDE
        self.desk.go(routes.Views(row.id) if beside else routes.Reflecting(row.id, row.prompt))

    def _open_first(self) -> None:
        if self._model.rowCount():
            self._list.setFocus(Qt.FocusReason.TabFocusReason)
            self._list.setCurrentIndex(self._model.index(0))


def _whole_words(before: str, after: str) -> tuple[str, str]:
    """Leave away the half words at both ends of what surrounds a find."""
    start, end = before.find(" "), after.rfind(" ")
    return before[start + 1 :] if start >= 0 else before, after[:end] if end > 0 else after
