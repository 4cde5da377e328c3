"""Settings take effect at once and are kept; what is broken is named."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QSlider

from journal.errors import SettingsDamaged
from journal.model import Alias
from journal.settings import load_settings
from tests.ui.opening.conftest import Lobby
from ui import routes
from ui.pages.settings import SettingsPage
from ui.settings_sections.names import NamesSection
from ui.widgets.notice import Notice
from ui.widgets.segment import Segment
from ui.widgets.select import Select
from ui.widgets.size_slider import SizeSlider
from ui.widgets.text_label import TextLabel


@pytest.fixture
def page(lobby: Lobby) -> SettingsPage:
    repository = lobby.make_journal()
    lobby.opened.append((repository, None))
    lobby.desk.take(repository)
    made = SettingsPage(lobby.desk, routes.SettingsRoute())
    lobby.show(made)
    return made


def test_the_size_of_the_writing_moves_at_once_and_is_kept(
    lobby: Lobby, page: SettingsPage
) -> None:
    size = page.findChild(SizeSlider)
    assert size is not None
    QTest.keyClick(size, Qt.Key.Key_Right)
    assert lobby.desk.theme.writing_size == 20
    page.flush()
    assert load_settings(lobby.desk.places.config).settings.writing_size == 20


def test_colours_and_locking_are_kept(lobby: Lobby, page: SettingsPage) -> None:
    segment = page.findChild(Segment)
    away = page.findChild(Select)
    assert segment is not None
    assert away is not None
    segment.items[2].click()
    QTest.keyClick(away, Qt.Key.Key_Down)
    kept = load_settings(lobby.desk.places.config).settings
    assert kept.theme == "dark"
    assert kept.auto_lock_minutes == 20


def test_the_names_that_are_known_are_seen_and_let_go(lobby: Lobby) -> None:
    repository = lobby.make_journal()
    lobby.opened.append((repository, None))
    repository.save_aliases((Alias("Tomas", "the person on call"), Alias("Nadia", "the Desk")))
    lobby.desk.take(repository)
    page = SettingsPage(lobby.desk, routes.SettingsRoute("names"))
    lobby.show(page)
    section = page.findChild(NamesSection)
    assert section is not None
    lobby.qtbot.waitUntil(lambda: len(section.buttons) == 2)
    shown = {one.text() for one in section.findChildren(TextLabel)}
    assert {"Tomas", "the person on call", "Nadia", "the Desk"} <= shown
    section.buttons[0].click()
    lobby.qtbot.waitUntil(lambda: len(section.buttons) == 1)
    assert repository.aliases() == (Alias("Nadia", "the Desk"),)
    assert section.buttons[0].hasFocus()
    section.buttons[0].click()
    lobby.qtbot.waitUntil(lambda: "No name has a role yet" in section.lead.text())
    assert repository.aliases() == ()


def test_a_new_sheet_is_made_on_its_own_page(lobby: Lobby, page: SettingsPage) -> None:
    button = next(
        one for one in page.findChildren(QAbstractButton) if one.text() == "Make a new sheet…"
    )
    button.click()
    assert lobby.went == [routes.Sheet()]


def test_settings_that_could_not_be_read_are_named_until_they_are_chosen_again(
    lobby: Lobby,
) -> None:
    lobby.desk.settings.problem = SettingsDamaged()
    repository = lobby.make_journal()
    lobby.opened.append((repository, None))
    lobby.desk.take(repository)
    page = SettingsPage(lobby.desk, routes.SettingsRoute())
    lobby.show(page)
    notices = [one.accessibleName() for one in page.findChildren(Notice)]
    assert notices == ["The settings file could not be read."]
    lobby.desk.settings.change(theme="dark")
    assert lobby.desk.settings.problem is None


def test_a_broken_guide_is_named_with_its_place(lobby: Lobby) -> None:
    own = lobby.desk.places.own_guides / "mine"
    own.mkdir(parents=True)
    (own / "guide.toml").write_text("id = 7\n")
    repository = lobby.make_journal()
    lobby.opened.append((repository, None))
    lobby.desk.take(repository)
    page = SettingsPage(lobby.desk, routes.SettingsRoute("guides"))
    lobby.show(page)
    notices = [one.accessibleDescription() for one in page.findChildren(Notice)]
    assert any(str(Path("mine") / "guide.toml") in words for words in notices)


def test_a_broken_gate_of_ones_own_stops_nothing_and_is_named(lobby: Lobby) -> None:
    own = lobby.desk.places.own_gate
    own.mkdir(parents=True)
    (own / "gate.toml").write_text("format = 1\nversion = \n")
    repository = lobby.make_journal()
    lobby.opened.append((repository, None))
    lobby.desk.take(repository)
    assert {one.id for one in lobby.desk.gate.categories} >= {"legal", "policy"}
    page = SettingsPage(lobby.desk, routes.SettingsRoute("guides"))
    lobby.show(page)
    notices = [one.accessibleDescription() for one in page.findChildren(Notice)]
    assert any(str(Path("gate") / "gate.toml") in words for words in notices), notices


def test_every_control_has_a_name(page: SettingsPage) -> None:
    for kind in (QAbstractButton, QComboBox, QSlider):
        for one in page.findChildren(kind):
            if one.focusPolicy() != Qt.FocusPolicy.NoFocus:
                assert one.accessibleName() or getattr(one, "text", str)(), one
