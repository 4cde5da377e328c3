"""Trying the sheet: it says what opens, which group has a slip, and changes nothing."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journal.repository import Repository
from journal.vault import crypto, kdf
from tests.ui.opening.conftest import CHEAP, PASSPHRASE, Lobby
from ui import routes
from ui.pages.sheet_drill import SheetDrillPage
from ui.session import open_journal, vault_of
from ui.widgets.notice import Notice


@dataclass
class Drill:
    """The page, and the code that opens the journal."""

    page: SheetDrillPage
    repository: Repository
    code: str

    def types(self, code: str) -> None:
        self.page._code.line.clear()
        QTest.keyClicks(self.page._code.line, code)
        QTest.keyClick(self.page._code.line, Qt.Key.Key_Return)

    def says(self) -> list[str]:
        return [one.accessibleName() for one in self.page.findChildren(Notice)]


@pytest.fixture
def drill(lobby: Lobby, monkeypatch: pytest.MonkeyPatch) -> Drill:
    monkeypatch.setattr(kdf, "FLOOR", CHEAP)
    repository = lobby.make_journal()
    lobby.opened.append((repository, None))
    lobby.desk.take(repository)
    code = vault_of(repository).add_recovery()
    page = SheetDrillPage(lobby.desk, routes.SheetDrill())
    lobby.show(page)
    return Drill(page, repository, code)


def test_the_sheet_opens_it_and_counts_as_read_back(lobby: Lobby, drill: Drill) -> None:
    headers = {
        file.name: file.read_bytes()
        for file in lobby.desk.places.folder.iterdir()
        if file.read_bytes().startswith(b"AWheader")
    }
    drill.types(drill.code.lower().replace("-", " "))
    lobby.qtbot.waitUntil(lambda: bool(drill.says()), timeout=10_000)
    assert drill.says() == ["This sheet opens your journal."]
    assert drill.page._code.text() == ""
    drill.page._next.click()
    assert lobby.went == [routes.SettingsRoute("recovery")]
    profile = lobby.desk.worker.submit_and_wait(drill.repository.profile, 10)
    assert profile.sheet_proved
    assert all(
        (lobby.desk.places.folder / name).read_bytes() == data for name, data in headers.items()
    )


def test_a_slip_names_its_group_before_anything_is_derived(
    lobby: Lobby, drill: Drill, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> bytes:
        raise AssertionError

    monkeypatch.setattr(crypto, "derive_root", never)
    groups = drill.code.split("-")
    groups[5] = groups[5][:-1] + ("0" if groups[5][-1] != "0" else "1")
    drill.types("-".join(groups))
    said = drill.page._code.line.accessibleDescription()
    assert said == "Group 6 of the code has a slip in it."
    assert drill.page._next.isEnabled()


def test_an_older_sheet_is_told_from_a_slip(lobby: Lobby, drill: Drill) -> None:
    newest = lobby.desk.worker.submit_and_wait(vault_of(drill.repository).add_recovery, 10)
    drill.types(drill.code)
    lobby.qtbot.waitUntil(lambda: drill.page._code.line.bad, timeout=10_000)
    assert drill.page._code.line.accessibleDescription() == (
        "This code does not open this journal."
    )
    assert drill.page._problem.buttons[0].text() == "Make a new sheet…"
    drill.types(newest)
    lobby.qtbot.waitUntil(
        lambda: drill.says() == ["This sheet opens your journal."], timeout=10_000
    )


def test_the_passphrase_still_opens_it_afterwards(lobby: Lobby, drill: Drill) -> None:
    drill.types(drill.code)
    lobby.qtbot.waitUntil(lambda: bool(drill.says()), timeout=10_000)
    lobby.desk.worker.submit_and_wait(drill.repository.close, 10)
    open_journal(lobby.desk.places, lobby.desk.clock, PASSPHRASE, recovery=False).repository.close()
