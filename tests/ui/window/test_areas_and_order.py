"""Everything in the window is reached with Tab, in reading order, has a name, and F6 leads on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from journal.model import Reflection
from tests.ui.window.conftest import House
from ui import routes
from ui.pages.reflecting import ReflectingPage
from ui.steps.reflecting_view import ReflectingView


def stops(house: House) -> list[QWidget]:
    """Return what Tab comes to, from where the focus is, once around."""
    house.window.activateWindow()
    QTest.keyClick(house.held, Qt.Key.Key_Tab)  # a page itself may hold the focus at first
    first = house.held
    found = [first]
    for _ in range(400):
        QTest.keyClick(house.held, Qt.Key.Key_Tab)
        if house.held is first:
            return found
        assert house.held not in found, f"Tab is caught at {name_of(house.held)}"
        found.append(house.held)
    raise AssertionError("Tab never comes around")


def name_of(one: QWidget) -> str:
    return one.accessibleName() or str(getattr(one, "text", str)())


def to_reach(house: House) -> set[QWidget]:
    """Return all that can be seen and takes the keyboard."""
    return {
        one
        for one in house.window.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and one.window() is house.window
    }


def routes_of(one: Reflection) -> list[routes.Route]:
    return [
        routes.Today(),
        routes.Reflections(),
        routes.Begin(),
        routes.FollowThrough(),
        routes.Patterns(),
        routes.Shared(),
        routes.SettingsRoute(),
        routes.GateOf(one.id),
        routes.Reflecting(one.id, "happened"),
        routes.Reflecting(one.id, "sense"),
        routes.Reflecting(one.id, "feelings"),
        routes.Reflecting(one.id, "commitments"),
        routes.Reflecting(one.id, "choose"),
        routes.Reflecting(one.id, "hear"),
        routes.Reflecting(one.id, "understanding"),
        routes.Reflecting(one.id, "talk-situation"),
        routes.Reflecting(one.id, "look-2"),
        routes.Reflecting(one.id, "done-carrying"),
        routes.Pausing(one.id),
        routes.Choosing(one.id),
        routes.Sample(),
    ]


@pytest.mark.parametrize("size", [(1280, 800), (960, 640)])
def test_tab_comes_to_all_that_can_be_seen_and_all_has_a_name(
    house: House, size: tuple[int, int]
) -> None:
    house.window.resize(*size)
    one = house.begin()
    house.fill(one)
    for route in routes_of(one):
        house.go(route)
        found = stops(house)
        missed = to_reach(house) - set(found)
        assert not missed, (route, [(type(one).__name__, name_of(one)) for one in missed])
        nameless = [type(one).__name__ for one in found if not name_of(one)]
        assert not nameless, (route, nameless)


def view_of(house: House) -> ReflectingView:
    page = house.page
    assert isinstance(page, ReflectingPage)
    assert page.view is not None
    return page.view


def test_a_reflection_is_tabbed_in_reading_order(house: House) -> None:
    one = house.begin()
    house.fill(one)
    house.go(routes.Reflecting(one.id, "sense"))
    house.press("Next")
    view = view_of(house)
    assert house.window._side is not None
    areas = [house.window._side, view.rail, view.top, view.step, view.footer]
    order = [
        n
        for stop in stops(house)
        for n, area in enumerate(areas)
        if area is not None and area.isAncestorOf(stop)
    ]
    start = order.index(0)
    assert order[start:] + order[:start] == sorted(order)


def test_f6_goes_from_area_to_area_and_back_to_where_one_was(house: House) -> None:
    one = house.begin()
    house.go(routes.Reflecting(one.id, "sense"))
    view = view_of(house)
    text = house.held
    assert house.window._side is not None
    QTest.keyClicks(text, "Two words")
    house.settle()
    around = []
    for _ in range(5):
        house.window._step_area(onward=True)
        around.append(
            next(n for n, area in enumerate(areas_of(house)) if area.isAncestorOf(house.held))
        )
    assert around == [4, 0, 1, 2, 3]
    assert house.held is text
    house.window._step_area(onward=False)
    house.window._step_area(onward=False)
    assert house.held is view.rail.here()


def areas_of(house: House) -> list[QWidget]:
    view = view_of(house)
    areas = [house.window._side, view.rail, view.top, view.step, view.footer]
    return [area for area in areas if area is not None]
