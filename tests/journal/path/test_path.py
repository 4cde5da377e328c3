"""One reflection on its way: what it may do, what it may never do, and how the path is drawn."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from journal import path
from journal.clock import SetClock
from journal.errors import PathError
from journal.guides.guide import Door, Guide
from journal.model import ClosedHow, Reflection, StageMark
from journal.path import StageState, Standing
from tests.journal.path.beginnings import ALL_BEFORE_CHOOSE, NOTHING, THURSDAY


def test_sharing_needs_something_that_may_leave(guide: Guide, clear: Reflection) -> None:
    assert not path.may_share(guide, clear, NOTHING)
    assert not path.may_share(guide, clear, frozenset({"ready", "feel", "u"}))
    assert path.may_share(guide, clear, frozenset({"story"}))
    assert not path.may_share(guide, clear, frozenset({"story"}), Door.EXPECTATIONS)
    assert path.may_share(guide, clear, frozenset({"talk"}), Door.EXPECTATIONS)
    assert not path.may_share(guide, clear, frozenset({"talk"}))


def test_the_first_page_for_the_group_plans_the_look_backs_in_the_persons_zone(
    guide: Guide, clear: Reflection, clock: SetClock
) -> None:
    clock.at = datetime(2026, 3, 12, 22, 30, tzinfo=UTC)
    clock.in_zone = ZoneInfo("Pacific/Auckland")  # there it is Friday already
    answered = frozenset({"story", "talk"})
    talked = path.record_share(guide, clear, answered, Door.EXPECTATIONS, clock)
    assert talked == clear
    shared = path.record_share(guide, clear, answered, Door.GROUP, clock)
    assert shared.shared_at == clock.now()
    assert [(one.stage, one.due) for one in shared.follow_ups] == [("week-two", date(2026, 3, 27))]
    clock.advance(timedelta(days=3))
    assert path.record_share(guide, shared, answered, Door.GROUP, clock) == shared
    with pytest.raises(PathError):
        path.record_share(guide, clear, NOTHING, Door.GROUP, clock)


def test_a_look_back_can_be_moved_and_answered_once(
    guide: Guide, clear: Reflection, clock: SetClock
) -> None:
    shared = path.record_share(guide, clear, frozenset({"story"}), Door.GROUP, clock)
    assert path.standing(guide, shared, NOTHING, clock) is Standing.WITH_GROUP
    clock.advance(timedelta(weeks=2))
    assert path.standing(guide, shared, NOTHING, clock) is Standing.FOLLOW_UP
    tomorrow = clock.now().date() + timedelta(days=1)
    moved = path.move_follow_up(shared, "week-two", tomorrow, clock)
    assert path.standing(guide, moved, NOTHING, clock) is Standing.WITH_GROUP
    with pytest.raises(PathError):
        path.move_follow_up(shared, "week-two", tomorrow - timedelta(days=2), clock)
    done = path.answer_follow_up(moved, "week-two", clock)
    assert done.marks["week-two"] is StageMark.DONE
    assert path.next_follow_up(done) is None
    with pytest.raises(PathError):
        path.answer_follow_up(done, "week-two", clock)


def test_the_conversation_is_offered_below_the_threshold(
    guide: Guide, clear: Reflection, clock: SetClock
) -> None:
    assert not path.offers_expectations(guide, clear, {}, clock)
    assert not path.offers_expectations(guide, clear, {"events": 0}, clock)
    assert not path.offers_expectations(guide, clear, {"effect": 1}, clock)
    assert path.offers_expectations(guide, clear, {"effect": 0, "events": 1}, clock)


def test_the_conversation_is_offered_when_the_agreed_time_passed_unused(
    guide: Guide, clear: Reflection, clock: SetClock
) -> None:
    resting = path.rest(guide, clear, THURSDAY + timedelta(days=4), "", clock)
    clock.advance(timedelta(days=4, hours=2))
    assert not path.offers_expectations(guide, resting, {}, clock), "the day itself is still theirs"
    clock.advance(timedelta(days=1))
    assert path.offers_expectations(guide, resting, {}, clock)
    assert not path.offers_expectations(guide, path.wake(resting), {}, clock)
    assert not path.offers_expectations(guide, path.begin_sitting(resting, clock), {}, clock)


def test_closing_and_opening_again(guide: Guide, clear: Reflection, clock: SetClock) -> None:
    kept = path.close(guide, clear, ClosedHow.KEPT, clock)
    assert path.standing(guide, kept, NOTHING, clock) is Standing.CLOSED
    archived = path.close(guide, clear, ClosedHow.ARCHIVED, clock)
    assert path.standing(guide, archived, NOTHING, clock) is Standing.ARCHIVED
    with pytest.raises(PathError):
        path.begin_sitting(kept, clock)
    with pytest.raises(PathError):
        path.close(guide, kept, ClosedHow.KEPT, clock)
    with pytest.raises(PathError):
        path.mark_done(guide, kept, "story")
    with pytest.raises(PathError):
        path.reopen(clear)
    assert path.reopen(kept) == clear


def test_ready_once_each_stage_before_choosing_is_written_or_skipped(
    guide: Guide, clear: Reflection, clock: SetClock
) -> None:
    assert path.standing(guide, clear, frozenset({"story"}), clock) is Standing.WRITING
    assert path.standing(guide, clear, ALL_BEFORE_CHOOSE, clock) is Standing.READY
    skipped = path.skip(guide, path.mark_done(guide, clear, "story"), "rest")
    assert path.standing(guide, skipped, frozenset({"story"}), clock) is Standing.READY
    assert path.standing(guide, skipped, NOTHING, clock) is Standing.WRITING
    assert path.standing(None, skipped, frozenset({"story"}), clock) is Standing.WRITING


def drawn(seen: path.PathView) -> list[str]:
    lines = []
    for part in seen.parts:
        lines.append(f"{part.part.id} {part.state}")
        lines.extend(
            f"  {one.stage.id} {one.state}" + (f" +{one.rest_after}" if one.rest_after else "")
            for one in part.stages
        )
    return lines


def test_before_the_gate_only_the_gate_is_shown(
    guide: Guide, fresh: Reflection, clock: SetClock
) -> None:
    seen = path.view(guide, fresh, NOTHING, clock)
    assert drawn(seen) == ["clear now", "  gate now", "write not-yet", "after not-yet"]
    assert (seen.here.id, seen.next, seen.previous) == ("gate", None, None)
    assert seen.standing is Standing.OPEN_GATE


def test_the_path_shows_the_part_that_is_on_and_the_nights_of_rest(
    guide: Guide, clear: Reflection, clock: SetClock
) -> None:
    first = path.visit(guide, path.begin_sitting(clear, clock), "effects")
    first = path.end_sitting(guide, path.mark_done(guide, first, "story"), clock)
    clock.advance(timedelta(days=2))
    assert path.view(guide, first, NOTHING, clock).nights_since == 2
    second = path.visit(guide, path.begin_sitting(first, clock), "feel")
    seen = path.view(guide, second, frozenset({"story"}), clock)
    assert drawn(seen) == [
        "clear done",
        "write now",
        "  story done +2",
        "  rest now",
        "after not-yet",
    ]
    assert seen.rests == (path.Rest("story", 2),)
    assert (seen.page, seen.of) == (4, 6)
    assert (seen.previous, seen.here.id, seen.next) == ("ready", "feel", "day")
    assert seen.nights_since == 0


def test_prompts_on_the_same_page_are_one_page(guide: Guide, clear: Reflection) -> None:
    clock = SetClock(THURSDAY)
    seen = path.view(guide, path.visit(guide, clear, "who"), NOTHING, clock)
    assert seen.here.prompts == ("story", "who")
    assert seen.next == "effects"


def test_a_night_is_counted_in_the_persons_zone(
    guide: Guide, clear: Reflection, clock: SetClock
) -> None:
    clock.in_zone = ZoneInfo("America/New_York")
    first = path.end_sitting(guide, path.begin_sitting(clear, clock), clock)
    clock.advance(timedelta(hours=17))  # 02:00 UTC on Friday, still Thursday evening there
    second = path.begin_sitting(first, clock)
    assert path.view(guide, second, NOTHING, clock).rests == ()


def test_the_conversation_stays_away_until_it_is_called_for(
    guide: Guide, clear: Reflection, clock: SetClock
) -> None:
    later = path.visit(guide, clear, "u")

    def stages(seen: path.PathView) -> list[str]:
        return [one.stage.id for one in seen.parts[2].stages]

    hidden = path.view(guide, later, NOTHING, clock)
    assert stages(hidden) == ["choose", "understanding", "week-two"]
    assert hidden.next == "look"
    offered = path.view(guide, later, NOTHING, clock, offered=True)
    assert stages(offered) == ["choose", "understanding", "talk", "week-two"]
    assert "talk" in stages(path.view(guide, later, frozenset({"talk"}), clock))
    assert "talk" in stages(path.view(guide, path.visit(guide, clear, "talk"), NOTHING, clock))


def test_a_stage_opened_again_is_now_although_it_is_written(
    guide: Guide, clear: Reflection, clock: SetClock
) -> None:
    done = path.visit(guide, path.mark_done(guide, clear, "story"), "feel")
    again = path.reopen_stage(guide, done, "story")
    seen = path.view(guide, again, ALL_BEFORE_CHOOSE, clock)
    assert seen.parts[1].stages[0].state is StageState.NOW


def test_a_list_shows_a_dot_for_each_part(
    guide: Guide, fresh: Reflection, clear: Reflection, clock: SetClock
) -> None:
    assert path.part_states(guide, fresh, NOTHING) == ("now", "not-yet", "not-yet")
    assert path.part_states(guide, clear, NOTHING) == ("done", "now", "not-yet")
    closed = path.close(guide, clear, ClosedHow.KEPT, clock)
    assert path.part_states(guide, closed, NOTHING) == ("done", "done", "done")
