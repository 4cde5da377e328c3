"""A lock shows nothing and loses nothing: words that cannot be saved are held until they can."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal.errors import SaveFailed
from tests.ui.opening.conftest import Lobby
from ui import routes
from ui.app import Launch
from ui.folder_choice import ask_for_file, ask_for_folder
from ui.holding_cover import HoldingCover
from ui.leaving import Leaving
from ui.main_window import MainWindow
from ui.page import Page
from ui.printing import ask_printer
from ui.single_instance import SingleInstance
from ui.widgets.field import Line


class Disk:
    """Takes a word, or refuses while it is full."""

    def __init__(self) -> None:
        self.full = True
        self.refused = 0
        self.saved: list[str] = []

    def save(self, word: str) -> None:
        """Keep the word."""
        if self.full:
            self.refused += 1
            raise SaveFailed(errno=28, no_space=True, folder="")
        self.saved.append(word)


@pytest.fixture
def leaving(lobby: Lobby, qtbot: QtBot) -> Leaving:
    repository = lobby.make_journal()
    lobby.opened.append((repository, None))
    lobby.desk.take(repository)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(960, 640)
    window.show()
    made = Leaving(window, lobby.desk)
    made._again.setInterval(50)
    return made


def test_words_that_cannot_be_saved_are_held_and_saved_before_it_closes(
    lobby: Lobby, leaving: Leaving
) -> None:
    disk, left = Disk(), []
    lobby.desk.keeper.keep("answer", lambda: disk.save("canary"))
    leaving.cover()
    assert not leaving.close_journal()
    assert disk.refused > 0
    assert not lobby.desk.repository.read_only  # still open: nothing was closed over the words
    leaving.hold(lambda: left.append(True))
    refused = disk.refused
    lobby.qtbot.waitUntil(lambda: disk.refused > refused, timeout=5000)
    assert not left
    disk.full = False
    lobby.qtbot.waitUntil(lambda: bool(left), timeout=5000)
    assert disk.saved[-1] == "canary"


def test_the_cover_lies_over_everything(lobby: Lobby, leaving: Leaving) -> None:
    leaving.cover()
    leaving.hold(lambda: None)
    window = leaving._window
    cover = window.findChild(HoldingCover)
    assert cover is not None
    window.resize(1280, 800)
    leaving.fit()
    assert cover.geometry() == window.rect()
    leaving._again.stop()


def test_a_dialog_that_is_open_does_not_keep_the_cover_from_the_words(
    lobby: Lobby, leaving: Leaving, tmp_path: Path
) -> None:
    window, chosen = leaving._window, list[Path]()
    ask_for_folder(window, "", tmp_path, chosen.append)
    ask_for_file(window, "", tmp_path / "x.pdf", "pdf", chosen.append)
    printer: list[object] = []
    ask_printer(window, "", printer.append)
    open_ones = [one for one in window.findChildren(QDialog) if one.isVisible()]
    assert len(open_ones) == 3
    leaving.cover()
    assert not any(one.isVisible() for one in open_ones)
    assert (chosen, printer) == ([], [None])
    assert leaving.close_journal()
    lobby.opened.clear()


def test_words_composed_in_a_dialog_are_text_before_it_goes(lobby: Lobby, leaving: Leaving) -> None:
    dialog = QDialog(leaving._window)
    line = Line()
    QVBoxLayout(dialog).addWidget(line)
    found: list[str] = []
    dialog.rejected.connect(lambda: found.append(line.text()))
    dialog.open()
    line.setFocus()
    lobby.qtbot.waitUntil(line.hasFocus)
    QCoreApplication.sendEvent(line, QInputMethodEvent("かな", []))
    assert line.text() == ""
    leaving.cover()
    assert found == ["かな"]
    assert leaving.close_journal()
    lobby.opened.clear()


def test_a_surprise_while_saving_does_not_stop_the_lock(lobby: Lobby, leaving: Leaving) -> None:
    def surprise() -> None:
        raise ZeroDivisionError

    lobby.desk.keeper.keep("answer", surprise)
    assert not leaving.close_journal()
    assert lobby.desk.keeper.unsaved()


def test_nothing_under_the_cover_can_be_reached_while_words_are_held(leaving: Leaving) -> None:
    window = leaving._window
    page = QWidget(window)
    field, tool = QLineEdit("CANARY", page), QWidget(page, Qt.WindowType.Window)
    page.show()
    tool.show()
    field.setFocus()
    leaving.cover()
    leaving.hold(lambda: None)
    leaving._again.stop()
    assert not field.isVisible()
    assert not tool.isVisible()
    assert window.focusWidget() is not field


class Stubborn(Page):
    """A page that cannot hand over what is typed."""

    flushed = 0

    def flush(self) -> None:
        """Meet a surprise."""
        self.flushed += 1
        raise ZeroDivisionError


def test_a_page_that_cannot_hand_over_its_words_is_locked_all_the_same(
    lobby: Lobby, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, locked = lobby.desk, []
    monkeypatch.setattr("ui.main_window.replace_process", lambda *_all: locked.append(True))
    instance = SingleInstance(desk.places.folder, desk.places.state)
    launch = Launch(folder=desk.places.folder, program=(), version="")
    window = MainWindow(launch, desk.places, desk.settings, desk.theme, desk.clock, instance)
    lobby.qtbot.addWidget(window)
    window.desk.take(lobby.make_journal())
    page = Stubborn(window.desk, routes.Today())
    window._nav._show(page)
    window.lock()
    assert page.flushed == 1
    assert locked == [True]
    assert window._leaving.is_covered
    window._closed = True
    window._worker.stop()


def test_a_lock_behind_a_long_job_waits_once_and_then_without_standing_still(
    lobby: Lobby, leaving: Leaving, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.leaving.SEAL_SECONDS", 0.05)
    begun, go_on, left, sealed = Event(), Event(), list[bool](), list[float]()
    seal = lobby.desk.keeper.seal

    def watched(seconds: float) -> bool:
        sealed.append(seconds)
        return seal(seconds)

    monkeypatch.setattr(lobby.desk.keeper, "seal", watched)

    def long_job() -> None:
        begun.set()
        assert go_on.wait(10)

    lobby.desk.worker.run(lobby.desk.keeper, long_job, lambda _: None, lambda _: None)
    assert begun.wait(10)
    leaving.cover()
    assert not leaving.close_journal()
    assert not sealed  # nothing was waited for a second time
    monkeypatch.setattr("ui.leaving.SEAL_SECONDS", 5.0)
    leaving.hold(lambda: left.append(True))
    lobby.qtbot.wait(120)
    assert not left
    go_on.set()
    lobby.qtbot.waitUntil(lambda: bool(left), timeout=5000)
    lobby.opened.clear()


def test_no_lock_waits_for_a_page_that_is_being_made(lobby: Lobby, leaving: Leaving) -> None:
    begun, go_on = Event(), Event()

    def make_page() -> None:
        begun.set()
        assert go_on.wait(10)

    lobby.desk.worker.pages.run(lobby.desk.keeper, make_page, lambda _: None, lambda _: None)
    assert begun.wait(10)
    assert leaving.close_journal()
    assert not go_on.is_set()
    go_on.set()
    lobby.opened.clear()
