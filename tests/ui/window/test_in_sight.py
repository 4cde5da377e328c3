"""What a person needs is in sight in the smallest window, and so is what has the keyboard."""

from typing import TypeVar

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from tests.ui.window.conftest import House
from tests.ui.window.test_areas_and_order import routes_of
from ui import routes
from ui.pages.choosing import ChoosingPage
from ui.sharing.choice_row import ChoiceRow
from ui.sharing.export_dialog import ExportDialog
from ui.sidebar import SidebarView
from ui.steps.comparing import Comparing
from ui.steps.gate_rows import GateEditor
from ui.steps.gate_step import GatePanel
from ui.steps.levels import LevelsEditor
from ui.steps.pause_step import PauseStep
from ui.widgets.writing_edit import WritingEdit

SMALLEST = (960, 640)
W = TypeVar("W", bound=QWidget)


def is_seen(one: QWidget, part: QRect | None = None) -> bool:
    """Tell whether all of ``one``, or of its ``part``, can be seen."""
    return one.visibleRegion().boundingRect().contains(part or one.rect())


def settle(house: House) -> None:
    """Let the page follow the keyboard, which it does once its rows have their height."""
    for _ in range(3):
        house.settle()
        QApplication.processEvents()


@pytest.fixture
def small(house: House) -> House:
    house.window.resize(*SMALLEST)
    house.window.activateWindow()
    return house


def test_each_page_begins_with_the_keyboard_where_it_can_be_seen(small: House) -> None:
    one = small.begin()
    small.fill(one)
    for route in (*routes_of(one)[1:], *routes_of(one)):  # the window was on Today before
        small.go(route)
        settle(small)
        held = small.window.focusWidget()
        assert held is not None, route
        sidebar = small.window.findChild(SidebarView)
        assert sidebar is not None
        assert not sidebar.isAncestorOf(held), route
        caret = held.cursorRect() if isinstance(held, WritingEdit) else None
        assert is_seen(held, caret), (route, held.accessibleName())


def test_a_page_with_nothing_on_it_leads_on(small: House) -> None:
    for route, leads in (
        (routes.FollowThrough(), "Start a reflection"),
        (routes.Patterns(), "Start a reflection"),
        (routes.Shared(), "Choose a file…"),
    ):
        small.go(route)
        settle(small)
        assert small.held is small.button(leads)
    small.go(routes.Reflections())
    settle(small)
    assert small.held.accessibleName() == "Search in all you have written"


def test_today_after_a_rest_begins_at_what_rests(small: House) -> None:
    one = small.begin()
    small.fill(one)
    small.go(routes.Pausing(one.id))
    small.press("Rest until Monday")
    small.qtbot.waitUntil(lambda: "Quiet time until Monday" in small.texts(), timeout=10_000)
    settle(small)
    assert small.held is small.button("Open it anyway")


def test_a_page_follows_the_keyboard_to_what_lies_below(small: House) -> None:
    one = small.begin()
    small.go(routes.SettingsRoute())
    below = [button for button in buttons(small) if not is_seen(button)]
    assert below
    below[-1].setFocus(Qt.FocusReason.OtherFocusReason)  # as a screen reader does
    settle(small)
    assert is_seen(below[-1])
    small.fill(one)
    small.go(routes.Reflecting(one.id, "role"))
    below = [button for button in buttons(small) if not is_seen(button)]
    assert below
    below[-1].setFocus(Qt.FocusReason.OtherFocusReason)
    settle(small)
    assert is_seen(below[-1])


def buttons(house: House) -> list[QAbstractButton]:
    """Return what can be pressed on the page, from top to bottom."""
    found = [one for one in house.page.findChildren(QAbstractButton) if one.isVisible()]
    return sorted(
        (one for one in found if one.isEnabled()),
        key=lambda one: one.mapTo(house.page, one.rect().topLeft()).y(),
    )


@pytest.mark.parametrize("page", ["happened", "effects", "contributed", "repair"])
def test_the_row_with_the_caret_is_seen_whole_with_what_adds_another(
    small: House, page: str
) -> None:
    one = small.begin()
    small.fill(one)
    small.go(routes.Reflecting(one.id, page))
    settle(small)
    row = small.held.parentWidget()
    while row is not None and type(row).__name__ not in {"PlainRow", "Moment"}:
        row = row.parentWidget()
    assert row is not None
    assert is_seen(row)
    add = small.button("Add a moment" if page == "happened" else "Add a row")
    assert is_seen(add)


def test_going_on_from_the_first_page_of_all_needs_no_scrolling(small: House) -> None:
    small.go(routes.Begin())
    settle(small)
    assert is_seen(small.button("Next: Clear the way"))
    assert is_seen(small.button("Back"))


def test_every_question_that_may_come_first_is_in_sight_and_so_is_what_follows(
    small: House,
) -> None:
    small.go(routes.Clearing("xoit", "", "", ""))
    settle(small)
    gate = small.page.findChild(GateEditor)
    assert isinstance(gate, GateEditor)
    assert all(is_seen(row) for row in gate.rows)
    for row in gate.rows:
        row.segment.items[2].click()  # No
    clear = "The way is clear. If that changes, you can come back to this page at any time."
    small.qtbot.waitUntil(lambda: shows_whole(small, QLabel, clear), timeout=10_000)
    gate.rows[-1].segment.items[0].click()  # Yes
    small.qtbot.waitUntil(lambda: shows_whole(small, GatePanel), timeout=10_000)


def shows_whole(house: House, kind: type[QWidget], words: str = "") -> bool:
    """Tell whether something of this kind, with these words, can be seen whole."""
    found = [one for one in house.page.findChildren(kind) if one.isVisible()]
    return any(is_seen(one) for one in found if not words or one.property("text") == words)


def child(house: House, kind: type[W]) -> W:
    """Return the visible part of the page of this kind."""
    return next(one for one in house.page.findChildren(kind) if one.isVisible())


def test_answers_side_by_side_are_brought_into_sight(small: House) -> None:
    one = small.begin()
    small.fill(one)
    small.go(routes.Reflecting(one.id, "understanding"))
    small.press("Answer again today")
    for segment in child(small, LevelsEditor).rows.segments.values():
        segment.items[1].click()
    small.qtbot.waitUntil(lambda: shows_whole(small, Comparing), timeout=10_000)


def test_a_rest_asks_everything_without_scrolling(small: House) -> None:
    one = small.begin()
    small.go(routes.Reflecting(one.id, "sense"))  # from a sitting, which asks one thing more
    small.press("Pause here")
    settle(small)
    step = child(small, PauseStep)
    assert step.view is not None
    for part in (step.list, step.time, step.calendar, step.month, step.view, step.carry):
        assert is_seen(part), part


def protected(house: House) -> ExportDialog:
    """Choose everything, and open what leads out, at the protected page."""
    one = house.begin()
    house.fill(one)
    page = house.go(routes.Choosing(one.id))
    assert isinstance(page, ChoosingPage)
    house.qtbot.waitUntil(lambda: bool(page.findChildren(ChoiceRow)), timeout=10_000)
    for head in page.view.column.heads.values():
        head.setChecked(True)
    for row in page.findChildren(ChoiceRow):
        row.toggle.setChecked(True)
    export = page.view.way_out.export
    house.qtbot.waitUntil(lambda: page.made is not None and export.isEnabled(), timeout=20_000)
    settle(house)
    export.click()
    dialog = page.overlays.now
    assert isinstance(dialog, ExportDialog)
    dialog.ways.cards[0].click()
    house.qtbot.waitUntil(dialog.see.isEnabled, timeout=20_000)
    settle(house)
    assert dialog.way() == "protected"
    return dialog


@pytest.mark.parametrize("size", [SMALLEST, (1280, 800)])
def test_all_that_is_asked_before_a_page_leaves_is_in_sight(
    small: House, size: tuple[int, int]
) -> None:
    small.window.resize(*size)
    dialog = protected(small)
    for field in (dialog.passphrase.field, dialog.for_whom, dialog.why):
        assert is_seen(field)
    dialog.close_()


def test_the_passphrase_stays_where_it_is_while_it_is_typed(small: House) -> None:
    dialog = protected(small)
    field = dialog.passphrase.field
    before = field.mapTo(dialog, field.rect().topLeft())
    QTest.keyClicks(field.line, "s")
    assert not dialog.see.isEnabled(), "another page is being made"
    settle(small)
    assert field.mapTo(dialog, field.rect().topLeft()) == before
    dialog.close_()
