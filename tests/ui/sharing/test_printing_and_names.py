"""No file leaves by the printer's way, and no earlier name by an edited copy."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from journal.guides.guide import PromptType
from journal.values import RowsValue
from tests.ui.sharing.test_choosing import (
    choose_way,
    made_of,
    open_dialog,
    open_page,
    settle,
    switch_on,
)
from ui.sharing.copy_editor import CopyEditor

if TYPE_CHECKING:
    from tests.ui.sharing.conftest import Bench


def test_a_printer_that_writes_a_file_is_refused(bench: "Bench", tmp_path: Path) -> None:
    page = open_page(bench)
    switch_on(bench, page, "role")
    target = tmp_path / "by-the-printer.pdf"

    def to_file(_: QWidget, _name: str, answered: Callable[[QPrinter], object]) -> None:
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        answered(printer)

    page.leaving.ask_printer = to_file
    dialog = open_dialog(bench, page, tmp_path / "x")
    choose_way(bench, dialog, "print")
    dialog.see.click()
    dialog.go.click()
    assert dialog.problem.title() == "That printer writes a file."
    assert dialog.go.isEnabled()
    bench.desk.worker.drain(5)
    assert not target.exists()
    assert bench.repository.shares() == ()


def test_a_name_in_a_copy_is_still_replaced_after_its_row_was_renamed(bench: "Bench") -> None:
    page = open_page(bench)
    switch_on(bench, page, "sense")
    page.view.column.rows["sense"].edit.click()
    editor = page.overlays.now
    assert isinstance(editor, CopyEditor)
    listed = page._chosen().names()[0]
    editor.edit.setPlainText(f"I asked {listed.name} first.")
    page.escape()
    book = page._chosen().book
    people = next(
        prompt
        for stage in book.guide.stages()
        for prompt in stage.prompts
        if prompt.type is PromptType.PEOPLE
    )
    rows = book.value(people.id)
    assert isinstance(rows, RowsValue)
    book.write(people.id, replace(rows, rows=()))
    page._choice_changed()
    settle(bench, page)
    bench.qtbot.waitUntil(lambda: page.made is not None)
    text = made_of(page).page.text()
    assert listed.name not in text
    assert listed.role in text
