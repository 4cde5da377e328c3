"""Only what is switched on leaves, and what leaves is what was on screen, to the byte."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from journal.errors import ExportFailed, ReadOnlyJournal, SaveFailed
from journal.guides.guide import Door
from journal.model import Alias, Share
from journal.values import TextValue
from ui import routes
from ui.pages.choosing import ChoosingPage
from ui.sharing import departure
from ui.sharing.choice_row import ChoiceState
from ui.sharing.copy_editor import CopyEditor
from ui.sharing.export_dialog import ExportDialog
from ui.sharing.findings_list import FindingRow
from ui.sharing.names_editor import NameDialog
from ui.sharing.preview import Made
from ui.theme.theme import current
from ui.widgets.path_rail import RailRow

if TYPE_CHECKING:
    from tests.ui.sharing.conftest import Bench

OFFSCREEN = "This plugin does not support"  # raising a popup, grabbing for it
SIZES = [(1280, 800), (960, 640)]


def open_page(
    bench: "Bench", door: Door = Door.GROUP, size: tuple[int, int] = (1280, 800)
) -> ChoosingPage:
    page = bench.show(routes.Choosing(bench.sample.reflection.id, door), size)
    assert isinstance(page, ChoosingPage)
    bench.qtbot.waitUntil(lambda: page.chooser is not None)
    settle(bench, page)
    return page


def settle(bench: "Bench", page: ChoosingPage) -> None:
    """Wait until the page on screen, or that there is none, is the answer to what is chosen."""
    bench.qtbot.waitUntil(lambda: page._maker.is_settled)


def switch_on(bench: "Bench", page: ChoosingPage, *prompts: str) -> None:
    for prompt in prompts:
        page.view.column.rows[prompt].toggle.click()
    bench.qtbot.waitUntil(lambda: page.made is not None)


def made_of(page: ChoosingPage) -> Made:
    assert page.made is not None
    return page.made


def words_on_sheet(page: ChoosingPage) -> str:
    assert page.view.preview.text is not None
    return page.view.preview.text.toPlainText()


def marks_on_sheet(page: ChoosingPage) -> tuple[str, ...]:
    assert page.view.preview.text is not None
    return page.view.preview.text.marked()


def finding(page: ChoosingPage, text: str) -> FindingRow:
    return next(row for row in page.view.column.findings.rows if row.found.text == text)


def open_dialog(bench: "Bench", page: ChoosingPage, target: Path) -> ExportDialog:
    page.view.way_out.export.click()
    dialog = page.overlays.now
    assert isinstance(dialog, ExportDialog)
    dialog._target = target
    return dialog


def choose_way(bench: "Bench", dialog: ExportDialog, way: str) -> None:
    next(card for card in dialog.ways.cards if card.option.id == way).click()
    bench.qtbot.waitUntil(lambda: dialog._made is not None)


def test_everything_is_off_at_first_and_nothing_can_leave(bench: "Bench") -> None:
    page = open_page(bench)
    assert page.view.column.rows
    assert not any(row.toggle.isChecked() for row in page.view.column.rows.values())
    assert not any(toggle.isChecked() for toggle in page.view.column.heads.values())
    assert not page.view.way_out.export.isEnabled()
    assert page.view.way_out.told.text() == "Nothing has left yet."


def test_what_is_exact_leads_to_the_copy_where_it_can_be_told_less_exactly(bench: "Bench") -> None:
    page = open_page(bench)
    switch_on(bench, page, "sense")
    bench.qtbot.waitUntil(lambda: bool(page.view.column.findings.exact))
    link = page.view.column.findings.exact[0]
    assert link.text() == "15:40"
    link.click()
    editor = page.overlays.now
    assert isinstance(editor, CopyEditor)
    assert "15:40" in editor.edit.toPlainText()


def test_what_stays_has_no_control(bench: "Bench") -> None:
    page = open_page(bench)
    sealed = {"feelings", "feelings-words", "friend", "gate", "people", "carry", "understanding"}
    assert not sealed & set(page.view.column.rows)
    stays = {stay.accessibleName() for stay in page.view.column._stays}
    assert "Feelings stay with you" in stays
    for stay in page.view.column._stays:
        assert stay.findChildren(QAbstractButton) == []


def test_only_what_is_switched_on_stands_on_the_sheet(bench: "Bench") -> None:
    page = open_page(bench)
    switch_on(bench, page, "role")
    words = words_on_sheet(page)
    assert "When to roll out was mine to decide." in words
    assert "front door open" not in words
    assert "The Friday patch" not in words, "even its name is off at first"
    page.view.column.heads["with_title"].click()
    bench.qtbot.waitUntil(lambda: "The Friday patch" in words_on_sheet(page))


def test_the_bytes_on_screen_are_the_bytes_that_are_written(bench: "Bench", tmp_path: Path) -> None:
    page = open_page(bench)
    switch_on(bench, page, "role", "sense")
    made = made_of(page)
    dialog = open_dialog(bench, page, tmp_path / "out.html")
    assert dialog._made is made
    dialog.for_whom.set_text("Platform Reliability")
    dialog.why.set_text("Tuesday")
    dialog.go.click()
    bench.qtbot.waitUntil(lambda: page._standing.left is not None)
    written = (tmp_path / "out.html").read_bytes()
    assert written == made.rendered.data
    row = bench.repository.share(bench.repository.shares()[0].id)
    assert row.content == written
    assert (row.for_whom, row.why, row.file_name) == ("Platform Reliability", "Tuesday", "out.html")
    assert page.view.way_out.told.text().startswith("One file has left: out.html.")
    assert page.view.way_out.show_file.isVisible()


def test_leaving_plans_the_look_backs(bench: "Bench", tmp_path: Path) -> None:
    page = open_page(bench)
    switch_on(bench, page, "role")
    open_dialog(bench, page, tmp_path / "out.html").go.click()
    bench.qtbot.waitUntil(lambda: page._standing.left is not None)
    assert page.chooser is not None
    assert len(page.chooser.book.reflection.follow_ups) == 3
    bench.desk.keeper.seal(5)
    assert bench.repository.entry(page.reflection).reflection.shared_at is not None


@pytest.mark.parametrize("way", ["pdf", "odt", "markdown", "text"])
def test_each_kind_of_file_is_seen_before_it_can_leave(
    bench: "Bench", tmp_path: Path, way: str
) -> None:
    page = open_page(bench)
    switch_on(bench, page, "role", "commitments")
    dialog = open_dialog(bench, page, tmp_path / f"out.{way}")
    target = tmp_path / f"seen.{way}"
    choose_way(bench, dialog, way)
    dialog._target = target
    assert not dialog.go.isVisible()
    dialog._agree()
    assert page._standing.left is None
    dialog.see.click()
    drawing = dialog._look.drawing()
    assert drawing is not None
    assert drawing.images if way == "pdf" else drawing.pieces
    held = dialog._made
    dialog.go.click()
    bench.qtbot.waitUntil(lambda: page._standing.left is not None)
    assert held is not None
    assert target.read_bytes() == held.rendered.data
    assert bench.repository.shares()[0].sha256 == held.rendered.sha256


def test_a_copy_is_the_text_and_a_row_of_the_ledger(bench: "Bench", tmp_path: Path) -> None:
    page = open_page(bench)
    switch_on(bench, page, "role")
    dialog = open_dialog(bench, page, tmp_path / "x")
    choose_way(bench, dialog, "clipboard")
    dialog.see.click()
    dialog.go.click()
    bench.qtbot.waitUntil(lambda: page._standing.left is not None)
    row = bench.repository.share(bench.repository.shares()[0].id)
    assert row.format == "clipboard"
    assert QApplication.clipboard().text() == row.content.decode()
    assert list(tmp_path.glob("x*")) == []


def test_a_print_that_is_called_off_leaves_nothing(bench: "Bench", tmp_path: Path) -> None:
    page = open_page(bench)
    switch_on(bench, page, "role")
    asked: list[str] = []

    def call_off(_parent: QWidget, name: str, answered: Callable[[None], object]) -> None:
        asked.append(name)
        answered(None)

    page.leaving.ask_printer = call_off
    dialog = open_dialog(bench, page, tmp_path / "x")
    choose_way(bench, dialog, "print")
    dialog.see.click()
    dialog.go.click()
    assert asked == ["Summary"], "what a queue shows names nothing"
    assert page._standing.left is None
    assert bench.repository.shares() == ()
    assert dialog.go.isEnabled()


def test_enter_does_not_export_until_the_focus_is_on_the_button(
    bench: "Bench", tmp_path: Path
) -> None:
    page = open_page(bench)
    switch_on(bench, page, "role")
    dialog = open_dialog(bench, page, tmp_path / "out.html")
    (chosen,) = (card for card in dialog.ways.cards if card.isChecked())
    assert chosen.hasFocus() or not bench.window.isActiveWindow()
    for control in (chosen, dialog.for_whom.line, dialog.why.line):
        QTest.keyClick(control, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert not (tmp_path / "out.html").exists()
    assert page._standing.left is None
    QTest.keyClick(dialog.go, Qt.Key.Key_Return)
    bench.qtbot.waitUntil(lambda: page._standing.left is not None)


def test_a_file_that_is_there_is_not_touched_without_asking(bench: "Bench", tmp_path: Path) -> None:
    target = tmp_path / "out.html"
    target.write_text("mine")
    page = open_page(bench)
    switch_on(bench, page, "role")
    dialog = open_dialog(bench, page, target)
    dialog.go.click()
    bench.qtbot.waitUntil(lambda: dialog.problem.title() != "")
    assert dialog.problem.title() == "A file of that name is already there."
    assert target.read_text() == "mine"
    assert bench.repository.shares() == ()
    assert [one.text() for one in dialog.problem.buttons] == ["Replace it", "Choose another name"]
    dialog.problem.buttons[0].click()
    bench.qtbot.waitUntil(lambda: page._standing.left is not None)
    assert target.read_bytes() == made_of(page).rendered.data


def test_a_full_disk_leaves_no_row(
    bench: "Bench", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[Path] = []

    def full(_rendered: object, target: Path, *, overwrite: bool) -> None:
        tried.append(target)
        raise ExportFailed(errno=28, no_space=True, file=target)

    monkeypatch.setattr(departure, "release", full)
    page = open_page(bench)
    switch_on(bench, page, "role")
    dialog = open_dialog(bench, page, tmp_path / "out.html")
    dialog.go.click()
    bench.qtbot.waitUntil(lambda: dialog.problem.title() != "")
    assert tried == [tmp_path / "out.html"]
    assert "no room" in dialog.problem.title()
    assert bench.repository.shares() == ()
    assert page.view.way_out.told.text().startswith("Nothing has left yet.")


def test_a_row_that_cannot_be_saved_is_told_and_kept_trying(
    bench: "Bench", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(bench)
    switch_on(bench, page, "role")
    add = bench.repository.add_share
    refused: list[Share] = []

    def refuse(row: Share) -> None:
        refused.append(row)
        raise SaveFailed(errno=28, no_space=True, folder="")

    monkeypatch.setattr(bench.repository, "add_share", refuse)
    open_dialog(bench, page, tmp_path / "out.html").go.click()
    bench.qtbot.waitUntil(lambda: page._standing.left is not None)
    assert refused
    assert "could not be saved yet" in page.view.way_out.told.text()
    assert bench.desk.keeper.unsaved()
    settle(bench, page)
    assert "could not be saved yet" in page.view.way_out.told.text(), (
        "and it is not said in passing"
    )
    monkeypatch.setattr(bench.repository, "add_share", add)
    bench.desk.keeper.flush()
    bench.qtbot.waitUntil(lambda: "is saved now" in page.view.way_out.told.text())
    assert len(bench.repository.shares()) == 1
    assert "could not be saved" not in page.view.way_out.told.text()


def test_a_copy_for_the_group_leaves_the_private_words_alone(bench: "Bench") -> None:
    page = open_page(bench)
    switch_on(bench, page, "sense")
    before = bench.repository.entry(page.reflection).answers["sense"]
    page.view.column.rows["sense"].edit.click()
    editor = page.overlays.now
    assert isinstance(editor, CopyEditor)
    editor.edit.setPlainText("Only this.")
    bench.qtbot.waitUntil(lambda: page.made is not None and "Only this." in page.made.page.text())
    page.escape()
    assert page.view.column.rows["sense"].toggle._detail == "shortened"
    bench.desk.keeper.seal(5)
    assert bench.repository.entry(page.reflection).answers["sense"].value == before.value
    kept = bench.repository.choice(page.reflection, Door.GROUP).of("sense")
    assert kept is not None
    assert kept.edited == "Only this."


def test_switching_off_keeps_the_copy_and_lets_none_of_it_leave(bench: "Bench") -> None:
    page = open_page(bench)
    switch_on(bench, page, "role", "sense")
    assert page.chooser is not None
    page.chooser.put(
        replace(
            page.choice,
            chosen=tuple(
                replace(one, edited="CANARY copy") if one.prompt == "sense" else one
                for one in page.choice.chosen
            ),
        )
    )
    page.view.column.rows["sense"].toggle.click()
    bench.qtbot.waitUntil(lambda: page.made is not None)
    assert b"CANARY" not in made_of(page).rendered.data
    bench.desk.keeper.seal(5)
    assert bench.repository.choice(page.reflection, Door.GROUP).aside[0].edited == "CANARY copy"
    page.view.column.rows["sense"].toggle.click()
    bench.qtbot.waitUntil(lambda: page.made is not None)
    assert b"CANARY copy" in made_of(page).rendered.data


def test_rows_are_picked_one_by_one(bench: "Bench") -> None:
    page = open_page(bench)
    switch_on(bench, page, "commitments")
    row = page.view.column.rows["commitments"]
    row.more.click()
    row.boxes[2].click()
    bench.qtbot.waitUntil(lambda: page.made is not None)
    assert row.toggle._detail == "2 of 3"
    assert "late in the week" not in made_of(page).page.text()


def test_rows_that_a_copy_stands_for_are_not_offered_beside_it(bench: "Bench") -> None:
    page = open_page(bench)
    switch_on(bench, page, "commitments")
    row = page.view.column.rows["commitments"]
    row.more.click()
    row.set_state(ChoiceState(on=True, has_copy=True))
    assert not any(box.isVisible() for box in row.boxes)
    assert row.instead.isVisible()
    row.set_state(ChoiceState(on=True))
    assert all(box.isVisible() for box in row.boxes)
    assert not row.instead.isVisible()


def test_a_name_becomes_its_role_everywhere(bench: "Bench") -> None:
    page = open_page(bench)
    switch_on(bench, page, "sense", "effects")
    assert "Tomas" not in made_of(page).page.text()
    assert "Tomas" in {row.alias.name for row in page.view.column.names.rows}
    page.deciding.ask_name(Alias("Tomas", "the person on call"))
    dialog = page.overlays.now
    assert isinstance(dialog, NameDialog)
    dialog.role.set_text("Person A")
    QTest.keyClick(dialog.role.line, Qt.Key.Key_Return)
    bench.qtbot.waitUntil(lambda: page.made is not None)
    text = made_of(page).page.text()
    assert "Person A" in text
    assert "on call told me" not in text
    assert "Person A" in marks_on_sheet(page)


def test_names_are_marked_on_screen_and_not_in_the_bytes(bench: "Bench") -> None:
    page = open_page(bench)
    switch_on(bench, page, "sense")
    assert "the person on call" in marks_on_sheet(page)
    data = made_of(page).rendered.data
    assert b"<mark" not in data
    assert current().palette.sheet_mark.encode() not in data


def test_what_may_identify_is_listed_and_decided_by_the_person(bench: "Bench") -> None:
    bench.repository.save_answer(
        bench.sample.reflection.id, "role", TextValue("I wrote to ops@example.org about CHG-1042.")
    )
    page = open_page(bench)
    switch_on(bench, page, "role")
    rows = {row.found.text: row for row in page.view.column.findings.rows}
    assert {"ops@example.org", "CHG-1042"} <= set(rows)
    rows["CHG-1042"].keep.click()
    bench.qtbot.waitUntil(lambda: page.made is not None)
    texts = {row.found.text for row in page.view.column.findings.rows}
    assert "CHG-1042" not in texts
    assert "ops@example.org" in texts
    assert "CHG-1042" in page.choice.kept


def test_a_finding_is_edited_where_it_stands(bench: "Bench") -> None:
    story, words = bench.sample.reflection.id, "I wrote to ops@example.org."
    bench.repository.save_answer(story, "sense", TextValue(words))
    page = open_page(bench)
    switch_on(bench, page, "role", "sense")
    finding(page, "ops@example.org").edit.click()
    editor = page.overlays.now
    assert isinstance(editor, CopyEditor)
    assert editor.edit.text() == words
    editor.edit.setPlainText("I wrote to somebody.")
    page.escape()
    settle(bench, page)
    assert "ops@example.org" not in made_of(page).page.text()
    assert bench.repository.entry(story).answers["sense"].value == TextValue(words)


@pytest.mark.parametrize(
    ("head", "field"), [("title", "A few words for it"), ("role", "My role in it")]
)
def test_a_finding_at_the_top_of_the_page_is_edited_there(
    bench: "Bench", head: str, field: str
) -> None:
    kept = bench.repository.entry(bench.sample.reflection.id).reflection
    telling = (
        replace(kept, title="The day of CHG-1042")
        if head == "title"
        else replace(kept, role="Steward of CHG-1042")
    )
    bench.repository.save_reflection(telling)
    page = open_page(bench)
    switch_on(bench, page, "sense")
    page.view.column.heads[f"with_{head}"].click()
    settle(bench, page)
    finding(page, "CHG-1042").edit.click()
    dialog = page.overlays.now
    assert dialog is not None
    line = next(one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == field)
    line.setText("Patch Steward")
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle(bench, page)
    assert "CHG-1042" not in made_of(page).page.text()
    assert "Patch Steward" in words_on_sheet(page)


def test_a_name_that_left_is_shown_where_it_stands(bench: "Bench", tmp_path: Path) -> None:
    story, words = bench.sample.reflection.id, TextValue("I wrote to tomas.k@example.org.")
    bench.repository.save_answer(story, "role", words)
    page = open_page(bench)
    switch_on(bench, page, "role")
    open_dialog(bench, page, tmp_path / "out.html").go.click()
    bench.qtbot.waitUntil(lambda: page._standing.left is not None)
    settle(bench, page)
    way_out = page.view.way_out
    assert "tomas.k@example.org still appears once." in way_out.told.text()
    assert way_out.show_me.isVisible()
    shown: list[object] = []
    way_out.place_asked.connect(shown.append)
    way_out.show_me.click()
    assert shown == ["tomas.k@example.org"]


@pytest.mark.qt_log_ignore(OFFSCREEN)
def test_in_a_narrow_window_the_path_opens_below_its_line(bench: "Bench") -> None:
    page = open_page(bench, size=(960, 640))
    rail = page.view.rail
    assert not rail.isVisible()
    page.view.top.name.click()
    assert rail.popup is not None
    row = next(one for one in rail.popup.findChildren(RailRow) if one.isEnabled())
    row.click()
    assert bench.gone
    assert not page.escape(), "nothing is left open"


def test_typing_in_the_copy_is_never_lost_by_locking(bench: "Bench") -> None:
    page = open_page(bench)
    switch_on(bench, page, "sense")
    page.view.column.rows["sense"].edit.click()
    editor = page.overlays.now
    assert isinstance(editor, CopyEditor)
    editor.edit.setPlainText("half a sen")
    page.flush()
    bench.desk.keeper.seal(5)
    kept = bench.repository.choice(page.reflection, Door.GROUP).of("sense")
    assert kept is not None
    assert kept.edited == "half a sen"


def test_a_late_page_is_thrown_away(bench: "Bench") -> None:
    page = open_page(bench)
    switch_on(bench, page, "role")
    old, asked = made_of(page), page._maker._asked
    page.view.column.rows["sense"].toggle.click()
    page._maker._came(asked, old)
    assert page.made is None, "the earlier page came late and must not be shown as the present"


def test_a_journal_open_for_reading_lets_nothing_leave(
    bench: "Bench", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(bench.repository), "read_only", property(lambda _self: True))

    def refuse(*_: object) -> None:
        raise ReadOnlyJournal(reason="test")

    monkeypatch.setattr(bench.repository, "save_choice", refuse)
    page = open_page(bench)
    assert not any(row.toggle.isEnabled() for row in page.view.column.rows.values())
    assert not page.view.way_out.export.isEnabled()
    assert "reading only" in page.view.way_out.told.text()


def test_the_expectations_page_has_its_own_choice(bench: "Bench", tmp_path: Path) -> None:
    page = open_page(bench, Door.EXPECTATIONS)
    assert "talk-view" in page.view.column.rows
    assert "role" not in page.view.column.rows
    assert "talk-well" not in page.view.column.rows
    switch_on(bench, page, "talk-view")
    open_dialog(bench, page, tmp_path / "talk.html").go.click()
    bench.qtbot.waitUntil(lambda: page._standing.left is not None)
    assert bench.repository.shares()[0].door is Door.EXPECTATIONS
    assert page.chooser is not None
    assert page.chooser.book.reflection.follow_ups == ()


@pytest.mark.parametrize("size", SIZES)
def test_every_control_has_a_name_and_takes_the_focus(
    bench: "Bench", size: tuple[int, int]
) -> None:
    page = open_page(bench, size=size)
    switch_on(bench, page, "role", "commitments")
    visible: Callable[[QAbstractButton], bool] = QAbstractButton.isVisible
    for button in filter(visible, page.findChildren(QAbstractButton)):
        assert button.text() or button.accessibleName(), button
        assert not button.isEnabled() or button.focusPolicy() & Qt.FocusPolicy.TabFocus, button
    page.view.way_out.export.click()
    dialog = page.overlays.now
    assert isinstance(dialog, ExportDialog)
    assert {line.accessibleName() for line in dialog.findChildren(QLineEdit)} == {
        "Passphrase for the group",
        "For whom",
        "Why",
    }
