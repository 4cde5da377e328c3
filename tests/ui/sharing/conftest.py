"""A desk with a real journal that holds the sample story, so that what leaves is truly written."""

import secrets
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from journal.clock import SetClock
from journal.disclosure.protection import Protection
from journal.guides.guide import Guide
from journal.guides.load import find_guides
from journal.repository import Repository
from journal.sample import Sample, load_sample
from journal.settings import Loaded, Settings
from journal.vault import KdfParams, create, open_vault
from ui.desk import Desk, Places
from ui.page import Page, build_page
from ui.routes import Route
from ui.settings_store import SettingsStore
from ui.sharing import preview
from ui.tasks.keeper import Keeper
from ui.tasks.worker import Worker
from ui.theme.theme import current, install

RESOURCES = Path(__file__).parents[3] / "resources"
FRIDAY = datetime(2026, 3, 20, 14, 12, tzinfo=UTC)
PASSPHRASE = "lantern oat ferry seldom moss"
CHEAP = KdfParams(memory_kib=8, passes=1, lanes=1)


@dataclass
class Bench:
    """A window with one page, and what stands behind it."""

    desk: Desk
    repository: Repository
    window: QMainWindow
    guide: Guide
    sample: Sample
    gone: list[Route]
    qtbot: QtBot

    def show(self, route: Route, size: tuple[int, int] = (1280, 800)) -> Page:
        """Show a page as the window does, and wait for nothing."""
        page = build_page(self.desk, route)
        self.window.setCentralWidget(page)
        self.window.resize(*size)
        self.window.show()
        QApplication.processEvents()
        page.opened()
        return page


@pytest.fixture(scope="session")
def guide() -> Guide:
    library = find_guides((RESOURCES / "guides",), "en")
    return next(one for one in library.guides if one.id == "xoit")


@pytest.fixture(scope="session")
def sample(guide: Guide) -> Sample:
    return load_sample(RESOURCES / "sample" / "friday-patch.toml", guide)


def keep_sample(repository: Repository, guide: Guide, sample: Sample) -> None:
    """Keep the story as it stood on the day of the export: nothing shared, nothing closed."""
    open_ = replace(
        sample.reflection,
        shared_at=None,
        closed=None,
        closed_at=None,
        follow_ups=(),
        marks={},
        here="question",
        sittings=sample.reflection.sittings[:5],
    )
    repository.know_guides((guide,))
    repository._guides.hold(open_.guide, guide)
    repository.save_reflection(open_)
    for answer in sample.answers.values():
        repository.save_answer(answer.reflection, answer.prompt, answer.value)


@pytest.fixture(scope="session")
def kept_journal(tmp_path_factory: pytest.TempPathFactory, guide: Guide, sample: Sample) -> Path:
    """Return a folder with a closed journal, and what was seen of it; tests open a copy."""
    folder, clock = tmp_path_factory.mktemp("kept"), SetClock(FRIDAY)
    vault = create(folder / "j", PASSPHRASE, state=folder / "s", clock=clock, kdf=CHEAP)
    repository = Repository(vault, clock)
    keep_sample(repository, guide, sample)
    repository.close()
    return folder


def take_down(window: QMainWindow) -> None:
    """Let the page go as the window does, so that none of its timers outlives the worker."""
    page = window.takeCentralWidget()
    if isinstance(page, Page):
        page.flush()
        page.deleteLater()
        QApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete.value)


@pytest.fixture(autouse=True)
def cheap_protection(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a protected page cost little to make; what it truly costs is tested elsewhere."""

    def cheap(passphrase: str) -> Protection:
        return Protection(passphrase, secrets.token_bytes(16), secrets.token_bytes(12), 1000)

    monkeypatch.setattr(preview, "protection", cheap)


@pytest.fixture
def bench(
    tmp_path: Path,
    kept_journal: Path,
    qtbot: QtBot,
    guide: Guide,
    sample: Sample,
    qapp: QApplication,
) -> Iterator[Bench]:
    install(qapp, "light")
    clock = SetClock(FRIDAY)
    for part in ("j", "s"):
        shutil.copytree(kept_journal / part, tmp_path / part)
    vault = open_vault(tmp_path / "j", PASSPHRASE, state=tmp_path / "s", clock=clock)
    repository = Repository(vault, clock)
    repository.know_guides((guide,))
    window = QMainWindow()
    qtbot.addWidget(window)
    worker = Worker(window)
    gone: list[Route] = []
    desk = Desk(
        places=Places(tmp_path / "j", tmp_path / "s", tmp_path / "c", tmp_path / "l", RESOURCES),
        clock=clock,
        settings=SettingsStore(tmp_path / "c", Loaded(Settings(), None)),
        theme=current(),
        worker=worker,
        keeper=Keeper(worker, clock, window),
        go=gone.append,
        back=lambda: None,
        lock=lambda: None,
        open_folder=lambda _: None,
        opened=lambda _repository, _code: None,
    )
    desk.take(repository)
    yield Bench(desk, repository, window, guide, sample, gone, qtbot)
    take_down(window)
    desk.keeper.seal(5)
    worker.stop()
    repository.close()
