"""A desk before a journal is open, real folders, a real vault with a key that costs nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from journal.clock import SetClock
from journal.repository import Repository
from journal.settings import Loaded, Settings
from journal.vault import KdfParams, create, opening
from ui.desk import Desk, Places
from ui.page import Page
from ui.routes import Route
from ui.settings_store import SettingsStore
from ui.tasks.keeper import Keeper
from ui.tasks.worker import Worker
from ui.theme.theme import Theme

RESOURCES = Path(__file__).parents[3] / "resources"
CHEAP = KdfParams(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "lantern oat ferry seldom moss"
MONDAY = datetime(2026, 3, 9, 9, 0, tzinfo=UTC)


@dataclass
class Lobby:
    """The desk, and what was asked of the window."""

    qtbot: QtBot
    desk: Desk
    went: list[Route] = field(default_factory=list)
    folders: list[Path] = field(default_factory=list)
    locks: list[bool] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    opened: list[tuple[Repository, str | None]] = field(default_factory=list)

    def show(self, page: Page) -> None:
        """Put the page on the screen as the window does."""
        self.qtbot.addWidget(page)
        page.resize(1280, 800)
        page.show()
        self.qtbot.waitExposed(page)
        page.opened()
        self.pages.append(page)

    def make_journal(self) -> Repository:
        """Make a journal in the desk's folder and leave it open."""
        places, clock = self.desk.places, self.desk.clock
        vault = create(places.folder, PASSPHRASE, state=places.state, clock=clock, kdf=CHEAP)
        return Repository(vault, clock)


@pytest.fixture
def lobby(
    qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Lobby]:
    monkeypatch.setattr(opening, "calibrate", lambda: CHEAP)
    worker, clock = Worker(), SetClock(MONDAY)
    keeper = Keeper(worker, clock)
    store = SettingsStore(tmp_path / "config", Loaded(Settings()))
    names = ("journal.afterword", "state", "config", "logs")
    folder, state, config, logs = (tmp_path / name for name in names)
    state.mkdir()
    made: list[Lobby] = []
    desk = Desk(
        places=Places(folder, state, config, logs, RESOURCES),
        clock=clock,
        settings=store,
        theme=theme,
        worker=worker,
        keeper=keeper,
        go=lambda route: made[0].went.append(route),  # noqa: PLW0108  made is filled below
        back=lambda: None,
        lock=lambda: made[0].locks.append(True),
        open_folder=lambda chosen: made[0].folders.append(chosen),  # noqa: PLW0108  the same
        opened=lambda repository, code: made[0].opened.append((repository, code)),
    )
    made.append(Lobby(qtbot, desk))
    yield made[0]
    for page in made[0].pages:
        page.hide()
    for timer in keeper.findChildren(QTimer):  # nothing is tried again once the worker has ended
        timer.stop()
    for repository, _ in made[0].opened:
        worker.submit_and_wait(partial(repository.close), 10)
    worker.stop()
