"""Esc closes what lies over the page, whatever it is, and leaves the page behind as it is."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from journal.clock import local
from journal.disclosure.calendar_file import DayEntry
from journal.guides.guide import Door
from journal.model import Quiet
from tests.ui.window.conftest import THURSDAY, House
from ui import routes
from ui.calendar_dialog import ask_for_calendar
from ui.copies.copies_dialog import CopiesDialog
from ui.copies.restore_dialog import RestoreDialog
from ui.drafts import HeldDrafts
from ui.pages.choosing import ChoosingPage
from ui.pages.reflecting import ReflectingPage
from ui.settings_sections.organisation import OrganisationSection
from ui.sharing.export_dialog import ExportDialog
from ui.steps.close_step import ask_who_lifted
from ui.steps.day_button import DayButton
from ui.steps.pause_step import PauseStep
from ui.steps.reflecting_view import ReflectingView
from ui.takeout.take_out_dialog import TakeOutDialog
from ui.widgets.dialog import DialogScrim

OFFSCREEN = "This plugin does not support"  # raising a popup, grabbing for it
PACK = Path(__file__).parents[3] / "docs" / "organisation-pack.toml"


def at_one(house: House, place: str = "sense") -> ReflectingView:
    one = house.begin()
    house.fill(one)
    house.go(routes.Today())
    page = house.go(routes.Reflecting(one.id, place))
    assert isinstance(page, ReflectingPage)
    assert page.view is not None
    return page.view


def choose(house: House, words: str) -> None:
    """Choose in the menu of the open reflection."""
    menu = QMenu(house.window)
    assert isinstance(house.page, ReflectingPage)
    house.page.fill_menu(menu)
    next(one for one in menu.actions() if one.text() == words).trigger()
    house.settle()


def escape(house: House) -> None:
    popup = QApplication.activePopupWidget()
    QTest.keyClick(popup if popup is not None else house.held, Qt.Key.Key_Escape)
    house.settle()


def lying_over(house: House) -> list[DialogScrim]:
    return [one for one in house.window.findChildren(DialogScrim) if not one.isHidden()]


def at_choosing(house: House) -> ChoosingPage:
    one = house.begin()
    house.fill(one)
    page = house.go(routes.Choosing(one.id, Door.GROUP))
    assert isinstance(page, ChoosingPage)
    house.qtbot.waitUntil(lambda: page.chooser is not None)
    page.view.column.rows["role"].toggle.click()
    house.qtbot.waitUntil(lambda: page.made is not None, timeout=20_000)
    return page


def names(house: House) -> None:
    at_one(house)
    choose(house, "Name, role and group…")


def versions(house: House) -> None:
    at_one(house)
    choose(house, "Earlier versions…")


def note(house: House) -> None:
    ask_who_lifted(at_one(house))


def deleting(house: House) -> None:
    at_one(house)
    choose(house, "Delete this reflection…")


def calendar(house: House) -> None:
    at_one(house)
    day = local(house.clock, house.clock.now()).date()
    ask_for_calendar(house.desk, house.window, (DayEntry(day),), HeldDrafts())


def why_not(house: House) -> None:
    house.begin(quiet=Quiet(THURSDAY, THURSDAY + timedelta(days=1)))
    house.clock.advance(timedelta(days=3))
    house.go(routes.Reflections())
    house.go(routes.Today())
    house.press("Why not")


def pack(house: House) -> None:
    section = house.go(routes.SettingsRoute("organisation")).findChild(OrganisationSection)
    assert section is not None
    section.choose(PACK)
    house.settle()


def copies(house: House) -> None:
    house.go(routes.SettingsRoute())
    CopiesDialog(house.desk, house.desk.places.folder, lambda _path, _upto: None).begin_on(
        house.window
    )


def restoring(house: House) -> None:
    house.go(routes.SettingsRoute())
    RestoreDialog(house.desk, house.desk.places.folder / "none.zip", None).begin_on(house.window)


def taking_out(house: House) -> None:
    house.go(routes.SettingsRoute())
    TakeOutDialog(house.desk).begin_on(house.window)


def exporting(house: House) -> None:
    at_choosing(house).view.way_out.export.click()


def a_name(house: House) -> None:
    at_choosing(house).view.column.names.add.click()


def a_copy(house: House) -> None:
    at_choosing(house).view.column.rows["role"].edit.click()


@pytest.mark.parametrize(
    "opens",
    [
        names, versions, note, deleting, calendar, why_not, pack, copies, restoring, taking_out,
        exporting, a_name, a_copy,
    ],
)  # fmt: skip
def test_it_closes_a_dialog_and_leaves_the_page_behind_as_it_is(
    house: House, opens: Callable[[House], None]
) -> None:
    opens(house)
    house.settle()
    assert len(lying_over(house)) == 1
    page, here = house.page, house.page.here()
    escape(house)
    assert lying_over(house) == []
    assert (house.page, house.page.here()) == (page, here)
    assert page.isEnabled()


def test_it_goes_back_from_the_look_at_the_page_that_leaves_first(house: House) -> None:
    exporting(house)
    dialog = house.window.findChild(ExportDialog)
    assert dialog is not None
    dialog._see()
    escape(house)
    assert dialog.cancel.text() == "Cancel", "at the choices again"
    assert lying_over(house) == [dialog]
    escape(house)
    assert lying_over(house) == []


@pytest.mark.qt_log_ignore(OFFSCREEN)
def test_it_closes_a_month_and_not_the_page_it_opened_from(house: House) -> None:
    view = at_one(house, "commitments")
    day = view.findChild(DayButton)
    assert day is not None
    day.button.click()
    assert QApplication.activePopupWidget() is not None
    here = house.page.here()
    escape(house)
    assert QApplication.activePopupWidget() is None
    assert house.page.here() == here
    assert view.isVisible()


@pytest.mark.qt_log_ignore(OFFSCREEN)
def test_it_closes_the_path_below_its_small_form_as_often_as_it_is_opened(house: House) -> None:
    view = at_one(house)
    house.window.resize(960, 640)
    here = house.page.here()
    for _ in range(2):
        view.top.path_button.click()
        house.settle()
        assert QApplication.activePopupWidget() is not None
        escape(house)
        assert QApplication.activePopupWidget() is None
    assert house.page.here() == here
    view.rail.rows[0].click()  # a row of the rail after that still leads somewhere
    house.settle()


def test_it_leaves_the_pause_only_when_nothing_lies_over_it(house: House) -> None:
    view = at_one(house)
    house.press("Pause here")
    house.press("Put it in my calendar…")
    escape(house)
    assert isinstance(view.step, PauseStep)
    escape(house)
    assert not isinstance(view.step, PauseStep)


def test_a_dialog_whose_page_turned_meanwhile_still_hands_over_what_is_typed(
    house: House,
) -> None:
    view = at_one(house)
    choose(house, "Name, role and group…")
    held = house.held
    assert isinstance(held, QWidget)
    QTest.keyClicks(held, " of March")
    view.turn("friend")
    house.settle()  # the text that had the keyboard is gone for good
    house.keep()
    assert view.book.reflection.title.endswith(" of March")
    assert lying_over(house) == []
