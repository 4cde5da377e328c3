"""When the person might like to come back: the days a pause offers. Pure; no words, no screen."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from journal.clock import Clock, local, moment_of, today

USUAL = time(9, 0)


class ReturnKind(StrEnum):
    """The answers to when."""

    TOMORROW = "tomorrow"
    TWO_NIGHTS = "two-nights"
    AFTER_WEEKEND = "after-weekend"
    IN_A_WEEK = "in-a-week"
    UNKNOWN = "unknown"
    ON_DAY = "on-day"  # chosen on the month


@dataclass(frozen=True)
class ReturnDay:
    """One answer; ``day`` is ``None`` where the person doesn't know yet."""

    kind: ReturnKind
    day: date | None


def offered(now: date) -> tuple[ReturnDay, ...]:
    """Return what is offered on the day ``now``. No day twice."""
    tomorrow = now + timedelta(days=1)
    monday = now + timedelta(days=7 - now.weekday())
    two_nights = now + timedelta(days=2)
    days = [ReturnDay(ReturnKind.TOMORROW, tomorrow)]
    if two_nights != monday:
        days.append(ReturnDay(ReturnKind.TWO_NIGHTS, two_nights))
    if monday != tomorrow:
        days.append(ReturnDay(ReturnKind.AFTER_WEEKEND, monday))
    if now + timedelta(days=7) != monday:
        days.append(ReturnDay(ReturnKind.IN_A_WEEK, now + timedelta(days=7)))
    return (*days, ReturnDay(ReturnKind.UNKNOWN, None))


def nights(now: date, day: date) -> int:
    """Return how many nights lie between."""
    return (day - now).days


def days_written(clock: Clock, moments: tuple[datetime, ...]) -> frozenset[date]:
    """Return the days in the person's zone on which these moments lie."""
    return frozenset(local(clock, moment).date() for moment in moments)


def parse_time(words: str) -> time | None:
    """Read "9", "9:00", "9.30" or "0930"; ``None`` where it is no time of day."""
    digits = words.strip().replace(".", ":").replace("h", ":").rstrip(":")
    hour, _, minute = digits.partition(":")
    if not minute and len(hour) in {3, 4}:
        hour, minute = hour[:-2], hour[-2:]
    try:
        return time(int(hour), int(minute or 0))
    except ValueError:
        return None


def is_past(clock: Clock, moment: datetime) -> bool:
    """Tell whether a moment has come already."""
    return moment <= clock.now()


__all__ = [
    "USUAL",
    "ReturnDay",
    "ReturnKind",
    "days_written",
    "is_past",
    "moment_of",
    "nights",
    "offered",
    "parse_time",
    "today",
]
