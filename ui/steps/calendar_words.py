"""A month in the person's words: names of months and days, and the first day of the week."""

from datetime import date

from PySide6.QtCore import QLocale

from ui.i18n.say import month_year, say, weekday_date
from ui.widgets.month import CalendarMonth


def build_month(today: date) -> CalendarMonth:
    """Return a month that stands on ``today``."""
    locale = QLocale()
    first = locale.firstDayOfWeek().value - 1  # Qt counts from Monday = 1, Python from 0
    days = [(first + n) % 7 for n in range(7)]
    short = QLocale.FormatType.ShortFormat
    return CalendarMonth(
        today,
        title=month_year,
        says=weekday_date,
        weekdays=tuple(locale.dayName(day + 1, short)[:1] for day in days),
        turn_names=(say("month", "The month before"), say("month", "The month after")),
        first_weekday=first,
    )
