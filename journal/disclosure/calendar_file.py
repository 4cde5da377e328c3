"""A calendar file (RFC 5545): when to come back, under a title that the person read, nothing else.

A time is written in UTC and a day as a day, so neither needs the rules of a time zone: the calendar
that reads it shows the hour as it will be there. It knows no reflection and no id of one: of two
files for one time nobody can tell that they belong together.
"""

import unicodedata
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeAlias

FILE_NAME = "quiet-time.ics"
TITLE_LIMIT = 80  # characters
_LINE_LIMIT = 75  # octets, the line's end not counted
_MORNING = "PT9H"  # when a day's reminder comes, counted from its midnight
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,"})


@dataclass(frozen=True)
class TimedEntry:
    """A moment (aware) and for how many minutes."""

    begins: datetime
    minutes: int


@dataclass(frozen=True)
class DayEntry:
    """A whole day; nobody is busy by it."""

    day: date


Entry: TypeAlias = TimedEntry | DayEntry


def calendar_file(title: str, entries: Iterable[Entry], now: datetime) -> bytes:
    """Return the file's bytes; all entries bear the same title. ``ValueError`` if it says nothing.

    Each entry is marked private, and reminds when it begins, a day at nine in the morning.
    """
    said = clean_title(title)
    if not said:
        raise ValueError("title")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Afterword//EN", "METHOD:PUBLISH"]
    for entry in entries:
        lines += _event(said, entry, now)
    lines.append("END:VCALENDAR")
    return "".join(piece for line in lines for piece in _folded(line)).encode()


def write_calendar_file(data: bytes, target: Path, *, overwrite: bool) -> None:
    """Write the file; errors as of ``release``."""
    from journal.disclosure.release import write_out  # with it come the formats, not needed to show

    write_out(data, target, overwrite=overwrite)


def clean_title(title: str) -> str:
    """Return a title on one line, without characters that can't be seen, at most 80 of them."""
    seen = (" " if unicodedata.category(one)[0] == "C" else one for one in title)
    return " ".join("".join(seen).split())[:TITLE_LIMIT].rstrip()


def _event(title: str, entry: Entry, now: datetime) -> list[str]:
    escaped = title.translate(_ESCAPES)
    return [
        "BEGIN:VEVENT",
        f"UID:{uuid.uuid4()}",
        f"DTSTAMP:{_moment(now)}",
        *_when(entry),
        f"SUMMARY:{escaped}",
        "CLASS:PRIVATE",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{escaped}",
        f"TRIGGER:{'PT0S' if isinstance(entry, TimedEntry) else _MORNING}",
        "END:VALARM",
        "END:VEVENT",
    ]


def _when(entry: Entry) -> tuple[str, ...]:
    if isinstance(entry, TimedEntry):
        begins = entry.begins.astimezone(UTC)  # minutes are counted on the clock that has no leaps
        ends = begins + timedelta(minutes=entry.minutes)
        return f"DTSTART:{_moment(begins)}", f"DTEND:{_moment(ends)}"
    after = entry.day + timedelta(days=1)
    return (
        f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{after:%Y%m%d}",
        "TRANSP:TRANSPARENT",
    )


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _folded(line: str) -> Iterator[str]:
    """Give a line in pieces of at most 75 octets; no character is cut in two."""
    piece, room = "", _LINE_LIMIT
    for char in line:
        width = len(char.encode())
        if width > room:
            yield piece + "\r\n"
            piece, room = " ", _LINE_LIMIT - 1
        piece, room = piece + char, room - width
    yield piece + "\r\n"
