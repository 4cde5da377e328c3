"""How a page says something: ``say(context, text)`` is looked up when it is shown, never at import.

Counts go through ``say_n``, whose text holds ``%n``; other values are put in afterwards with
``str.format`` on named fields, so that a translator sees one whole sentence.
"""

from datetime import date, datetime, time

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime


def say(context: str, text: str, **values: object) -> str:
    """Return ``text`` in the person's language, its named fields filled in."""
    translated = QCoreApplication.translate(context, text)
    return translated.format(**values) if values else translated


def say_n(context: str, one: str, many: str, n: int, **values: object) -> str:
    """Return the sentence for ``n`` things: ``one`` for one, else ``many`` with ``{n}``."""
    text = QCoreApplication.translate(context, one if n == 1 else many)
    return text.format(n=number(n), **values)


def capital(sentence: str) -> str:
    """Return a sentence that may begin with a number in words, with its capital."""
    return sentence[:1].upper() + sentence[1:]


def number(n: int) -> str:
    """Return a small number in words up to twelve, as a sentence would have it."""
    words = (
        QCoreApplication.translate("number", "no"),
        QCoreApplication.translate("number", "one"),
        QCoreApplication.translate("number", "two"),
        QCoreApplication.translate("number", "three"),
        QCoreApplication.translate("number", "four"),
        QCoreApplication.translate("number", "five"),
        QCoreApplication.translate("number", "six"),
        QCoreApplication.translate("number", "seven"),
        QCoreApplication.translate("number", "eight"),
        QCoreApplication.translate("number", "nine"),
        QCoreApplication.translate("number", "ten"),
        QCoreApplication.translate("number", "eleven"),
        QCoreApplication.translate("number", "twelve"),
    )
    return words[n] if 0 <= n < len(words) else str(n)


def weekday_date(day: date) -> str:
    """Return "Thursday 12 March"."""
    return _written(day, QCoreApplication.translate("date", "dddd d MMMM"))


def short_weekday_date(day: date) -> str:
    """Return "Thu 12 March"."""
    return _written(day, QCoreApplication.translate("date", "ddd d MMMM"))


def day_month(day: date) -> str:
    """Return "12 March"."""
    return _written(day, QCoreApplication.translate("date", "d MMMM"))


def short_day_month(day: date) -> str:
    """Return "12 Mar", for where there is little room."""
    return _written(day, QCoreApplication.translate("date", "d MMM"))


def day_month_year(day: date) -> str:
    """Return "12 March 2026"."""
    return _written(day, QCoreApplication.translate("date", "d MMMM yyyy"))


def month_year(day: date) -> str:
    """Return "March 2026"."""
    return _written(day, QCoreApplication.translate("date", "MMMM yyyy"))


def weekday(day: date) -> str:
    """Return "Thursday"."""
    return _written(day, "dddd")


def _written(day: date, pattern: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def clock_time(moment: datetime | time) -> str:
    """Return "18:42"."""
    pattern = QCoreApplication.translate("date", "HH:mm")
    return QLocale().toString(QTime(moment.hour, moment.minute), pattern)


def month_name(day: date) -> str:
    """Return "March"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "MMMM")


def short_month(day: date) -> str:
    """Return "Mar"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "MMM")


def short_month_year(day: date) -> str:
    """Return "Mar 2026"."""
    return _written(day, QCoreApplication.translate("date", "MMM yyyy"))
