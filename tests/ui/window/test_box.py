"""The one box: it finds what was written, leads everywhere and does things, by keys alone."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QAbstractItemModelTester, QTest

from journal.values import TextValue
from tests.ui.window.conftest import House
from ui import routes
from ui.finding.box import FindingBox
from ui.finding.found_model import FoundModel, FoundRow
from ui.pages.reflecting import ReflectingPage
from ui.pages.reflections import ReflectionsPage
from ui.pages.settings import SettingsPage
from ui.pages.today import TodayPage
from ui.steps.pause_step import PauseStep
from ui.widgets.dialog import DialogScrim

HOUR_MS = 3_600_000
DESK = "I also knew that the Order Desk is busy on Friday afternoons, and did not call."


@pytest.fixture
def told(house: House) -> House:
    """Return the window with two reflections in which the Order Desk occurs."""
    older = house.begin("The hand-over I skipped")
    house.clock.advance(timedelta(hours=1))
    newer = house.begin("The Friday patch")
    house.on_worker(
        lambda: house.repository.save_answer(
            older.id, "sense", TextValue("At seven the Order Desk")
        )
    )
    house.on_worker(lambda: house.repository.save_answer(newer.id, "sense", TextValue(DESK)))
    house.go(routes.Today())
    return house


def box_of(house: House) -> FindingBox | None:
    return next((one for one in house.window.findChildren(FindingBox) if one.isVisible()), None)


def the_box(house: House) -> FindingBox:
    box = box_of(house)
    assert box is not None
    return box


def press(house: House, key: Qt.Key) -> None:
    QTest.keyClick(house.held, key)
    house.settle()


def open_box(house: House) -> FindingBox:
    house.window.open_box()
    house.settle()
    return the_box(house)


def look_for(house: House, words: str) -> list[FoundRow]:
    """Type words into the open box and return the rows that come."""
    box = the_box(house)
    box.line.selectAll()
    QTest.keyClicks(box.line, words)
    finder = house.window._finder
    assert finder is not None
    house.qtbot.waitUntil(lambda: not finder._wait.isActive(), timeout=10_000)
    house.settle()
    return rows(house)


def rows(house: House) -> list[FoundRow]:
    model = the_box(house).list.model()
    assert isinstance(model, FoundModel)
    return [model.row(model.index(place)) for place in range(model.rowCount())]


def test_words_are_found_with_what_stands_around_them(told: House) -> None:
    open_box(told)
    found = [row for row in look_for(told, "order desk") if row.match]
    assert [row.title for row in found] == ["The Friday patch", "The hand-over I skipped"]
    assert found[0].section == "In what you wrote"
    assert found[0].aside == "What made sense then"
    assert found[0].match == "Order Desk"
    assert found[0].after.startswith(" is busy on Friday")
    assert found[0].heard().startswith("The Friday patch, What made sense then, ")


def test_enter_opens_the_page_where_the_words_stand(told: House) -> None:
    open_box(told)
    look_for(told, "seven")
    press(told, Qt.Key.Key_Return)
    assert box_of(told) is None
    page = told.page
    assert isinstance(page, ReflectingPage)
    assert page.view is not None
    assert page.view.book.reflection.title == "The hand-over I skipped"
    assert page.view.step is not None
    assert page.view.step.place == "sense"


def test_the_arrows_go_through_the_rows_while_the_cursor_stays(told: House) -> None:
    box = open_box(told)
    look_for(told, "order desk")
    assert box.list.currentIndex().row() == 0
    press(told, Qt.Key.Key_Down)
    assert box.list.currentIndex().row() == 1
    assert "The hand-over I skipped" in box.line.accessibleDescription()
    assert told.held == box.line
    press(told, Qt.Key.Key_Up)
    press(told, Qt.Key.Key_Up)
    assert box.list.currentIndex().row() == 0


def test_stages_are_found_by_name_those_of_the_open_reflection_first(told: House) -> None:
    older = next(
        one for one in told.on_worker(told.repository.headlines) if one.title.startswith("The hand")
    )
    told.go(routes.Reflecting(older.id, "sense"))
    open_box(told)
    found = [row for row in look_for(told, "feelings") if row.route is not None]
    assert [row.title for row in found] == ["Feelings", "Feelings"]
    assert [row.aside for row in found] == ["The hand-over I skipped", "The Friday patch"]
    press(told, Qt.Key.Key_Return)
    page = told.page
    assert isinstance(page, ReflectingPage)
    assert page.view is not None
    assert page.view.path().here.stage == "feelings"


def test_reflections_pages_and_commands_are_found(told: House) -> None:
    open_box(told)
    named = [row for row in look_for(told, "friday patch") if row.icon == "book-open"]
    assert [row.title for row in named] == ["The Friday patch"]
    assert [row.title for row in look_for(told, "settings lan")] == ["Settings: Language coach"]
    press(told, Qt.Key.Key_Return)
    assert isinstance(told.page, SettingsPage)
    open_box(told)
    assert "Settings: Language coach" not in [row.title for row in rows(told)]
    assert "Reflections" in [row.title for row in look_for(told, "refl")]
    assert [row.title for row in look_for(told, "start a")] == ["Start a reflection"]
    assert [(row.title, row.keys) for row in look_for(told, "lock the")] == [
        ("Lock the journal", "Ctrl L")
    ]


def test_what_the_page_can_do_is_offered_on_it_alone(told: House) -> None:
    one = told.on_worker(told.repository.headlines)[0]
    open_box(told)
    assert "Pause here" not in [row.title for row in rows(told)]
    press(told, Qt.Key.Key_Escape)
    told.go(routes.Reflecting(one.id, "sense"))
    open_box(told)
    offered = [row.title for row in rows(told)]
    assert "Look at my words" in offered
    assert "Name, role and group…" in offered
    look_for(told, "name, role")
    press(told, Qt.Key.Key_Return)
    dialog = next(one for one in told.window.findChildren(DialogScrim) if one.isVisible())
    assert dialog.accessibleName() == "Name, role and group"
    dialog.close_()
    told.settle()
    open_box(told)
    look_for(told, "pause")
    press(told, Qt.Key.Key_Return)
    page = told.page
    assert isinstance(page, ReflectingPage)
    assert page.view is not None
    assert isinstance(page.view.step, PauseStep)


def test_escape_closes_the_box_and_not_the_page(told: House) -> None:
    told.go(routes.Reflections())
    held = told.held
    open_box(told)
    told.window._escape()
    assert box_of(told) is None
    assert isinstance(told.page, ReflectionsPage)
    assert told.held == held


def test_the_key_opens_it_also_while_somebody_writes(told: House) -> None:
    one = told.on_worker(told.repository.headlines)[0]
    page = told.go(routes.Reflecting(one.id, "sense"))
    assert isinstance(page, ReflectingPage)
    # No window is active here, so no shortcut is matched: the text must not take the key from it.
    key = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    key.ignore()
    QCoreApplication.sendEvent(told.held, key)
    assert not key.isAccepted()
    keys = told.window.findChildren(QShortcut)
    (shortcut,) = (one for one in keys if one.key() == QKeySequence("Ctrl+K"))
    shortcut.activated.emit()
    told.settle()
    assert the_box(told).line.text() == ""
    shortcut.activated.emit()  # again: there is one box
    assert len([one for one in told.window.findChildren(DialogScrim) if one.isVisible()]) == 1


def test_it_does_not_open_over_a_dialog(told: House) -> None:
    dialog = DialogScrim("Anything")
    dialog.open_on(told.window)
    told.window.open_box()
    assert box_of(told) is None
    dialog.close_()


def test_going_elsewhere_by_a_key_closes_it(told: House) -> None:
    open_box(told)
    told.desk.go(routes.Reflections())
    told.settle()
    assert box_of(told) is None
    assert told.page.isEnabled()


def test_nothing_found_says_how_search_looks(told: House) -> None:
    open_box(told)
    assert look_for(told, "lighthouse") == []
    assert "Nothing found. Search looks at whole and half words." in told.texts()
    assert "Search runs on this computer only." in told.texts()
    assert isinstance(told.page, TodayPage)


def test_a_late_answer_to_other_words_is_dropped(told: House) -> None:
    box = open_box(told)
    finder = told.window._finder
    assert finder is not None
    before = rows(told)
    finder._wait.setInterval(HOUR_MS)
    QTest.keyClicks(box.line, "seven")
    finder._ask()
    QTest.keyClicks(box.line, "teen")
    told.settle()
    assert rows(told) == before


def test_enter_before_anything_was_found_opens_what_is_found_then(told: House) -> None:
    box, finder = open_box(told), told.window._finder
    assert finder is not None
    finder._wait.setInterval(HOUR_MS)
    QTest.keyClicks(box.line, "settings: lang")
    press(told, Qt.Key.Key_Return)
    assert box_of(told) is not None, "the rows of other words are not opened"
    finder._ask()
    told.settle()
    assert isinstance(told.page, SettingsPage)
    assert box_of(told) is None


def test_nothing_of_a_search_is_stored(told: House) -> None:
    before = sorted(path.read_bytes() for path in told.desk.places.folder.rglob("*.afterword*"))
    open_box(told)
    look_for(told, "order desk")
    press(told, Qt.Key.Key_Escape)
    told.keep()
    after = sorted(path.read_bytes() for path in told.desk.places.folder.rglob("*.afterword*"))
    assert before == after
    assert told.window._finder is not None
    assert told.window._finder.box is None
    again = open_box(told)
    assert again.line.text() == ""


def test_the_model_keeps_its_promises(told: House) -> None:
    open_box(told)
    model: QAbstractItemModel = the_box(told).list.model()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    look_for(told, "order")
    look_for(told, "zzz")
