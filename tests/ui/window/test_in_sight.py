"""What a person needs is in sight in the smallest window, and so is what has the keyboard."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.ui.window.conftest import House
from tests.ui.window.test_areas_and_order import routes_of
from ui import routes
from ui.sidebar import SidebarView
from ui.widgets.writing_edit import WritingEdit

SMALLEST = (960, 640)


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
