"""Bringing together what two computers sealed apart: the passphrase that was set on the other one.

Shown where opening found files that the passphrase used does not open. It keeps no passphrase.
"""

from collections.abc import Callable

import shiboken6
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.errors import AfterwordError, WrongSecret
from ui.desk import Desk
from ui.i18n.say import say
from ui.opening.passphrase_field import passphrase_field
from ui.problem_panel import ProblemPanel
from ui.widgets.button import Button

FIELD = 304


class JoinForm(QWidget):
    """One field and its button."""

    def __init__(self, desk: Desk, join: Callable[[str], None], joined: Callable[[], None]) -> None:
        """``join`` is called on the worker with what was typed; ``joined`` here, once it did."""
        super().__init__()
        self._desk, self._join, self._joined = desk, join, joined
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(8)
        self.field = passphrase_field(say("found", "The other passphrase"))
        self.field.setFixedWidth(FIELD)
        self.button = Button(say("found", "Bring both together"))
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        column.addWidget(self.field)
        column.addLayout(row)
        self._problem = ProblemPanel()
        column.addWidget(self._problem)
        self.button.clicked.connect(lambda _on=False: self._try())
        self.field.submitted.connect(self._try)
        self.field.edited.connect(lambda _text: self.field.set_bad(""))

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  Qt's name
        """Keep no passphrase on a page that was left; a minimised window keeps it."""
        if not event.spontaneous():
            self.field.take()
        super().hideEvent(event)

    def _try(self) -> None:
        typed = self.field.text()
        if not typed or not self.button.isEnabled():
            self.field.setFocus()
            return
        self.button.setEnabled(False)
        self._problem.clear()
        self._desk.worker.run(
            self._desk.keeper,
            lambda: self._join(typed),
            lambda _done: self._done(),
            self._failed,
            says=say("found", "Bringing both together…"),
        )

    def _done(self) -> None:
        if shiboken6.isValid(self):
            self.field.take()
        self._joined()  # the window is to know of it, also where this page was left meanwhile

    def _failed(self, problem: AfterwordError) -> None:
        if not shiboken6.isValid(self):
            return
        self.button.setEnabled(True)
        if isinstance(problem, WrongSecret):
            self.field.set_bad(say("found", "Nothing in the folder opens with that passphrase."))
            self.field.line.selectAll()
        else:
            self._problem.show_problem(problem)
        self.field.setFocus()
