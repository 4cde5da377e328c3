"""What recurs is counted over reflections, never over rows, and nothing is said with too few."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from journal.guides.guide import Column, Counted, Option, Prompt, PromptType
from journal.patterns import (
    COLUMNS,
    Decision,
    Mark,
    Naming,
    Outcome,
    Sight,
    namings_of,
    patterns_of,
)
from journal.values import Row, RowsValue

FIRST = date(2025, 4, 7)
ALONE = Naming("alone", "Working alone on it", "Nobody else was there.", Mark.LOT)
TIME = Naming("time", "Short of time", "The window closed at five.", Mark.LITTLE)
HELPED = Naming("helped", "Something that helped", "It was a weekday.", Mark.EASED)


def sight(n: int, *conditions: Naming, after: int = 30, **rest: object) -> Sight:
    """Return the n-th reflection, ``after`` days after the one before."""
    day = FIRST + timedelta(days=n * after)
    made = Sight(f"{n:032x}", f"Number {n}", day, "Patch Steward", conditions)
    return replace(made, **rest)  # type: ignore[arg-type]  # any field


def test_with_fewer_than_three_there_are_none() -> None:
    assert patterns_of([]) is None
    assert patterns_of([sight(0, ALONE), sight(1, ALONE)]) is None
    assert patterns_of([sight(0), sight(1), sight(2)]) is not None


def test_a_category_counts_once_for_each_reflection_with_its_strongest_mark() -> None:
    weak = replace(ALONE, mark=Mark.LITTLE)
    seen = [sight(0, weak, ALONE, weak), sight(1, TIME, HELPED), sight(2, ALONE, TIME)]
    patterns = patterns_of(reversed(seen))
    assert patterns is not None
    assert [(one.name, one.named) for one in patterns.conditions.lines] == [
        ("Short of time", 2),
        ("Working alone on it", 2),
        ("Something that helped", 1),
    ]
    by_name = {one.name: one.marks for one in patterns.conditions.lines}
    assert by_name["Working alone on it"] == (Mark.LOT, Mark.NONE, Mark.LOT)
    assert by_name["Something that helped"] == (Mark.NONE, Mark.EASED, Mark.NONE)
    assert set(patterns.most) == {"Short of time", "Working alone on it"}
    assert [one.title for one in patterns.conditions.columns] == [
        "Number 0",
        "Number 1",
        "Number 2",
    ]


def test_what_held_back_gives_way_to_what_added() -> None:
    seen = [sight(n, replace(ALONE, mark=Mark.EASED), ALONE) for n in range(3)]
    patterns = patterns_of(seen)
    assert patterns is not None
    assert set(patterns.conditions.lines[0].marks) == {Mark.LOT}


def test_nothing_stands_out_where_nothing_was_marked_twice() -> None:
    patterns = patterns_of([sight(0, ALONE), sight(1, TIME), sight(2)])
    assert patterns is not None
    assert patterns.most == ()


@pytest.mark.parametrize("after", [1, 9, 31, 100, 400])
def test_many_reflections_stand_in_stretches_of_time(after: int) -> None:
    seen = [sight(n, *([ALONE] if n % 2 else [ALONE, TIME]), after=after) for n in range(60)]
    patterns = patterns_of(seen)
    assert patterns is not None
    matrix = patterns.conditions
    assert matrix.by_period
    assert 1 <= len(matrix.columns) <= COLUMNS
    firsts = [one.first for one in matrix.columns]
    assert firsts == sorted(set(firsts))
    assert firsts[-1] <= patterns.last
    held = sum(one.of for one in matrix.columns)
    assert held == sum(one.day >= firsts[0] for one in seen)
    always, sometimes = matrix.lines
    for column, mark in zip(matrix.columns, always.marks, strict=True):
        assert mark is (Mark.LOT if column.of else Mark.NONE)
    assert (always.named, sometimes.named) == (60, 30)


def test_roles_are_the_same_however_they_are_typed() -> None:
    roles = ["Patch Steward", "patch steward", "", "Release Coordinator"]
    patterns = patterns_of(sight(n, role=role) for n, role in enumerate(roles))
    assert patterns is not None
    assert [(one.name, one.named) for one in patterns.roles.lines] == [
        ("Patch Steward", 2),
        ("Release Coordinator", 1),
    ]


def test_commitments_are_told_by_what_became_of_them() -> None:
    kept, gone = Decision("a", "b", Outcome.KEPT), Decision("c", "d", Outcome.DROPPED)
    patterns = patterns_of(sight(n, decisions=(kept, gone)[: n + 1]) for n in range(3))
    assert patterns is not None
    assert dict(patterns.outcomes) == {
        Outcome.KEPT: 3,
        Outcome.CHANGED: 0,
        Outcome.DROPPED: 2,
        Outcome.OPEN: 0,
    }


def test_the_rows_of_any_guide_are_read_by_the_kinds_of_their_columns() -> None:
    kinds = (Option("time", "Short of time"), Option("other", "Something else"))
    weights = tuple(Option(one, one) for one in ("lot", "little", "less"))
    prompt = Prompt(
        "contributed",
        PromptType.ROWS,
        "?",
        columns=(
            Column("what", "What"),
            Column("kind", "Kind", "choice", kinds),
            Column("weight", "How much", "choice", weights),
        ),
        counts=Counted.CONDITIONS,
    )
    cells = [
        {"what": "Two were away.", "kind": "time", "weight": "lot"},
        {"what": "No kind yet."},
        {"kind": "gone", "weight": "less"},
        {},
    ]
    value = RowsValue(tuple(Row(str(n), one) for n, one in enumerate(cells)))
    assert namings_of(prompt, value) == (
        Naming("time", "Short of time", "Two were away.", Mark.LOT),
        Naming("", "", "No kind yet.", Mark.LITTLE),
        Naming("", "", "", Mark.EASED),
    )
