"""The gate's questions, each answered Yes, Not sure or No.

While an answer leads to a pause, hints fold away, and so do the questions that are no part of it.
Knows the categories, not where the answers lead.
"""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.guides.guide import Gate, GateCategory, Prompt
from journal.values import GateValue, Value
from ui.i18n.say import say, say_n
from ui.steps.editor import Editor
from ui.widgets.button import Button
from ui.widgets.ground import Ground
from ui.widgets.segment import Segment, SegmentOption
from ui.widgets.text_label import TextLabel

ROW, FOLDED_ROW = 62, 52
INSET, INSET_LOW = 8, 4  # above and below the words; in a low window all rows stay in sight
SHOWN_WHEN_PAUSED = 3


class GateRow(Ground):
    """One question with its answer at the right."""

    def __init__(self, category: GateCategory) -> None:
        """Show ``category``."""
        super().__init__(edges=("bottom",))
        self.category = category
        across = self._across = QHBoxLayout(self)
        across.setSpacing(0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(TextLabel(category.question, "lead", ink="ink"))
        self._hint = TextLabel(category.hint, "small")
        words.addWidget(self._hint)
        words.addStretch(1)
        across.addLayout(words, 1)
        self.segment = Segment(
            category.question,
            (
                SegmentOption("yes", say("gate", "Yes"), "rest"),
                SegmentOption("unsure", say("gate", "Not sure"), "rest"),
                SegmentOption("no", say("gate", "No")),
            ),
        )
        across.addSpacing(12)
        across.addWidget(self.segment, 0, Qt.AlignmentFlag.AlignVCenter)
        self._strut = QWidget()  # the least height; an explicit one of the row would squeeze words
        self._strut.setFixedWidth(0)
        across.addWidget(self._strut)

    def fold(self, *, folded: bool, low: bool) -> None:
        """Show the hint, or the question alone."""
        inset = INSET_LOW if low else INSET
        self._across.setContentsMargins(0, inset, 0, inset)
        self._hint.setVisible(bool(self.category.hint) and not folded)
        least = 0 if low else (FOLDED_ROW if folded else ROW) - 2 * INSET
        self._strut.setFixedHeight(least)


class GateEditor(Editor):
    """All questions of the gate."""

    wide = True

    def __init__(self, prompt: Prompt, gate: Gate, parent: QWidget | None = None) -> None:
        """Ask the categories of ``gate``."""
        super().__init__(prompt, parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = Ground(edges=("top",))
        top.setFixedHeight(1)
        column.addWidget(top)
        self.rows = [GateRow(category) for category in gate.categories]
        for row in self.rows:
            column.addWidget(row)
            row.segment.chosen.connect(lambda _answer: self.edited.emit())
        self._more = Button("", "quiet_link", trailing="chevron-down")
        self._more.clicked.connect(self._unfold)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._paused = self._opened = self._low = False
        self.set_paused(paused=False)

    def value(self) -> Value:
        """Return the answers given so far."""
        return GateValue(self.answers())

    def answers(self) -> Mapping[str, str]:
        """Return ``yes``, ``unsure`` or ``no`` by category, where one was chosen."""
        given = {row.category.id: row.segment.value() for row in self.rows}
        return {category: answer for category, answer in given.items() if answer}

    def show_value(self, value: Value | None) -> None:
        """Show answers."""
        self.show_answers(value.answers if isinstance(value, GateValue) else {})

    def show_answers(self, answers: Mapping[str, str]) -> None:
        """Show answers as the gate's record keeps them."""
        for row in self.rows:
            row.segment.set_value(answers.get(row.category.id, ""))

    def set_read_only(self) -> None:
        """Let the answers be seen only."""
        for row in self.rows:
            row.segment.setEnabled(False)

    def first_field(self) -> QWidget | None:
        """Return the first question without an answer, else the first."""
        row = next((one for one in self.rows if not one.segment.value()), self.rows[0])
        items = row.segment.items
        return next((item for item in items if item.isChecked()), items[0])

    def set_paused(self, *, paused: bool) -> None:
        """Fold what is no part of the pause, or show all."""
        if paused and not self._paused:
            self._opened = False
        self._paused = paused
        self._arrange()

    def set_low(self, *, low: bool) -> None:
        """Stand closer together where the window has little height."""
        if low != self._low:
            self._low = low
            self._arrange()

    def _arrange(self) -> None:
        leading = [row for row in self.rows if row.segment.value() in {"yes", "unsure"}]
        room = max(SHOWN_WHEN_PAUSED - len(leading), 0)
        answered = [row for row in self.rows if row.segment.value() == "no"][:room]
        folds = self._paused and not self._opened
        shown = [*leading, *answered] if folds else self.rows
        for row in self.rows:
            row.setVisible(row in shown)
            row.fold(folded=self._paused, low=self._low)
        left = len(self.rows) - len(shown)
        self._more.setVisible(left > 0)
        if left:
            self._more.setText(_more_questions(left))

    def _unfold(self) -> None:
        self._opened = True
        hidden = next((row for row in self.rows if row.isHidden()), None)
        self._arrange()
        if hidden is not None:
            hidden.segment.items[0].setFocus(Qt.FocusReason.TabFocusReason)


def _more_questions(n: int) -> str:
    words = say_n("gate", "{n} more question", "{n} more questions", n)
    return words[:1].upper() + words[1:]
