"""The close, commitment by commitment: what goes on with the person, and what one is done with."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.following import Commitment, Looked
from journal.model import Carried
from ui.commitment_words import became_words, came_words, plan_sentence
from ui.i18n.say import day_month, say
from ui.steps.day_button import DayButton
from ui.widgets.ground import Ground
from ui.widgets.segment import Segment, SegmentOption
from ui.widgets.text_label import TextLabel

GOES_ON, DONE = "on", "done"


@dataclass(frozen=True)
class Decided:
    """What was chosen for one commitment."""

    plan: str
    goes_on: bool
    look_again: date | None = None


class CarryRow(Ground):
    """One commitment: its words, what became of it, and whether it goes on."""

    decided = Signal(object)  # Decided

    def __init__(self, commitment: Commitment, place: int, today: date) -> None:
        """Stand for the ``place``-th commitment, counted from one."""
        super().__init__(edges=("top",))
        self._plan = commitment.plan.id
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 12, 0, 12)
        across.setSpacing(20)
        words = QVBoxLayout()
        words.setSpacing(2)
        sentence = plan_sentence(*commitment.words)
        words.addWidget(TextLabel(sentence, "writing_small", ink="ink"))
        if so_far := became(commitment):
            words.addWidget(TextLabel(so_far, "small"))
        across.addLayout(words, 1)
        self.segment = Segment(
            sentence,
            (
                SegmentOption(GOES_ON, say("close", "Carry it on")),
                SegmentOption(DONE, say("close", "Done with it")),
            ),
        )
        self.segment.chosen.connect(lambda _one: self._tell())
        self.day = DayButton(
            say("close", "Look again, commitment {n}", n=place),
            say("close", "Choose a day to look again"),
            sentence=say("close", "Look again on"),
        )
        self.day.now = today
        self.day.edited.connect(self._tell)
        beside = QVBoxLayout()
        beside.setSpacing(2)
        beside.addWidget(self.segment, 0, Qt.AlignmentFlag.AlignRight)
        beside.addWidget(self.day, 0, Qt.AlignmentFlag.AlignRight)
        beside.addStretch(1)
        across.addLayout(beside)

    def show_decided(self, decided: Decided) -> None:
        """Show what holds now."""
        self.segment.set_value(GOES_ON if decided.goes_on else DONE)
        self.day.show_day(decided.look_again)
        self.day.setVisible(decided.goes_on)

    def _tell(self) -> None:
        goes_on = self.segment.value() == GOES_ON
        self.day.setVisible(goes_on)
        day = self.day.day() if goes_on else None
        self.decided.emit(Decided(self._plan, goes_on, day))


class CarryList(QWidget):
    """All commitments. ``decided`` carries a ``Decided`` when the person chose."""

    decided = Signal(object)

    def __init__(
        self, commitments: tuple[Commitment, ...], carried: tuple[Carried, ...], today: date
    ) -> None:
        """Show what was decided, else what the last look back suggests."""
        super().__init__()
        self.rows: list[CarryRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        title = say("close", "Your commitments")
        column.addWidget(TextLabel(title, "subtitle"))
        note = say("close", "What you carry on stays on Follow-through after the close.")
        column.addWidget(TextLabel(note, "small"))
        column.addSpacing(10)
        known = {one.plan: one for one in carried}
        for place, commitment in enumerate(commitments, start=1):
            row = CarryRow(commitment, place, today)
            row.show_decided(_held(commitment, known.get(commitment.plan.id)))
            row.decided.connect(self.decided)
            self.rows.append(row)
            column.addWidget(row)

    def set_read_only(self) -> None:
        """Let it be read only."""
        for row in self.rows:
            row.segment.setEnabled(False)
            row.day.set_read_only()


def _held(commitment: Commitment, carried: Carried | None) -> Decided:
    if carried is None:
        return Decided(commitment.plan.id, not commitment.is_dropped)
    return Decided(commitment.plan.id, carried.let_go is None, carried.look_again)


def became(commitment: Commitment) -> str:
    """Return what the looks back said, each with its day, in one line."""
    return "  ·  ".join(filter(None, map(_looked, commitment.looks)))


def _looked(looked: Looked) -> str:
    look = looked.look
    parts = [came_words(look.came)] if look.came else []
    parts += [became_words(look.fate)] if look.fate else []
    if not parts:
        return ""
    words = ", ".join(parts)
    if look.on is None:
        return words
    return say("close", "{day}: {words}", day=day_month(look.on), words=words)
