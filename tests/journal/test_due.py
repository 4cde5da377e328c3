"""What is due: by day, never twice, carried on after the close, and gone once it was let go."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from journal import path
from journal.clock import SetClock
from journal.due import DueKind, due_of, tracks_of
from journal.errors import PathError
from journal.following import Trace, commitments_of
from journal.guides.guide import Door, Guide
from journal.guides.load import load_guide
from journal.model import ClosedHow, GateOutcome, GateRecord, Reflection
from journal.values import (
    Came,
    DateValue,
    Fate,
    Look,
    LooksValue,
    Plan,
    PlansValue,
    Row,
    RowsValue,
    Value,
)

RESOURCES = Path(__file__).parents[2] / "resources"
SHARED = datetime(2026, 3, 24, 9, 0, tzinfo=UTC)
FIRST = Plan("1" * 32, "a patch is due,", "I call Tomas.")
SECOND = Plan("2" * 32, "orders are touched,", "I restart one node.")
PLANS = {"commitments": PlansValue((FIRST, SECOND))}


@pytest.fixture(scope="module")
def guide() -> Guide:
    return load_guide(RESOURCES / "guides" / "xoit", "en")


@pytest.fixture
def clock() -> SetClock:
    return SetClock(SHARED)


def clear(guide: Guide, clock: SetClock, **changes: object) -> Reflection:
    gate = GateRecord(outcome=GateOutcome.CLEAR)
    fresh = path.begin(guide, "a" * 32, clock, "The Friday patch")
    return replace(fresh, gate=gate, updated=clock.now(), **changes)  # type: ignore[arg-type]  # any field


def shared(guide: Guide, clock: SetClock) -> Reflection:
    written = frozenset(PLANS)
    return path.record_share(guide, clear(guide, clock), written, Door.GROUP, clock)


def rows(
    guide: Guide, one: Reflection, clock: SetClock, **values: Value
) -> list[tuple[object, ...]]:
    answers: Mapping[str, Value] = PLANS | values
    due = due_of([Trace(one, guide, answers)], clock)
    return [(row.kind, row.day, [c.plan.id for c in row.commitments], row.page) for row in due]


BOTH = [FIRST.id, SECOND.id]


def test_the_look_backs_come_by_day_until_they_are_answered(guide: Guide, clock: SetClock) -> None:
    one = shared(guide, clock)
    look = DueKind.LOOK_BACK
    assert rows(guide, one, clock) == [
        (look, date(2026, 4, 7), BOTH, "look-2"),
        (look, date(2026, 5, 5), BOTH, "look-6"),
        (look, date(2026, 6, 16), BOTH, "look-12"),
    ]
    clock.advance(timedelta(weeks=3))
    done = path.answer_follow_up(one, "after-2", clock)
    assert [row[1] for row in rows(guide, done, clock)] == [date(2026, 5, 5), date(2026, 6, 16)]
    moved = path.move_follow_up(done, "after-6", date(2026, 4, 20), clock)
    assert rows(guide, moved, clock)[0][1] == date(2026, 4, 20)


def test_what_was_dropped_is_not_asked_again_and_new_words_hold(
    guide: Guide, clock: SetClock
) -> None:
    looks = LooksValue(
        (
            Look(FIRST.id, Came.NOT_YET, fate=Fate.DROP),
            Look(SECOND.id, Came.ELSE, fate=Fate.CHANGE, then="I wait for an order."),
        )
    )
    found = rows(guide, shared(guide, clock), clock, **{"look-2": looks})
    assert [row[2] for row in found] == [BOTH, [SECOND.id], [SECOND.id]]
    first, second = commitments_of(guide, PLANS | {"look-2": looks})
    assert first.is_dropped
    assert second.words == ("", "I wait for an order.")
    assert second.before("after-2").words == (SECOND.if_, SECOND.then)


def test_the_day_chosen_for_one_commitment_stands_where_no_look_back_covers_it(
    guide: Guide, clock: SetClock
) -> None:
    one = shared(guide, clock)
    for day, expected in ((date(2026, 4, 7), []), (date(2026, 4, 9), [date(2026, 4, 9)])):
        plans = PlansValue((replace(FIRST, look_again=day), SECOND))
        found = rows(guide, one, clock, commitments=plans)
        assert [row[1] for row in found if row[0] is DueKind.PLAN_DAY] == expected
    looked = LooksValue((Look(FIRST.id, Came.DID, on=date(2026, 4, 9)),))
    answers: dict[str, Value] = {"commitments": plans, "look-2": looked}
    found = rows(guide, one, clock, **answers)
    assert DueKind.PLAN_DAY not in {row[0] for row in found}, "it was looked at on its day"


def test_look_backs_can_be_planned_without_a_group(guide: Guide, clock: SetClock) -> None:
    one = clear(guide, clock)
    assert rows(guide, one, clock) == [(DueKind.UNPLANNED, None, BOTH, "")]
    planned = path.plan_follow_ups(guide, one, clock)
    assert rows(guide, planned, clock)[0][1] == date(2026, 4, 7)
    clock.advance(timedelta(days=14))
    assert path.standing(guide, planned, frozenset(), clock) is path.Standing.FOLLOW_UP
    moved = path.move_follow_up(planned, "after-2", date(2026, 4, 10), clock)
    left = path.record_share(guide, moved, frozenset(PLANS), Door.GROUP, clock)
    assert left.follow_ups == moved.follow_ups, "days that were chosen stay when it is shared"


def test_what_is_carried_stays_after_the_close_until_it_is_let_go(
    guide: Guide, clock: SetClock
) -> None:
    one = shared(guide, clock)
    settled = path.settle_carried(one, [FIRST.id], [SECOND.id], clock)
    closed = path.close(guide, settled, ClosedHow.KEPT, clock)
    carried = DueKind.CARRIED
    assert rows(guide, closed, clock) == [(carried, None, [FIRST.id], "commitments")]
    later = path.carry(closed, FIRST.id, clock, date(2026, 9, 1))
    assert rows(guide, later, clock)[0][1] == date(2026, 9, 1)
    with pytest.raises(PathError):
        path.carry(closed, FIRST.id, clock, date(2026, 3, 23))
    assert rows(guide, path.let_go(later, FIRST.id, clock), clock) == []


def test_a_decision_taken_before_the_close_is_kept_by_it(guide: Guide, clock: SetClock) -> None:
    one = path.let_go(shared(guide, clock), FIRST.id, clock)
    settled = path.settle_carried(one, [FIRST.id, SECOND.id], [], clock)
    assert [(one.plan, one.let_go is None) for one in settled.carried] == [
        (FIRST.id, False),
        (SECOND.id, True),
    ]


def test_a_track_runs_from_the_day_of_sharing_to_the_last_look(
    guide: Guide, clock: SetClock
) -> None:
    one = shared(guide, clock)
    clock.advance(timedelta(days=14))
    done = path.answer_follow_up(one, "after-2", clock)
    (track,) = tracks_of([Trace(done, guide)], clock)
    assert track.start == date(2026, 3, 24)
    assert [(stop.day.month, stop.is_done) for stop in track.stops] == [
        (4, True),
        (5, False),
        (6, False),
    ]


REPAIR = RowsValue(
    (
        Row("r1", {"whom": "Billing", "repair": "I rerun the batch myself.", "day": "2026-04-01"}),
        Row("r2", {"whom": "Customers", "repair": "A letter.", "day": ""}),
        Row("r3", {"whom": "", "repair": "", "day": "2026-04-02"}),
        Row("r4", {"whom": "Mara", "repair": "I said it.", "day": "2026-03-20"}),
    )
)


def _repairs(guide: Guide, one: Reflection, clock: SetClock) -> list[tuple[object, ...]]:
    trace = Trace(one, guide, {"repair": REPAIR}, {"repair": SHARED})
    due = due_of([trace], clock)
    return [(row.kind, row.day, row.row, row.page, row.said) for row in due]


def test_what_is_to_be_put_right_on_a_day_stands_there_until_one_is_done_with_it(
    guide: Guide, clock: SetClock
) -> None:
    one = clear(guide, clock)
    day = date(2026, 4, 1)
    words = ("Billing", "I rerun the batch myself.")
    assert _repairs(guide, one, clock) == [(DueKind.ROW_DAY, day, "r1", "repair", words)]
    clock.advance(timedelta(days=20))
    assert len(_repairs(guide, one, clock)) == 1, "what was due before is due now"
    done = path.note_reviewed(one, "r1", day, clock)
    assert _repairs(guide, done, clock) == []
    assert tracks_of([Trace(done, guide, {"repair": REPAIR})], clock) == ()


def test_nothing_is_due_behind_a_shut_gate(guide: Guide, clock: SetClock) -> None:
    stopped = replace(shared(guide, clock), gate=GateRecord(outcome=GateOutcome.STOPPED))
    assert rows(guide, stopped, clock) == []


def test_the_day_agreed_in_the_conversation_comes_back_until_it_was_looked_at(
    guide: Guide, clock: SetClock
) -> None:
    one, day = clear(guide, clock), date(2026, 5, 12)
    talk = {"talk-review": DateValue(day)}
    found = [row for row in rows(guide, one, clock, **talk) if row[0] is DueKind.REVIEW]
    assert found == [(DueKind.REVIEW, day, [], "talk-review")]
    reviewed = path.note_reviewed(one, "expectations", day, clock)
    assert [row[0] for row in rows(guide, reviewed, clock, **talk)] == [DueKind.UNPLANNED]
    left = path.record_share(guide, reviewed, frozenset(PLANS), Door.GROUP, clock)
    assert len(left.follow_ups) == 4, "the look backs are planned all the same"
    (track,) = tracks_of([Trace(left, guide)], clock)
    assert len(track.stops) == 3
