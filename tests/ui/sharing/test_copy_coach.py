"""Beside the copy for the group, the coach asks who did or saw something, and nothing else."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton

from tests.ui.sharing.test_choosing import open_page, settle, switch_on
from ui.sharing.copy_coach import CopyCoach
from ui.sharing.copy_editor import CopyEditor
from ui.widgets.margin_note import MarginNote

if TYPE_CHECKING:
    from tests.ui.sharing.conftest import Bench
    from ui.pages.choosing import ChoosingPage


@pytest.fixture(autouse=True)
def no_time_goes_by_unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no timer run out by itself, however slow the machine is."""
    monkeypatch.setattr("ui.sharing.copy_coach.QUIET_MS", 3_600_000)


def open_copy(bench: "Bench", text: str) -> tuple["ChoosingPage", CopyEditor, CopyCoach]:
    page = open_page(bench)
    switch_on(bench, page, "sense")
    page.view.column.rows["sense"].edit.click()
    editor = page.overlays.now
    assert isinstance(editor, CopyEditor)
    coach = editor.findChild(CopyCoach)
    assert coach is not None
    editor.edit.selectAll()
    editor.edit.textCursor().insertText(text)
    return page, editor, coach


def fall_quiet(bench: "Bench", page: "ChoosingPage", coach: CopyCoach) -> None:
    """Let four seconds go by without a key."""
    assert coach.quiet.isActive()
    coach.quiet.timeout.emit()
    coach.quiet.stop()
    bench.desk.worker.pages.submit_and_wait(lambda: None, 20)
    settle(bench, page)


def note_of(coach: CopyCoach) -> MarginNote | None:
    return coach.note


def press(editor: CopyEditor, words: str) -> None:
    next(one for one in editor.findChildren(QAbstractButton) if one.text() == words).click()


def test_a_passive_without_anybody_is_asked_about(bench: "Bench") -> None:
    page, editor, coach = open_copy(bench, "I should have known. Mistakes were made.")
    assert note_of(coach) is None
    fall_quiet(bench, page, coach)
    assert editor.edit.marked_words() == ("Mistakes were made",)
    note = note_of(coach)
    assert note is not None
    heard = note.accessibleName()
    assert heard == "Passive voice. Who, or which role, and what could they see?"
    editor.edit.insert_words(" The canary was green.")
    assert note_of(coach) is not None
    cursor = editor.edit.textCursor()
    cursor.setPosition(24)
    cursor.deleteChar()
    assert note_of(coach) is None


def test_tab_goes_from_the_text_to_the_note_and_on_to_the_buttons(bench: "Bench") -> None:
    page, editor, coach = open_copy(bench, "Mistakes were made.")
    fall_quiet(bench, page, coach)
    names = []
    for _ in range(5):
        held = bench.window.focusWidget()
        names.append(held.accessibleName() or getattr(held, "text", str)())
        editor.focusNextPrevChild(True)
    heard = editor.edit.accessibleName()
    assert names == [heard, "Other words", "Keep mine", "Back to my own words", "Done"]


def test_what_is_kept_in_the_copy_is_kept_for_good(bench: "Bench") -> None:
    page, editor, coach = open_copy(bench, "Mistakes were made.")
    fall_quiet(bench, page, coach)
    press(editor, "Other words")
    assert note_of(coach) is not None
    press(editor, "Keep mine")
    assert note_of(coach) is None
    assert editor.edit.text() == "Mistakes were made."
    fall_quiet(bench, page, coach)
    assert note_of(coach) is None
    page.escape()
    page.view.column.rows["sense"].edit.click()
    again = page.overlays.now
    assert isinstance(again, CopyEditor)
    anew = again.findChild(CopyCoach)
    assert anew is not None
    fall_quiet(bench, page, anew)
    assert note_of(anew) is None


def test_switched_off_it_is_silent(bench: "Bench") -> None:
    bench.desk.settings.change(language_coach=False)
    page, _, coach = open_copy(bench, "Mistakes were made.")
    fall_quiet(bench, page, coach)
    assert note_of(coach) is None


def test_nothing_of_it_leaves(bench: "Bench") -> None:
    page, _, coach = open_copy(bench, "Mistakes were made.")
    fall_quiet(bench, page, coach)
    page.escape()
    bench.qtbot.waitUntil(lambda: page.made is not None)
    assert page.made is not None
    left = page.made.page.text()
    assert "Passive voice" not in left
    assert "which role" not in left
