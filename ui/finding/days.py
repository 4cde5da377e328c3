"""A day that somebody means by what they type, so that "20 March" finds it however it is kept.

A day and a month, a month and a year, or all three; in words, or as numbers with the year first. A
month alone means nothing here: "may" and "march" are words of their own.
"""

import re
from datetime import date

from journal.search import fold
from ui.i18n.say import month_name, short_month

_ISO = re.compile(r"\d{4}-\d\d(-\d\d)?\Z")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})\Z")
_DAYS, _YEARS = range(1, 32), range(1900, 2200)


def day_meant(words: str) -> str:
    """Return the day as ISO 8601 has it, or the part of it that is known; else nothing."""
    text = words.strip()
    if _ISO.match(text):
        return text
    dotted = _DOTTED.match(text)
    if dotted:
        day, month, year = map(int, dotted.groups())
        return _iso(year, month, day) if month <= 12 else ""
    parts = [part.strip(".,") for part in fold(text).split()]
    known = _months()
    months = [known[part] for part in parts if part in known]
    numbers = [int(part) for part in parts if part.isascii() and part.isdigit()]
    if len(months) != 1 or len(parts) != 1 + len(numbers):
        return ""
    return _named(months[0], numbers)


def _named(month: int, numbers: list[int]) -> str:
    days = [one for one in numbers if one in _DAYS]
    years = [one for one in numbers if one in _YEARS]
    if not numbers or len(days) > 1 or len(years) > 1 or len(days) + len(years) < len(numbers):
        return ""
    return _iso(years[0] if years else None, month, days[0] if days else None)


def _iso(year: int | None, month: int, day: int | None) -> str:
    whole = f"{year:04}-{month:02}" if year is not None else f"-{month:02}"
    return whole if day is None else f"{whole}-{day:02}"


def _months() -> dict[str, int]:
    """Return the months by their names, whole and short, as the person's language has them."""
    firsts = [date(2000, month, 1) for month in range(1, 13)]
    return {
        fold(name).rstrip("."): first.month
        for first in firsts
        for name in (month_name(first), short_month(first))
    }
