"""Choosing when to return: a few days, a month to pick from, how it is seen now, a question.

It is where a sitting ends, so it also asks how the person sees it now, where the guide does.
"""

from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.clock import today
from journal.disclosure.calendar_file import TimedEntry
from journal.path import may_write, rest, see
from ui.drafts import keep_draft
from ui.i18n.say import clock_time, day_month, say, say_n, weekday, weekday_date
from ui.routes import Views
from ui.steps.calendar_words import build_month
from ui.steps.edit_words import edit_words
from ui.steps.host import Act, Footer, Host
from ui.steps.rail_model import nights_words
from ui.steps.return_days import (
    USUAL,
    ReturnDay,
    ReturnKind,
    days_written,
    is_past,
    moment_of,
    nights,
    offered,
    parse_time,
)
from ui.steps.step import Step
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.ground import Ground
from ui.widgets.radio_card import RadioList, RadioOption
from ui.widgets.text_label import TextLabel
from ui.widgets.writing_edit import WritingEdit

LEFT, GAP, RIGHT = 440, 32, 304
CARDS, CARDS_LOW = (60, 8), (52, 6)  # height and gap
WEEK, WEEK_LOW = 38, 32
CARRY = "carry"  # the draft of the question
SITTING_MINUTES = 25  # what a calendar entry suggests; changed before it is saved


class PauseStep(Step):
    """A good place to stop."""

    wide = True

    def __init__(self, host: Host, minutes: int) -> None:
        """``minutes`` is how long this sitting has been."""
        self._built = False
        super().__init__(host, say("pause", "A good place to stop."), _help(minutes))
        self._today = today(host.clock)
        self._offers = offered(self._today)
        self._day: date | None = None
        across = QHBoxLayout()
        across.setSpacing(GAP)
        across.addWidget(self._build_left(), 100)
        across.addWidget(self._build_right())
        across.addStretch(1)
        self.content.addLayout(across)
        self.content.addStretch(1)
        usual = next(
            (one for one in self._offers if one.kind is ReturnKind.AFTER_WEEKEND), self._offers[0]
        )
        self._choose(usual)
        self._built = True
        self.settled()

    def _build_left(self) -> QWidget:
        left = QWidget()
        left.setMaximumWidth(LEFT)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        question = say("pause", "When would you like to come back?")
        column.addWidget(TextLabel(question, "small_strong"))
        options = tuple(
            RadioOption(one.kind.value, _title(one.kind), self._hint(one)) for one in self._offers
        )
        self.list = RadioList(question, options, "rest")
        self.list.chosen.connect(self._chosen)
        column.addWidget(self.list)
        column.addSpacing(12)
        self.time = Field("", name=say("pause", "At what time"), leading="clock")
        self.time.setFixedWidth(140)
        self.time.set_text(clock_time(USUAL))
        self.time.edited.connect(lambda _text: self._time_edited())
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.time, 0, Qt.AlignmentFlag.AlignTop)
        self.calendar = calendar_button()
        self.calendar.clicked.connect(self._to_calendar)
        beside = QVBoxLayout()  # in the middle of the box, whatever stands below that
        beside.setContentsMargins(0, 4, 0, 0)
        beside.addWidget(self.calendar, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(beside)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        return left

    def _build_right(self) -> QWidget:
        right = QWidget()
        right.setFixedWidth(RIGHT)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(24)
        self._right = column
        self.month = build_month(self._today)
        sittings = tuple(one.began for one in self.host.book.reflection.sittings)
        self.month.set_limits(self._today, days_written(self.host.clock, sittings))
        self.month.chosen.connect(self._picked)
        column.addWidget(self.month)
        book = self.host.book
        self.view = (
            self._asks(column, book.guide.view, _seen(self.host)) if self._asks_view() else None
        )
        if self.view is not None:
            self.view.edited.connect(self._keep_view)
        if self.view is not None and any(one.seen for one in book.reflection.sittings[:-1]):
            earlier = Button(say("pause", "How it changed"), "rest_link")
            earlier.clicked.connect(lambda: self.host.go(Views(book.reflection.id)))
            column.addWidget(earlier, 0, Qt.AlignmentFlag.AlignLeft)
        words = say("pause", "A question to carry along, if you like")
        self.carry = self._asks(column, words, "")
        keep_draft(book, CARRY, self.carry)
        column.addStretch(1)
        return right

    def _asks_view(self) -> bool:
        return bool(self.host.book.guide.view and self.host.book.reflection.sittings)

    def _asks(self, column: QVBoxLayout, words: str, text: str) -> WritingEdit:
        """Add a few lines to write below ``words``."""
        asked = Ground(edges=("start",))
        inner = QVBoxLayout(asked)
        inner.setContentsMargins(16, 0, 0, 0)
        inner.setSpacing(6)
        inner.addWidget(TextLabel(words, "small"))
        edit = WritingEdit(words, "subtitle", words=edit_words(), paragraph_gap=0)
        edit.set_text(text)
        inner.addWidget(edit)
        column.addWidget(asked)
        return edit

    def _hint(self, offer: ReturnDay) -> str:
        if offer.day is None:
            return say("pause", "It waits under Reflections, without a reminder")
        count = nights(self._today, offer.day)
        if count < 2 or offer.kind in (ReturnKind.TWO_NIGHTS, ReturnKind.IN_A_WEEK):
            return weekday_date(offer.day)
        return say(
            "pause",
            "{day} · {nights}",
            day=weekday_date(offer.day),
            nights=nights_words(count),
        )

    def _chosen(self, kind: object) -> None:
        self._choose(next(one for one in self._offers if one.kind == kind))

    def _choose(self, offer: ReturnDay) -> None:
        self._day = offer.day
        self.list.set_value(offer.kind.value)
        self.month.set_value(offer.day)
        self.time.setEnabled(offer.day is not None)
        self._time_edited()

    def _picked(self, day: object) -> None:
        if not isinstance(day, date):
            return
        self._day = day
        match = next((one for one in self._offers if one.day == day), None)
        self.list.set_value(match.kind.value if match else "")
        self.time.setEnabled(True)
        self._time_edited()

    def _time_edited(self) -> None:
        self.time.set_bad(self._in_the_way())
        self.calendar.setEnabled(self._moment() is not None)
        self.host.footer_changed()

    def _in_the_way(self) -> str:
        if self._day is None:
            return ""
        at = parse_time(self.time.text())
        if at is None:
            return say("pause", "A time of day, such as 09:00.")
        if is_past(self.host.clock, moment_of(self.host.clock, self._day, at)):
            return say("pause", "That is over already. Choose a later time.")
        return ""

    def first_field(self) -> QWidget | None:
        """Return the chosen card."""
        cards = self.list.cards
        return next((card for card in cards if card.isChecked()), cards[0])

    def footer(self) -> Footer:
        """Offer to keep writing, or to rest."""
        back = Act(say("pause", "Keep writing"), self._write_on, icon="arrow-left")
        enabled = not self._in_the_way()
        go = Act(rest_words(self._today, self._day), self._rest, "rest", "moon", enabled=enabled)
        return Footer((back,), (go,))

    def _moment(self) -> datetime | None:
        """Return when to come back; ``None`` where that is open, or no time of day."""
        at = parse_time(self.time.text())
        if self._day is None or at is None or self._in_the_way():
            return None
        return moment_of(self.host.clock, self._day, at)

    def _to_calendar(self) -> None:
        moment = self._moment()
        if moment is not None:
            self.host.to_calendar((TimedEntry(moment, SITTING_MINUTES),))

    def flush(self) -> None:
        """Keep what is being written, whether it comes to a rest or not."""
        self._keep_view()
        self.host.book.put_draft(CARRY, self.carry.text())

    def _keep_view(self) -> None:
        book = self.host.book
        if self.view is not None and may_write(book.reflection):
            words = self.view.text().strip()
            if words != _seen(self.host):
                book.take(lambda one: see(one, words))

    def _write_on(self) -> None:
        self.flush()
        self.host.refresh()

    def _rest(self) -> None:
        host, until, carry = self.host, self._moment(), self.carry.text().strip()
        self.flush()
        book = host.book
        book.take(lambda one: rest(book.guide, one, until, carry, host.clock, book.answers))
        self.carry.set_text("")  # it rests with the reflection now
        self.flush()
        host.leave_to_rest()

    def settled(self) -> None:
        """Keep both columns on screen in a narrow window, and what is asked in a low one."""
        if self._built:
            low = self.is_low()
            self.list.set_heights(*(CARDS_LOW if low else CARDS))
            self.month.grid.set_row(WEEK_LOW if low else WEEK)
            self._right.setSpacing(12 if low else 24)
        self.column.updateGeometry()


def rest_words(now: date, day: date | None) -> str:
    """Return "Rest until Monday"."""
    if day is None:
        return say("pause", "Rest for now")
    if nights(now, day) < 1:
        return say("pause", "Rest until later today")
    if nights(now, day) < 7:
        return say("pause", "Rest until {day}", day=weekday(day))
    return say("pause", "Rest until {day}", day=day_month(day))


def _help(minutes: int) -> str:
    if minutes < 1:
        return say("pause", "Some of the work goes on without you now.")
    return say_n(
        "pause",
        "You have been writing for {n} minute. Some of the work goes on without you now.",
        "You have been writing for {n} minutes. Some of the work goes on without you now.",
        minutes,
    )


def _title(kind: ReturnKind) -> str:
    return {
        ReturnKind.TOMORROW: say("pause", "Tomorrow"),
        ReturnKind.TWO_NIGHTS: say("pause", "After two nights"),
        ReturnKind.AFTER_WEEKEND: say("pause", "After the weekend"),
        ReturnKind.IN_A_WEEK: say("pause", "In a week"),
        ReturnKind.UNKNOWN: say("pause", "I don’t know yet"),
        ReturnKind.ON_DAY: "",
    }[kind]


def calendar_button() -> Button:
    """Return the button that leads to a calendar file."""
    return Button(say("pause", "Put it in my calendar…"), "link", icon="calendar")


def _seen(host: Host) -> str:
    """Return how it was seen in the sitting that is under way, as far as that was said."""
    sittings = host.book.reflection.sittings
    return sittings[-1].seen if sittings else ""
