"""Words typed beside the prompts are stored while they are typed, and given back until settled."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QTextEdit

from journal.guides.guide import Door
from journal.model import GateOutcome, Quiet, Reflection
from tests.ui.window.conftest import THURSDAY, House
from ui import routes
from ui.pages.choosing import ChoosingPage
from ui.pages.reflecting import ReflectingPage
from ui.steps.close_step import ask_who_lifted
from ui.steps.levels import LevelsEditor
from ui.steps.reflecting_view import ReflectingView
from ui.widgets.dialog import DialogScrim

WORDS = "heron"


@dataclass(frozen=True)
class Place:
    """Where something can be typed: how one gets to its page, and then into the field."""

    goes: Callable[[House], Reflection]
    opens: Callable[[House], None]


def view_of(house: House) -> ReflectingView:
    page = house.page
    assert isinstance(page, ReflectingPage)
    assert page.view is not None
    return page.view


def to_page(place: str) -> Callable[[House], Reflection]:
    def go(house: House) -> Reflection:
        one = house.begin()
        house.fill(one)
        house.go(routes.Reflecting(one.id, place))
        return one

    return go


def to_pause(house: House) -> Reflection:
    one = to_page("sense")(house)
    house.press("Pause here")
    return one


def to_gate(house: House) -> Reflection:
    one = house.begin()
    gate = replace(one.gate, answers={"policy": "yes"}, outcome=GateOutcome.ASK_FIRST)
    house.on_worker(lambda: house.repository.save_reflection(replace(one, gate=gate)))
    house.go(routes.GateOf(one.id))
    return one


def to_today(house: House) -> Reflection:
    one = house.begin(quiet=Quiet(THURSDAY, THURSDAY + timedelta(days=1)))
    house.clock.advance(timedelta(days=3))
    house.go(routes.Reflections())
    house.go(routes.Today())
    return one


def to_choosing(house: House) -> Reflection:
    one = house.begin()
    house.fill(one)
    page = house.go(routes.Choosing(one.id, Door.GROUP))
    assert isinstance(page, ChoosingPage)
    house.qtbot.waitUntil(lambda: page.chooser is not None)
    page.view.column.rows["role"].toggle.click()
    house.qtbot.waitUntil(lambda: page.made is not None, timeout=20_000)
    return one


def focus(name: str) -> Callable[[House], None]:
    """Put the keyboard into the visible field that is heard as ``name``."""

    def put(house: House) -> None:
        fields = (*house.window.findChildren(QLineEdit), *house.window.findChildren(QTextEdit))
        named = (one for one in fields if one.accessibleName() == name and one.isVisible())
        next(named).setFocus()

    return put


def names(house: House) -> None:
    menu = QMenu(house.window)
    assert isinstance(house.page, ReflectingPage)
    house.page.fill_menu(menu)
    next(one for one in menu.actions() if one.text() == "Name, role and group…").trigger()


def note(house: House) -> None:
    ask_who_lifted(view_of(house))


def cleared(house: House) -> None:
    house.press("I have talked to them")


def why_not(house: House) -> None:
    house.press("Why not")


def calendar(house: House) -> None:
    house.press("Put it in my calendar…")


def exporting(house: House) -> None:
    page = house.page
    assert isinstance(page, ChoosingPage)
    house.qtbot.waitUntil(lambda: page.made is not None, timeout=20_000)
    page.view.way_out.export.click()
    focus("Why")(house)


def a_name(house: House) -> None:
    assert isinstance(house.page, ChoosingPage)
    house.page.view.column.names.add.click()


def other_view(house: House) -> None:
    editor = house.page.findChild(LevelsEditor)
    assert editor is not None
    editor.ask.click()


DIALOGS = {
    "names": Place(to_page("sense"), names),
    "who lifted it": Place(to_page("sense"), note),
    "who cleared it": Place(to_gate, cleared),
    "why not": Place(to_today, why_not),
    "calendar": Place(to_pause, calendar),
    "why it leaves": Place(to_choosing, exporting),
    "a name": Place(to_choosing, a_name),
}
FIELDS = {
    "how it is seen": Place(to_pause, focus("How do you see it now?")),
    "a question": Place(to_pause, focus("A question to carry along, if you like")),
    "case reference": Place(to_gate, focus("Case reference, if there is one")),
    "another view": Place(to_page("understanding"), other_view),
}


def stored(house: House, one: Reflection) -> str:
    """Return all that the journal holds of it, in a text."""
    return repr(house.on_worker(lambda: house.repository.entry(one.id)))


def lying_over(house: House) -> DialogScrim | None:
    dialogs = house.window.findChildren(DialogScrim)
    return next((one for one in dialogs if not one.isHidden()), None)


def typed(house: House) -> str:
    """Return what stands in the field that has the keyboard."""
    held = house.held
    assert isinstance(held, QLineEdit | QTextEdit)
    return held.text() if isinstance(held, QLineEdit) else held.toPlainText()


def press_beside(house: House) -> None:
    dialog = lying_over(house)
    assert dialog is not None
    QTest.mouseClick(dialog, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    house.settle()


def press_escape(house: House) -> None:
    QTest.keyClick(house.held, Qt.Key.Key_Escape)
    house.settle()


@pytest.mark.parametrize("place", [*DIALOGS, *FIELDS])
def test_a_pause_in_typing_is_enough_for_it_to_be_stored(house: House, place: str) -> None:
    where = {**DIALOGS, **FIELDS}[place]
    one = where.goes(house)
    where.opens(house)
    house.settle()
    house.qtbot.waitUntil(lambda: not house.desk.keeper.unsaved(), timeout=10_000)
    QTest.keyClicks(house.held, WORDS)
    assert house.desk.keeper.unsaved(), "it is on its way, and nobody has to press anything"
    house.qtbot.waitUntil(lambda: not house.desk.keeper.unsaved(), timeout=10_000)
    assert WORDS in stored(house, one)


@pytest.mark.parametrize("goes_away", [press_beside, press_escape])
@pytest.mark.parametrize("place", DIALOGS)
def test_a_dialog_that_goes_away_gives_back_what_was_typed(
    house: House, place: str, goes_away: Callable[[House], None]
) -> None:
    where = DIALOGS[place]
    where.goes(house)
    where.opens(house)
    house.settle()
    QTest.keyClicks(house.held, WORDS)
    goes_away(house)
    assert lying_over(house) is None
    where.opens(house)
    house.settle()
    assert WORDS in typed(house)


@pytest.mark.parametrize("place", [one for one in DIALOGS if one != "why it leaves"])
def test_cancel_lets_go_of_what_was_typed(house: House, place: str) -> None:
    where = DIALOGS[place]
    one = where.goes(house)
    where.opens(house)
    house.settle()
    QTest.keyClicks(house.held, WORDS)
    house.press("Cancel")
    where.opens(house)
    house.settle()
    assert WORDS not in typed(house)
    house.keep()
    assert WORDS not in stored(house, one)


def test_names_that_are_kept_leave_no_draft(house: House) -> None:
    one = to_page("sense")(house)
    names(house)
    QTest.keyClicks(house.held, WORDS)
    house.press("Keep")
    book = view_of(house).book
    assert book.reflection.title == f"{one.title}{WORDS}"
    assert book.reflection.drafts == {}


def test_a_name_that_is_settled_leaves_no_draft(house: House) -> None:
    one = to_choosing(house)
    a_name(house)
    QTest.keyClicks(house.held, WORDS)
    house.press("Done")
    house.keep()
    kept = house.on_worker(lambda: house.repository.choice(one.id, Door.GROUP))
    assert WORDS in [alias.name for alias in kept.aliases]
    assert house.on_worker(lambda: house.repository.entry(one.id)).reflection.drafts == {}


def test_why_not_that_was_begun_is_settled_when_today_is_left(house: House) -> None:
    one = to_today(house)
    why_not(house)
    QTest.keyClicks(house.held, WORDS)
    press_beside(house)
    house.go(routes.Reflections())
    house.keep()
    kept = house.on_worker(lambda: house.repository.entry(one.id)).reflection
    assert [time.why for time in kept.not_taken] == [WORDS]
    assert kept.drafts == {}
    house.go(routes.Today())
    assert "The time you set has passed" not in house.texts()


def test_why_not_that_a_power_cut_ended_is_there_on_a_later_day(house: House) -> None:
    one = to_today(house)
    house.keep()
    cut = house.on_worker(lambda: house.repository.entry(one.id)).reflection
    cut = cut.with_draft("why-not", WORDS)
    house.on_worker(lambda: house.repository.save_reflection(cut))
    house.clock.advance(timedelta(days=2))
    house.page.opened()
    house.settle()
    assert "The time you set has passed" in house.texts()
    why_not(house)
    assert typed(house) == WORDS
