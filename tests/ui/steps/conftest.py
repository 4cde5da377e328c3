"""A desk with an empty journal on a Thursday in March."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
import shiboken6
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from journal.clock import SetClock
from journal.repository import Repository
from journal.repository.records import Records
from journal.sample import load_sample
from journal.settings import Loaded, Settings
from tests.journal.memory_vault import MemoryVault
from tests.ui.steps.desk_seat import RESOURCES, THURSDAY, Seat
from ui.desk import Desk, Places
from ui.routes import Route
from ui.settings_store import SettingsStore
from ui.tasks.keeper import Keeper
from ui.tasks.worker import Worker
from ui.theme.theme import Theme


@pytest.fixture
def seat(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Seat]:
    """Return a desk with an empty journal on a Thursday in March."""
    theme.set_less_motion(less=True)
    clock = SetClock(THURSDAY)
    vault = MemoryVault(clock)
    worker = Worker()
    went: list[Route] = []
    go: Callable[[Route], None] = went.append
    desk = Desk(
        places=Places(tmp_path / "j", tmp_path / "s", tmp_path / "c", tmp_path / "l", RESOURCES),
        clock=clock,
        settings=SettingsStore(tmp_path, Loaded(Settings(), None)),
        theme=theme,
        worker=worker,
        keeper=Keeper(worker, clock),
        go=go,
        back=lambda: None,
        lock=lambda: None,
        open_folder=lambda _folder: None,
        opened=lambda _repository, _code: None,
    )
    desk.take(Repository(cast("Records", vault), clock))
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    qtbot.addWidget(window)
    sample = load_sample(RESOURCES / "sample" / "friday-patch.toml", desk.library.guide("xoit"))
    yield Seat(qtbot, desk, vault, clock, window, sample, went)
    window.setCentralWidget(QWidget())
    vault.full = False
    desk.keeper.seal(5)
    worker.stop()
    shiboken6.delete(desk.keeper)
