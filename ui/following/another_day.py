"""Another day for something that asks to be looked at: a month that opens below a button."""

from datetime import date

from PySide6.QtWidgets import QWidget

from journal.due import Due
from ui.following.acts import Acts
from ui.i18n.say import say
from ui.steps.day_button import DayPopup
from ui.widgets.button import Button


class AnotherDay(Button):
    """Opens the month, and moves what is due to the day that is picked."""

    def __init__(self, due: Due, acts: Acts, today: date) -> None:
        """Stand for ``due``."""
        super().__init__(say("follow", "Another day…"), "quiet_link", icon="calendar")
        self.clicked.connect(lambda: open_month(self, due, acts, today))


def open_month(below: QWidget, due: Due, acts: Acts, today: date) -> None:
    """Open the month on the day that something is planned for; nothing before today."""
    popup = DayPopup(today, due.day, below)
    popup.month.set_limits(today)

    def pick(day: object) -> None:
        if isinstance(day, date):
            acts.move(due, day)

    popup.chosen.connect(pick)
    popup.open_below(below)
