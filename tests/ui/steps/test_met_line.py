"""A card that came out of sight is told of at the foot of the page, and nothing moves for it."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QLabel

from journal.values import Row, RowsValue
from tests.ui.steps.desk_seat import Seat
from tests.ui.steps.test_met_note import earlier, note
from ui import routes
from ui.reflecting import meetings, met_line
from ui.reflecting.met_line import MetLine
from ui.steps.met_note import MetNote

ROWS = tuple(
    Row(f"{n}" * 32, {"condition": f"The window closed, {n}.", "kind": "time"}) for n in range(7)
)


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meetings, "AFTER_MS", 0)


def line(seat: Seat) -> MetLine | None:
    seat.work()
    shown = [one for one in seat.window.findChildren(MetLine) if one.isVisibleTo(seat.window)]
    return shown[0] if shown else None


def open_small(seat: Seat) -> None:
    """Open a page of conditions in a small window, longer than it, and write in its first row."""
    earlier(seat, "time")
    one = seat.begin()
    seat.desk.repository.save_answer(one.id, "contributed", RowsValue(ROWS))
    seat.window.resize(960, 640)
    seat.open(routes.Reflecting(one.id, "contributed"))


def test_a_card_out_of_sight_is_told_of_below_the_words_and_nothing_moves(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        told.append(getattr(event, "message", str)())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    monkeypatch.setattr(meetings, "AFTER_MS", 1_000_000)
    open_small(seat)
    held = seat.held
    seat.qtbot.waitUntil(lambda: note(seat) is not None)
    where = held.mapTo(seat.window, QPoint(0, 0))
    seat.qtbot.waitUntil(lambda: line(seat) is not None)
    words = "You have met this before. Short of time, in “The capacity forecast”, March 2026."
    assert line(seat).accessibleName() == words  # type: ignore[union-attr]  # waited for
    assert words in told
    assert seat.held is held
    assert held.mapTo(seat.window, QPoint(0, 0)) == where


def test_the_line_leads_to_the_card_and_goes_while_it_is_in_sight(seat: Seat) -> None:
    open_small(seat)
    seat.qtbot.waitUntil(lambda: line(seat) is not None)
    below = seat.step.area.height()
    seat.press("Show it")
    seat.qtbot.waitUntil(lambda: line(seat) is None)
    card = note(seat)
    assert card is not None
    assert card.isAncestorOf(seat.held)
    assert card.visibleRegion().boundingRect().height() >= met_line.ENOUGH
    assert seat.step.area.height() == below, "its room stays: what is read does not move"
    seat.step.area.verticalScrollBar().setValue(0)
    seat.qtbot.waitUntil(lambda: line(seat) is not None)


def test_not_now_takes_both_away(seat: Seat) -> None:
    open_small(seat)
    seat.qtbot.waitUntil(lambda: line(seat) is not None)
    shown = line(seat)
    assert shown is not None
    shown.let_be.emit()
    seat.settle()
    assert note(seat) is None
    assert line(seat) is None
    assert seat.window.findChildren(MetNote) == []


def test_a_card_in_sight_needs_no_line(seat: Seat) -> None:
    earlier(seat, "time")
    one = seat.begin()
    seat.desk.repository.save_answer(one.id, "contributed", RowsValue(ROWS[:1]))
    seat.open(routes.Reflecting(one.id, "contributed"))
    seat.qtbot.waitUntil(lambda: note(seat) is not None)
    assert line(seat) is None


def test_a_card_never_pushes_down_what_is_being_written(seat: Seat) -> None:
    one = seat.begin()
    seat.open(routes.Reflecting(one.id, "sense"))
    text, card = seat.text_of("sense"), QLabel("A card")
    where = text.mapTo(seat.window, QPoint())
    seat.step.add_card(card)
    seat.settle()
    assert text.mapTo(seat.window, QPoint()) == where
    assert card.mapTo(seat.window, QPoint()).y() > where.y()
