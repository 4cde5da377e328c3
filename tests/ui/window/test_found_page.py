"""The page of what opening found: named in words, and each way on does what it says."""

from datetime import timedelta
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from journal.vault import Vault
from tests.ui.window.conftest import House
from ui import routes
from ui.page import Sidebar
from ui.session import vault_of


def vault(house: House) -> Vault:
    return vault_of(house.repository)


def can_write(house: House) -> bool:
    return not house.repository.read_only


def name_of(held: QWidget) -> str:
    """Return what a screen reader says of a button."""
    assert isinstance(held, QAbstractButton)
    return held.accessibleName() or held.text()


def lose_a_change(house: House) -> Path:
    """Write on three days, take the second day's file away and look anew; return where it is."""
    folder = house.desk.places.folder
    seen = set(folder.iterdir())
    for number in range(3):
        house.on_worker(partial(vault(house).put, f"answer/{number}", b"words"))
        house.clock.advance(timedelta(days=1))
        new = set(folder.iterdir()) - seen
        seen |= new
        if number == 1:
            (second,) = new
    aside = second.rename(house.desk.places.logs.with_name("aside"))
    house.on_worker(vault(house).look_again)
    return aside


def test_what_is_missing_is_named_before_anything_else(house: House) -> None:
    lose_a_change(house)
    page = house.go(routes.Found(first=True))
    assert page.sidebar is Sidebar.NONE
    text = house.texts()
    assert "Before you go on" in text
    assert "One change written between 12 March and 14 March is missing." in text
    assert "Everything else is here." in text


def test_going_on_for_now_decides_nothing(house: House) -> None:
    lose_a_change(house)
    house.go(routes.Found(first=True))
    house.press("Go on")
    assert house.page.route == routes.Today()
    assert vault(house).report.missing
    house.press("See what was found")
    assert "One change written between 12 March and 14 March is missing." in house.texts()


def test_carrying_on_without_it_ends_the_matter_and_takes_it_in_later(house: House) -> None:
    aside = lose_a_change(house)
    house.go(routes.Found(first=True))
    house.press("Carry on without it")
    house.press("Go on")
    assert vault(house).report.is_sound()
    assert "not as it was left" not in house.texts()
    aside.rename(house.desk.places.folder / f"{'0' * 32}.afterword")
    house.on_worker(vault(house).look_again)
    assert house.on_worker(lambda: vault(house).read("answer/1")) == b"words"


def test_opening_for_reading_says_so_and_can_be_taken_back(house: House) -> None:
    lose_a_change(house)
    house.go(routes.Found(first=True))
    house.press("Open it for reading")
    house.press("Go on")
    assert not can_write(house)
    assert "You opened this journal for reading." in house.texts()
    house.press("See what was found")
    house.press("Write in it again")
    house.press("Go on")
    assert can_write(house)
    assert "You opened this journal for reading." not in house.texts()


def test_the_window_knows_of_it_where_the_page_is_left_meanwhile(house: House) -> None:
    lose_a_change(house)
    house.go(routes.Found())
    house.press("Open it for reading")
    done = Event()
    house.desk.worker.run(house.desk.keeper, done.wait, lambda _: None, lambda _: None)
    house.button("Go on").click()
    house.desk.go(routes.Patterns())
    done.set()
    house.settle()
    assert house.page.route == routes.Patterns()
    assert "You opened this journal for reading." in house.texts()


def test_an_older_copy_is_carried_on_from_only_when_it_is_said(house: House) -> None:
    folder = house.desk.places.folder
    house.on_worker(lambda: vault(house).put("answer/1", b"words"))
    before = set(folder.iterdir())
    house.on_worker(lambda: vault(house).put("answer/2", b"newer words"))
    (set(folder.iterdir()) - before).pop().unlink()
    house.on_worker(vault(house).look_again)
    house.desk.judged_anew()
    house.go(routes.Found(first=True))
    assert "This journal is older than the one last opened here." in house.texts()
    assert "so that no newer words are lost" in house.texts()
    house.press("Carry on from this older copy")
    house.press("Go on")
    assert can_write(house)
    assert "so that no newer words are lost" not in house.texts()


def test_the_choice_is_made_with_the_keys_alone(house: House) -> None:
    lose_a_change(house)
    house.go(routes.Found(first=True))
    assert name_of(house.held) == "Go on for now"
    QTest.keyClick(house.held, Qt.Key.Key_Down)
    assert name_of(house.held) == "Carry on without it"
    QTest.keyClick(house.held, Qt.Key.Key_Tab)
    assert name_of(house.held) == "Go on"
    QTest.keyClick(house.held, Qt.Key.Key_Return)
    house.settle()
    assert vault(house).report.is_sound()


def test_nothing_is_folded_while_it_is_undecided(house: House) -> None:
    lose_a_change(house)
    house.go(routes.Found(first=True))
    before = {path.name for path in house.desk.places.folder.iterdir()}
    assert house.window._upkeep is not None
    house.window._upkeep.gather_loose()
    house.settle()
    assert {path.name for path in house.desk.places.folder.iterdir()} == before


def test_a_sound_journal_says_that_it_is(house: House) -> None:
    house.go(routes.Found())
    assert "All files of this journal are here, and as they were written." in house.texts()
    house.press("Go on")
    assert house.page.route == routes.Today()


def test_the_settings_lead_to_what_was_found_and_was_carried_on_beside(house: House) -> None:
    house.go(routes.SettingsRoute("place"))
    assert "All here, and as they were written." in house.texts()
    (house.desk.places.folder / f"{'a' * 32}.afterword").write_bytes(b"no file of ours")
    house.on_worker(vault(house).look_again)
    house.on_worker(vault(house).carry_on)
    assert not vault(house).report.asks()
    house.go(routes.Today())
    house.go(routes.SettingsRoute("place"))
    house.press("See what was found")
    assert "One stored file cannot be read. It may hold many changes." in house.texts()
