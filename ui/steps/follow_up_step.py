"""A look back: the commitments it is about stand on it, and its day can be moved."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal.clock import today
from journal.guides.guide import PromptType
from journal.model import FollowUp
from journal.path import Page, move_follow_up
from ui.i18n.say import day_month, say
from ui.steps.day_button import DayPopup
from ui.steps.host import Host
from ui.steps.prompt_step import PromptStep
from ui.widgets.button import Button
from ui.widgets.text_label import TextLabel


class FollowUpStep(PromptStep):
    """One page of a look back."""

    def __init__(self, host: Host, page: Page) -> None:
        """Show ``page``, with what was promised open beside it where it does not stand on it."""
        super().__init__(host, page)
        self._planned = TextLabel("", "small", wrap=False)
        due = self._waiting()
        if due is not None:
            self.content.insertWidget(0, self._build_day(due))
        if not any(one.type is PromptType.LOOKS for one in self.prompts):
            self.open_earlier()

    def _waiting(self) -> FollowUp | None:
        """Return the look back of this page while nobody answered it."""
        follow_ups = self.host.book.reflection.follow_ups
        mine = (one for one in follow_ups if one.stage == self.page.stage)
        return next((one for one in mine if one.answered is None), None)

    def _build_day(self, due: FollowUp) -> QWidget:
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(16)
        self._show_day(due.due)
        across.addWidget(self._planned)
        if not self.host.book.read_only:
            self.other_day = Button(say("follow", "Another day…"), "quiet_link", icon="calendar")
            self.other_day.clicked.connect(self._open_month)
            across.addWidget(self.other_day)
        across.addStretch(1)
        return line

    def _show_day(self, day: date) -> None:
        words = say("follow", "Planned for {day}. Earlier or later is fine.", day=day_month(day))
        self._planned.setText(words)

    def _open_month(self) -> None:
        now, due = today(self.host.clock), self._waiting()
        popup = DayPopup(now, due.due if due else None, self)
        popup.month.set_limits(now)
        popup.chosen.connect(self.move_to)
        popup.open_below(self.other_day)

    def move_to(self, day: object) -> None:
        """Plan this look back for another day."""
        if isinstance(day, date):
            clock, stage = self.host.clock, self.page.stage
            self.host.book.take(lambda one: move_follow_up(one, stage, day, clock))
            self._show_day(day)
            self.other_day.setFocus()
