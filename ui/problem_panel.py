"""A problem in its place: what happened, what is safe, what next, and buttons that do it.

It stands beside the thing it speaks of and replaces nothing that was typed. It never pops up.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.errors import AfterwordError
from ui.error_text import ErrorText, error_text
from ui.widgets.button import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.notice import Notice

INSET = 28  # where the notice's own words begin


@dataclass(frozen=True)
class Step:
    """What can be done next: the button's words and what it does."""

    label: str
    act: Callable[[], object]


class ProblemPanel(QWidget):
    """Shows one problem at a time, or nothing. ``kind`` is a kind of notice."""

    def __init__(self, *, kind: str = "technical", parent: QWidget | None = None) -> None:
        """Begin hidden."""
        super().__init__(parent)
        self._kind = kind
        self._notice: Notice | None = None
        self.buttons: list[Button] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_problem(self, problem: AfterwordError, *steps: Step) -> None:
        """Show the words of ``problem`` and a button for each step."""
        self.show_text(error_text(problem), *steps)

    def show_text(self, text: ErrorText, *steps: Step) -> None:
        """Show ``text`` and a button for each step; screen readers say the title."""
        self.clear()
        body = "\n".join(part for part in (text.body, text.next_step) if part)
        self._notice = Notice(text.title, body, kind=self._kind)
        if steps:
            self._add_steps(self._notice, steps)
        self._column.addWidget(self._notice)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self._notice, QAccessible.Event.Alert))

    def title(self) -> str:
        """Return what happened, as shown; empty while nothing is."""
        return self._notice.accessibleName() if self._notice is not None else ""

    def clear(self) -> None:
        """Show nothing."""
        self.buttons = []
        if self._notice is not None:
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None
        self.hide()

    def _add_steps(self, notice: Notice, steps: tuple[Step, ...]) -> None:
        inset = QHBoxLayout()
        inset.setContentsMargins(INSET, 8, 0, 0)
        row = FlowLayout()  # many steps, or long ones in another language, take a second line
        inset.addLayout(row)
        for step in steps:
            button = Button(step.label)
            button.clicked.connect(lambda _on=False, step=step: step.act())
            self.buttons.append(button)
            row.addWidget(button)
        notice.column.addLayout(inset)
