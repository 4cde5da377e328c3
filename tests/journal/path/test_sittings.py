"""Sittings begin and end, quiet time lasts, and a time that passed is said once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from journal import path
from journal.clock import SetClock
from journal.errors import PathError
from journal.guides.guide import Guide
from journal.model import Answer, Reflection
from journal.path import Standing
from journal.values import TextValue
from tests.journal.path.beginnings import NOTHING, THURSDAY


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
