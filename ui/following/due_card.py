"""Something that asks to be looked at now: each commitment with the three answers to it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal.due import Due, DueKind
from journal.following import Commitment
from journal.values import Came
from ui.commitment_words import came_words, plan_sentence
from ui.following.acts import Acts
from ui.following.another_day import AnotherDay
from ui.following.words import planned_for, sentences, source
from ui.i18n.say import say
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.text_label import TextLabel


class DueCard(Card):
    """One row of Follow-through that is due. ``first`` is where the keyboard begins."""

    def __init__(self, due: Due, acts: Acts, today: date) -> None:
        """Offer what can be done with it."""
        super().__init__(padding=(24, 20, 24, 16), gap=10)
        self._due, self._acts, self._today = due, acts, today
        self.first: QWidget | None = None
        head = QHBoxLayout()
        head.setSpacing(10)
        day = TextLabel(planned_for(due, today), "small_strong", ink="accent", wrap=False)
        head.addWidget(day)
        head.addWidget(TextLabel(source(due), "small"), 1)
        self.column.addLayout(head)
        for commitment in due.commitments:
            self._add_commitment(commitment)
        if not due.commitments:
            self.column.addWidget(TextLabel(sentences(due)[0], "subtitle"))
        self._add_foot()

    def _add_commitment(self, commitment: Commitment) -> None:
        words = plan_sentence(*commitment.words)
        self.column.addWidget(TextLabel(words, "subtitle"))
        if not self._due.asks_each or not self._acts.may_change:
            return
        so_far = self._due.so_far.get(commitment.plan.id)
        if so_far is not None:
            self._add_so_far(so_far)
            return
        row = QWidget()
        flow = FlowLayout(row)
        for came in Came:
            button = Button(came_words(came))
            button.setAccessibleDescription(words)
            button.clicked.connect(self._answering(commitment, came))
            flow.addWidget(button)
            self.first = self.first or button
        self.column.addSpacing(4)  # the words belong to the card, the answers to each other
        self.column.addWidget(row)

    def _add_so_far(self, came: Came) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(TextLabel(came_words(came), "ui", ink="muted", wrap=False))
        on = Button(say("follow", "Go on"))
        on.clicked.connect(lambda: self._acts.open_(self._due))
        row.addWidget(on)
        row.addStretch(1)
        self.first = self.first or on
        self.column.addLayout(row)

    def _answering(self, commitment: Commitment, came: Came) -> Callable[[], None]:
        return lambda: self._acts.answer(self._due, commitment, came)

    def _add_foot(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(20)
        if self._due.kind is DueKind.REVIEW and self._acts.may_change:
            looked = Button(say("follow", "We looked at it"))
            self._add_act(foot, looked, self._acts.reviewed)
        elif self._due.kind is DueKind.LOOK_BACK and not self._asked_here():
            self._add_act(foot, Button(say("nav", "Answer")), self._acts.open_)
        if self._acts.may_change:
            later = AnotherDay(self._due, self._acts, self._today)
            foot.addWidget(later)
            self.first = self.first or later
            ends = {DueKind.CARRIED: self._acts.let_go, DueKind.ROW_DAY: self._acts.row_done}
            if self._due.kind in ends:
                done = Button(say("follow", "Done with it"), "quiet_link", icon="check")
                self._add_act(foot, done, ends[self._due.kind])
        there = Button(say("follow", "Open the reflection"), "quiet_link", icon="book-open")
        self._add_act(foot, there, self._acts.open_)
        foot.addStretch(1)
        self.column.addLayout(foot)

    def _asked_here(self) -> bool:
        return self._due.asks_each and bool(self._due.commitments) and self._acts.may_change

    def _add_act(self, foot: QHBoxLayout, button: Button, act: Callable[[Due], None]) -> None:
        button.clicked.connect(lambda: act(self._due))
        foot.addWidget(button)
        self.first = self.first or button
