"""All reflections: a list to go through, words to search for, states to filter by."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from journal.clock import local
from journal.errors import AfterwordError
from journal.path import Standing
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


@dataclass(frozen=True)
class _Found:
    """What a search found, and the words it was for: a late answer to other words is dropped."""

    words: str
    hits: "tuple[Hit, ...]"


@dataclass(frozen=True)
class _Listed:
    """The list, and how many more there are that cannot be read."""

    lines: "tuple[Headline, ...]"
    damaged: int


class ReflectionsPage(SectionPage):
    """The list."""

    section = "reflections"
    column_width = 920
    wide_left = 64

    def __init__(self, desk: "Desk", route: routes.Route) -> None:
        """Build the empty list."""
        super().__init__(desk, route)
        self._lines: tuple[Headline, ...] = ()
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
        return _Listed(repository.headlines(), len(repository.damaged()))

    def _show(self, listed: _Listed) -> None:
        self._lines = lines = listed.lines
        if listed.damaged:
            self._name_damaged(listed.damaged)
        if lines and isinstance(self._above, TextLabel):
            first = local(self.desk.clock, lines[-1].created).date()
            since = month_year(first)
            text = say_n(
                "reflections", "{n}, since {since}", "{n}, since {since}", len(lines), since=since
            )
            self._above.setText(text[:1].upper() + text[1:])
        self._settle_strip()
        self._fill()

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
        repository = self.desk.repository
        self.desk.worker.run(
            self,
            lambda: _Found(words, repository.search(words)),
            self._take_hits,
            self._trouble,
            says=say("reflections", "Searching…"),
        )

    def _take_hits(self, found: _Found) -> None:
        if found.words == self._words.text().strip():
            self._found = found
            self._fill()

    def _fill(self) -> None:
        chosen = self._filter.value()
        standings = FILTERS[chosen[0] if chosen else "all"]
        lines = [line for line in self._lines if line.standing in standings]
        rows = self._hit_rows(lines) if self._found else [self._row(line) for line in lines]
        self._model.show_rows(tuple(rows))
        self._nothing.setText(self._nothing_words())
        self._either.setCurrentWidget(self._list if rows else self._nothing)

    def _nothing_words(self) -> str:
        if self._found:
            return say("reflections", "Nothing found. Search looks at whole and half words.")
        if not self._lines:
            return say("reflections", "No reflections yet. They begin with a few words.")
        return say("reflections", "None of your reflections is here now.")

    def _hit_rows(self, lines: "list[Headline]") -> list[ReflectionRow]:
        by_id = {line.id: line for line in lines}
        hits = self._found.hits if self._found else ()
        return [
            self._hit_row(by_id[hit.reflection_id], hit)
            for hit in hits
            if hit.reflection_id in by_id
        ]

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
        self.desk.go(routes.Reflecting(row.id, row.prompt))

    def _open_first(self) -> None:
        if self._model.rowCount():
            self._list.setFocus(Qt.FocusReason.TabFocusReason)
            self._list.setCurrentIndex(self._model.index(0))


def _whole_words(before: str, after: str) -> tuple[str, str]:
    """Leave away the half words at both ends of what surrounds a find."""
    start, end = before.find(" "), after.rfind(" ")
    return before[start + 1 :] if start >= 0 else before, after[:end] if end > 0 else after
