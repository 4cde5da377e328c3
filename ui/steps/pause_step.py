"""Choosing when to return: a few days, a month to pick from, a question to carry along."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.clock import local, today
from journal.path import rest
from ui.i18n.say import clock_time, day_month, say, say_n, weekday, weekday_date
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
from ui.widgets.field import Field
from ui.widgets.ground import Ground
from ui.widgets.radio_card import RadioList, RadioOption
from ui.widgets.text_label import TextLabel
from ui.widgets.writing_edit import WritingEdit

LEFT, GAP, RIGHT = 440, 32, 304
CARRY = "carry"  # the draft of the question


class PauseStep(Step):
    """A good place to stop."""

    wide = True

    def __init__(self, host: Host, minutes: int) -> None:
        """``minutes`` is how long this sitting has been."""
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
        column.addWidget(self.time)
        column.addStretch(1)
        return left

    def _build_right(self) -> QWidget:
        right = QWidget()
        right.setFixedWidth(RIGHT)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(24)
        self.month = build_month(self._today)
        sittings = tuple(one.began for one in self.host.book.reflection.sittings)
        self.month.set_limits(self._today, days_written(self.host.clock, sittings))
        self.month.chosen.connect(self._picked)
        column.addWidget(self.month)
        carried = Ground(edges=("start",))
        inner = QVBoxLayout(carried)
        inner.setContentsMargins(16, 0, 0, 0)
        inner.setSpacing(6)
        words = say("pause", "A question to carry along, if you like")
        inner.addWidget(TextLabel(words, "small"))
        self.carry = WritingEdit(words, "subtitle", words=edit_words(), paragraph_gap=0)
        self.carry.set_text(self.host.book.draft(CARRY))
        inner.addWidget(self.carry)
        column.addWidget(carried)
        column.addStretch(1)
        return right

    def _hint(self, offer: ReturnDay) -> str:
        if offer.day is None:
            return say("pause", "It waits under Reflections, without a reminder")
        count = nights(self._today, offer.day)
        if count < 2 or offer.kind is ReturnKind.IN_A_WEEK:
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

    def flush(self) -> None:
        """Keep the question that is being written, whether it comes to a rest or not."""
        self.host.book.put_draft(CARRY, self.carry.text())

    def _write_on(self) -> None:
        self.flush()
        self.host.refresh()

    def _rest(self) -> None:
        host, at = self.host, parse_time(self.time.text())
        until = moment_of(host.clock, self._day, at) if self._day and at else None
        carry = self.carry.text().strip()
        host.book.take(lambda one: rest(host.book.guide, one, until, carry, host.clock))
        self.carry.set_text("")  # it rests with the reflection now
        self.flush()
        host.leave_to_rest()

    def settled(self) -> None:
        """Keep both columns on screen in a narrow window."""
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
        ReturnKind.AFTER_WEEKEND: say("pause", "After the weekend"),
        ReturnKind.IN_A_WEEK: say("pause", "In a week"),
        ReturnKind.UNKNOWN: say("pause", "I don’t know yet"),
        ReturnKind.ON_DAY: "",
    }[kind]


class RestingStep(Step):
    """While the quiet time lasts: until when, what is carried along, and the way in anyway."""

    def __init__(self, host: Host) -> None:
        """Say until when it rests."""
        quiet = host.book.reflection.quiet
        until = local(host.clock, quiet.until) if quiet is not None and quiet.until else None
        super().__init__(host, _resting_words(host, until.date() if until else None))
        if until is not None:
            words = say(
                "rest",
                "{day} at {time}",
                day=weekday_date(until.date()),
                time=clock_time(until),
            )
            self.content.addWidget(TextLabel(words, "lead"))
        if quiet is not None and quiet.carry:
            carried = QVBoxLayout()
            carried.setSpacing(4)
            carried.addWidget(TextLabel(say("rest", "You carry along"), "small"))
            carried.addWidget(TextLabel(quiet.carry, "subtitle"))
            self.content.addLayout(carried)
        self.content.addWidget(
            TextLabel(
                say("rest", "Nothing is lost by waiting, and nothing by looking."),
                "ui",
                ink="muted",
            )
        )
        self.content.addStretch(1)

    def footer(self) -> Footer:
        """Offer to go back, and to open it all the same."""
        back = Act(say("path", "Back"), self.host.leave, icon="arrow-left")
        return Footer((back,), (Act(say("rest", "Open it anyway"), self.host.wake, "secondary"),))


def _resting_words(host: Host, day: date | None) -> str:
    if day is None:
        return say("rest", "Resting, for as long as you like")
    count = nights(today(host.clock), day)
    if count < 1:
        return say("rest", "Resting until later today")
    if count < 7:
        return say("rest", "Resting until {day}", day=weekday(day))
    return say("rest", "Resting until {day}", day=day_month(day))
