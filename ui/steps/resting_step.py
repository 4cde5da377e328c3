"""While the quiet time lasts: until when, what is carried along, and the way in all the same."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from journal.clock import local, today
from journal.disclosure.calendar_file import TimedEntry
from ui.i18n.say import clock_time, day_month, say, weekday, weekday_date
from ui.steps.host import Act, Footer, Host
from ui.steps.pause_step import SITTING_MINUTES, calendar_button
from ui.steps.return_days import nights
from ui.steps.step import Step
from ui.widgets.text_label import TextLabel


class RestingStep(Step):
    """What is shown instead of a page while a reflection rests."""

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
            button = calendar_button()
            button.clicked.connect(lambda: host.to_calendar((TimedEntry(until, SITTING_MINUTES),)))
            self.content.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
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
