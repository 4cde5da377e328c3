"""Back and Esc lead to what is being written, never to an empty page as if it were gone."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from tests.ui.window.conftest import House
from ui import routes
from ui.pages.begin import BeginPage
from ui.pages.reflecting import ReflectingPage
from ui.pages.today import TodayPage
from ui.steps.gate_step import GateStep


def begin_and_clear(house: House) -> str:
    """Begin one as a person does, clear its gate, and return its id."""
    house.go(routes.Begin())
    page = house.go(routes.Clearing("xoit", "The Friday patch", "", ""))
    assert isinstance(page, ReflectingPage)
    assert page.view is not None
    for button in [one for one in house.window.findChildren(QAbstractButton) if is_no(one)]:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    house.settle()
    house.press("Next: Take time")
    assert not isinstance(page.view.step, GateStep)
    return page.view.book.reflection.id


def is_no(button: QAbstractButton) -> bool:
    return button.text() == "No" and button.isVisible()


def test_back_from_elsewhere_is_the_writing_and_not_a_new_gate(house: House) -> None:
    begun = begin_and_clear(house)
    house.go(routes.Shared())
    house.window.back()
    house.settle()
    assert isinstance(house.page, ReflectingPage)
    assert house.page.view is not None
    assert house.page.view.book.reflection.id == begun
    assert house.page.view.book.is_written
    assert not isinstance(house.page.view.step, GateStep)


def test_back_from_the_writing_passes_over_the_page_that_would_begin_another(house: House) -> None:
    begin_and_clear(house)
    house.go(routes.Shared())
    for _ in range(4):  # to the writing, to its gate, and out of it
        house.window.back()
        house.settle()
        assert not isinstance(house.page, BeginPage)
    assert isinstance(house.page, TodayPage)


def test_back_from_the_gate_finds_what_was_typed_before_it(house: House) -> None:
    page = house.go(routes.Begin())
    assert isinstance(page, BeginPage)
    page._title.set_text("The Friday patch")
    page._role.set_text("Patch Steward")
    page._guides.set_value("near-miss")
    house.press("Next: Clear the way")
    house.settle()
    assert isinstance(house.page, ReflectingPage)
    house.window.back()
    house.settle()
    again = house.page
    assert isinstance(again, BeginPage)
    typed = (again._title.text(), again._role.text(), again._guides.value())
    assert typed == ("The Friday patch", "Patch Steward", "near-miss")
    assert again._group.text() == ""
