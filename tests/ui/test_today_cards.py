"""Today shows what waits and never a wall of it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from journal.clock import SetClock
from journal.guides.guide import Guide
from journal.guides.load import load_guide
from journal.model import (
    Answer,
    FollowUp,
    GateOutcome,
    GateRecord,
    GuideRef,
    Quiet,
    Reflection,
    Sitting,
)
from journal.values import TextValue
from ui.today.cards import SMALL_CARDS, CardKind, Waiting, make_cards
from ui.today.strip import StripWords, fortnight, has_marks, mark_days

GUIDES = Path(__file__).parents[2] / "resources" / "guides"
THURSDAY = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)
WORDS = StripWords("you wrote", "today", "comes back", "look back")


@pytest.fixture(scope="module")
def guide() -> Guide:
    return load_guide(GUIDES / "xoit", "en")


@pytest.fixture
def clock() -> SetClock:
    return SetClock(THURSDAY)


def reflection(name: str = "a") -> Reflection:
    return Reflection(
        id=name,
        created=THURSDAY - timedelta(days=3),
        guide=GuideRef("xoit", "1.0.0", "en", "0" * 64),
        title="The Friday patch",
        gate=GateRecord(outcome=GateOutcome.CLEAR),
        here="sense",
        sittings=(
            Sitting(
                THURSDAY - timedelta(days=2), THURSDAY - timedelta(days=2, minutes=-20), "role"
            ),
        ),
    )


def waiting(guide: Guide, one: Reflection, **texts: str) -> Waiting:
    answers = {
        prompt: Answer(one.id, prompt, TextValue(text), THURSDAY) for prompt, text in texts.items()
    }
    return Waiting(one, guide, answers)


def test_each_kind_that_asks_has_a_place_however_many_there_are_of_another(
    guide: Guide, clock: SetClock
) -> None:
    due = (FollowUp("after-2", THURSDAY.date()),)
    looks = [replace(reflection(f"look {at}"), follow_ups=due) for at in range(SMALL_CARDS + 1)]
    gate = GateRecord(outcome=GateOutcome.ASK_FIRST, remind=THURSDAY - timedelta(hours=1))
    paused = replace(reflection("paused"), gate=gate)
    cards = make_cards([waiting(guide, one) for one in (*looks, paused)], clock)
    kinds = [card.kind for card in cards]
    assert kinds == [*[CardKind.LOOK_BACK] * (SMALL_CARDS - 1), CardKind.PAUSED]


def test_one_reflection_to_go_on_with_however_many_are_open(guide: Guide, clock: SetClock) -> None:
    cards = make_cards([waiting(guide, reflection(name)) for name in "abcde"], clock)
    assert [card.kind for card in cards] == [CardKind.CONTINUE]


def test_it_goes_on_at_the_page_that_was_left(guide: Guide, clock: SetClock) -> None:
    (card,) = make_cards([waiting(guide, reflection())], clock)
    assert card.page_id == "sense"
    assert card.question == guide.prompt("sense").question
    assert card.nights == 2


def test_it_goes_on_after_a_page_that_was_written_before_the_rest(
    guide: Guide, clock: SetClock
) -> None:
    rested = replace(reflection(), quiet=Quiet(THURSDAY - timedelta(days=1), THURSDAY))
    (card,) = make_cards([waiting(guide, rested, sense="The score was 9.8.")], clock)
    assert card.page_id == "known"
    assert card.written == 1


def test_it_goes_on_after_a_page_that_was_only_looked_at_again(
    guide: Guide, clock: SetClock
) -> None:
    looked = replace(reflection(), sittings=(Sitting(THURSDAY + timedelta(hours=1)),))
    (card,) = make_cards([waiting(guide, looked, sense="The score was 9.8.")], clock)
    assert card.page_id == "known"


@pytest.mark.parametrize("ended", [None, THURSDAY], ids=["a power cut", "a lock or a quit"])
def test_it_goes_on_in_the_text_that_was_broken_off(
    guide: Guide, clock: SetClock, ended: datetime | None
) -> None:
    broken = replace(reflection(), sittings=(Sitting(THURSDAY - timedelta(minutes=9), ended),))
    (card,) = make_cards([waiting(guide, broken, sense="The score was")], clock)
    assert card.page_id == "sense"
    assert card.question == guide.prompt("sense").question


def test_quiet_time_is_shown_with_its_end_and_its_question(guide: Guide, clock: SetClock) -> None:
    back = THURSDAY + timedelta(days=4)
    resting = replace(reflection(), quiet=Quiet(THURSDAY, back, "Who noticed it first?"))
    (card,) = make_cards([waiting(guide, resting)], clock)
    assert card.kind is CardKind.RESTING
    assert (card.until, card.carry) == (back, "Who noticed it first?")


def test_when_quiet_time_is_over_it_waits_to_go_on(guide: Guide, clock: SetClock) -> None:
    resting = replace(reflection(), quiet=Quiet(THURSDAY, THURSDAY + timedelta(days=4)))
    clock.advance(timedelta(days=4))
    (card,) = make_cards([waiting(guide, resting)], clock)
    assert card.kind is CardKind.CONTINUE


def test_a_look_back_that_is_due_comes_before_what_rests(guide: Guide, clock: SetClock) -> None:
    shared = THURSDAY - timedelta(weeks=2)
    due = replace(
        reflection("due"),
        shared_at=shared,
    )
    stages = {stage.id for stage in guide.stages() if stage.weeks}
    due = replace(due, follow_ups=(FollowUp(min(stages), date(2026, 3, 12)),))
    resting = replace(reflection("rest"), quiet=Quiet(THURSDAY, None))
    cards = make_cards([waiting(guide, resting), waiting(guide, due)], clock)
    assert [card.kind for card in cards] == [CardKind.LOOK_BACK, CardKind.RESTING]


def test_a_paused_one_says_whom_to_talk_to(guide: Guide, clock: SetClock) -> None:
    paused = replace(
        reflection(), gate=GateRecord(outcome=GateOutcome.ASK_FIRST, contact="data-protection")
    )
    (card,) = make_cards([waiting(guide, paused)], clock)
    assert (card.kind, card.contact) == (CardKind.PAUSED, "data-protection")


@pytest.mark.parametrize("outcome", [GateOutcome.STOPPED, GateOutcome.ON_HOLD])
def test_a_day_set_where_others_come_first_is_shown_too(
    guide: Guide, clock: SetClock, outcome: GateOutcome
) -> None:
    day = THURSDAY + timedelta(days=4)
    held = replace(reflection(), gate=GateRecord(outcome=outcome, contact="legal", remind=day))
    (card,) = make_cards([waiting(guide, held)], clock)
    assert (card.kind, card.contact, card.until) == (CardKind.PAUSED, "legal", day)
    quiet = replace(held, gate=replace(held.gate, remind=None))
    assert make_cards([waiting(guide, quiet)], clock) == ()


def test_never_a_wall(guide: Guide, clock: SetClock) -> None:
    resting = [
        waiting(guide, replace(reflection(str(n)), quiet=Quiet(THURSDAY, None))) for n in range(9)
    ]
    assert len(make_cards(resting, clock)) == SMALL_CARDS


def test_the_strip_names_today_and_what_comes_back(guide: Guide, clock: SetClock) -> None:
    back = THURSDAY + timedelta(days=5)
    entries = [waiting(guide, replace(reflection(), quiet=Quiet(THURSDAY, back)))]
    marks = mark_days(entries, clock)
    assert has_marks(marks, clock)
    days = [date(2026, 3, 9) + timedelta(days=n) for n in range(14)]
    strip = fortnight(marks, clock, WORDS, {day: str(day.day) for day in days})
    assert [day.mark for day in strip[:4]] == ["plain", "written", "plain", "now"]
    assert strip[8].mark == "returns"
    assert (strip[3].label, strip[3].aside) == ("12", "· today")
    assert (strip[8].label, strip[8].aside) == ("17", "· comes back")
    assert [day.thread for day in strip[:4]] == ["done", "rest", "rest", "open"]


def test_without_marks_there_is_no_strip(clock: SetClock) -> None:
    assert not has_marks(mark_days([], clock), clock)
