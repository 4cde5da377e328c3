"""Patterns: too few say so; each card is the same drawn, in words and as a table."""

from datetime import timedelta

import pytest

from journal.model import Reflection
from journal.values import Came, Fate, Look, LooksValue, Plan, PlansValue, Row, RowsValue
from tests.ui.steps.desk_seat import Seat
from ui import routes
from ui.page import build_page
from ui.patterns.chart_card import ChartCard
from ui.widgets.dot_matrix import DotMatrix


def begin(seat: Seat, title: str, *kinds: str) -> Reflection:
    seat.clock.advance(timedelta(days=40))
    new = seat.begin(title=title)
    rows = tuple(
        Row(f"{n}" * 32, {"condition": "It was so.", "kind": kind, "weight": "lot"})
        for n, kind in enumerate(kinds)
    )
    seat.desk.repository.save_answer(new.id, "contributed", RowsValue(rows))
    return new


def show(seat: Seat) -> None:
    page = build_page(seat.desk, routes.Patterns())
    seat.window.setCentralWidget(page)
    page.opened()
    seat.work()


@pytest.mark.parametrize(("count", "words"), [(0, "none yet"), (1, "one"), (2, "two")])
def test_with_too_few_it_says_so_and_draws_nothing(seat: Seat, count: int, words: str) -> None:
    for n in range(count):
        begin(seat, f"Number {n}", "alone")
    show(seat)
    said = f"Patterns need at least three reflections. You have {words}."
    assert said in seat.texts()
    assert seat.window.findChildren(ChartCard) == []


def test_three_are_counted_drawn_told_and_listed(seat: Seat) -> None:
    begin(seat, "The restore test", "alone", "time")
    begin(seat, "The capacity forecast", "time")
    last = begin(seat, "The Friday patch", "time")
    plan = Plan("1" * 32, "a patch is due,", "I call Tomas.")
    seat.desk.repository.save_answer(last.id, "commitments", PlansValue((plan,)))
    kept = LooksValue((Look(plan.id, Came.DID, fate=Fate.KEEP),))
    seat.desk.repository.save_answer(last.id, "look-2", kept)
    show(seat)
    assert "Most often you marked “Short of time”." in seat.texts()
    assert "Three reflections, April 2026 to July 2026" in seat.texts()
    sentence = "Short of time: in three of three, last in “The Friday patch”, July 2026."
    (drawing,) = seat.window.findChildren(DotMatrix)
    assert sentence in drawing.accessibleName(), "who cannot see the drawing hears it"
    card = next(one for one in seat.window.findChildren(ChartCard) if one.isAncestorOf(drawing))
    card.ways.items[1].click()
    seat.settle()
    assert sentence in seat.texts()
    assert not drawing.isVisible()
    card.ways.items[2].click()
    table = card.table()
    cells = [table.item(0, x) for x in range(table.columnCount())]
    assert [one.text() for one in cells if one] == [
        "Short of time",
        "a lot",
        "a lot",
        "a lot",
        "3 of 3",
    ]
    assert "1 kept" in seat.texts()


def test_what_was_written_since_is_counted_and_what_was_deleted_is_not(seat: Seat) -> None:
    first = begin(seat, "One", "alone")
    for title in ("Two", "Three", "Four"):
        begin(seat, title, "time")
    show(seat)
    assert "Most often you marked “Short of time”." in seat.texts()
    rows = seat.rows(first.id, "contributed").rows
    timed = RowsValue(tuple(Row(row.id, {**row.cells, "kind": "time"}) for row in rows))
    seat.desk.repository.save_answer(first.id, "contributed", timed)
    show(seat)
    drawing = seat.window.findChildren(DotMatrix)[0]
    assert "Short of time: in four of four" in drawing.accessibleName()
    seat.desk.repository.delete(first.id)
    show(seat)
    drawing = seat.window.findChildren(DotMatrix)[0]
    assert "Short of time: in three of three" in drawing.accessibleName()
