"""When, how large, where: how a copy is told."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLocale

from journal.backup import LastCopy
from journal.clock import Clock, local, today
from ui.i18n.say import clock_time, day_month_year, say, say_n


def when(moment: datetime, clock: Clock) -> str:
    """Return "today at 18:20", or "12 March 2026 at 18:20"."""
    here = local(clock, moment)
    if here.date() == today(clock):
        return say("copies", "today at {time}", time=clock_time(here))
    day = day_month_year(here.date())
    return say("copies", "{day} at {time}", day=day, time=clock_time(here))


def sized(size: int) -> str:
    """Return a size as people read it."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def last_words(last: LastCopy, clock: Clock) -> str:
    """Return how the last copy went."""
    words = say(
        "copies",
        "Last copied and checked {when}: {size}.",
        when=when(last.checked, clock),
        size=sized(last.size),
    )
    if not last.left_out:
        return words
    damaged = say_n(
        "copies",
        "One damaged file is not in it.",
        "{count} damaged files are not in it.",
        last.left_out,
        count=last.left_out,
    )
    return f"{words} {damaged}"


def free_folder(parent: Path, day: datetime) -> Path:
    """Return a name for a new folder that nothing has yet, neutral but for the day."""
    number = 1
    while True:
        more = "" if number == 1 else f"-{number}"
        folder = parent / f"journal-{day:%Y-%m-%d}{more}.afterword"
        if not folder.exists():
            return folder
        number += 1
