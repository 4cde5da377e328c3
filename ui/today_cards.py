"""What waits today, worked out from the open reflections: pure, so that it can be tested by itself.

At most one reflection to go on with, and those that asked to come back. Never a wall.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from journal.clock import Clock, local, today
from journal.guides.guide import Guide
from journal.model import Answer, Reflection
from journal.path import Standing, next_follow_up, view
from ui.widgets.fortnight import FortnightDay

DAYS_BEFORE, DAYS = 3, 14
SMALL_CARDS = 4


class CardKind(StrEnum):
    """What a card is about."""

    CONTINUE = "continue"
    LOOK_BACK = "look-back"
    RESTING = "resting"
    PAUSED = "paused"


@dataclass(frozen=True)
class Waiting:
    """One open reflection as Today needs it."""

    reflection: Reflection
    guide: Guide
    answers: Mapping[str, Answer]


@dataclass(frozen=True)
class TodayCard:
    """One card. ``part`` counts from 0, ``page`` from 1; ``nights`` since the last sitting."""

    kind: CardKind
    reflection: str
    title: str
    part: int = 0
    parts: int = 4
    part_name: str = ""
    page: int = 1
    of: int = 1
    question: str = ""
    page_id: str = ""
    written: int = 0
    nights: int = 0
    until: datetime | None = None
    carry: str = ""
    contact: str = ""
    plan: str = ""


_ACTIVE = (Standing.WRITING, Standing.READY, Standing.WITH_GROUP)


def make_cards(entries: Iterable[Waiting], clock: Clock) -> tuple[TodayCard, ...]:
    """Return the cards in the order they are shown: go on, look back, paused, resting."""
    made = [_card(entry, clock) for entry in entries]
    cards = [card for card in made if card is not None]
    go_on = [card for card in cards if card.kind is CardKind.CONTINUE][:1]
    order = (CardKind.LOOK_BACK, CardKind.PAUSED, CardKind.RESTING)
    small = [card for kind in order for card in cards if card.kind is kind]
    return (*go_on, *small[:SMALL_CARDS])


def _card(entry: Waiting, clock: Clock) -> TodayCard | None:
    answered = frozenset(key for key, one in entry.answers.items() if not one.value.is_empty())
    seen = view(entry.guide, entry.reflection, answered, clock)
    reflection = entry.reflection
    if seen.standing is Standing.RESTING and reflection.quiet is not None:
        quiet = reflection.quiet
        return TodayCard(
            CardKind.RESTING, reflection.id, reflection.title, until=quiet.until, carry=quiet.carry
        )
    if seen.standing is Standing.PAUSED:
        gate = reflection.gate
        return TodayCard(
            CardKind.PAUSED,
            reflection.id,
            reflection.title,
            until=gate.remind,
            contact=gate.contact,
        )
    if seen.standing is Standing.FOLLOW_UP:
        return _look_back(entry)
    if seen.standing in _ACTIVE:
        return _go_on(entry, answered, clock)
    return None


def _look_back(entry: Waiting) -> TodayCard | None:
    due = next_follow_up(entry.reflection)
    if due is None:
        return None
    stage = entry.guide.stage(due.stage)
    return TodayCard(
        CardKind.LOOK_BACK,
        entry.reflection.id,
        entry.reflection.title,
        question=stage.prompts[0].question if stage.prompts else stage.name,
        page_id=stage.prompts[0].id if stage.prompts else stage.id,
        part_name=stage.name,
        plan=_first_plan(entry.answers),
    )


def _first_plan(answers: Mapping[str, Answer]) -> str:
    from journal.values import PlansValue

    for answer in answers.values():
        if isinstance(answer.value, PlansValue):
            for plan in answer.value.plans:
                if not plan.is_empty():
                    return plan.then.strip() or plan.if_.strip()
    return ""


def _go_on(entry: Waiting, answered: frozenset[str], clock: Clock) -> TodayCard:
    seen = view(entry.guide, entry.reflection, answered, clock)
    page = seen.here
    settled = bool(page.prompts) and all(prompt in answered for prompt in page.prompts)
    page_id = seen.next if settled and seen.next else page.id
    on = next(index for index, part in enumerate(seen.parts) if part.is_on)
    inside = [one for stage in seen.parts[on].stages for one in stage.pages]
    written = sum(1 for one in inside if one.prompts and set(one.prompts) <= answered)
    return TodayCard(
        CardKind.CONTINUE,
        entry.reflection.id,
        entry.reflection.title,
        part=on,
        parts=len(seen.parts),
        part_name=seen.parts[on].part.name,
        page=min(seen.page + (page_id != page.id), seen.of),
        of=seen.of,
        question=_question(entry.guide, page_id),
        page_id=page_id,
        written=written,
        nights=seen.nights_since,
    )


def _question(guide: Guide, page_id: str) -> str:
    try:
        return guide.prompt(page_id).question
    except KeyError:
        return guide.stage(page_id).name


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
