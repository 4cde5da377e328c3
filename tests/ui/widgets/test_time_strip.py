"""The strip of months: a lane for each span, a place for each day, and the same in words."""

from datetime import date

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from ui.theme.theme import Theme
from ui.widgets.time_strip import AFTER, LANES, MONTH, Span, TimeStrip, lanes_of, months_before

TODAY = date(2026, 4, 7)


@pytest.fixture
def strip(qtbot: QtBot, theme: Theme) -> TimeStrip:
    made = TimeStrip("Over time")
    qtbot.addWidget(made)
    made.resize(920, made.sizeHint().height())
    return made


def shown(strip: TimeStrip, *spans: Span) -> QImage:
    strip.show_spans(spans, TODAY, "today", lambda day, _first: f"{day:%B}", "In words.")
    return strip.grab().toImage()


def ink(picture: QImage, x: float, y: float) -> QColor:
    ratio = picture.devicePixelRatio()
    return picture.pixelColor(round(x * ratio), round(y * ratio))


def test_a_month_is_as_wide_wherever_it_stands(strip: TimeStrip) -> None:
    shown(strip)
    assert strip.place_of(TODAY) == 920 - AFTER
    assert strip.place_of(date(2026, 3, 7)) == pytest.approx(920 - AFTER - MONTH, abs=1)
    first, second = strip.place_of(date(2025, 12, 1)), strip.place_of(date(2026, 1, 1))
    assert second - first == pytest.approx(MONTH)


def test_spans_share_a_lane_only_if_they_are_apart() -> None:
    spans = (
        Span(date(2025, 5, 1), date(2025, 8, 1)),
        Span(date(2025, 7, 1), date(2025, 9, 1)),
        Span(date(2025, 9, 1), date(2025, 12, 1)),
        Span(date(2026, 3, 1)),
    )
    assert lanes_of(spans, TODAY) == (0, 1, 0, 0)


def test_more_than_three_at_once_take_the_lane_that_is_free_soonest() -> None:
    spans = tuple(Span(date(2026, 1, day), date(2026, 2, 30 - 5 * day)) for day in (1, 2, 3, 4))
    lanes = lanes_of(spans, TODAY)
    assert sorted(lanes[:3]) == [0, 1, 2]
    assert lanes[3] == lanes[2]


def test_lanes_follow_the_days_and_not_the_order_of_the_list() -> None:
    spans = (Span(date(2026, 3, 1)), Span(date(2025, 5, 1), date(2025, 8, 1)))
    assert lanes_of(spans, TODAY) == (0, 0)
    assert months_before(date(2026, 4, 1), TODAY) == pytest.approx(0.2)


def test_a_beginning_is_a_dot_and_an_end_is_a_ring(strip: TimeStrip, theme: Theme) -> None:
    start, end = date(2025, 9, 1), date(2025, 12, 1)
    picture = shown(strip, Span(start, end))
    accent = theme.color("accent")
    assert ink(picture, strip.place_of(start), LANES[0]) == accent
    assert ink(picture, strip.place_of(end), LANES[0]) == theme.color("window")
    assert ink(picture, strip.place_of(end) + 4, LANES[0]) == accent


def test_what_goes_on_reaches_today_and_has_no_end(strip: TimeStrip, theme: Theme) -> None:
    picture = shown(strip, Span(date(2026, 1, 1)))
    assert ink(picture, strip.place_of(TODAY) - 4, LANES[0]) == theme.color("accent_line")


def test_what_began_before_the_strip_comes_in_from_its_edge(strip: TimeStrip, theme: Theme) -> None:
    picture = shown(strip, Span(date(2020, 1, 1)))
    assert ink(picture, 3, LANES[0]) == theme.color("accent_line")
    nothing = shown(strip, Span(date(2020, 1, 1), date(2020, 3, 1)))
    assert ink(nothing, 3, LANES[0]) != theme.color("accent_line")


def test_it_is_heard_in_words(strip: TimeStrip) -> None:
    shown(strip, Span(date(2026, 1, 1)))
    assert strip.accessibleName() == "Over time"
    assert strip.accessibleDescription() == "In words."
