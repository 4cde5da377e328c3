"""The strip of the reflections: what is open, what is closed, and every one of them in words."""

from dataclasses import replace
from datetime import UTC, date, datetime

from journal.clock import SetClock
from journal.path import Standing
from journal.repository import Headline
from ui.reflections.strip import SAID, in_words, month_words, span_of

CLOCK = SetClock(datetime(2026, 4, 7, 9, 0, tzinfo=UTC))
OPEN = Headline(
    id="a",
    title="The Friday patch",
    role="",
    group="",
    guide="xoit",
    created=datetime(2026, 3, 6, 15, 0, tzinfo=UTC),
    updated=datetime(2026, 3, 6, 15, 0, tzinfo=UTC),
    standing=Standing.WRITING,
    parts=(),
    first_words="",
    quiet_until=None,
    remind=None,
    follow_up=None,
    closed_at=None,
    is_held=False,
    asks_since=None,
)
CLOSED = replace(
    OPEN,
    title="The expired certificate",
    created=datetime(2025, 4, 15, 9, 0, tzinfo=UTC),
    standing=Standing.CLOSED,
    closed_at=datetime(2025, 7, 12, 9, 0, tzinfo=UTC),
)


def test_each_is_said_with_its_days() -> None:
    assert in_words((OPEN, CLOSED), CLOCK) == (
        "The Friday patch: begun on 6 March 2026, still open. "
        "The expired certificate: begun on 15 April 2025, closed on 12 July 2025."
    )


def test_many_are_not_a_list_to_sit_through() -> None:
    assert in_words((CLOSED,) * (SAID + 3), CLOCK).endswith(" Three earlier ones.")


def test_what_asks_for_an_answer_stands_out() -> None:
    due = replace(OPEN, standing=Standing.FOLLOW_UP)
    assert [span_of(one, CLOCK).strong for one in (OPEN, due)] == [False, True]
    assert span_of(OPEN, CLOCK).end is None
    assert span_of(CLOSED, CLOCK).end == date(2025, 7, 12)


def test_the_year_is_said_where_it_begins() -> None:
    assert month_words(date(2025, 4, 1), True) == "April 2025"
    assert month_words(date(2025, 7, 1), False) == "July"
    assert month_words(date(2026, 1, 1), False) == "January 2026"
