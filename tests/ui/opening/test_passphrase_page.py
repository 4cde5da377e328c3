"""Changing the passphrase on its page: the old one stops, and nothing is lost."""

from threading import Event
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journal.errors import HeaderOutdated, SaveFailed, WrongSecret
from journal.model import Profile
from journal.repository import Repository
from journal.vault import kdf, rekeying
from tests.ui.opening.conftest import CHEAP, PASSPHRASE, Lobby
from ui import routes
from ui.pages.passphrase import PassphrasePage
from ui.pages.unlock import UnlockPage
from ui.session import Rekey, change_passphrase, open_journal, vault_of
from ui.settings_sections.lock import LockSection
from ui.tasks.rekeyer import Rekeyed
from ui.widgets.notice import Notice
from ui.widgets.progress_line import ProgressLine
from ui.widgets.text_label import TextLabel

NEW = "walnut ferry lantern oat seldom"


@pytest.fixture
def repository(lobby: Lobby, monkeypatch: pytest.MonkeyPatch) -> Repository:
    monkeypatch.setattr(kdf, "FLOOR", CHEAP)
    made = lobby.make_journal()
    lobby.opened.append((made, None))
    lobby.desk.take(made)
    made.save_profile(Profile(role="Patch Steward", sheet_proved=True))
    return made


def page_for(lobby: Lobby, *, by_code: bool = False) -> PassphrasePage:
    page = PassphrasePage(lobby.desk, routes.NewPassphrase(by_code=by_code))
    lobby.show(page)
    return page


def fill(page: PassphrasePage, present: str = PASSPHRASE, new: str = NEW) -> None:
    if page._present is not None:
        page._present.set_text(present)
    page._new.first.set_text(new)
    page._new.again.set_text(new)
    page._new.again.submitted.emit()


def is_changed(page: PassphrasePage) -> bool:
    return page.findChild(ProgressLine) is not None


def change(lobby: Lobby, page: PassphrasePage) -> None:
    fill(page)
    lobby.qtbot.waitUntil(lambda: is_changed(page), timeout=10_000)
    lobby.qtbot.waitUntil(lambda: lobby.desk.rekeyer.state.is_done, timeout=10_000)


def opens(lobby: Lobby, repository: Repository, secret: str, *, recovery: bool = False) -> Profile:
    lobby.desk.worker.submit_and_wait(repository.close, 10)
    found = open_journal(lobby.desk.places, lobby.desk.clock, secret, recovery=recovery).repository
    profile = found.profile()
    found.close()
    return profile


def test_the_new_one_opens_it_and_the_old_one_does_not(
    lobby: Lobby, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rekeying, "AT_A_TIME", 1)
    told: list[Rekeyed] = []
    lobby.desk.rekeyer.changed.connect(told.append)
    page = page_for(lobby)
    change(lobby, page)
    assert [one.left for one in told] == sorted((one.left for one in told), reverse=True)
    assert told[-1].is_done
    said = {label.text() for label in page.findChildren(TextLabel)}
    assert "Everything is encrypted with the new key." in said
    assert any("Copies from before still open with the old one." in words for words in said)
    page._next.click()
    assert lobby.went == [routes.SettingsRoute("lock")]
    assert opens(lobby, repository, NEW).role == "Patch Steward"
    with pytest.raises(WrongSecret):
        open_journal(lobby.desk.places, lobby.desk.clock, PASSPHRASE, recovery=False)


def test_it_says_before_that_old_copies_still_open_with_the_old_one(
    lobby: Lobby, repository: Repository
) -> None:
    notices = page_for(lobby).findChildren(Notice)
    assert [one.accessibleName() for one in notices] == [
        "Old copies still open with the old passphrase.",
    ]


def test_another_present_passphrase_changes_nothing_and_keeps_what_was_typed(
    lobby: Lobby, repository: Repository
) -> None:
    page = page_for(lobby)
    fill(page, present="not this one")
    lobby.qtbot.waitUntil(lambda: bool(page._present and page._present.line.bad), timeout=10_000)
    assert page._new.first.text() == NEW
    assert page._next.isEnabled()
    assert opens(lobby, repository, PASSPHRASE).role == "Patch Steward"


def test_the_sheet_of_before_stops_and_a_new_one_comes_next(
    lobby: Lobby, repository: Repository
) -> None:
    old = vault_of(repository).add_recovery()
    page = page_for(lobby)
    change(lobby, page)
    code = lobby.desk.recovery_code
    assert code not in {"", old}
    page._next.click()
    assert lobby.went == [routes.Sheet()]
    lobby.desk.keeper.flush()
    assert not opens(lobby, repository, code, recovery=True).sheet_proved
    with pytest.raises(WrongSecret):
        open_journal(lobby.desk.places, lobby.desk.clock, old, recovery=True)


def test_a_change_goes_on_and_the_old_sheet_is_known_to_be_of_no_use_if_the_page_is_left(
    lobby: Lobby, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, left = Event(), Event()

    def change_after_leaving(*given: Any) -> Rekey:
        begun.set()
        left.wait(10)
        return change_passphrase(*given)

    monkeypatch.setattr("ui.pages.passphrase.change_passphrase", change_after_leaving)
    vault_of(repository).add_recovery()
    page = PassphrasePage(lobby.desk, routes.NewPassphrase())
    fill(page)
    lobby.qtbot.waitUntil(begun.is_set, timeout=10_000)
    shiboken6.delete(page)
    left.set()
    lobby.qtbot.waitUntil(lambda: bool(lobby.desk.recovery_code), timeout=10_000)
    lobby.qtbot.waitUntil(lambda: lobby.desk.rekeyer.state.is_done, timeout=10_000)
    assert not opens(lobby, repository, NEW).sheet_proved
    assert not opens(lobby, repository, lobby.desk.recovery_code, recovery=True).sheet_proved


def test_the_code_opens_and_leads_to_a_new_passphrase(lobby: Lobby, repository: Repository) -> None:
    code = vault_of(repository).add_recovery()
    repository.close()
    door = UnlockPage(lobby.desk, routes.Unlock(recovery=True))
    lobby.show(door)
    QTest.keyClicks(door._code.line, code.lower())
    QTest.keyClick(door._code.line, Qt.Key.Key_Return)
    lobby.qtbot.waitUntil(lambda: len(lobby.opened) > 1, timeout=10_000)
    assert lobby.desk.first == routes.NewPassphrase(by_code=True)
    opened = lobby.opened[-1][0]
    lobby.desk.take(opened)
    page = page_for(lobby, by_code=True)
    assert page._present is None
    section = LockSection(lobby.desk)
    lobby.qtbot.addWidget(section)
    section._change()  # after "Not now": the forgotten one is not asked for
    assert lobby.went[-1] == routes.NewPassphrase(by_code=True)
    change(lobby, page)
    section._change()
    assert lobby.went[-1] == routes.NewPassphrase()
    page._next.click()
    assert lobby.went[-1] == routes.Sheet(first=True)
    assert opens(lobby, opened, NEW).role == "Patch Steward"


def test_a_disk_in_the_way_is_named_and_it_goes_on_by_itself(
    lobby: Lobby, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault, stopped = vault_of(repository), [True]
    step = vault.rekey_step

    def sometimes() -> int:
        if stopped:
            raise SaveFailed(errno=28, no_space=True, folder=lobby.desk.places.folder)
        return step()

    monkeypatch.setattr(vault, "rekey_step", sometimes)
    monkeypatch.setattr("ui.tasks.rekeyer.AGAIN_AFTER_MS", 1)
    page = page_for(lobby)
    fill(page)
    lobby.qtbot.waitUntil(lambda: bool(page._problem.title()), timeout=10_000)
    assert page._problem.title() == "This disk is full."
    stopped.clear()
    lobby.qtbot.waitUntil(lambda: lobby.desk.rekeyer.state.is_done, timeout=10_000)
    assert page._problem.title() == ""
    assert opens(lobby, repository, NEW).role == "Patch Steward"


def test_a_change_made_elsewhere_is_named(
    lobby: Lobby, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    def outdated(*_: object, **__: object) -> str:
        raise HeaderOutdated

    monkeypatch.setattr(vault_of(repository), "change_passphrase", outdated)
    page = page_for(lobby)
    fill(page)
    lobby.qtbot.waitUntil(lambda: bool(page._problem.title()), timeout=10_000)
    said = page._problem.title()
    assert said == "The passphrase or the sheet was changed on another computer."
    assert page._new.first.text() == NEW


def test_fields_are_empty_once_the_page_is_left(lobby: Lobby, repository: Repository) -> None:
    page = page_for(lobby)
    assert page._present is not None
    page._present.set_text(PASSPHRASE)
    page._new.first.set_text(NEW)
    page.hide()
    assert (page._present.text(), page._new.first.text()) == ("", "")
