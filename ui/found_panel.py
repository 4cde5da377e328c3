"""What opening found, to be read before going on: named plainly, one below the other.

Where files are missing or the folder is older than before, the person may also choose to go on
without them; nothing is decided for them.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.errors import AfterwordError
from ui.desk import Desk
from ui.error_text import ErrorText
from ui.i18n.say import say
from ui.join_form import JoinForm
from ui.problem_panel import ProblemPanel
from ui.session import vault_of
from ui.widgets.button import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.ground import Ground
from ui.widgets.notice import Notice
from ui.widgets.page_frame import Scroll
from ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from journal.repository import Repository
    from journal.vault import OpenReport

COLUMN = 648


class FoundPanel(Ground):
    """A page-wide list of findings, and the ways to go on."""

    def __init__(
        self,
        desk: Desk,
        repository: "Repository",
        texts: list[ErrorText],
        go_on: Callable[[], None],
    ) -> None:
        """Show ``texts`` for the journal that was opened; ``go_on`` goes into it."""
        super().__init__("surface")
        self._desk, self._repository, self._go_on = desk, repository, go_on
        held = QWidget()
        margins = QHBoxLayout(held)
        margins.setContentsMargins(40, 56, 40, 40)
        middle = QWidget()
        middle.setMaximumWidth(COLUMN)
        margins.addStretch(1)
        margins.addWidget(middle, 1000)
        margins.addStretch(1)
        self._write(QVBoxLayout(middle), texts)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(held))

    def _write(self, column: QVBoxLayout, texts: list[ErrorText]) -> None:
        column.setSpacing(12)
        title = TextLabel(say("found", "Before you go on"), "question")
        self.setAccessibleName(title.text())
        column.addWidget(title)
        lead = say("found", "The journal opens. Something in its folder is not as it was left.")
        column.addWidget(TextLabel(lead, "lead"))
        column.addSpacing(12)
        for text in texts:
            body = "\n".join(part for part in (text.body, text.next_step) if part)
            column.addWidget(Notice(text.title, body))
        self._problem = ProblemPanel()
        column.addWidget(self._problem)
        vault = vault_of(self._repository)
        if vault.report.apart and vault.read_only is None:
            column.addWidget(JoinForm(self._desk, vault.join, self._go_on))
        column.addSpacing(8)
        column.addLayout(self._steps(vault.report))
        column.addStretch(1)

    def _steps(self, report: "OpenReport") -> FlowLayout:
        row = FlowLayout(gap=8)
        older = report.rolled_back is not None
        go_on = say("found", "Open it for reading") if older else say("found", "Go on")
        self.button = Button(go_on, "primary", large=True)
        self.button.clicked.connect(lambda _on=False: self._go_on())
        row.addWidget(self.button)
        if older or report.missing or report.swapped:
            words = (
                say("found", "Go on from this older copy")
                if older
                else say("found", "Go on, and do not name this again")
            )
            self.carry_on = Button(words, large=True)
            self.carry_on.clicked.connect(lambda _on=False: self._carry_on())
            row.addWidget(self.carry_on)
        return row

    def begin(self) -> None:
        """Put the focus where the person goes on."""
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _carry_on(self) -> None:
        self.carry_on.setEnabled(False)
        self._desk.worker.run(
            self,
            vault_of(self._repository).carry_on,
            lambda _done: self._go_on(),
            self._not_carried,
            says=say("found", "Getting the journal ready…"),
        )

    def _not_carried(self, problem: AfterwordError) -> None:
        self.carry_on.setEnabled(True)
        self._problem.show_problem(problem)
