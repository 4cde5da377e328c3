"""An organisation's pack in the window: read first, then used, where it belongs, and removed."""

from pathlib import Path

from journal.guides.pack_file import FILE_NAME
from tests.ui.window.conftest import House
from ui import routes
from ui.pack_dialog import PackDialog
from ui.pages.begin import BeginPage
from ui.role_offer import role_menu
from ui.settings_sections.organisation import OrganisationSection

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
    assert house.button("Choose a role").isEnabled()
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
