"""What is typed in a dialog of choosing outlives a lock."""

from pathlib import Path
from typing import TYPE_CHECKING

from journal.guides.guide import Door
from tests.ui.sharing.test_choosing import open_dialog, open_page, switch_on
from ui.sharing.names_editor import NameDialog

if TYPE_CHECKING:
    from tests.ui.sharing.conftest import Bench


def test_a_name_that_was_written_is_settled(bench: "Bench") -> None:
    page = open_page(bench)
    page.view.column.names.add.click()
    dialog = page.overlays.now
    assert isinstance(dialog, NameDialog)
    dialog.name.set_text("Tomas")
    dialog.role.set_text("the person on call")
    page.flush()
    bench.desk.keeper.seal(5)
    kept = bench.repository.choice(page.reflection, Door.GROUP).aliases
    assert ("Tomas", "the person on call") in {(one.name, one.role) for one in kept}


def test_a_name_nobody_touched_decides_nothing(bench: "Bench") -> None:
    page = open_page(bench)
    before = page.choice
    page.deciding._open_name(None, "Tomas")
    page.flush()
    assert page.choice == before


def test_for_whom_and_why_are_there_until_it_left(bench: "Bench", tmp_path: Path) -> None:
    page = open_page(bench)
    switch_on(bench, page, "role")
    dialog = open_dialog(bench, page, tmp_path / "out.html")
    dialog.why.set_text("So that it is caught sooner")
    page.flush()
    bench.desk.keeper.seal(5)
    page = open_page(bench)
    bench.qtbot.waitUntil(lambda: page.made is not None)
    dialog = open_dialog(bench, page, tmp_path / "out.html")
    assert dialog.why.text() == "So that it is caught sooner"
    assert dialog.for_whom.text() == page._chosen().book.reflection.group
    dialog.go.click()
    bench.qtbot.waitUntil(lambda: page._standing.left is not None)
    assert page._chosen().book.reflection.drafts == {}
    bench.desk.keeper.seal(5)
    assert bench.repository.shares()[0].why == "So that it is caught sooner"
