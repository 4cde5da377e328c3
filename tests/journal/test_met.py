"""What was named before is found by category or words, in the same order, and explained."""

from datetime import date, timedelta

import pytest

from journal.guides.guide import Counted
from journal.met import Memory, role_naming
from journal.patterns import Decision, Naming, Outcome, Sight

NOW = Sight("f" * 32, "Now", date(2026, 3, 12), "Patch Steward")
TIME = Naming("time", "Short of time", "The window closed at five.")
CONDITIONS = Counted.CONDITIONS


def earlier(n: int, *conditions: Naming, decided: bool = False, role: str = "") -> Sight:
    """Return a reflection ``n`` days before now."""
    decisions = (Decision("a window closes,", "I ask first.", Outcome.KEPT),) if decided else ()
    day = NOW.day - timedelta(days=n)
    return Sight(f"{n:032x}", f"{n} days before", day, role, conditions, decisions=decisions)


def titles(memory: Memory, *namings: Naming) -> list[str]:
    return [one.sight.title for one in memory.meet(CONDITIONS, namings, NOW)]


def test_the_same_category_is_met_and_the_reason_told() -> None:
    then = Naming("time", "Short of time", "Two of us were away.")
    (met,) = Memory([earlier(9, then, decided=True)]).meet(CONDITIONS, [TIME], NOW)
    assert met.same
    assert met.shared == ()
    assert met.then == then
    assert met.decision == Decision("a window closes,", "I ask first.", Outcome.KEPT)


def test_without_a_category_two_words_in_common_are_needed() -> None:
    one = Naming("", "", "The WINDOW was short.")
    two = Naming("signal", "A signal", "Nobody saw that the wíndow had closed already.")
    memory = Memory([earlier(1, one), earlier(2, two)])
    (met,) = memory.meet(CONDITIONS, [Naming("", "", "The window closed at five.")], NOW)
    assert met.sight.title == "2 days before"
    assert not met.same
    assert met.shared == ("closed", "window")


def test_a_category_that_says_nothing_meets_by_its_words_alone() -> None:
    other = Naming("other", "Something else", "A dog barked.")
    assert titles(Memory([earlier(1, other)]), Naming("other", "Something else", "Rain.")) == []


def test_more_words_in_common_come_first_then_a_commitment_then_the_latest() -> None:
    close = Naming("time", "Short of time", "The window closed.")
    far = Naming("time", "Short of time", "Two were away.")
    seen = [earlier(1, far), earlier(2, far, decided=True), earlier(3, close), earlier(4, far)]
    expected = ["3 days before", "2 days before", "1 days before", "4 days before"]
    for order in (seen, seen[::-1]):
        assert titles(Memory(order), TIME) == expected


@pytest.mark.parametrize("days", [0, 1])
def test_one_reflection_is_met_once_and_never_itself_or_a_later_one(days: int) -> None:
    later = earlier(-1, TIME)
    itself = Sight(NOW.reflection, "Now", NOW.day, "", (TIME,))
    memory = Memory([later, itself, earlier(days, TIME, TIME)])
    assert titles(memory, TIME, TIME) == [f"{days} days before"]


def test_words_that_many_namings_hold_say_nothing() -> None:
    many = [earlier(n, Naming("", "", f"The system stopped {n}.")) for n in range(1, 9)]
    assert titles(Memory(many), Naming("", "", "The system stopped again.")) == []
    few = many[:3]
    assert len(titles(Memory(few), Naming("", "", "The system stopped again."))) == 3


def test_roles_meet_however_they_are_typed() -> None:
    memory = Memory([earlier(3, role="patch steward"), earlier(4, role="Release Coordinator")])
    (met,) = memory.meet(Counted.ROLE, role_naming(" Patch Steward "), NOW)
    assert met.sight.title == "3 days before"
    assert role_naming("  ") == ()
