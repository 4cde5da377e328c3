"""One reflection on its way: what it may do, what it may never do, and how the path is drawn."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from journal import path
from journal.clock import SetClock
from journal.errors import PathError
from journal.guides.guide import Door, Gate, Guide
from journal.guides.load import load_gate, load_guide
from journal.model import Answer, ClosedHow, GateOutcome, Reflection, StageMark
from journal.path import StageState, Standing
from journal.values import TextValue

SAMPLES = Path(__file__).parent / "samples"
RESOURCES = Path(__file__).parents[2] / "resources"
THURSDAY = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)
NOTHING: frozenset[str] = frozenset()
ALL_BEFORE_CHOOSE = frozenset({"story", "who", "effects", "ready", "feel", "day", "plans"})


@pytest.fixture
def guide() -> Guide:
    return load_guide(SAMPLES / "small", "en")


@pytest.fixture
def gate() -> Gate:
    return load_gate(SAMPLES / "gate", "en")


@pytest.fixture
def clock() -> SetClock:
    return SetClock(THURSDAY)


@pytest.fixture
def fresh(guide: Guide, clock: SetClock) -> Reflection:
    return path.begin(guide, "1" * 32, clock, "The Friday patch", "Patch Steward")


@pytest.fixture
def clear(gate: Gate, fresh: Reflection, clock: SetClock) -> Reflection:
    answered = path.answer_gate(gate, fresh, {"danger": "no", "claim": "no"}, clock)
    return replace(answered, updated=clock.now())


# --- the gate --------------------------------------------------------------------------------

PRACTICE = {  # category: what a yes and a not-sure lead to
    "danger": (GateOutcome.STOPPED, GateOutcome.ASK_FIRST),
    "treatment": (GateOutcome.STOPPED, GateOutcome.ASK_FIRST),
    "on-purpose": (GateOutcome.STOPPED, GateOutcome.ASK_FIRST),
    "legal": (GateOutcome.ON_HOLD, GateOutcome.ASK_FIRST),
    "data": (GateOutcome.ASK_FIRST, GateOutcome.ASK_FIRST),
    "incident": (GateOutcome.ASK_FIRST, GateOutcome.ASK_FIRST),
    "policy": (GateOutcome.ASK_FIRST, GateOutcome.ASK_FIRST),
    "well": (GateOutcome.ASK_FIRST, GateOutcome.ASK_FIRST),
}
SHIPPED_GATE = load_gate(RESOURCES / "gate", "en")


@pytest.mark.parametrize("answer", ["yes", "unsure"])
@pytest.mark.parametrize("category", [one.id for one in SHIPPED_GATE.categories])
def test_each_answer_of_the_shipped_gate_leads_where_the_practice_says(
    category: str, answer: str, guide: Guide, clock: SetClock
) -> None:
    answers = {one.id: "no" for one in SHIPPED_GATE.categories} | {category: answer}
    expected = PRACTICE[category][answer == "unsure"]
    lead = path.find_lead(SHIPPED_GATE, answers)
    assert lead.outcome is expected
    assert [one.id for one in lead.categories] == [category]
    assert lead.contacts
    assert lead.keeps_entry is (expected is GateOutcome.ASK_FIRST)

    fresh = path.begin(guide, "1" * 32, clock)
    new = path.answer_gate(SHIPPED_GATE, fresh, answers, clock)
    assert new.gate.outcome is expected
    assert not path.may_write(new)
    existing = path.answer_gate(SHIPPED_GATE, replace(fresh, updated=clock.now()), answers, clock)
    assert path.may_delete(existing) is (expected is not GateOutcome.ON_HOLD)


def test_the_shipped_gate_asks_what_the_practice_names() -> None:
    assert {one.id for one in SHIPPED_GATE.categories} <= set(PRACTICE)


@pytest.mark.parametrize(
    ("danger", "claim", "outcome"),
    [
        ("no", "no", GateOutcome.CLEAR),
        ("no", None, GateOutcome.OPEN),
        (None, None, GateOutcome.OPEN),
        ("unsure", None, GateOutcome.ASK_FIRST),
        ("unsure", "no", GateOutcome.ASK_FIRST),
        ("yes", "no", GateOutcome.STOPPED),
        ("no", "yes", GateOutcome.ON_HOLD),
        ("no", "unsure", GateOutcome.ON_HOLD),
        ("yes", "yes", GateOutcome.ON_HOLD),
        ("unsure", "yes", GateOutcome.ON_HOLD),
    ],
)
def test_the_severest_answer_wins_and_only_all_no_is_clear(
    gate: Gate, danger: str | None, claim: str | None, outcome: GateOutcome
) -> None:
    given = {"danger": danger, "claim": claim}
    answers = {one: answer for one, answer in given.items() if answer}
    assert path.find_lead(gate, answers).outcome is outcome


def test_the_first_contact_is_that_of_the_severest_category(gate: Gate) -> None:
    lead = path.find_lead(gate, {"danger": "unsure", "claim": "yes"})
    assert [one.id for one in lead.categories] == ["claim", "danger"]
    assert lead.contacts == ("legal", "safety")


def test_an_answer_that_is_none_of_the_three_is_refused(
    gate: Gate, fresh: Reflection, clock: SetClock
) -> None:
    with pytest.raises(PathError):
        path.answer_gate(gate, fresh, {"danger": "maybe"}, clock)


def test_ask_first_keeps_the_answers_a_date_a_contact_and_a_case_and_nothing_else(
    gate: Gate, fresh: Reflection, clock: SetClock
) -> None:
    remind = THURSDAY + timedelta(days=1)
    paused = path.answer_gate(
        gate,
        fresh,
        {"danger": "unsure", "claim": "no"},
        clock,
        contact="safety",
        case_reference="HR-7",
        remind=remind,
    )
    assert paused == replace(fresh, gate=paused.gate)
    assert (paused.gate.contact, paused.gate.case_reference) == ("safety", "HR-7")
    assert paused.gate.remind == remind
    assert paused.gate.at == THURSDAY
    assert path.may_delete(paused)
    with pytest.raises(PathError):
        path.begin_sitting(paused, clock)


def test_a_pause_is_cleared_with_a_note_of_who_cleared_it(
    gate: Gate, fresh: Reflection, clock: SetClock
) -> None:
    paused = path.answer_gate(gate, fresh, {"danger": "unsure"}, clock)
    for nothing in ("", "  \n"):
        with pytest.raises(PathError):
            path.clear_gate(paused, nothing, clock)
    clock.advance(timedelta(days=1))
    cleared = path.clear_gate(paused, "The safety contact, by phone", clock)
    assert path.may_write(cleared)
    assert cleared.gate.cleared == "The safety contact, by phone"
    assert cleared.gate.cleared_at == clock.now()
    assert cleared.gate.answers == {"danger": "unsure"}
    with pytest.raises(PathError):
        path.clear_gate(cleared, "again", clock)


def test_a_hold_forbids_deleting_until_it_is_lifted_with_a_note(
    gate: Gate, clear: Reflection, clock: SetClock
) -> None:
    held = path.answer_gate(gate, clear, {"claim": "yes"}, clock)
    assert held.gate.outcome is GateOutcome.ON_HOLD
    assert not path.may_delete(held)
    with pytest.raises(PathError):
        path.clear_gate(held, "somebody", clock)
    with pytest.raises(PathError):
        path.lift_hold(held, " ", clock)
    again = path.answer_gate(gate, held, {"danger": "no", "claim": "no"}, clock)
    assert not path.may_delete(again), "answering anew does not lift a hold"
    lifted = path.lift_hold(held, "Legal, on 12 March", clock)
    assert path.may_delete(lifted)
    assert path.may_write(lifted)
    assert lifted.holds[0].lifted_by == "Legal, on 12 March"
    assert lifted.holds[0].category == "claim"


def test_a_hold_set_by_hand_lets_writing_go_on(clear: Reflection, clock: SetClock) -> None:
    held = path.hold(clear, "claim", clock)
    assert not path.may_delete(held)
    assert path.may_write(held)
    assert path.hold(held, "claim", clock) == held
    with pytest.raises(PathError):
        path.lift_hold(clear, "nobody", clock)


def test_a_stop_puts_an_existing_reflection_aside(
    gate: Gate, clear: Reflection, guide: Guide, clock: SetClock
) -> None:
    shared = replace(clear, closed=ClosedHow.KEPT)
    stopped = path.answer_gate(gate, shared, {"danger": "yes"}, clock)
    assert path.standing(guide, stopped, NOTHING, clock) is Standing.STOPPED
    assert path.may_delete(stopped)
    assert not path.may_share(guide, stopped, ALL_BEFORE_CHOOSE)
    assert path.may_write(path.clear_gate(replace(stopped, closed=None), "Safety", clock))


# --- sittings, rest, marks -------------------------------------------------------------------


def test_a_sitting_left_open_by_a_crash_ends_when_it_was_last_saved(
    clear: Reflection, clock: SetClock
) -> None:
    first = path.begin_sitting(clear, clock)
    saved = replace(first, updated=THURSDAY + timedelta(minutes=20))
    clock.advance(timedelta(days=2))
    second = path.begin_sitting(saved, clock)
    assert [one.ended for one in second.sittings] == [THURSDAY + timedelta(minutes=20), None]


def test_coming_back_within_half_an_hour_goes_on_with_the_sitting(
    guide: Guide, clear: Reflection, clock: SetClock
) -> None:
    first = path.visit(guide, path.begin_sitting(clear, clock), "effects")
    clock.advance(timedelta(minutes=18))
    left = path.end_sitting(guide, first, clock)
    clock.advance(path.SAME_SITTING)
    assert path.begin_sitting(left, clock).sittings == first.sittings
    clock.advance(timedelta(seconds=1))
    assert [one.ended for one in path.begin_sitting(left, clock).sittings] == [
        THURSDAY + timedelta(minutes=18),
        None,
    ]


def test_a_sitting_left_open_by_a_crash_goes_on_when_one_is_soon_back(
    clear: Reflection, clock: SetClock
) -> None:
    saved = replace(path.begin_sitting(clear, clock), updated=THURSDAY + timedelta(minutes=20))
    clock.advance(timedelta(minutes=40))
    assert path.begin_sitting(saved, clock).sittings == saved.sittings


def test_a_rest_asked_for_ends_the_sitting_however_short_it_was(
    guide: Guide, clear: Reflection, clock: SetClock
) -> None:
    resting = path.rest(guide, path.begin_sitting(clear, clock), None, "", clock)
    clock.advance(timedelta(minutes=1))
    assert len(path.begin_sitting(path.wake(resting), clock).sittings) == 2


def test_a_sitting_remembers_what_was_written_in_it(
    guide: Guide, clear: Reflection, clock: SetClock
) -> None:
    before = Answer(clear.id, "story", TextValue("Before."), THURSDAY - timedelta(days=1))
    first = path.begin_sitting(clear, clock)
    clock.advance(timedelta(minutes=5))
    effects = Answer(clear.id, "effects", TextValue("They waited."), clock.now())
    answers = {"story": before, "effects": effects}
    ended = path.end_sitting(guide, first, clock, answers)
    assert ended.sittings[-1].touched == ("effects",)
    clock.advance(timedelta(minutes=5))
    again = path.begin_sitting(ended, clock)
    answers["story"] = Answer(clear.id, "story", TextValue("Now."), clock.now())
    assert path.end_sitting(guide, again, clock, answers).sittings[-1].touched == (
        "effects",
        "story",
    )
    crashed = replace(first, updated=THURSDAY + timedelta(minutes=6))
    clock.advance(timedelta(days=1))
    over, _new = path.begin_sitting(crashed, clock, {"effects": effects}).sittings
    assert over.touched == ("effects",)


def test_how_it_is_seen_belongs_to_the_last_sitting(
    guide: Guide, clear: Reflection, clock: SetClock
) -> None:
    with pytest.raises(PathError):
        path.see(clear, "Too early.")
    first = path.see(path.begin_sitting(clear, clock), "It was me.")
    clock.advance(timedelta(days=1))
    second = path.see(path.begin_sitting(first, clock), "It was a gap.")
    assert [one.seen for one in second.sittings] == ["It was me.", "It was a gap."]


def test_a_time_that_passed_is_said_on_one_day_and_not_again(
    guide: Guide, clear: Reflection, clock: SetClock
) -> None:
    monday = THURSDAY + timedelta(days=4)
    resting = path.rest(guide, clear, monday, "", clock)
    assert path.to_say(resting, clock) is None
    clock.at = monday + timedelta(days=2)
    assert path.to_say(resting, clock) == monday
    said = path.say_passed(resting, clock)
    clock.advance(timedelta(hours=3))
    assert path.to_say(said, clock) == monday
    assert path.say_passed(said, clock) == said
    clock.advance(timedelta(days=1))
    assert path.to_say(said, clock) is None


def test_a_time_that_passed_is_said_no_more_when_taken_or_explained(
    guide: Guide, clear: Reflection, clock: SetClock
) -> None:
    monday = THURSDAY + timedelta(days=4)
    resting = path.rest(guide, clear, monday, "", clock)
    with pytest.raises(PathError):
        path.not_take(resting, "Too early to say.", clock)
    clock.at = monday + timedelta(days=2)
    explained = path.not_take(resting, "We moved house.", clock)
    assert path.to_say(explained, clock) is None
    assert [(one.until, one.why) for one in explained.not_taken] == [(monday, "We moved house.")]
    assert path.to_say(path.begin_sitting(resting, clock), clock) is None
    assert path.to_say(path.wake(resting), clock) is None
    later = path.rest(guide, explained, clock.now() + timedelta(days=1), "", clock)
    clock.advance(timedelta(days=2))
    assert path.to_say(later, clock) is not None, "another time is another time"


def test_ending_no_sitting_changes_nothing(
    guide: Guide, clear: Reflection, clock: SetClock
) -> None:
    assert path.end_sitting(guide, clear, clock) == clear


def test_quiet_lasts_until_its_moment_and_can_be_opened_anyway(
    guide: Guide, clear: Reflection, clock: SetClock
) -> None:
    monday = THURSDAY + timedelta(days=4)
    resting = path.rest(guide, clear, monday, "What did Nadia see?", clock)
    assert path.standing(guide, resting, NOTHING, clock) is Standing.RESTING
    woken = path.wake(resting)
    assert path.standing(guide, woken, NOTHING, clock) is Standing.WRITING
    assert woken.quiet
    assert woken.quiet.carry == "What did Nadia see?", "a question carried along is not lost"
    clock.advance(timedelta(minutes=1))
    sat = path.begin_sitting(resting, clock)
    assert path.standing(guide, sat, NOTHING, clock) is Standing.WRITING
    clock.at = monday
    assert path.standing(guide, resting, NOTHING, clock) is Standing.WRITING


def test_quiet_without_a_day_lasts_until_the_person_comes_back(
    guide: Guide, clear: Reflection, clock: SetClock
) -> None:
    resting = path.rest(guide, path.begin_sitting(clear, clock), None, "", clock)
    assert resting.sittings[-1].ended == THURSDAY
    clock.advance(timedelta(days=400))
    assert path.is_resting(resting, clock)
    assert not path.is_resting(path.begin_sitting(resting, clock), clock)


def test_quiet_cannot_end_in_the_past(guide: Guide, clear: Reflection, clock: SetClock) -> None:
    with pytest.raises(PathError):
        path.rest(guide, clear, THURSDAY, "", clock)


def test_the_gate_cannot_be_skipped_nor_what_must_be_answered(
    guide: Guide, clear: Reflection
) -> None:
    for stage in ("gate", "week-two", "nowhere"):
        with pytest.raises(PathError):
            path.skip(guide, clear, stage)
    skipped = path.skip(guide, clear, "rest")
    assert skipped.marks == {"rest": StageMark.SKIPPED}
    assert path.skip(guide, clear, "week-two", frozenset({"look"})).marks
    reopened = path.reopen_stage(guide, skipped, "rest")
    assert reopened.marks == {}
    assert reopened.here == "ready"


def test_nothing_is_looked_at_behind_a_shut_gate(
    guide: Guide, fresh: Reflection, clear: Reflection
) -> None:
    with pytest.raises(PathError):
        path.visit(guide, fresh, "story")
    assert path.visit(guide, fresh, "gate").here == "gate"
    assert path.visit(guide, clear, "choose").here == "choose"
    with pytest.raises(PathError):
        path.visit(guide, clear, "nowhere")


# --- sharing and after -----------------------------------------------------------------------


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


# --- how it is drawn -------------------------------------------------------------------------


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
