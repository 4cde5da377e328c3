"""Copies in the window: made by themselves, told how they went, restored and opened, never over."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
import shiboken6
from PySide6.QtWidgets import QAbstractButton, QWidget

from journal.backup import all_left, copies_in, read_memory, restore
from journal.durable import NewFile
from journal.repository import Repository
from journal.vault import open_for_reading, open_vault
from tests.journal.vault.desk import leave
from tests.ui.opening.conftest import PASSPHRASE, Lobby
from ui import routes
from ui.copies.closing import ClosedCopier, copy_before_end
from ui.copies.copies_dialog import CopiesDialog
from ui.copies.restore_dialog import RestoreDialog
from ui.copies.saved_copy import SavedCopy
from ui.copies.saver import CopySaver
from ui.leaving import Leaving
from ui.pages.found import FoundPage
from ui.pages.settings import SettingsPage
from ui.pages.today import TodayPage
from ui.pages.unlock import UnlockPage
from ui.pages.welcome import WelcomePage
from ui.session import vault_of
from ui.settings_sections.backup import BackupSection
from ui.widgets.notice import Notice
from ui.widgets.toggle import Toggle


@pytest.fixture
def open_lobby(lobby: Lobby) -> Iterator[Lobby]:
    repository = lobby.make_journal()
    lobby.opened.append((repository, None))
    lobby.desk.take(repository)
    _write(lobby, "first")
    yield lobby
    lobby.desk.worker.files.drain(10)


def _write(lobby: Lobby, words: str) -> None:
    vault = vault_of(lobby.desk.repository)
    body = f'{{"role":"{words}"}}'.encode()
    lobby.desk.worker.submit_and_wait(lambda: vault.put("profile", body), 10)


def _sealed_files(folder: Path) -> set[Path]:
    return {path for path in folder.iterdir() if path.read_bytes()[:8] == b"AWsealed"}


def _copies(lobby: Lobby) -> list[Path]:
    vault = vault_of(lobby.desk.repository)
    return [path for _, path in copies_in(lobby.desk.copier.place()[0], vault.snapshot().vault)]


def _copy(lobby: Lobby) -> None:
    """Copy, and wait until that is remembered."""
    with lobby.qtbot.waitSignal(
        lobby.desk.copier.changed, check_params_cb=lambda state: not state.is_running
    ):
        lobby.desk.copier.copy_now()


def _press(within: QWidget, words: str) -> None:
    found = [one for one in within.findChildren(QAbstractButton) if one.text() == words]
    assert found, words
    found[0].click()


def _settings(lobby: Lobby) -> BackupSection:
    page = SettingsPage(lobby.desk, routes.SettingsRoute("backup"))
    lobby.show(page)
    section = page.findChild(BackupSection)
    assert section is not None
    return section


def _said(section: QWidget) -> str:
    labels = [one for one in section.findChildren(QWidget) if one.property("text")]
    return "\n".join(str(one.property("text")) for one in labels)


def _wait_for_copies(lobby: Lobby, wanted: Callable[[list[Path]], bool]) -> list[Path]:
    """Wait until the copies are as wanted, and what was made is remembered."""
    lobby.qtbot.waitUntil(lambda: wanted(_copies(lobby)))
    lobby.qtbot.waitUntil(lambda: not lobby.desk.copier.state.is_running)
    return _copies(lobby)


def _holds(lobby: Lobby, copy: Path) -> str:
    """Return what was written last, as a copy holds it."""
    folder = lobby.desk.places.folder.parent / f"back {copy.stem}"
    for _ in restore(copy, folder, state=lobby.desk.places.state):
        pass
    vault = open_for_reading(
        folder, PASSPHRASE, state=lobby.desk.places.state, clock=lobby.desk.clock
    )
    return vault.read("profile").decode()


def test_a_sitting_is_copied_whole_when_it_got_quiet_and_a_day_keeps_one(
    open_lobby: Lobby,
) -> None:
    desk, copier = open_lobby.desk, open_lobby.desk.copier
    copier.begin()
    copier._look_if_due()
    first = _wait_for_copies(open_lobby, lambda now: len(now) == 1)
    desk.clock.advance(timedelta(hours=1))  # type: ignore[attr-defined]  # a set clock
    _write(open_lobby, "the rest of the sitting")
    copier._look_if_due()
    (copy,) = _wait_for_copies(open_lobby, lambda now: len(now) == 1 and now != first)
    assert "the rest of the sitting" in _holds(open_lobby, copy)
    with open_lobby.qtbot.assertNotEmitted(copier.changed):
        copier._look_if_due()
        desk.worker.drain(10)
        open_lobby.qtbot.wait(1)


def test_soon_after_opening_only_what_was_there_before_is_copied(open_lobby: Lobby) -> None:
    copier, clock = open_lobby.desk.copier, open_lobby.desk.clock
    copier.begin()
    open_lobby.qtbot.waitUntil(copier._first.isActive)
    copier._look_first()
    before = _wait_for_copies(open_lobby, lambda now: len(now) == 1)
    clock.advance(timedelta(hours=1))  # type: ignore[attr-defined]  # a set clock
    copier.begin()  # as at another opening
    open_lobby.desk.worker.drain(10)
    open_lobby.qtbot.wait(1)
    _write(open_lobby, "in the middle of a sitting")
    with open_lobby.qtbot.assertNotEmitted(copier.changed):
        copier._look_first()
        open_lobby.desk.worker.drain(10)
        open_lobby.qtbot.wait(1)
    assert _copies(open_lobby) == before


def test_a_reflection_that_was_left_is_copied_soon(open_lobby: Lobby) -> None:
    copier = open_lobby.desk.copier
    copier.begin()
    open_lobby.qtbot.waitUntil(copier._first.isActive)
    copier.reflection_left()
    assert copier._left.isActive()
    copier._look_after_leaving()
    _wait_for_copies(open_lobby, lambda now: len(now) == 1)


def test_what_is_closed_is_copied_behind_the_lock_screen(open_lobby: Lobby) -> None:
    desk = open_lobby.desk
    _copy(open_lobby)
    desk.clock.advance(timedelta(hours=1))  # type: ignore[attr-defined]  # a set clock
    _write(open_lobby, "the last words before the lock")
    place, vault = desk.copier.place()[0], vault_of(desk.repository).vault_id
    window = QWidget()
    open_lobby.qtbot.addWidget(window)
    Leaving(window, desk).close_as_it_is()
    closed = ClosedCopier(desk, window)
    closed._begin()
    open_lobby.qtbot.waitUntil(lambda: not list(all_left(desk.places.state)))
    ((_, copy),) = copies_in(place, vault)
    assert "the last words before the lock" in _holds(open_lobby, copy)


def test_what_is_closed_is_copied_before_the_program_ends(open_lobby: Lobby) -> None:
    desk = open_lobby.desk
    _write(open_lobby, "the last words before the end")
    place, vault = desk.copier.place()[0], vault_of(desk.repository).vault_id
    window = QWidget()
    open_lobby.qtbot.addWidget(window)
    Leaving(window, desk).close_as_it_is()
    copy_before_end(desk)
    ((_, copy),) = copies_in(place, vault)
    assert "the last words before the end" in _holds(open_lobby, copy)


def test_whoever_switches_it_off_gets_no_copy(open_lobby: Lobby) -> None:
    section = _settings(open_lobby)
    toggle = section.findChild(Toggle)
    assert toggle is not None
    toggle.click()
    assert not open_lobby.desk.now_settings.copies
    open_lobby.desk.copier._look_if_due()
    open_lobby.desk.worker.drain(10)
    open_lobby.qtbot.wait(1)
    open_lobby.desk.worker.files.drain(10)
    assert _copies(open_lobby) == []


def test_saving_restarts_the_wait_for_quiet(open_lobby: Lobby) -> None:
    copier, keeper = open_lobby.desk.copier, open_lobby.desk.keeper
    copier.begin()
    assert not copier._quiet.isActive()
    keeper.keep("a", lambda: None)
    assert copier._quiet.isActive()


def test_settings_say_how_the_last_copy_went(open_lobby: Lobby) -> None:
    section = _settings(open_lobby)
    open_lobby.qtbot.waitUntil(lambda: "None yet." in _said(section))
    _press(section, "Copy now")
    open_lobby.qtbot.waitUntil(lambda: "Last copied and checked today at" in _said(section))
    assert len(_copies(open_lobby)) == 1


def test_a_folder_that_is_away_is_told_kindly_and_on_today_once(open_lobby: Lobby) -> None:
    desk = open_lobby.desk
    _copy(open_lobby)
    section = _settings(open_lobby)
    desk.settings.change(copies_folder=desk.places.folder.parent / "a disk of its own")
    _copy(open_lobby)
    title = "The folder for copies is not there just now."
    open_lobby.qtbot.waitUntil(lambda: title in _said(section))
    assert "Last copied and checked today at" in _said(section)
    assert _notices_on_today(open_lobby) == [title]
    open_lobby.qtbot.waitUntil(lambda: read_memory(vault_of(desk.repository).remembered).told)
    assert _notices_on_today(open_lobby) == []
    assert not desk.places.folder.parent.joinpath("a disk of its own").exists()


def _notices_on_today(lobby: Lobby) -> list[str]:
    today = TodayPage(lobby.desk, routes.Today())
    lobby.show(today)
    lobby.qtbot.waitUntil(lambda: "Nothing is waiting for you." in _said(today))
    notices = [one.accessibleName() for one in today.findChildren(Notice)]
    today.hide()
    return notices


def test_a_copy_is_restored_beside_and_opened(open_lobby: Lobby) -> None:
    desk = open_lobby.desk
    _copy(open_lobby)
    _write(open_lobby, "later")
    section = _settings(open_lobby)
    _press(section, "Show and restore…")
    window = section.window()
    dialog = window.findChild(CopiesDialog)
    assert dialog is not None
    open_lobby.qtbot.waitUntil(lambda: "All you wrote until today at" in _said(dialog))
    _press(dialog, "Restore…")
    restoring = window.findChild(RestoreDialog)
    assert restoring is not None
    _press(restoring, "Restore")
    open_lobby.qtbot.waitUntil(lambda: "restored and checked" in _said(restoring), timeout=10_000)
    _press(restoring, "Open it")
    (folder,) = open_lobby.folders
    assert folder != desk.places.folder
    state, clock = desk.places.state, desk.clock
    beside = open_vault(folder, PASSPHRASE, state=state, clock=clock)
    assert beside.read("profile") == b'{"role":"first"}'
    assert beside.read_only is None
    assert beside.report.is_sound()
    beside.close()
    assert vault_of(desk.repository).read("profile") == b'{"role":"later"}'


def test_one_file_is_saved_and_opens_where_there_is_no_journal(
    open_lobby: Lobby, tmp_path: Path
) -> None:
    desk = open_lobby.desk
    section = _settings(open_lobby)
    target = tmp_path / "carried.zip"
    section._save_to(target)
    open_lobby.qtbot.waitUntil(lambda: "Saved and checked:" in _said(section))
    section._save_to(target)
    taken = "Something is already in that place."
    open_lobby.qtbot.waitUntil(lambda: taken in _said(section))

    page = UnlockPage(desk, routes.Unlock())
    open_lobby.show(page)
    SavedCopy(desk, page, page._wait_for_copy, page._refuse_copy).open(target)
    open_lobby.qtbot.waitUntil(lambda: bool(open_lobby.folders), timeout=10_000)
    (folder,) = open_lobby.folders
    assert folder.parent == desk.places.folder.parent
    opened = open_vault(folder, PASSPHRASE, state=desk.places.state, clock=desk.clock)
    assert opened.report.is_sound()
    opened.close()


def test_a_copy_goes_on_when_the_page_is_left_and_its_end_is_told_to_who_comes_back(
    open_lobby: Lobby, tmp_path: Path
) -> None:
    desk, target = open_lobby.desk, tmp_path / "carried.zip"
    left = BackupSection(desk)
    left._save_to(target)
    shiboken6.delete(left)
    saver = CopySaver.under_way(desk)
    assert saver is not None
    open_lobby.qtbot.waitUntil(lambda: saver._outcome is not None, timeout=10_000)
    assert target.exists()
    assert "Saved and checked:" in _said(_settings(open_lobby))
    assert CopySaver.under_way(desk) is None


def test_a_first_start_can_begin_with_a_saved_copy(open_lobby: Lobby, tmp_path: Path) -> None:
    desk = open_lobby.desk
    _copy(open_lobby)
    (copy,) = _copies(open_lobby)
    new = tmp_path / "new" / "journal.afterword"
    desk.places = replace(desk.places, folder=new)
    page = WelcomePage(desk, routes.Welcome())
    open_lobby.show(page)
    SavedCopy(desk, page, page._wait_for_copy, page._refuse_copy).open(copy)
    open_lobby.qtbot.waitUntil(lambda: open_lobby.folders == [new], timeout=10_000)


def test_a_file_that_is_no_copy_is_told_in_its_place(open_lobby: Lobby, tmp_path: Path) -> None:
    letter = tmp_path / "letter.zip"
    letter.write_bytes(b"a letter")
    desk, title = open_lobby.desk, "There is no copy of a journal in this file."

    def tells(page: UnlockPage | WelcomePage) -> None:
        open_lobby.show(page)
        SavedCopy(desk, page, page._wait_for_copy, page._refuse_copy).open(letter)
        open_lobby.qtbot.waitUntil(lambda: title in _said(page))

    tells(UnlockPage(desk, routes.Unlock()))
    tells(WelcomePage(desk, routes.Welcome()))
    assert open_lobby.folders == []


def test_closing_the_dialog_half_way_leaves_nothing(open_lobby: Lobby) -> None:
    desk = open_lobby.desk
    _copy(open_lobby)
    (copy,) = _copies(open_lobby)
    section = _settings(open_lobby)
    dialog = RestoreDialog(desk, copy, None)
    dialog.begin_on(section.window())
    before = sorted(desk.places.folder.parent.iterdir())
    dialog._restore()
    open_lobby.qtbot.waitUntil(lambda: dialog._steps is not None)
    dialog.close_()
    open_lobby.qtbot.waitUntil(lambda: desk.worker.files.drain(0))
    open_lobby.qtbot.waitUntil(lambda: sorted(desk.places.folder.parent.iterdir()) == before)
    assert open_lobby.folders == []


def test_neither_a_save_nor_a_lock_waits_for_a_copy(
    open_lobby: Lobby, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_lobby.desk
    reached, go_on = Event(), Event()
    finish = NewFile.close

    def on_a_slow_disk(file: NewFile) -> None:
        reached.set()
        go_on.wait(30)
        finish(file)

    monkeypatch.setattr(NewFile, "close", on_a_slow_disk)
    desk.copier.copy_now()
    open_lobby.qtbot.waitUntil(reached.is_set)
    try:
        desk.keeper.keep("a", lambda: vault_of(desk.repository).put("a", b"typed meanwhile"))
        leaving = Leaving(QWidget(), desk)
        assert leaving.close_journal()
        assert not go_on.is_set()
    finally:
        go_on.set()
    state, clock = desk.places.state, desk.clock
    again = open_vault(desk.places.folder, PASSPHRASE, state=state, clock=clock)
    assert again.read("a") == b"typed meanwhile"
    again.close()


def test_where_something_is_missing_the_copies_are_at_hand(lobby: Lobby) -> None:
    desk = lobby.desk
    repository = lobby.make_journal()
    desk.take(repository)
    kept: list[set[Path]] = []
    for words in ("first", "second"):
        _write(lobby, words)
        desk.worker.submit_and_wait(repository.begin_sitting, 10)
        kept.append(_sealed_files(desk.places.folder))
    _copy(lobby)
    leave(vault_of(repository))  # without folding, as after a power cut
    (first,) = kept[0]
    assert len(_sealed_files(desk.places.folder)) == 2
    first.unlink()
    state, clock = desk.places.state, desk.clock
    again = Repository(open_vault(desk.places.folder, PASSPHRASE, state=state, clock=clock), clock)
    assert vault_of(again).report.missing
    lobby.opened.append((again, None))
    desk.take(again)
    page = FoundPage(desk, routes.Found(first=True))
    lobby.show(page)
    _press(page, "Restore a copy…")
    dialog = page.window().findChild(CopiesDialog)
    assert dialog is not None
    lobby.qtbot.waitUntil(lambda: "All you wrote until today at" in _said(dialog))
    _press(dialog, "Restore…")
    restoring = page.window().findChild(RestoreDialog)
    assert restoring is not None
    _press(restoring, "Restore")
    lobby.qtbot.waitUntil(lambda: "restored and checked" in _said(restoring), timeout=10_000)
    _press(restoring, "Open it")
    beside = open_vault(lobby.folders[0], PASSPHRASE, state=state, clock=clock)
    assert beside.report.is_sound()
    assert len(beside.history("profile")) == 2
    beside.close()
