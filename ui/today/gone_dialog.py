"""A computer that will not come back: asked once, and what it never brought is not waited for."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from journal.clock import Clock, local
from ui.frozen import Frozen
from ui.i18n.say import day_month_year, say
from ui.theme.tokens import Space
from ui.widgets.button import Button
from ui.widgets.check_box import CheckBox
from ui.widgets.dialog import DialogScrim
from ui.widgets.dialog_foot import dialog_foot
from ui.widgets.text_label import TextLabel


class Awaited(Frozen):
    """A computer that has not brought all, and between which moments that was written."""

    device: str
    after: datetime | None = None
    before: datetime | None = None


class GoneDialog(DialogScrim):
    """Asks which computers are gone; ``carry_on`` takes their ids. The focus is on waiting."""

    def __init__(
        self, awaited: Sequence[Awaited], clock: Clock, carry_on: Callable[[tuple[str, ...]], None]
    ) -> None:
        """Where there is only one, there is nothing to tick."""
        one = len(awaited) == 1
        title = (
            say("gone", "Is that computer gone for good?")
            if one
            else say("gone", "Which computers are gone for good?")
        )
        super().__init__(title, width=520)
        self._awaited, self._carry_on = awaited, carry_on
        self.column.setSpacing(Space.M)
        self.column.addWidget(TextLabel(title, "title"))
        self.boxes = [] if one else [CheckBox(_span(each, clock)) for each in awaited]
        if one:
            self.column.addWidget(TextLabel(_span(awaited[0], clock), "ui", ink="body"))
        for box in self.boxes:
            box.toggled.connect(lambda _on: self._settle_button())
            self.column.addWidget(box)
        said = say(
            "gone",
            "If it is lost or given away, you can carry on without what it never brought. None of "
            "your computers waits for that any more. If it does come, it is taken in.",
        )
        self.column.addWidget(TextLabel(said, "ui", ink="body"))
        self.go = Button(say("gone", "That computer is gone: carry on without it"))
        self.wait = Button(say("gone", "Keep waiting"), "primary")
        self.go.clicked.connect(self._go)
        self.wait.clicked.connect(self.close_)
        self.column.addLayout(dialog_foot(self.go, self.wait))
        self.closed.connect(self.deleteLater)
        self._settle_button()

    def _settle_button(self) -> None:
        self.go.setEnabled(not self.boxes or any(box.isChecked() for box in self.boxes))

    def _go(self) -> None:
        ticked = [box.isChecked() for box in self.boxes] or [True]
        pairs = zip(self._awaited, ticked, strict=True)
        chosen = tuple(each.device for each, is_ticked in pairs if is_ticked)
        self.close_()
        self._carry_on(chosen)


def ask_if_gone(window: QWidget, dialog: GoneDialog) -> None:
    """Open the dialog over ``window``."""
    dialog.open_on(window, dialog.wait)


def _span(one: Awaited, clock: Clock) -> str:
    after, before = (
        day_month_year(local(clock, at).date()) if at else "" for at in (one.after, one.before)
    )
    if after and before and after != before:
        return say(
            "gone",
            "Changes written there between {first} and {last} have not come.",
            first=after,
            last=before,
        )
    if after or before:
        return say("gone", "Changes written there on {day} have not come.", day=after or before)
    return say("gone", "Changes that were written there have not come.")
