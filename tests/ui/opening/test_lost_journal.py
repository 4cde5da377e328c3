"""A folder that was emptied, or is away, is no first start: what is known is said."""

import shutil

import pytest
from PySide6.QtWidgets import QLabel

from journal.backup import make_backup
from tests.journal.takeout.outside import taken
from tests.ui.opening.conftest import Lobby
from ui import routes
from ui.pages.welcome import WelcomePage
from ui.session import vault_of


def _page(lobby: Lobby) -> WelcomePage:
    page = WelcomePage(lobby.desk, routes.Welcome())
    lobby.show(page)
    lobby.qtbot.waitUntil(lambda: bool(page._folder_problem.title()))
    return page


def _steps(page: WelcomePage) -> list[str]:
    return [button.text() for button in page._folder_problem.buttons]


def _said(page: WelcomePage) -> str:
    return "\n".join(label.text() for label in page._folder_problem.findChildren(QLabel))


def _leave_a_copy(lobby: Lobby) -> None:
    """Make a journal, write, copy it, and close."""
    repository = lobby.make_journal()
    vault, places = vault_of(repository), lobby.desk.places
    vault.put("answer", b"what I wrote")
    steps = make_backup(vault.snapshot(), places.copies, lobby.desk.clock, make_place=True)
    taken(steps)
    vault.close()


def test_an_emptied_folder_says_what_was_there_and_opens_the_newest_copy(lobby: Lobby) -> None:
    _leave_a_copy(lobby)
    folder = lobby.desk.places.folder
    for path in folder.iterdir():
        path.unlink()
    page = _page(lobby)
    assert page._folder_problem.title().endswith("journal.afterword is empty.")
    assert "Your journal was there on 9 March 2026. Afterword empties no folder." in _said(page)
    assert "The newest copy is of today at 09:00." in _said(page)
    assert not page._form.isVisible()
    assert _steps(page) == [
        "Look again",
        "Open the newest copy",
        "Open a saved copy…",
        "Choose another folder…",
        "Begin a new journal here",
    ]
    page._folder_problem.buttons[1].click()
    lobby.qtbot.waitUntil(lambda: lobby.folders == [folder], timeout=10_000)
    assert len(list(folder.glob("*.afterword"))) >= 3


def test_a_folder_that_is_not_there_is_waited_for(lobby: Lobby) -> None:
    _leave_a_copy(lobby)
    folder = lobby.desk.places.folder
    shutil.move(folder, folder.with_name("away"))
    page = _page(lobby)
    assert page._folder_problem.title().endswith("is not there just now.")
    assert "connect the disk and look again" in _said(page)
    shutil.move(folder.with_name("away"), folder)
    page._folder_problem.buttons[0].click()
    assert lobby.went == [routes.Unlock()]


@pytest.mark.parametrize("copied", [True, False])
def test_where_other_things_are_left_nothing_new_is_made_among_them(
    lobby: Lobby, copied: bool
) -> None:
    _leave_a_copy(lobby)
    folder = lobby.desk.places.folder
    for path in folder.iterdir():
        path.unlink()
    (folder / "letter.txt").write_text("mine", encoding="utf-8")
    if not copied:
        shutil.rmtree(lobby.desk.places.copies)
    page = _page(lobby)
    assert page._folder_problem.title().startswith("There is no journal left in")
    assert ("No copy is in the folder for copies." in _said(page)) is not copied
    assert ("Open the newest copy" in _steps(page)) is copied
    assert _steps(page)[-1] == "Create a new one elsewhere…"


def test_a_folder_in_which_no_journal_ever_was_is_a_first_start(lobby: Lobby) -> None:
    page = WelcomePage(lobby.desk, routes.Welcome())
    lobby.show(page)
    assert page._form.isVisible()
    assert not page._folder_problem.title()
