"""Today: what waits, kindly. One reflection to go on with, and those that asked to come back."""

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from journal.clock import local, today
from journal.errors import AfterwordError, GuideError, RecordDamaged
from journal.path import Standing
from ui import routes
from ui.about_words import boundary_words
from ui.error_text import error_text
from ui.i18n.say import say, say_n, weekday, weekday_date
from ui.section_page import SectionPage, add_head, clear_layout
from ui.theme.tokens import NARROW, Space
from ui.today.card_views import CardViews
from ui.today.cards import CardKind, TodayCard, Waiting, asking_first, make_cards
from ui.today.copies_notice import copies_notice
from ui.today.derivation import note_on_derivation
from ui.today.notes import Notes
from ui.today.others import notes_on_others
from ui.today.strip import StripWords, fortnight, has_marks, mark_days
from ui.today.traces import notes_on_traces
from ui.widgets.button import Button
from ui.widgets.dialog import flush_dialogs
from ui.widgets.fortnight import Fortnight
from ui.widgets.key_cap import KeyCap
from ui.widgets.notice import Notice
from ui.widgets.path_steps import PathStep, PathSteps
from ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from journal.backup import Memory
    from journal.model import Note
    from ui.desk import Desk

OPEN = frozenset(
    {
        Standing.WRITING,
        Standing.READY,
        Standing.WITH_GROUP,
        Standing.FOLLOW_UP,
        Standing.RESTING,
        Standing.PAUSED,
        Standing.STOPPED,
        Standing.ON_HOLD,
    },
)
LOADED = 12  # what asks to be come back to, then the newest; all others are under Reflections


@dataclass(frozen=True)
class _Loaded:
    waiting: tuple[Waiting, ...]
    more: int  # open reflections that Today does not show
    ask_for_sheet: bool
    copies: "Memory"
    apart: frozenset[str] = frozenset()  # reflections with an answer from two computers
    notes: tuple["Note", ...] = ()  # noted for later


class TodayPage(SectionPage):
    """The first page after unlocking."""

    section = "today"

    def __init__(self, desk: "Desk", route: routes.Route) -> None:
        """Build nothing yet: what is shown depends on what waits."""
        super().__init__(desk, route)
        self._strip: QWidget | None = None
        self._start: Button | None = None  # a new reflection
        self._views = CardViews(desk, self.opened, self)
        self._notes = Notes(desk, self, self.opened)
        self._asks_for_note = isinstance(route, routes.Today) and route.noting

    def opened(self) -> None:
        """Load what waits; the day and the hour are there at once."""
        if self.column.isEmpty():
            self._add_head(self._hour())
            self.column.addStretch(1)
        self.desk.worker.run(
            self,
            self._load,
            self._show,
            self._trouble,
            says=say("today", "Opening your journal…"),
        )

    def take(self, route: routes.Route) -> bool:
        """Ask for a line over what is shown."""
        if isinstance(route, routes.Today) and route.noting:
            self._asks_for_note = True
            self._ask_for_note()
        return isinstance(route, routes.Today)

    def here(self) -> routes.Route:
        """Lead back to the page alone."""
        return routes.Today()

    def _ask_for_note(self) -> None:
        """Ask for a line where one is wanted, once it is known what was begun before."""
        if not self._asks_for_note or not self._notes.is_known:
            return
        self._asks_for_note = False
        if not self.desk.repository.read_only:
            self._notes.ask()

    def arrived(self) -> None:
        """Load anew."""
        self.opened()

    def flush(self) -> None:
        """Keep what is being written over the page, or was begun there."""
        flush_dialogs(self.window())
        self._views.settle_begun()

    def _load(self) -> _Loaded:
        repository = self.desk.repository
        unfinished = [one for one in repository.unfinished() if one.standing in OPEN]
        first = asking_first(unfinished)[:LOADED]
        waiting = tuple(self._entries(one.id for one in first))
        sat = any(one.reflection.sittings for one in waiting)
        ask_for_sheet = self._asks_for_sheet(sat=sat)
        apart = repository.written_apart()
        repository.notes.sweep()
        notes = repository.notes.all()
        return _Loaded(waiting, len(unfinished), ask_for_sheet, self._copies(), apart, notes)

    def _copies(self) -> "Memory":
        from journal.backup import read_memory
        from ui.session import vault_of

        return read_memory(vault_of(self.desk.repository).remembered)

    def _entries(self, ids: Iterable[str]) -> Iterator[Waiting]:
        """Give what can be read; a damaged reflection does not keep the others away."""
        for reflection_id in ids:
            with contextlib.suppress(RecordDamaged, GuideError):
                one = self.desk.repository.entry(reflection_id)
                yield Waiting(one.reflection, one.guide, one.answers)

    def _asks_for_sheet(self, *, sat: bool) -> bool:
        from ui.opening.sheet_state import asks_again
        from ui.session import vault_of

        repository = self.desk.repository
        if repository.read_only:
            return False  # nothing could be made
        has_code = vault_of(repository).has_recovery
        return asks_again(repository.profile(), self.desk.clock, has_code=has_code, sat=sat)

    def _trouble(self, problem: AfterwordError) -> None:
        words = error_text(problem)
        self.column.insertWidget(2, Notice(words.title, f"{words.body} {words.next_step}"))

    def _show(self, loaded: _Loaded) -> None:
        clear_layout(self.column)
        self._strip, self._views.first, self._start = None, None, None
        cards = make_cards(loaded.waiting, self.desk.clock)
        self._views.stored.know(one.reflection for one in loaded.waiting)
        self._notes.know(loaded.notes)
        self._add_head(self._greeting(cards))
        self._add_found_notice()
        self._add_apart_notice(loaded.apart)
        if cards:
            self._show_cards(cards, loaded)
        else:
            self._show_nothing()
        notice = copies_notice(self.desk, loaded.copies)
        if notice is not None:
            self.column.addSpacing(Space.XL)
            self.column.addWidget(notice)
        self.column.addStretch(1)
        self._settle()
        self._focus_first()
        self._views.note_said(cards)
        self._ask_for_note()

    def _add_head(self, greeting: str) -> None:
        """Add the day and the greeting; at its end the way to all that was written."""
        beside = QWidget()
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        search = Button(say("today", "Search"), "quiet", icon="search")
        search.clicked.connect(self.desk.find)
        row.addWidget(search)
        row.addWidget(KeyCap(say("today", "Ctrl K")))
        add_head(self.column, weekday_date(today(self.desk.clock)), greeting, beside)

    def _focus_first(self) -> None:
        first = self._notes.first or self._views.first or self._start
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _greeting(self, cards: tuple[TodayCard, ...]) -> str:
        return self._hour() if cards else say("today", "Nothing is waiting for you.")

    def _hour(self) -> str:
        hour = local(self.desk.clock, self.desk.clock.now()).hour
        if hour < 12:
            return say("today", "Good morning.")
        return say("today", "Good afternoon.") if hour < 18 else say("today", "Good evening.")

    # With something waiting

    def _show_cards(self, cards: tuple[TodayCard, ...], loaded: _Loaded) -> None:
        self._add_strip(loaded)
        self._add_sheet_reminder(loaded)
        big = [card for card in cards if card.kind is CardKind.CONTINUE]
        small = [card for card in cards if card.kind is not CardKind.CONTINUE]
        self.column.addSpacing(Space.XL)
        for card in big:
            made = self._views.go_on(card)
            self.column.addWidget(made)
            self.column.addSpacing(Space.L)
        self._add_small(small)
        self._add_notes(Space.L if small else 0)
        self._add_start(loaded.more - len(cards))

    def _add_strip(self, loaded: _Loaded) -> None:
        marks = mark_days(loaded.waiting, self.desk.clock)
        if not has_marks(marks, self.desk.clock):
            return
        words = StripWords(
            wrote=say("today", "you wrote"),
            today=say("today", "today"),
            returns=say("today", "comes back"),
            look_back=say("today", "look-back"),
        )
        first = today(self.desk.clock) - timedelta(days=3)
        days = [first + timedelta(days=offset) for offset in range(14)]
        labels = {day: f"{weekday(day)[:3]} {day.day}" for day in days}
        shown = fortnight(marks, self.desk.clock, words, labels)
        name = ", ".join(f"{one.label} {one.aside}".strip() for one in shown if one.label)
        self._strip = QWidget()  # with the space above it, which goes with it
        inside = QVBoxLayout(self._strip)
        inside.setContentsMargins(0, Space.XL, 0, 0)
        inside.addWidget(Fortnight(name, shown))
        self.column.addWidget(self._strip)

    def _add_small(self, cards: list[TodayCard]) -> None:
        grid = QGridLayout()
        grid.setSpacing(Space.L)
        for index, card in enumerate(cards):
            made = self._views.small(card)
            grid.addWidget(made, index // 2, index % 2)
            self._views.first = self._views.first or made.findChild(Button)
        if len(cards) > 1:
            grid.setColumnStretch(0, 1)
            grid.setColumnStretch(1, 1)
        self.column.addLayout(grid)

    def _add_notes(self, above: int) -> bool:
        lines = self._notes.lines()
        if lines is not None:
            self.column.addSpacing(above)
            self.column.addWidget(lines)
        return lines is not None

    def _add_start(self, more: int) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, Space.XXL, 0, 0)
        row.setSpacing(Space.M)
        may_begin = not self.desk.repository.read_only
        if may_begin:
            mind = say("today", "Is something else on your mind?")
            row.addWidget(TextLabel(mind, "ui", ink="muted"))
        row.addStretch(1)
        if more > 0:
            others = Button(
                say_n("today", "One more under Reflections", "{n} more under Reflections", more),
                "quiet",
            )
            others.clicked.connect(lambda: self.desk.go(routes.Reflections()))
            row.addWidget(others)
        if may_begin:
            row.addWidget(self._notes.note_button("quiet"))
            self._start = Button(say("nav", "Start a reflection"), icon="plus")
            self._start.clicked.connect(lambda: self.desk.go(routes.Begin()))
            row.addWidget(self._start)
        self.column.addLayout(row)

    def _add_sheet_reminder(self, loaded: _Loaded) -> None:
        if not loaded.ask_for_sheet:
            return
        notice = Notice(
            say("sheet", "There is no recovery sheet for this journal yet."),
            say(
                "sheet",
                "If the passphrase is forgotten, only the sheet opens it. It takes two minutes.",
            ),
            say("sheet", "Make the sheet"),
        )
        notice.stepped.connect(lambda: self.desk.go(routes.Sheet()))
        self.column.addSpacing(Space.XL)
        self.column.addWidget(notice)

    def _add_found_notice(self) -> None:
        """Lead back to what opening found, until the person has decided about it."""
        from ui.session import vault_of

        report = vault_of(self.desk.repository).report
        for other in (
            *notes_on_traces(self.desk, self.opened),
            *notes_on_others(self.desk, report, self.opened),
        ):
            self._add_notice(other)
        weak = note_on_derivation(self.desk, report)
        if weak is not None:
            self._add_notice(weak)
        if report.outdated:  # what is apart is said by that
            report = replace(report, apart=0)
        if not report.asks() and report.read_only != "chosen":
            return
        notice = Notice(
            say("today", "Something in the journal’s folder is not as it was left."),
            step=say("today", "See what was found"),
        )
        notice.stepped.connect(lambda: self.desk.go(routes.Found()))
        self._add_notice(notice)

    def _add_notice(self, notice: Notice) -> None:
        self.column.addSpacing(Space.XL)
        self.column.addWidget(notice)
        self.column.addSpacing(Space.M)

    def _add_apart_notice(self, apart: frozenset[str]) -> None:
        """Lead to an answer that two computers have versions of, until one is chosen."""
        if not apart:
            return
        notice = Notice(
            say("today", "Something was written on two computers at the same time."),
            say("today", "Every version is kept. You choose which one to go on with."),
            say("today", "Go there"),
        )
        wanted = min(apart)
        notice.stepped.connect(lambda: self._go_to_apart(wanted))
        self._add_notice(notice)

    def _go_to_apart(self, reflection_id: str) -> None:
        def prompt() -> str:
            return min(self.desk.repository.entry(reflection_id).apart, default="")

        self.desk.worker.run(
            self,
            prompt,
            lambda found: self.desk.go(routes.Reflecting(reflection_id, found)),
            self._trouble,
        )

    # With nothing waiting

    def _show_nothing(self) -> None:
        self.column.addSpacing(Space.S)
        lead = TextLabel(
            say(
                "today",
                "When something at work didn’t go the way you meant, you can begin here. Plan for "
                "four or five short sittings, spread over two weeks.",
            ),
            "lead",
        )
        lead.setMaximumWidth(560)
        self.column.addWidget(lead)
        self.column.addSpacing(Space.XL)
        row = QHBoxLayout()
        row.setSpacing(Space.L)
        start = Button(say("nav", "Start a reflection"), "primary", icon="plus", large=True)
        start.clicked.connect(lambda: self.desk.go(routes.Begin()))
        example = Button(say("nav", "Read an example"), "text")
        example.clicked.connect(lambda: self.desk.go(routes.Sample()))
        row.addWidget(start)
        if not self.desk.repository.read_only:
            row.addWidget(self._notes.note_button("text"))
        row.addWidget(example)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addSpacing(Space.XXL if self._add_notes(Space.XL) else 120)
        self.column.addWidget(PathSteps(self._steps()))
        self.column.addSpacing(Space.XXL)
        boundary = TextLabel(boundary_words(), "small")
        boundary.setMaximumWidth(560)
        self.column.addWidget(boundary)
        self._start = start

    def _steps(self) -> tuple[PathStep, ...]:
        guide = next((one for one in self.desk.library.guides if one.id == "xoit"), None)
        return tuple(PathStep(part.name, part.about) for part in guide.parts) if guide else ()

    def _settle(self) -> None:
        if self._strip is not None:
            self._strip.setVisible(self.window().width() >= NARROW)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Leave the strip away where the window is narrow."""
        super().resizeEvent(event)
        self._settle()
