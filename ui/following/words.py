"""How what is due is told: its day, where it comes from, and the groups it is listed in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from journal.due import Due, DueKind
from ui.commitment_words import plan_sentence
from ui.i18n.say import (
    day_month,
    month_name,
    month_year,
    say,
    short_day_month,
    weekday,
)

CELL = 90  # characters of a row's cell


@dataclass(frozen=True)
class Group:
    """Rows under one heading."""

    heading: str
    rows: tuple[Due, ...]


def title_of(due: Due) -> str:
    """Return the reflection's name."""
    return due.title or say("reflections", "Without a name")


def source(due: Due) -> str:
    """Return where a row comes from."""
    title = title_of(due)
    if due.kind is DueKind.LOOK_BACK:
        return say("follow", "{title} · {stage}", title=title, stage=due.stage_name)
    if due.kind is DueKind.REVIEW:
        return say("follow", "{title} · The conversation about expectations", title=title)
    if due.kind is DueKind.ROW_DAY:
        return say("follow", "{title} · {page}", title=title, page=due.stage_name)
    if due.kind is DueKind.PLAN_DAY:
        return say("follow", "{title} · The day you chose", title=title)
    if due.kind is DueKind.CARRIED:
        return say("follow", "{title} · Carried on", title=title)
    return title


def sentences(due: Due) -> tuple[str, ...]:
    """Return what a row is about, a sentence for each commitment."""
    said = tuple(plan_sentence(*one.words) for one in due.commitments)
    if said:
        return said
    if due.kind is DueKind.REVIEW:
        return (due.stage_name,)
    if due.kind is DueKind.ROW_DAY:
        return (" · ".join(map(_shortened, due.said)),)
    return (say("follow", "Look back, and see what became of it."),)


def _shortened(words: str) -> str:
    """Return a cell's words, or how they begin: the whole of it stands on its page."""
    if len(words) <= CELL:
        return words
    return words[:CELL].rpartition(" ")[0].rstrip(" ,.;:") + "…"


def when(due: Due, today: date) -> str:
    """Return the day of a row: the heading above it names the month of what is still to come."""
    if due.day is None:
        return ""
    if due.day <= today:
        return short_day_month(due.day)
    return say("follow", "{weekday} {day}", weekday=weekday(due.day)[:3], day=due.day.day)


def planned_for(due: Due, today: date) -> str:
    """Return what stands above something that asks now."""
    if due.day is None or due.day == today:
        return say("follow", "Due today")
    return say("follow", "Planned for {day}", day=day_month(due.day))


def later_groups(rows: Iterable[Due], today: date) -> tuple[Group, ...]:
    """Return what comes after today by month, then what has no day."""
    gathered: dict[str, list[Due]] = {}
    for due in rows:
        gathered.setdefault(_heading(due, today), []).append(due)
    return tuple(Group(heading, tuple(inside)) for heading, inside in gathered.items())


def _heading(due: Due, today: date) -> str:
    day = due.day
    if day is None:
        if due.kind is DueKind.CARRIED:
            return say("follow", "Carried on, without a day")
        return say("follow", "No look-back planned")
    if day <= today:
        return say("follow", "Also due")
    if (day.year, day.month) == (today.year, today.month):
        return say("follow", "Later in {month}", month=month_name(day))
    return month_name(day) if day.year == today.year else month_year(day)
