"""The form that makes a journal: a passphrase, the recovery sheet, one button.

Asks the worker to make it and tells when it is there. What was typed stays where something is in
the way.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.errors import AfterwordError, JournalExists
from ui.desk import Desk
from ui.i18n.say import say
from ui.opening.new_passphrase import NewPassphrase
from ui.problem_panel import ProblemPanel, Step
from ui.session import Opened, create_journal
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.check_box import CheckBox
from ui.widgets.flow import FlowLayout
from ui.widgets.sheet_drawing import SheetDrawing
from ui.widgets.text_label import TextLabel


class CreateForm(QWidget):
    """Everything from "Create your journal" to its button. ``beside`` is for quieter ways."""

    waiting = Signal(object)  # bool: nothing else may be begun while the journal is being made

    def __init__(self, desk: Desk, created: Callable[[Opened], None]) -> None:
        """Call ``created`` once the journal is there."""
        super().__init__()
        self._desk, self._created = desk, created
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._gaps = [QWidget(), QWidget(), QWidget()]
        column.addWidget(TextLabel(say("welcome", "Create your journal"), "heading"))
        column.addSpacing(2)
        only_you = say("welcome", "One passphrase opens it. Only you know it.")
        column.addWidget(TextLabel(only_you, "ui", ink="muted"))
        column.addWidget(self._gaps[0])
        self.passphrase = NewPassphrase(desk)
        column.addWidget(self.passphrase)
        column.addWidget(self._gaps[1])
        column.addWidget(self._recovery())
        self.problem = ProblemPanel()
        column.addWidget(self._gaps[2])
        column.addWidget(self.problem)
        column.addLayout(self._buttons())
        self.passphrase.submitted.connect(self.begin)
        self.settle(low=False)

    def settle(self, *, low: bool) -> None:
        """Stand closer together in a low window, so that the button is in sight."""
        for gap, height in zip(self._gaps, (12, 14, 14) if low else (22, 28, 28), strict=True):
            gap.setFixedHeight(height)

    def _recovery(self) -> QWidget:
        card = Card("window", padding=(20, 20, 20, 14), gap=0)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(SheetDrawing(), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(TextLabel(say("welcome", "Recovery sheet"), "ui_strong"))
        words.addWidget(
            TextLabel(
                say(
                    "welcome",
                    "Nobody can reset your passphrase, not even your IT team. This sheet carries "
                    "a code that opens the journal. Print it once and keep it away from this "
                    "computer.",
                ),
                "small",
            ),
        )
        words.addSpacing(2)
        self.with_sheet = CheckBox(say("welcome", "Print it when the journal is created"))
        self.with_sheet.setChecked(True)
        self.with_sheet.title_style = self.with_sheet.chosen_style = "small"
        words.addWidget(self.with_sheet)
        row.addLayout(words, 1)
        card.column.addLayout(row)
        return card

    def _buttons(self) -> FlowLayout:
        self.beside = FlowLayout(gap=6)
        self.button = Button(say("welcome", "Create journal"), "primary", large=True)
        self.button.clicked.connect(self.begin)
        self.beside.addWidget(self.button)
        return self.beside

    def begin(self) -> None:
        """Make the journal if the passphrase may be used."""
        if not self.button.isEnabled() or not self.passphrase.is_ready():
            return
        self.problem.clear()
        self._wait(waiting=True)
        desk, with_recovery = self._desk, self.with_sheet.isChecked()
        places, clock, text = desk.places, desk.clock, self.passphrase.first.text()
        desk.worker.run(
            self,
            lambda: create_journal(places, clock, text, with_recovery=with_recovery),
            self._done,
            self._failed,
            says=say("welcome", "Creating your journal…"),
        )

    def _done(self, opened: Opened) -> None:
        self.passphrase.clear()
        self._created(opened)

    def _failed(self, problem: AfterwordError) -> None:
        self._wait(waiting=False)
        steps = [Step(say("welcome", "Try again"), self.begin)]
        if isinstance(problem, JournalExists):
            steps = []
        self.problem.show_problem(problem, *steps)
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _wait(self, *, waiting: bool) -> None:
        words = say("welcome", "Creating…") if waiting else say("welcome", "Create journal")
        self.button.setText(words)
        self.button.updateGeometry()
        self.button.setEnabled(not waiting)
        self.with_sheet.setEnabled(not waiting)
        self.waiting.emit(waiting)
        self.passphrase.lock_fields(locked=waiting)
