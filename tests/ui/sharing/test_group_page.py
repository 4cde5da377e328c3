"""The page for the group in the export: what is seen is what the passphrase opens."""

from pathlib import Path
from typing import TYPE_CHECKING

from journal.disclosure.formats.group import contents
from journal.guides.guide import Door
from journal.guides.pack import Pack
from tests.ui.sharing.test_choosing import (
    choose_way,
    open_dialog,
    open_page,
    settle,
    switch_on,
    words_on_sheet,
)
from ui.sharing.export_dialog import ExportDialog
from ui.sharing.pieces import html_pieces

if TYPE_CHECKING:
    from tests.ui.sharing.conftest import Bench


def _words_seen(dialog: ExportDialog) -> str:
    assert dialog._look.text is not None
    return "".join(dialog._look.text.toPlainText().split())


def test_what_was_seen_is_what_the_passphrase_opens(bench: "Bench", tmp_path: Path) -> None:
    page = open_page(bench)
    switch_on(bench, page, "role", "commitments")
    page.view.column.questions["cost"].click()
    settle(bench, page)
    assert "What did it cost or change for you?" in words_on_sheet(page)
    target = tmp_path / "out.html"
    dialog = open_dialog(bench, page, target)
    choose_way(bench, dialog, "protected")
    passphrase = dialog.passphrase.text()
    assert len(passphrase.split()) == 4
    assert not dialog.go.isVisible(), "it was not seen yet"
    dialog.see.click()
    seen = _words_seen(dialog)
    dialog.go.click()
    bench.qtbot.waitUntil(lambda: page._standing.left is not None)

    written = target.read_bytes()
    pieces = html_pieces(contents(written, passphrase))
    texts = [text for piece in pieces for text in (piece.text, *piece.cells)]
    assert "".join("".join(texts).split()) == seen.replace("–", "")
    assert b"When to roll out was mine" not in written
    row = bench.repository.share(bench.repository.shares()[0].id)
    assert row.content == written
    assert (row.format, row.passphrase) == ("protected", passphrase)
    assert row.questions == ("What did it cost or change for you?",)
    assert row.letterbox is not None
    listed = bench.repository.shares()[0]
    assert (listed.passphrase, listed.letterbox, listed.content) == ("", None, b"")
    assert listed.questions == row.questions


def test_another_passphrase_is_another_page_to_look_at(bench: "Bench", tmp_path: Path) -> None:
    page = open_page(bench)
    switch_on(bench, page, "role")
    dialog = open_dialog(bench, page, tmp_path / "out.html")
    choose_way(bench, dialog, "protected")
    dialog.see.click()
    dialog.cancel.click()
    assert dialog.go.isVisible()
    dialog.passphrase.field.line.setText("short")
    assert not dialog.go.isVisible()
    bench.qtbot.waitUntil(lambda: dialog.passphrase.field.line.bad)
    assert not dialog.see.isEnabled(), "there is no page for it"
    dialog.passphrase.field.line.setText("our old password")
    bench.qtbot.waitUntil(lambda: dialog._made is not None)
    assert dialog._made is not None
    assert dialog._made.rendered.passphrase == "our old password"
    assert dialog.see.isVisible()
    assert not dialog.go.isVisible()
    told = "Somebody who gets the file could guess this one. The suggested words are safer."
    bench.qtbot.waitUntil(lambda: dialog.passphrase.field.line.accessibleDescription() == told)


def test_a_page_with_replies_can_be_read_by_whoever_has_it(bench: "Bench", tmp_path: Path) -> None:
    page = open_page(bench)
    switch_on(bench, page, "role")
    dialog = open_dialog(bench, page, tmp_path / "out.html")
    choose_way(bench, dialog, "replies")
    assert not dialog.passphrase.isVisible()
    dialog.see.click()
    dialog.go.click()
    bench.qtbot.waitUntil(lambda: page._standing.left is not None)
    assert b"When to roll out was mine" in (tmp_path / "out.html").read_bytes()
    row = bench.repository.share(bench.repository.shares()[0].id)
    assert row.questions == ("What would you like to say?",)
    assert row.passphrase == ""


def test_the_page_for_the_conversation_takes_no_replies(bench: "Bench", tmp_path: Path) -> None:
    page = open_page(bench, Door.EXPECTATIONS)
    assert page.view.column.questions == {}
    switch_on(bench, page, "talk-view")
    dialog = open_dialog(bench, page, tmp_path / "talk.html")
    assert {"protected", "replies"} & {card.option.id for card in dialog.ways.cards} == set()


def test_an_organisations_own_questions_take_the_place_of_the_usual_ones(bench: "Bench") -> None:
    own = ("What would a newcomer have needed?",)
    bench.desk.use_pack(Pack("A pack", "An office", "1", questions=own))
    page = open_page(bench)
    assert tuple(page.view.column.questions) == own
    switch_on(bench, page, "role")
    page.view.column.questions[own[0]].click()
    settle(bench, page)
    assert own[0] in words_on_sheet(page)


def test_the_plan_for_the_hour_is_chosen_and_seen_like_everything_else(bench: "Bench") -> None:
    page = open_page(bench)
    switch_on(bench, page, "role")
    assert "Nobody interrupts." not in words_on_sheet(page)
    page.view.column.heads["with_hour"].click()
    bench.qtbot.waitUntil(lambda: "Nobody interrupts." in words_on_sheet(page))
    found = [row.found.text for row in page.view.column.findings.rows]
    page.view.column.heads["with_hour"].click()
    bench.qtbot.waitUntil(lambda: "Nobody interrupts." not in words_on_sheet(page))
    settle(bench, page)
    assert found == [row.found.text for row in page.view.column.findings.rows]
