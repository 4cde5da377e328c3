"""Today: what waits, kindly. One reflection to go on with, and those that asked to come back."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from journal.clock import local, today
from journal.errors import AfterwordError
from journal.path import Standing
from ui import routes
from ui.error_text import error_text
from ui.i18n.say import clock_time, day_month, say, say_n, weekday, weekday_date
from ui.section_page import SectionPage, add_head, clear_layout
from ui.theme.tokens import Space
from ui.today_cards import (
    CardKind,
    StripWords,
    TodayCard,
    Waiting,
    fortnight,
    has_marks,
    make_cards,
    mark_days,
)
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.fortnight import Fortnight
from ui.widgets.icon_mark import IconMark
from ui.widgets.notice import Notice
from ui.widgets.path_dots import PathDots
from ui.widgets.path_steps import PathStep, PathSteps
from ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from ui.desk import Desk

OPEN = frozenset(
    {
        Standing.WRITING,
        Standing.READY,
        Standing.WITH_GROUP,
        Standing.FOLLOW_UP,
        Standing.RESTING,
        Standing.PAUSED,
    },
)
LOADED = 12  # the most recent open reflections; all others are under Reflections


@dataclass(frozen=True)
class _Loaded:
    waiting: tuple[Waiting, ...]
    more: int  # open reflections that Today does not show
    ask_for_sheet: bool


class TodayPage(SectionPage):
    """The first page after unlocking."""

    section = "today"

    def __init__(self, desk: "Desk", route: routes.Route) -> None:
        """Build nothing yet: what is shown depends on what waits."""
        super().__init__(desk, route)
        self._strip: Fortnight | None = None

    def opened(self) -> None:
        """Load what waits; the day and the hour are there at once."""
        if self.column.isEmpty():
            add_head(self.column, weekday_date(today(self.desk.clock)), self._hour())
            self.column.addStretch(1)
        self.desk.worker.run(
            self,
            self._load,
            self._show,
            self._trouble,
            says=say("today", "Opening your journal…"),
        )

    def _load(self) -> _Loaded:
        repository = self.desk.repository
        headlines = repository.headlines()
        unfinished = [one for one in headlines if one.standing in OPEN]
        entries = [repository.entry(one.id) for one in unfinished[:LOADED]]
        waiting = tuple(Waiting(one.reflection, one.guide, one.answers) for one in entries)
        sat = any(one.reflection.sittings for one in waiting)
        return _Loaded(waiting, len(unfinished), self._asks_for_sheet(sat=sat))

    def _asks_for_sheet(self, *, sat: bool) -> bool:
        from ui.session import vault_of
        from ui.sheet_state import asks_again

        repository = self.desk.repository
        has_code = vault_of(repository).has_recovery
        return asks_again(repository.profile(), self.desk.clock, has_code=has_code, sat=sat)

    def _trouble(self, problem: AfterwordError) -> None:
        words = error_text(problem)
        self.column.addWidget(Notice(words.title, f"{words.body} {words.next_step}"))
        self.column.addStretch(1)

    def _show(self, loaded: _Loaded) -> None:
        clear_layout(self.column)
        cards = make_cards(loaded.waiting, self.desk.clock)
        add_head(self.column, weekday_date(today(self.desk.clock)), self._greeting(cards))
        if cards:
            self._show_cards(cards, loaded)
        else:
            self._show_nothing()
        self.column.addStretch(1)
        self._settle()

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
            made = self._continue_card(card)
            self.column.addWidget(made)
            self.column.addSpacing(Space.L)
        self._add_small(small)
        self._add_start(loaded.more - len(cards))

    def _add_strip(self, loaded: _Loaded) -> None:
        marks = mark_days(loaded.waiting, self.desk.clock)
        if not has_marks(marks, self.desk.clock):
            return
        words = StripWords(
            wrote=say("today", "you wrote"),
            today=say("today", "today"),
            returns=say("today", "comes back"),
            look_back=say("today", "look back"),
        )
        first = today(self.desk.clock) - timedelta(days=3)
        days = [first + timedelta(days=offset) for offset in range(14)]
        labels = {day: f"{weekday(day)[:3]} {day.day}" for day in days}
        shown = fortnight(marks, self.desk.clock, words, labels)
        name = ", ".join(f"{one.label} {one.aside}".strip() for one in shown if one.label)
        self._strip = Fortnight(name, shown)
        self.column.addSpacing(Space.XL)
        self.column.addWidget(self._strip)

    def _continue_card(self, card: TodayCard) -> Card:
        made = Card(padding=(28, 24, 28, 24), gap=0)
        top = QHBoxLayout()
        top.setSpacing(Space.M)
        place = say(
            "today", "{part} · page {page} of {of}", part=card.part_name, page=card.page, of=card.of
        )
        top.addWidget(PathDots(place, card.part, card.parts))
        top.addWidget(TextLabel(place, "small"), 1)
        top.addWidget(Chip(say("badge", "Private to you"), "private"))
        made.column.addLayout(top)
        made.column.addSpacing(Space.M)
        row = QHBoxLayout()
        row.setSpacing(Space.XL)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(TextLabel(self._title(card), "ui", ink="muted"))
        words.addWidget(TextLabel(card.question, "title"))
        words.addWidget(TextLabel(_written(card), "small"))
        row.addLayout(words, 1)
        go = Button(say("nav", "Continue"), "primary", trailing="arrow-right", large=True)
        go.clicked.connect(lambda: self.desk.go(routes.Reflecting(card.reflection, card.page_id)))
        row.addWidget(go, 0, Qt.AlignmentFlag.AlignBottom)
        made.column.addLayout(row)
        return made

    def _add_small(self, cards: list[TodayCard]) -> None:
        grid = QGridLayout()
        grid.setSpacing(Space.L)
        for index, card in enumerate(cards):
            grid.addWidget(self._small_card(card), index // 2, index % 2)
        if len(cards) > 1:
            grid.setColumnStretch(0, 1)
            grid.setColumnStretch(1, 1)
        self.column.addLayout(grid)

    def _small_card(self, card: TodayCard) -> QWidget:
        makers = {
            CardKind.LOOK_BACK: self._look_back,
            CardKind.PAUSED: self._paused,
            CardKind.RESTING: self._resting,
        }
        return makers[card.kind](card)

    def _look_back(self, card: TodayCard) -> Card:
        body = card.plan or card.question
        made, row = _small("surface", "milestone", "accent", card.part_name)
        made.column.insertWidget(1, TextLabel(self._title(card), "subtitle"))
        made.column.insertWidget(2, TextLabel(body, "ui", ink="muted"))
        answer = Button(say("nav", "Answer"))
        answer.clicked.connect(
            lambda: self.desk.go(routes.Reflecting(card.reflection, card.page_id))
        )
        later = Button(say("nav", "Ask me tomorrow"), "quiet")
        later.clicked.connect(lambda: self._ask_tomorrow(card))
        row.addWidget(answer)
        row.addWidget(later)
        row.addStretch(1)
        return made

    def _ask_tomorrow(self, card: TodayCard) -> None:
        repository, clock = self.desk.repository, self.desk.clock

        def move() -> None:
            from journal.path import move_follow_up, next_follow_up

            reflection = repository.entry(card.reflection).reflection
            due = next_follow_up(reflection)
            if due is not None:
                day = today(clock) + timedelta(days=1)
                repository.save_reflection(move_follow_up(reflection, due.stage, day, clock))

        self.desk.worker.run(self, move, lambda _: self.opened(), self._trouble)

    def _paused(self, card: TodayCard) -> Card:
        head = say("today", "Paused, to talk to someone first")
        made, row = _small("resting", "moon", "rest", head)
        made.column.insertWidget(1, TextLabel(self._title(card), "subtitle"))
        made.column.insertWidget(2, TextLabel(self._paused_words(card), "ui", ink="muted"))
        go = Button(say("gate", "I have talked to them"), "rest_text")
        go.clicked.connect(lambda: self.desk.go(routes.GateOf(card.reflection)))
        row.addWidget(go)
        row.addStretch(1)
        return made

    def _paused_words(self, card: TodayCard) -> str:
        names = {contact.id: contact.name for contact in self.desk.gate.contacts}
        who = names.get(card.contact, card.contact)
        if who and card.until:
            return say("today", "{who}, by {day}.", who=who, day=self._day_and_time(card.until))
        if who:
            return say("today", "With: {who}.", who=who)
        return say("today", "It goes on when you have asked.")

    def _resting(self, card: TodayCard) -> Card:
        made, row = _small("resting", "moon", "rest", self._resting_head(card))
        made.column.insertWidget(1, TextLabel(self._title(card), "subtitle"))
        words = say("today", "Nothing to do here. It waits under Reflections.")
        if card.until:
            words = say(
                "today",
                "Nothing to do here. It will be back on this page on {when}.",
                when=self._day_and_time(card.until),
            )
        made.column.insertWidget(2, TextLabel(words, "ui", ink="muted"))
        if card.carry:
            made.column.insertWidget(3, TextLabel(card.carry, "aside"))
        anyway = Button(say("nav", "Open it anyway"), "rest_text")
        anyway.clicked.connect(lambda: self.desk.go(routes.Reflecting(card.reflection)))
        row.addWidget(anyway)
        row.addStretch(1)
        return made

    def _resting_head(self, card: TodayCard) -> str:
        if card.until is None:
            return say("today", "Quiet time")
        day = local(self.desk.clock, card.until).date()
        near = (day - today(self.desk.clock)).days < 7
        name = weekday(day) if near else day_month(day)
        return say("today", "Quiet time until {day}", day=name)

    def _day_and_time(self, moment: datetime) -> str:
        here = local(self.desk.clock, moment)
        return say("today", "{day} at {time}", day=day_month(here.date()), time=clock_time(here))

    def _title(self, card: TodayCard) -> str:
        return card.title or say("reflections", "Without a name")

    def _add_start(self, more: int) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, Space.XXL, 0, 0)
        row.setSpacing(Space.M)
        row.addWidget(TextLabel(say("today", "Is something else on your mind?"), "ui", ink="muted"))
        row.addStretch(1)
        if more > 0:
            others = Button(
                say_n("today", "One more under Reflections", "{n} more under Reflections", more),
                "quiet",
            )
            others.clicked.connect(lambda: self.desk.go(routes.Reflections()))
            row.addWidget(others)
        start = Button(say("nav", "Start a reflection"), icon="plus")
        start.clicked.connect(lambda: self.desk.go(routes.Begin()))
        row.addWidget(start)
        self.column.addLayout(row)

    def _add_sheet_reminder(self, loaded: _Loaded) -> None:
        if not loaded.ask_for_sheet:
            return
        notice = Notice(
            say("sheet", "There is no recovery sheet for this journal yet."),
            say("sheet", "If the passphrase is forgotten, only the sheet opens it. Two minutes."),
            say("sheet", "Make the sheet"),
        )
        notice.stepped.connect(lambda: self.desk.go(routes.Sheet()))
        self.column.addSpacing(Space.XL)
        self.column.addWidget(notice)

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
        row.addWidget(example)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addSpacing(120)
        self.column.addWidget(PathSteps(self._steps()))
        start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _steps(self) -> tuple[PathStep, ...]:
        guide = next((one for one in self.desk.library.guides if one.id == "xoit"), None)
        return tuple(PathStep(part.name, part.about) for part in guide.parts) if guide else ()

    def _settle(self) -> None:
        if self._strip is not None:
            self._strip.setVisible(self.width() >= self.column_width + 2 * Space.XXXL)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Leave the strip away where the window is narrow."""
        super().resizeEvent(event)
        self._settle()


def _small(kind: str, icon: str, ink: str, head: str) -> tuple[Card, QHBoxLayout]:
    """Return a card with its heading and its empty row of buttons; the words go between."""
    made = Card(kind, padding=(24, 20, 24, 20), gap=6)
    top = QHBoxLayout()
    top.setSpacing(Space.S)
    top.addWidget(IconMark(icon, ink))
    top.addWidget(TextLabel(head, "small_strong", ink=ink), 1)
    holder = QWidget()
    top.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(top)
    made.column.addWidget(holder)
    made.column.addStretch(1)
    row = QHBoxLayout()
    row.setContentsMargins(0, Space.M, 0, 0)
    row.setSpacing(Space.S)
    made.column.addLayout(row)
    return made, row


def _written(card: TodayCard) -> str:
    pages = (
        say_n("today", "One page is written.", "{n} pages are written.", card.written)
        if card.written
        else say("today", "Nothing is written here yet.")
    )
    pages = pages[:1].upper() + pages[1:]
    if not card.nights:
        return pages
    rest = say_n(
        "today",
        "You have let it rest for one night.",
        "You have let it rest for {n} nights.",
        card.nights,
    )
    return f"{pages} {rest}"
