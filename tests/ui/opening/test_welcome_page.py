"""Making a journal: by keyboard alone, never with a passphrase that is not what was meant."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journal.errors import SettingsDamaged
from tests.ui.opening.conftest import PASSPHRASE, Lobby
from ui import routes
from ui.folder_choice import room_for_new
from ui.pages.welcome import WelcomePage
from ui.session import holds_journal


@pytest.fixture
def page(lobby: Lobby) -> WelcomePage:
    made = WelcomePage(lobby.desk, routes.Welcome())
    lobby.show(made)
    return made


def fill(page: WelcomePage, first: str, again: str) -> None:
    fields = page._form.passphrase
    QTest.keyClicks(fields.first.line, first)
    QTest.keyClicks(fields.again.line, again)


def press_enter(page: WelcomePage) -> None:
    QTest.keyClick(page._form.passphrase.again.line, Qt.Key.Key_Return)


def test_a_journal_is_made_by_typing_alone(lobby: Lobby, page: WelcomePage) -> None:
    fill(page, PASSPHRASE, PASSPHRASE)
    press_enter(page)
    lobby.qtbot.waitUntil(lambda: bool(lobby.opened), timeout=10_000)
    assert holds_journal(lobby.desk.places.folder)
    _, code = lobby.opened[0]
    assert code is not None
    assert len(code.split("-")) == 8


def test_without_the_tick_no_code_is_made(lobby: Lobby, page: WelcomePage) -> None:
    page._form.with_sheet.setChecked(False)
    fill(page, PASSPHRASE, PASSPHRASE)
    press_enter(page)
    lobby.qtbot.waitUntil(lambda: bool(lobby.opened), timeout=10_000)
    assert lobby.opened[0][1] is None


@pytest.mark.parametrize(
    ("first", "again", "said"),
    [
        ("short", "short", "Use at least eight characters."),
        (PASSPHRASE, PASSPHRASE[:-1], "The two do not match yet."),
    ],
)
def test_nothing_is_made_with_a_slip_and_what_was_typed_stays(
    lobby: Lobby, page: WelcomePage, first: str, again: str, said: str
) -> None:
    fill(page, first, again)
    press_enter(page)
    fields = page._form.passphrase
    described = {
        fields.first.line.accessibleDescription(),
        fields.again.line.accessibleDescription(),
    }
    assert said in described
    assert fields.first.text() == first
    assert not holds_journal(lobby.desk.places.folder)


def test_a_weak_one_is_said_to_be_weak_and_then_allowed(lobby: Lobby, page: WelcomePage) -> None:
    fields = page._form.passphrase
    fill(page, "password1", "password1")
    press_enter(page)
    line = fields.first.line
    lobby.qtbot.waitUntil(lambda: "could guess" in line.accessibleDescription(), timeout=10_000)
    assert fields.bars.word() == "Could be stronger"
    assert not lobby.opened
    press_enter(page)
    lobby.qtbot.waitUntil(lambda: bool(lobby.opened), timeout=10_000)


def test_a_suggestion_can_be_read_and_must_be_typed_again(page: WelcomePage) -> None:
    fields = page._form.passphrase
    fields.suggest.click()
    assert len(fields.first.text().split()) == 5
    assert fields.first.line.displayText() == fields.first.text()
    assert fields.again.text() == ""


def test_leaving_the_page_empties_the_fields(page: WelcomePage) -> None:
    fill(page, PASSPHRASE, PASSPHRASE)
    page.hide()
    assert page._form.passphrase.first.text() == ""
    assert page._form.passphrase.again.text() == ""


def test_a_folder_with_other_things_in_it_is_named_and_nothing_is_made(
    lobby: Lobby, tmp_path: Path
) -> None:
    taken = tmp_path / "photos"
    taken.mkdir()
    (taken / "cat.jpg").write_bytes(b"x")
    lobby.desk.places = replace(lobby.desk.places, folder=taken)
    page = WelcomePage(lobby.desk, routes.Welcome())
    lobby.show(page)
    assert page._folder_problem.title() == "There is no journal in this folder."
    assert [button.text() for button in page._folder_problem.buttons] == [
        "Choose another folder…",
        "Create a new one elsewhere…",
    ]
    assert not page._form.isVisible()


def test_a_journal_whose_disk_is_away_is_waited_for_and_no_first_start(lobby: Lobby) -> None:
    folder = lobby.desk.places.folder
    lobby.desk.settings.change(journal_folder=folder)
    page = WelcomePage(lobby.desk, routes.Welcome())
    lobby.show(page)
    assert page._folder_problem.title() == "Your journal is not in its folder just now."
    assert not page._form.isVisible()
    again = page._folder_problem.buttons[0]
    again.click()
    assert lobby.went == []
    lobby.opened.append((lobby.make_journal(), None))
    page._folder_problem.buttons[0].click()
    assert lobby.went == [routes.Unlock()]


def test_one_who_begins_anew_where_a_journal_was_expected_can(lobby: Lobby) -> None:
    lobby.desk.settings.change(journal_folder=lobby.desk.places.folder)
    page = WelcomePage(lobby.desk, routes.Welcome())
    lobby.show(page)
    page._folder_problem.buttons[-1].click()
    assert page._form.isVisible()
    assert not page._folder_problem.isVisible()


def test_settings_that_cannot_be_read_are_named_before_a_new_journal_is_made(lobby: Lobby) -> None:
    lobby.desk.settings.problem = SettingsDamaged()
    page = WelcomePage(lobby.desk, routes.Welcome())
    lobby.show(page)
    assert page._folder_problem.title() == "The settings file could not be read."
    assert [one.text() for one in page._folder_problem.buttons] == ["Open an existing journal…"]
    assert page._form.isVisible()


def test_a_new_journal_never_mixes_with_what_is_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    assert room_for_new(tmp_path) == tmp_path / "journal.afterword"
    empty = tmp_path / "empty"
    assert room_for_new(empty) == empty


def test_tab_reaches_everything_in_reading_order(lobby: Lobby, page: WelcomePage) -> None:
    lobby.qtbot.waitUntil(page._form.passphrase.first.line.hasFocus)
    seen: list[str] = []
    for _ in range(12):
        focus = page.focusWidget()
        assert focus is not None
        name = focus.accessibleName() or getattr(focus, "text", str)()
        if name in seen:
            break
        seen.append(name)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    order = ["Passphrase", "Once more", "Print it when the journal is created", "Create journal"]
    assert [name for name in seen if name in order] == order
    assert {"Suggest one", "Open an existing journal…", "See a finished example", "Change…"} <= set(
        seen
    )


def test_the_button_is_in_sight_in_the_smallest_window_also_with_a_slip(
    lobby: Lobby, page: WelcomePage
) -> None:
    page.resize(960, 640)
    fill(page, PASSPHRASE, PASSPHRASE[:-1])
    press_enter(page)
    assert page._form.passphrase.again.line.accessibleDescription() == "The two do not match yet."
    button = page._form.button
    lobby.qtbot.waitUntil(
        lambda: button.visibleRegion().boundingRect().contains(button.rect()), timeout=10_000
    )
