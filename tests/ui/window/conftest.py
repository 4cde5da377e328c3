"""The real window around a real journal, with a key that costs nothing and a set clock."""

import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal.clock import SetClock
from journal.guides.guide import Guide
from journal.model import Reflection
from journal.path import answer_gate
from journal.repository import Repository
from journal.sample import load_sample
from journal.settings import Loaded, Settings
from journal.vault import KdfParams, create
from ui.app import Launch
from ui.desk import Desk, Places
from ui.main_window import MainWindow
from ui.page import Page
from ui.routes import Route
from ui.settings_store import SettingsStore
from ui.single_instance import SingleInstance
from ui.theme.theme import Theme

RESOURCES = Path(__file__).parents[3] / "resources"
CHEAP = KdfParams(memory_kib=64, passes=1, lanes=1)
THURSDAY = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)

HEARD = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)

P = TypeVar("P")


@dataclass
class House:
    """The window, and the hands of who sits before it."""

    qtbot: QtBot
    window: MainWindow
    clock: SetClock

    @property
    def desk(self) -> Desk:
        return self.window.desk

    @property
    def repository(self) -> Repository:
        return self.desk.repository

    @property
    def guide(self) -> Guide:
        return self.desk.library.guide("xoit")

    def begin(self, title: str = "The Friday patch", **changes: object) -> Reflection:
        """Store a reflection whose way is clear, without answers."""

        def store() -> Reflection:
            new = self.repository.begin(self.guide, title, "Patch Steward", "Platform Reliability")
            answers = {one.id: "no" for one in self.desk.gate.categories}
            clear = answer_gate(self.desk.gate, new, answers, self.clock)
            first = self.repository.save_reflection(clear)
            return self.repository.save_reflection(replace(first, **changes))  # type: ignore[arg-type]  # any field of a reflection

        return self.on_worker(store)

    def fill(self, one: Reflection) -> None:
        """Store the finished example's answers as this reflection's."""
        sample = load_sample(RESOURCES / "sample" / "friday-patch.toml", self.guide)

        def store() -> None:
            for prompt, answer in sample.answers.items():
                self.repository.save_answer(one.id, prompt, answer.value)

        self.on_worker(store)

    def on_worker(self, job: Callable[[], P]) -> P:
        """Do what only the worker may do."""
        return self.desk.worker.submit_and_wait(job, 20)

    def go(self, route: Route) -> Page:
        """Go to ``route`` and wait until all that was asked for is there."""
        self.desk.go(route)
        self.settle()
        return self.page

    @property
    def page(self) -> Page:
        page = self.window._nav.page
        assert page is not None
        return page

    def settle(self) -> None:
        """Let the worker end its jobs and what they bring be shown."""
        for _ in range(4):
            self.desk.worker.submit_and_wait(lambda: None, 20)  # all before it have come back
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            QCoreApplication.processEvents()

    def keep(self) -> None:
        """Hand over what is typed and wait until it is durable."""
        self.window._nav.flush(self.desk)
        self.qtbot.waitUntil(lambda: not self.desk.keeper.unsaved(), timeout=10_000)
        self.settle()

    @property
    def held(self) -> QWidget:
        """Return what has the focus."""
        held = self.window.focusWidget()
        assert held is not None
        return held

    def texts(self) -> str:
        """Return all that can be read on screen."""
        labels = self.window.findChildren(QLabel)
        return "\n".join(one.text() for one in labels if one.isVisible())

    def button(self, words: str) -> QAbstractButton:
        """Return the visible button that is heard as ``words``."""
        for one in self.window.findChildren(QAbstractButton):
            if words in {one.text(), one.accessibleName()} and one.isVisible():
                return one
        raise LookupError(words)

    def press(self, words: str) -> None:
        """Press the visible button of these words."""
        button = self.button(words)
        assert button.isEnabled(), words
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()


class Strays(QObject):
    """Watches for parts of a page that stand on the screen as windows before they have a place."""

    def __init__(self) -> None:
        """Watch from now on; the program's own window may show, and so may menus and dialogs."""
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Note what shows itself as a window."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            plain = watched.windowType() in {Qt.WindowType.Widget, Qt.WindowType.Window}
            if watched.isWindow() and plain and not isinstance(watched, MainWindow):
                self.seen.append(f"{type(watched).__name__} {watched.accessibleName()!r}")
        return False


@pytest.fixture
def house(qapp: QApplication, qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[House]:
    """Return the window with an empty journal open, on a Thursday in March."""
    theme.set_less_motion(True)
    handlers = {one: signal.getsignal(one) for one in HEARD}
    names = ("journal.afterword", "state", "config", "logs")
    folder, state, config, logs = (tmp_path / name for name in names)
    state.mkdir()
    clock = SetClock(THURSDAY)
    places = Places(folder, state, config, logs, RESOURCES)
    store = SettingsStore(config, Loaded(Settings(less_motion=True)))
    vault = create(folder, "lantern oat ferry seldom moss", state=state, clock=clock, kdf=CHEAP)
    instance = SingleInstance(folder, state)
    window = MainWindow(Launch(folder, ("main.py",), "0"), places, store, theme, clock, instance)
    window.resize(1280, 800)
    window.show()
    window._opened(Repository(vault, clock), None)
    made = House(qtbot, window, clock)
    strays = Strays()
    qapp.installEventFilter(strays)
    made.settle()
    yield made
    qapp.removeEventFilter(strays)
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=10_000)
    signal.set_wakeup_fd(-1)
    for name, handler in handlers.items():
        signal.signal(name, handler)
    shiboken6.delete(window)
    assert strays.seen == [], "shown before it has a place on the page"
