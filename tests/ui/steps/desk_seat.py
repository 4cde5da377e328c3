"""A person at a desk with a journal in memory, a set clock, and the sample's answers."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal.clock import SetClock
from journal.guides.guide import Guide
from journal.model import Reflection
from journal.path import answer_gate
from journal.sample import Sample
from journal.values import RowsValue, Value
from tests.journal.memory_vault import MemoryVault
from ui.desk import Desk
from ui.page import build_page
from ui.pages.reflecting import ReflectingPage
from ui.routes import Route
from ui.steps.prompt_step import PromptStep
from ui.steps.reflecting_view import ReflectingView
from ui.steps.text import TextEditor
from ui.widgets.writing_edit import WritingEdit

RESOURCES = Path(__file__).parents[3] / "resources"
THURSDAY = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)


@dataclass
class Seat:
    """A person at the desk with one page open."""

    qtbot: QtBot
    desk: Desk
    vault: MemoryVault
    clock: SetClock
    window: QMainWindow
    sample: Sample
    went: list[Route] = field(default_factory=list)
    opened: ReflectingPage | None = None

    @property
    def guide(self) -> Guide:
        return self.desk.library.guide("xoit")

    def begin(self, **changes: object) -> Reflection:
        """Store a reflection whose way is clear, without answers."""
        repository = self.desk.repository
        new = repository.begin(self.guide, "The Friday patch", "Patch Steward")
        answers = {one.id: "no" for one in self.desk.gate.categories}
        clear = answer_gate(self.desk.gate, new, answers, self.clock)
        return repository.save_reflection(replace(clear, **changes))  # type: ignore[arg-type]  # any field of a reflection

    def begin_sample(self, **changes: object) -> Reflection:
        """Store the sample's reflection with all its answers, not closed."""
        one = self.begin(group="Platform Reliability", **changes)
        for prompt, answer in self.sample.answers.items():
            self.desk.repository.save_answer(one.id, prompt, answer.value)
        return one

    def open(self, route: Route) -> ReflectingPage:
        """Open the page of ``route`` and wait until it is there."""
        page = build_page(self.desk, route)
        assert isinstance(page, ReflectingPage)
        self.opened = page
        self.window.setCentralWidget(page)
        page.opened()
        self.qtbot.waitUntil(lambda: page.view is not None)
        self.settle()
        return page

    @property
    def page(self) -> ReflectingPage:
        """Return the open page."""
        assert self.opened is not None
        return self.opened

    def text_of(self, prompt: str) -> WritingEdit:
        """Return the text of a prompt on the open page."""
        editor = self.step.editors[prompt]
        assert isinstance(editor, TextEditor)
        return editor.edit

    @property
    def view(self) -> ReflectingView:
        """Return the open reflection's view."""
        assert self.page.view is not None
        return self.page.view

    @property
    def step(self) -> PromptStep:
        """Return the open page of prompts."""
        step = self.view.step
        assert isinstance(step, PromptStep)
        return step

    @property
    def held(self) -> QWidget:
        """Return what has the focus."""
        held = self.window.focusWidget()
        assert held is not None
        return held

    def settle(self) -> None:
        """Let the worker end its jobs, and queued calls run."""
        for _ in range(2):
            self.desk.worker.submit_and_wait(lambda: None, 20)  # all before it have come back
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def work(self) -> None:
        """Let what reads many reflections, and then works it out apart, come to its end."""
        for _ in range(4):
            self.settle()
            self.desk.worker.pages.submit_and_wait(lambda: None, 20)
        self.settle()

    def keep(self) -> None:
        """Hand over what is typed and wait until it is durable."""
        self.page.flush()
        for _ in range(8):  # what is stored may call for more, such as a sitting that goes on
            self.desk.keeper.flush()
            self.settle()
            if not self.desk.keeper.unsaved():
                return
        raise AssertionError("something is never stored")

    def stored(self, reflection: str, prompt: str) -> Value | None:
        """Return what the journal holds for a prompt."""
        answer = self.desk.repository.entry(reflection).answers.get(prompt)
        return answer.value if answer else None

    def rows(self, reflection: str, prompt: str) -> RowsValue:
        """Return the rows the journal holds for a prompt."""
        value = self.stored(reflection, prompt)
        assert isinstance(value, RowsValue)
        return value

    def press(self, words: str) -> None:
        """Press the visible button of these words."""
        button = self.button(words)
        assert button.isEnabled(), words
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def button(self, words: str) -> QPushButton:
        """Return the visible button that is heard as ``words``."""
        self.settle()
        for one in self.window.findChildren(QPushButton):
            if words in {one.text(), one.accessibleName()} and one.isVisible():
                return one
        raise LookupError(words)

    def field(self, name: str) -> QWidget:
        """Return the visible field of that accessible name."""
        for one in self.window.findChildren(QWidget):
            named = one.accessibleName() == name and one.isVisible()
            if named and one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None:
                return one
        raise LookupError(name)

    def type(self, text: str) -> None:
        """Type where the focus is."""
        held = self.window.focusWidget()
        assert held is not None
        QTest.keyClicks(held, text)

    def key(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(self.held, key, modifier)
        self.settle()

    def texts(self) -> str:
        """Return all that can be read on screen."""
        from PySide6.QtWidgets import QLabel

        return "\n".join(one.text() for one in self.window.findChildren(QLabel) if one.isVisible())
