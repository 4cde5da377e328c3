"""An organisation's pack in the window: read first, then used, where it belongs, and removed."""

import errno
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from journal.errors import PackNotKept
from journal.guides.pack_file import FILE_NAME, ReadPack
from journal.values import PlansValue, RowsValue
from tests.ui.window.conftest import House
from ui import routes
from ui.packs.dialog import PackDialog
from ui.pages.begin import BeginPage
from ui.role_offer import role_menu
from ui.settings_sections.organisation import OrganisationSection
from ui.steps.levels import LevelsEditor
from ui.steps.plans import PlansEditor
from ui.steps.role_button import RoleButton
from ui.steps.rows import PeopleEditor, RowsEditor

EXAMPLE = Path(__file__).parents[3] / "docs" / "organisation-pack.toml"


def section(house: House) -> OrganisationSection:
    page = house.go(routes.SettingsRoute("organisation"))
    found = page.findChild(OrganisationSection)
    assert found is not None
    return found


def choose(house: House, file: Path) -> None:
    section(house).choose(file)
    house.settle()


def kept(house: House) -> Path:
    return house.desk.places.config / FILE_NAME


def legal(house: House) -> str:
    return next(one.name for one in house.desk.gate.contacts if one.id == "legal")


def test_nothing_changes_before_the_person_has_read_what_would(house: House) -> None:
    choose(house, EXAMPLE)
    assert "The learning circle of Northwind Platform" in house.texts()
    assert "House counsel: Extension 4410, by voice first." in house.texts()
    assert not kept(house).exists()
    assert legal(house) == "Legal"
    house.press("Leave it")
    assert not kept(house).exists()
    assert "No pack is in use" in house.texts()


def test_a_pack_is_used_at_the_gate_replaced_and_removed_and_had_back(
    house: House, tmp_path: Path
) -> None:
    choose(house, EXAMPLE)
    house.press("Use this pack")
    assert kept(house).read_text("utf-8") == EXAMPLE.read_text("utf-8")
    assert legal(house) == "House counsel"
    assert (
        "Three contacts · one deadline · four questions for the group · five roles" in house.texts()
    )
    another = tmp_path / "another.toml"
    another.write_text(
        'format = 1\nname = "South"\nfrom = "Us"\nversion = "1"\nroles = ["Cook"]\n', "utf-8"
    )
    choose(house, another)
    house.press("Use this pack")
    assert legal(house) == "Legal"
    house.press("Remove")
    assert not kept(house).exists()
    assert not house.desk.roles
    house.press("Undo")
    assert [*house.desk.roles] == ["Cook"]
    assert kept(house).read_text("utf-8") == another.read_text("utf-8")


def test_a_pack_is_met_at_the_gate_by_whoever_goes_there_before_it_is_stored(house: House) -> None:
    choose(house, EXAMPLE)
    stored = Event()
    house.desk.worker.run(house.desk.keeper, stored.wait, lambda _: None, lambda _: None)
    house.button("Use this pack").click()
    house.desk.go(routes.Today())
    assert not kept(house).exists()
    assert legal(house) == "House counsel"
    stored.set()
    house.settle()
    assert kept(house).exists()
    assert legal(house) == "House counsel"


def test_a_pack_that_cannot_be_stored_is_not_used(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_config: Path, _read: ReadPack) -> None:
        raise PackNotKept(errno=errno.ENOSPC, no_space=True, folder=house.desk.places.config)

    choose(house, EXAMPLE)
    monkeypatch.setattr("ui.settings_sections.organisation.keep_pack", full)
    house.press("Use this pack")
    assert legal(house) == "Legal"
    assert "No pack is in use" in house.texts()
    assert "There is no room for the pack" in house.texts()


def test_a_broken_pack_is_named_with_its_place_and_changes_nothing(
    house: House, tmp_path: Path
) -> None:
    choose(house, EXAMPLE)
    house.press("Use this pack")
    broken = tmp_path / "north.toml"
    broken.write_text('format = 1\nname = "N"\nfrom = "N"\nversion = "1"\nrules = []\n', "utf-8")
    choose(house, broken)
    assert "north.toml, line 5, rules: No such key is known here." in house.texts()
    assert house.window.findChildren(PackDialog) == []
    assert legal(house) == "House counsel"


def test_a_kept_pack_that_was_damaged_is_named_and_what_ships_is_asked(house: House) -> None:
    kept(house).parent.mkdir(parents=True, exist_ok=True)
    kept(house).write_text("format = ", "utf-8")
    house.desk._pack_read, house.desk._gate = False, None
    section(house)
    assert "Your organisation’s pack can’t be read any more." in house.texts()
    assert legal(house) == "Legal"
    house.press("Remove it")
    assert not kept(house).exists()
    assert "can’t be read" not in house.texts()


def test_roles_of_the_pack_are_offered_where_a_role_is_typed(house: House) -> None:
    choose(house, EXAMPLE)
    house.press("Use this pack")
    page = house.go(routes.Begin())
    assert isinstance(page, BeginPage)
    assert house.button("Choose a role: My role in it, if you like").isEnabled()
    menu = role_menu(page._role, house.desk.roles)
    assert [one.text() for one in menu.actions()][:2] == ["Patch Steward", "Release Coordinator"]
    menu.actions()[2].trigger()
    assert page._role.text() == "Order Desk"


def test_a_guide_says_what_it_is_good_for_and_how_long_it_takes(house: House) -> None:
    page = house.go(routes.Begin())
    assert isinstance(page, BeginPage)
    cards = {card.text(): card.accessibleDescription() for card in page._guides.cards}
    assert len(cards) == 6
    assert (
        cards["Near miss"]
        == "about 20 minutes Something that almost happened, and what stopped it."
    )
    assert cards["The whole path"].startswith("about two hours, in several sittings")


def entries(menu: QMenu, submenu: str) -> dict[str, QAction]:
    """Return what a submenu offers, by its words."""
    inner = next(one.menu() for one in menu.actions() if one.text() == submenu)
    assert isinstance(inner, QMenu)
    return {one.text(): one for one in inner.actions()}


def test_roles_are_offered_for_people_and_for_who_does_a_plan(house: House) -> None:
    choose(house, EXAMPLE)
    house.press("Use this pack")
    one = house.begin()
    page = house.go(routes.Reflecting(one.id, "people"))
    table = page.findChild(PeopleEditor)
    assert table is not None
    menu = QMenu()
    table.views[0].fill_menu(menu)
    entries(menu, "Choose a role")["Order Desk"].trigger()
    house.go(routes.Reflecting(one.id, "commitments"))
    plans = page.findChild(PlansEditor)
    assert plans is not None
    menu = QMenu()
    plans.cards[0].fields["if_"].insertPlainText("a patch touches TLS")
    plans.fill_menu(menu, plans.cards[0])
    entries(menu, "Choose who")["Patch Steward"].trigger()
    house.keep()
    answers = house.on_worker(lambda: house.repository.entry(one.id).answers)
    people, commitments = answers["people"].value, answers["commitments"].value
    assert isinstance(people, RowsValue)
    assert isinstance(commitments, PlansValue)
    assert people.rows[0].cells["role"] == "Order Desk"
    assert commitments.plans[0].owner == "Patch Steward"


def choose_there(house: House, role: str) -> None:
    """Choose a role of the list of the button that has the keyboard."""
    button = house.held
    assert isinstance(button, RoleButton)
    menu = button.menu_of_roles()
    next(one for one in menu.actions() if one.text() == role).trigger()
    house.settle()


@pytest.mark.parametrize(
    ("prompt", "column", "row"),
    [("effects", "who", "Who, row 1"), ("repair", "whom", "For whom, row 1")],
)
def test_roles_are_offered_by_the_keys_in_every_cell_that_names_somebody(
    house: House, prompt: str, column: str, row: str
) -> None:
    choose(house, EXAMPLE)
    house.press("Use this pack")
    one = house.begin()
    page = house.go(routes.Reflecting(one.id, prompt))
    table = page.findChild(RowsEditor)
    assert table is not None
    QTest.keyClicks(house.held, "The night shift")
    QTest.keyClick(house.held, Qt.Key.Key_Tab)
    assert house.held.accessibleName() == f"Choose a role: {row}"
    choose_there(house, "Order Desk")
    assert house.held is table.views[0].cells[column].focusProxy()
    assert table.views[0].cells[column].text() == "The night shift, Order Desk"
    QTest.keyClick(house.held, Qt.Key.Key_Tab)
    choose_there(house, "Patch Steward")
    house.keep()
    value = house.on_worker(lambda: house.repository.entry(one.id).answers[prompt].value)
    assert isinstance(value, RowsValue)
    assert value.rows[0].cells[column] == "The night shift, Patch Steward"


def test_roles_are_offered_on_the_card_of_a_plan_and_for_another_view(house: House) -> None:
    choose(house, EXAMPLE)
    house.press("Use this pack")
    one = house.begin()
    page = house.go(routes.Reflecting(one.id, "commitments"))
    plans = page.findChild(PlansEditor)
    assert plans is not None
    plans.cards[0].fields["owner"].setFocus()
    QTest.keyClick(house.held, Qt.Key.Key_Tab)
    assert house.held.accessibleName() == "Choose a role: Who, plan 1"
    choose_there(house, "Release Coordinator")
    assert plans.cards[0].fields["owner"].text() == "Release Coordinator"
    house.go(routes.Reflecting(one.id, "understanding"))
    levels = page.findChild(LevelsEditor)
    assert levels is not None
    assert [end.accessibleName() for end in levels.other.who.line.ends] == [
        "Choose a role: Whose view? A role is enough."
    ]


def test_without_a_pack_no_role_is_offered(house: House) -> None:
    page = house.go(routes.Reflecting(house.begin().id, "people"))
    table = page.findChild(PeopleEditor)
    assert table is not None
    menu = QMenu()
    table.views[0].fill_menu(menu)
    assert all(one.menu() is None for one in menu.actions())
    assert page.findChildren(RoleButton) == []


def test_a_long_pack_can_be_read_with_the_keys(house: House) -> None:
    choose(house, EXAMPLE)
    (dialog,) = house.window.findChildren(PackDialog)
    bar = dialog.reading.verticalScrollBar()
    assert bar.maximum() > 0
    QTest.keyClick(house.held, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(house.held, Qt.Key.Key_Home)
    assert bar.value() == 0
    house.press("Leave it")
