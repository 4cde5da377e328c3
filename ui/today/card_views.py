"""The cards of Today as they are drawn: one to go on with, and small ones for what comes back."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.clock import local, today
from journal.model import Reflection
from ui import routes
from ui.i18n.say import clock_time, day_month, say, say_n, weekday
from ui.theme.tokens import Space
from ui.today.cards import CardKind, TodayCard
from ui.today.meaning_dialog import MeaningDialog
from ui.today.stored_step import StoredDrafts, StoredSteps
from ui.today.why_not import WhyNotDialog
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.icon_mark import IconMark
from ui.widgets.path_dots import PathDots
from ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from ui.desk import Desk


class CardViews(QWidget):
    """Makes the widgets of cards. ``again`` is asked for after a card changed something."""

    def __init__(
        self,
        desk: "Desk",
        again: Callable[[], None],
        parent: QWidget,
    ) -> None:
        """Keep what the cards' buttons need; nothing is drawn by this itself."""
        super().__init__(parent)
        self.desk, self._again = desk, again
        self.stored = StoredSteps(desk)
        self.first: Button | None = None  # where the focus goes
        self.hide()

    def go_on(self, card: TodayCard) -> Card:
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
        self.first = go
        return made

    def small(self, card: TodayCard) -> QWidget:
        makers = {
            CardKind.LOOK_BACK: self._look_back,
            CardKind.PAUSED: self._paused,
            CardKind.RESTING: self._resting,
            CardKind.PASSED: self._passed,
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
        if not self.desk.repository.read_only:
            row.addWidget(later)
        row.addStretch(1)
        return made

    def _ask_tomorrow(self, card: TodayCard) -> None:
        self.stored.take(card.reflection, self._tomorrow)
        self._again()

    def _tomorrow(self, reflection: Reflection) -> Reflection:
        from journal.path import may_write, move_follow_up, next_follow_up

        clock, due = self.desk.clock, next_follow_up(reflection)
        if due is None or not may_write(reflection):
            return reflection
        return move_follow_up(reflection, due.stage, today(clock) + timedelta(days=1), clock)

    def _paused(self, card: TodayCard) -> Card:
        head = say("today", "Paused, to talk to someone first")
        made, row = _small("resting", "moon", "rest", head)
        made.column.insertWidget(1, TextLabel(self._title(card), "subtitle"))
        made.column.insertWidget(2, TextLabel(self._paused_words(card), "ui", ink="muted"))
        go = Button(say("gate", "I have talked to them"), "rest_link")
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

    def _passed(self, card: TodayCard) -> Card:
        """Say once that a time was not taken, without a reproach: now, another time, or why not."""
        head = say("today", "The time you set has passed")
        made, row = _small("resting", "moon", "rest", head)
        made.column.insertWidget(1, TextLabel(self._title(card), "subtitle"))
        when = self._day_and_time(card.until) if card.until else ""
        words = say("today", "It was {when}. It waits as you left it.", when=when)
        made.column.insertWidget(2, TextLabel(words, "ui", ink="muted"))
        if card.carry:
            made.column.insertWidget(3, TextLabel(card.carry, "aside"))
        if card.prepare:
            means = Button(say("today", "What this can mean…"), "quiet_link")
            means.clicked.connect(lambda: self._say_meaning(card))
            made.column.insertWidget(made.column.count() - 1, means)
        now = Button(say("today", "Now"))
        now.clicked.connect(lambda: self.desk.go(routes.Reflecting(card.reflection)))
        row.addWidget(now)
        if not self.desk.repository.read_only:
            self._add_other_times(card, row)
        row.addStretch(1)
        return made

    def _add_other_times(self, card: TodayCard, row: QHBoxLayout) -> None:
        later = Button(say("today", "Another time"), "rest_link")
        later.clicked.connect(lambda: self.desk.go(routes.Pausing(card.reflection)))
        why = Button(say("today", "Why not"), "rest_link")
        why.clicked.connect(lambda: self._ask_why(card))
        for button in (later, why):
            row.addSpacing(Space.S)
            row.addWidget(button)

    def _say_meaning(self, card: TodayCard) -> None:
        dialog = MeaningDialog(card.means)
        there = routes.Reflecting(card.reflection, card.prepare)
        dialog.prepared.connect(lambda: self.desk.go(there))
        dialog.open_on(self.window(), dialog.close_button)

    def _ask_why(self, card: TodayCard) -> None:
        dialog = WhyNotDialog(StoredDrafts(self.stored, card.reflection))
        dialog.settled.connect(lambda words: self._settle_why(card.reflection, str(words)))
        dialog.open_on(self.window(), dialog.words)

    def settle_begun(self) -> None:
        """Keep as they stand the words that were begun of why not: Today may not ask again."""
        from journal.path import WHY_NOT, passed_unused

        clock = self.desk.clock
        begun = [one for one in self.stored.known() if WHY_NOT in one.drafts]
        for one in begun:
            if passed_unused(one, clock) is not None:
                self._not_taken(one.id, one.drafts[WHY_NOT].strip())
        if begun:
            self._again()

    def _settle_why(self, reflection_id: str, words: str) -> None:
        self._not_taken(reflection_id, words)
        self._again()

    def _not_taken(self, reflection_id: str, words: str) -> None:
        from journal.path import not_take, passed_unused

        clock = self.desk.clock

        def step(one: Reflection) -> Reflection:
            passed = passed_unused(one, clock) is not None
            return not_take(one, words, clock) if passed else one

        self.stored.take(reflection_id, step)

    def note_said(self, cards: Iterable[TodayCard]) -> None:
        """Remember that these cards were shown, where they are shown on one day alone."""
        from journal.path import say_passed

        clock = self.desk.clock
        for card in cards:
            if card.kind is CardKind.PASSED:
                self.stored.take(card.reflection, lambda one: say_passed(one, clock))

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
        anyway = Button(say("nav", "Open it anyway"), "rest_link")
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
