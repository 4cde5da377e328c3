"""The replies to one page that left: each question with its answers, and what one can do with them.

It shows and tells of each act. Texts of others are plain text here, whatever they look like.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from journal.clock import Clock, local
from journal.model import Reply
from ui.i18n.say import day_month_year, say
from ui.section_page import clear_layout
from ui.theme.tokens import Radius
from ui.widgets.button import Button
from ui.widgets.focus_ring import ringed
from ui.widgets.text_label import TextLabel

NAMES = 132  # px for who wrote it
AROUND = 80  # px that are shown above and below what one is led to


@dataclass(frozen=True)
class Answered:
    """One answer of one reply: the place of its question."""

    reply: Reply
    place: int

    @property
    def text(self) -> str:
        """What was written."""
        return dict(self.reply.answers)[self.place]


@dataclass(frozen=True)
class CanDo:
    """What the journal lets one do with an answer."""

    note: bool = False
    promise: bool = False
    remove: bool = False
    is_held: bool = False  # a hold is why nothing can be removed


@ringed(Radius.BUTTON)
class AnswerText(TextLabel):
    """What somebody wrote. It takes the keyboard only where one was led to it."""

    _area: QScrollArea | None = None  # what it stands in, once one was led to it

    def be_led_to(self) -> None:
        """Come into sight, with the keyboard: what follows is at the next Tab, and it is heard."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            self._area = above
            above.verticalScrollBar().rangeChanged.connect(self._come_into_sight)
            QTimer.singleShot(0, self, self._come_into_sight)

    def _come_into_sight(self, *_range: int) -> None:
        """Scroll to it, also when the page above it gets its height only later."""
        if self._area is not None and self.hasFocus():
            self._area.ensureWidgetVisible(self, 0, AROUND)


class RepliesView(QWidget):
    """Filled by ``show_replies``."""

    noted = Signal(object)  # Answered
    promised = Signal(object)  # Answered
    removed = Signal(object)  # Reply

    def __init__(self, *, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._texts: dict[str, AnswerText] = {}  # the first answer of each reply, by its id
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_replies(
        self, questions: tuple[str, ...], replies: tuple[Reply, ...], can: CanDo, clock: Clock
    ) -> None:
        """Show every answer under its question, in the order the replies came in."""
        clear_layout(self._column)
        self._texts = {}
        for place, question in enumerate(questions):
            answers = [Answered(one, place) for one in replies if place in dict(one.answers)]
            if answers:
                self._add_question(question, answers, can)
        if can.remove:
            for reply in replies:
                self._add_arrival(reply, clock)
        elif can.is_held and replies:
            words = say("replies", "A hold is set on the reflection, so no reply can be removed.")
            self._column.addWidget(TextLabel(words, "caption"))

    def lead_to(self, reply: str) -> bool:
        """Lead to the first answer of the reply of that id; False if there is none."""
        text = self._texts.get(reply)
        if text is not None:
            text.be_led_to()
        return text is not None

    def _add_question(self, question: str, answers: list[Answered], can: CanDo) -> None:
        self._column.addWidget(TextLabel(question, "small_strong", ink="muted"))
        self._column.addSpacing(8)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnMinimumWidth(0, NAMES)
        grid.setColumnStretch(1, 1)
        for row, answer in enumerate(answers):
            name = TextLabel(name_of(answer.reply), "small", ink="ink")
            name.setFixedWidth(NAMES)
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(self._answer(answer, can), row, 1)
        self._column.addLayout(grid)
        self._column.addSpacing(22)

    def _answer(self, answer: Answered, can: CanDo) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        text = AnswerText(answer.text, "writing_small")
        self._texts.setdefault(answer.reply.id, text)
        text.setAccessibleName(f"{name_of(answer.reply)}: {answer.text}")
        column.addWidget(text)
        acts = QHBoxLayout()
        acts.setSpacing(16)
        if answer.place in answer.reply.promised:
            acts.addWidget(TextLabel(say("replies", "Among your commitments"), "caption"))
        elif can.promise:
            promise = Button(say("replies", "Make it a commitment"), "link", icon="milestone")
            promise.clicked.connect(lambda: self.promised.emit(answer))
            acts.addWidget(promise)
        if answer.place in answer.reply.noted:
            acts.addWidget(TextLabel(say("replies", "Under what you heard"), "caption"))
        elif can.note:
            note = Button(say("replies", "Keep as a note"), "quiet_link")
            note.clicked.connect(lambda: self.noted.emit(answer))
            acts.addWidget(note)
        acts.addStretch(1)
        column.addLayout(acts)
        return column

    def _add_arrival(self, reply: Reply, clock: Clock) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        day = day_month_year(local(clock, reply.at).date())
        words = say("replies", "{name}, brought in on {day}", name=name_of(reply), day=day)
        row.addWidget(TextLabel(words, "caption"))
        remove = Button(say("replies", "Remove"), "quiet_link")
        remove.clicked.connect(lambda: self._sure(remove, reply))
        row.addWidget(remove)
        row.addStretch(1)
        self._column.addLayout(row)

    def _sure(self, button: Button, reply: Reply) -> None:
        """Remove it at the second press: what somebody wrote is gone for good then."""
        sure = say("replies", "Remove it for good")
        if button.text() == sure:
            self.removed.emit(reply)
            return
        button.setText(sure)
        button.setAccessibleName(sure)
        button.updateGeometry()


def name_of(reply: Reply) -> str:
    """Return what the writer called themselves, or that they did not."""
    return reply.from_ or say("replies", "Without a name")
