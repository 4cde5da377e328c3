"""What recurs over reflections: conditions, effects and roles over time, and commitments. Pure.

Sights in, a frozen result out. It counts and concludes nothing: no score, no trend, no advice.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from journal.clock import Clock, local
from journal.following import Commitment, Trace
from journal.guides.guide import Column, Counted, Prompt
from journal.search import fold
from journal.values import Fate, Row, RowsValue

LEAST = 3  # reflections; with fewer there is nothing to see together
COLUMNS = 12  # at most, in a drawing
_PERIODS = (1, 2, 3, 6, 12, 24, 60, 120, 600)  # months


class Mark(IntEnum):
    """What stands where a line and a column meet."""

    NONE = 0
    LITTLE = 1  # a little; of a period: in some of its reflections
    LOT = 2  # a lot; of a period: in at least half of them
    EASED = 3  # it held back, or made it smaller


class Outcome(StrEnum):
    """What became of a commitment."""

    KEPT = "kept"
    CHANGED = "changed"
    DROPPED = "dropped"
    OPEN = "open"  # not looked back at yet


@dataclass(frozen=True)
class Naming:
    """One thing that was named: its category's id and name (empty where none was chosen)."""

    category: str
    name: str
    words: str  # the person's own
    mark: Mark = Mark.LITTLE


@dataclass(frozen=True)
class Decision:
    """One commitment as it stands: its words, and what became of it."""

    if_: str
    then: str
    outcome: Outcome


@dataclass(frozen=True)
class Sight:
    """One reflection as patterns see it."""

    reflection: str
    title: str
    day: date
    role: str
    conditions: tuple[Naming, ...] = ()
    effects: tuple[Naming, ...] = ()
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True)
class Stretch:
    """One column: a single reflection, or a stretch of time with ``of`` of them."""

    first: date
    of: int
    title: str = ""  # of the reflection, where it is a single one


@dataclass(frozen=True)
class Line:
    """One category or role: its mark in each column, and in how many reflections it was named."""

    name: str
    marks: tuple[Mark, ...]
    named: int


@dataclass(frozen=True)
class Matrix:
    """Lines over columns, the one named most often first."""

    columns: tuple[Stretch, ...]
    lines: tuple[Line, ...]
    by_period: bool


@dataclass(frozen=True)
class Patterns:
    """All of it, over ``of`` reflections from ``first`` to ``last``."""

    of: int
    first: date
    last: date
    conditions: Matrix
    effects: Matrix
    roles: Matrix
    outcomes: tuple[tuple[Outcome, int], ...]

    @property
    def most(self) -> tuple[str, ...]:
        """The conditions marked most often; none where no one was marked twice."""
        lines = self.conditions.lines
        highest = lines[0].named if lines else 0
        return tuple(one.name for one in lines if one.named == highest > 1)


def sight_of(trace: Trace, clock: Clock) -> Sight:
    """Return what patterns need of a reflection."""
    one = trace.reflection
    return Sight(
        reflection=one.id,
        title=one.title,
        day=local(clock, one.created).date(),
        role=one.role.strip(),
        conditions=tuple(_named(trace, Counted.CONDITIONS)),
        effects=tuple(_named(trace, Counted.EFFECTS)),
        decisions=tuple(map(_decision, trace.commitments())),
    )


def namings_of(prompt: Prompt, value: RowsValue) -> tuple[Naming, ...]:
    """Return what the rows of a counted prompt name."""
    return tuple(_naming(prompt, row) for row in value.rows if not row.is_empty())


def patterns_of(sights: Iterable[Sight]) -> Patterns | None:
    """Return the patterns, or ``None`` with fewer than three reflections."""
    seen = sorted(sights, key=lambda one: (one.day, one.reflection))
    if len(seen) < LEAST:
        return None
    columns, place = _columns(seen)
    return Patterns(
        of=len(seen),
        first=seen[0].day,
        last=seen[-1].day,
        conditions=_matrix(seen, columns, place, lambda one: one.conditions),
        effects=_matrix(seen, columns, place, lambda one: one.effects),
        roles=_matrix(seen, columns, place, _role),
        outcomes=_outcomes(seen),
    )


# --- one reflection --------------------------------------------------------------------------


def _named(trace: Trace, counted: Counted) -> Iterator[Naming]:
    for stage in trace.guide.stages() if trace.guide else ():
        for prompt in stage.prompts:
            value = trace.values.get(prompt.id)
            if prompt.counts is counted and isinstance(value, RowsValue):
                yield from namings_of(prompt, value)


def _naming(prompt: Prompt, row: Row) -> Naming:
    choices = [column for column in prompt.columns if column.kind == "choice"]
    texts = [column for column in prompt.columns if column.kind == "text"]
    category = row.cells.get(choices[0].id, "") if choices else ""
    words = row.cells.get(texts[0].id, "").strip() if texts else ""
    name = (
        next((one.name for one in choices[0].options if one.id == category), "") if choices else ""
    )
    mark = _weight(choices[1], row) if len(choices) > 1 else Mark.LOT
    return Naming(category if name else "", name, words, mark)


def _weight(column: Column, row: Row) -> Mark:
    """Return how much: the first option is a lot, the second a little, the others eased it."""
    ids = [option.id for option in column.options]
    chosen = row.cells.get(column.id, "")
    at = ids.index(chosen) if chosen in ids else 1
    return (Mark.LOT, Mark.LITTLE)[at] if at < 2 else Mark.EASED


def _decision(commitment: Commitment) -> Decision:
    if_, then = commitment.words
    changed = any(one.look.fate is Fate.CHANGE for one in commitment.looks)
    if commitment.is_dropped:
        outcome = Outcome.DROPPED
    elif changed:
        outcome = Outcome.CHANGED
    else:
        outcome = Outcome.KEPT if commitment.fate is Fate.KEEP else Outcome.OPEN
    return Decision(if_, then, outcome)


def _role(sight: Sight) -> tuple[Naming, ...]:
    return (Naming(fold(sight.role), sight.role, "", Mark.LOT),) if sight.role else ()


# --- all of them -----------------------------------------------------------------------------


def _columns(seen: list[Sight]) -> tuple[tuple[Stretch, ...], list[int]]:
    """Return the columns, and in which of them each reflection stands; -1 for none."""
    if len(seen) <= COLUMNS:
        return tuple(Stretch(one.day, 1, one.title) for one in seen), list(range(len(seen)))
    last = _months(seen[-1].day)
    span = last - _months(seen[0].day) + 1
    months = next((one for one in _PERIODS if span <= one * COLUMNS), _PERIODS[-1])
    ends = -(-(last + 1) // months)  # periods stand on the calendar: quarters, years
    begins = max(_months(seen[0].day) // months, ends - COLUMNS)
    place = [max(_months(one.day) // months - begins, -1) for one in seen]
    counted = Counter(place)
    return (
        tuple(Stretch(_first_day((begins + n) * months), counted[n]) for n in range(ends - begins)),
        place,
    )


def _months(day: date) -> int:
    return day.year * 12 + day.month - 1


def _first_day(months: int) -> date:
    return date(max(months // 12, 1), months % 12 + 1, 1)


def _matrix(
    seen: list[Sight],
    columns: tuple[Stretch, ...],
    place: list[int],
    namings: Callable[[Sight], tuple[Naming, ...]],
) -> Matrix:
    by_period = len(seen) > COLUMNS
    names: dict[str, str] = {}
    marks: dict[str, list[list[Mark]]] = {}
    named: Counter[str] = Counter()
    for at, sight in zip(place, seen, strict=True):
        for category, mark in _strongest(namings(sight), names).items():
            named[category] += 1
            if at >= 0:
                marks.setdefault(category, [[] for _ in columns])[at].append(mark)
    order = sorted(named, key=lambda one: (-named[one], names[one]))
    nothing: list[list[Mark]] = [[] for _ in columns]
    lines = (
        Line(
            names[category],
            tuple(
                _shown(cell, column.of, by_period=by_period)
                for cell, column in zip(marks.get(category, nothing), columns, strict=True)
            ),
            named[category],
        )
        for category in order
    )
    return Matrix(columns, tuple(lines), by_period)


def _strongest(namings: tuple[Naming, ...], names: dict[str, str]) -> dict[str, Mark]:
    """Return for each category named the strongest mark; what eased gives way to what added."""
    found: dict[str, Mark] = {}
    for one in namings:
        if one.category:
            names.setdefault(one.category, one.name)
            before = found.get(one.category, Mark.EASED)
            added = [mark for mark in (before, one.mark) if mark is not Mark.EASED]
            found[one.category] = max(added, default=Mark.EASED)
    return found


def _shown(cell: list[Mark], of: int, *, by_period: bool) -> Mark:
    if not cell:
        return Mark.NONE
    if not by_period:
        return cell[0]
    return Mark.LOT if 2 * len(cell) >= of else Mark.LITTLE


def _outcomes(seen: list[Sight]) -> tuple[tuple[Outcome, int], ...]:
    counted = Counter(one.outcome for sight in seen for one in sight.decisions)
    return tuple((outcome, counted[outcome]) for outcome in Outcome)
