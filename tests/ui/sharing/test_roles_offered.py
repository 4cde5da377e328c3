"""Roles of the organisation's pack are offered for whom a page is, and what is chosen is kept."""

from pathlib import Path
from typing import TYPE_CHECKING

from journal.guides.pack_file import read_pack_file
from tests.ui.sharing.test_choosing import open_dialog, open_page, settle, switch_on
from ui.role_offer import role_menu

if TYPE_CHECKING:
    from tests.ui.sharing.conftest import Bench

EXAMPLE = Path(__file__).parents[3] / "docs" / "organisation-pack.toml"


def test_a_role_can_be_chosen_for_whom_the_page_is(bench: "Bench", tmp_path: Path) -> None:
    bench.desk.use_pack(read_pack_file(EXAMPLE, bench.desk.shipped_gate).pack)
    page = open_page(bench)
    switch_on(bench, page, "role")
    settle(bench, page)
    dialog = open_dialog(bench, page, tmp_path / "out.html")
    (button,) = dialog.for_whom.line.ends
    assert button.accessibleName() == "Choose a role: For whom"
    role_menu(dialog.for_whom, bench.desk.roles).actions()[2].trigger()
    assert dialog.for_whom.text() == "Order Desk"
    dialog.go.click()
    bench.qtbot.waitUntil(lambda: bool(bench.repository.shares()))
    assert bench.repository.shares()[0].for_whom == "Order Desk"
