"""The fourteen days above the cards, worked out from the open reflections: pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from journal.clock import Clock, local, today
from ui.today.cards import Waiting
from ui.widgets.fortnight import FortnightDay

DAYS_BEFORE, DAYS = 3, 14


@dataclass(frozen=True)
class DayMarks:
    """What happened or comes back, by day."""

    written: frozenset[date]
    returns: frozenset[date]
    looks: frozenset[date]


def mark_days(entries: Iterable[Waiting], clock: Clock) -> DayMarks:
    """Return the days of sittings, of returns from quiet time and of looks back."""
    written: set[date] = set()
    returns: set[date] = set()
    looks: set[date] = set()
    for entry in entries:
        reflection = entry.reflection
        written |= {local(clock, sitting.began).date() for sitting in reflection.sittings}
        if reflection.quiet and reflection.quiet.until and reflection.quiet.until > clock.now():
            returns.add(local(clock, reflection.quiet.until).date())
        looks |= {one.due for one in reflection.follow_ups if one.answered is None}
    return DayMarks(frozenset(written), frozenset(returns), frozenset(looks))


@dataclass(frozen=True)
class StripWords:
    """The words of the strip, in the person's language."""

    wrote: str
    today: str
    returns: str
    look_back: str


def fortnight(
    marks: DayMarks, clock: Clock, words: StripWords, labels: Mapping[date, str]
) -> tuple[FortnightDay, ...]:
    """Return the fourteen days. ``labels`` gives each day its short name, such as "Tue 10"."""
    now = today(clock)
    days = [now + timedelta(days=offset - DAYS_BEFORE) for offset in range(DAYS)]
    kinds = [_kind(day, now, marks) for day in days]
    asides = [_aside(day, now, marks, words) for day in days]
    shown = _with_room(days, kinds, asides)
    return tuple(
        FortnightDay(
            mark=kinds[i],
            label=labels[day] if i in shown else "",
            aside=f"· {asides[i]}" if i in shown and asides[i] else "",
            thread=_thread(i, kinds),
        )
        for i, day in enumerate(days)
    )


def has_marks(marks: DayMarks, clock: Clock) -> bool:
    """Tell whether the strip has anything to say beside that today is today."""
    now = today(clock)
    first = now - timedelta(days=DAYS_BEFORE)
    last = first + timedelta(days=DAYS - 1)
    marked = marks.written | marks.returns | marks.looks
    return any(first <= day <= last and day != now for day in marked)


def _kind(day: date, now: date, marks: DayMarks) -> str:
    if day == now:
        return "now"
    if day > now and day in marks.returns | marks.looks:
        return "returns"
    return "written" if day < now and day in marks.written else "plain"


def _aside(day: date, now: date, marks: DayMarks, words: StripWords) -> str:
    if day == now:
        return words.today
    if day > now and day in marks.returns:
        return words.returns
    if day > now and day in marks.looks:
        return words.look_back
    return words.wrote if day < now and day in marks.written else ""


def _thread(i: int, kinds: list[str]) -> str:
    if i >= DAYS_BEFORE:
        return "open"
    if "written" in kinds[: i + 1]:
        return "rest"
    return "done" if "written" in kinds[i + 1 : DAYS_BEFORE] else "open"


def _with_room(days: list[date], kinds: list[str], asides: list[str]) -> set[int]:
    """Return which days can be named without one name running into the next."""
    weight = {"now": 0, "returns": 1, "written": 2, "plain": 3}
    wanted = [i for i in range(len(days)) if asides[i] or i in (0, len(days) - 1)]
    taken: set[int] = set()
    shown: set[int] = set()
    for i in sorted(wanted, key=lambda one: (weight[kinds[one]], one)):
        wide = range(i, min(i + (2 if asides[i] else 1), len(days)))
        if taken.isdisjoint(wide):
            taken |= set(wide)
            shown.add(i)
    return shown
