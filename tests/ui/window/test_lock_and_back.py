"""After a lock one stands where one stood: the page, the field, the caret, and nothing else does.

The lock is the real one but for its last step: a second window takes the place of the process.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QScrollArea

from journal.values import TextValue
from tests.ui.window.conftest import House
from ui import routes
from ui.app import Launch
from ui.locking import Handover
from ui.main_window import MainWindow
from ui.pages.begin import BeginPage
from ui.pages.reflecting import ReflectingPage
from ui.pages.today import TodayPage
from ui.single_instance import SingleInstance
from ui.steps.gate_step import GateStep
from ui.steps.pause_step import PauseStep
from ui.widgets.writing_edit import WritingEdit

PASSPHRASE = "lantern oat ferry seldom moss"  # the house's
LATER = "friend"  # the prompt of a page far down the path
CANARY = "QZKANARI"


@dataclass
class Chain:
    """One program after the other on the same journal."""

    house: House
    handed: list[Handover] = field(default_factory=list)
    later: list[MainWindow] = field(default_factory=list)

    def lock(self) -> Handover:
        """Lock, and return what the next process is started with."""
        window = self.window
        window.lock()
        self.house.qtbot.waitUntil(lambda: bool(self.handed), timeout=10_000)
        window._closed = True
        return self.handed.pop()

    def quit(self) -> None:
        """End the program as its window's close button does."""
        window = self.window
        window.close()
        self.house.qtbot.waitUntil(lambda: not window.isVisible(), timeout=10_000)

    def unlock(self, handed: Handover | None = None) -> House:
        """Start a program, by a lock or anew, and open the journal."""
        old = self.house.desk.places
        locked_at = handed.locked_at if handed is not None else ""
        launch = Launch(old.folder, ("main.py",), "0", locked_at)
        desk, clock = self.house.desk, self.house.clock
        instance = SingleInstance(old.folder, old.state)
        window = MainWindow(launch, old, desk.settings, desk.theme, clock, instance)
        self.later.append(window)
        window.begin()
        window.resize(1280, 800)
        here = House(self.house.qtbot, window, clock)
        line = window.focusWidget()
        assert isinstance(line, QLineEdit)
        QTest.keyClicks(line, PASSPHRASE)
        QTest.keyClick(line, Qt.Key.Key_Return)
        here.qtbot.waitUntil(lambda: window.desk.is_open, timeout=10_000)
        for _ in range(3):
            here.settle()
        return here

    @property
    def window(self) -> MainWindow:
        return self.later[-1] if self.later else self.house.window


@pytest.fixture
def chain(house: House, monkeypatch: pytest.MonkeyPatch) -> Iterator[Chain]:
    made = Chain(house)
    monkeypatch.setattr(
        "ui.main_window.replace_process", lambda _program, handed: made.handed.append(handed)
    )
    yield made
    for window in made.later:
        window.close()
        house.qtbot.waitUntil(partial(is_gone, window), timeout=10_000)
        shiboken6.delete(window)


def is_gone(window: MainWindow) -> bool:
    return not window.isVisible()


def text_in(house: House) -> WritingEdit:
    held = house.held
    assert isinstance(held, WritingEdit)
    return held


def put_caret(edit: WritingEdit, at: int, to: int | None = None) -> None:
    cursor = edit.textCursor()
    cursor.setPosition(at)
    cursor.setPosition(at if to is None else to, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)


def write_long(house: House, one: str, prompt: str, lines: int = 60) -> None:
    text = "\n".join(f"Line {n} of what I would say" for n in range(lines))
    house.on_worker(lambda: house.repository.save_answer(one, prompt, TextValue(text)))


def test_one_writes_on_in_the_middle_of_a_word_on_the_same_page(chain: Chain) -> None:
    house = chain.house
    one = house.begin()
    write_long(house, one.id, LATER)
    house.go(routes.Reflecting(one.id, LATER))
    edit = text_in(house)
    put_caret(edit, 300)
    QTest.keyClicks(edit, "be")
    before = edit.text()
    handed = chain.lock()

    back = chain.unlock(handed)
    edit = text_in(back)
    assert (edit.text(), edit.textCursor().position()) == (before, 302)
    QTest.keyClicks(edit, "fore")
    assert edit.text() == f"{before[:302]}fore{before[302:]}"
    page = back.page
    assert isinstance(page, ReflectingPage)
    assert page.view is not None
    assert page.view.step is not None
    assert page.view.step.place == LATER


def test_the_caret_is_in_sight_and_nothing_is_chosen(chain: Chain) -> None:
    house = chain.house
    one = house.begin()
    write_long(house, one.id, LATER, 200)
    house.go(routes.Reflecting(one.id, LATER))
    edit = text_in(house)
    put_caret(edit, 2004, 2000)
    house.settle()
    back = chain.unlock(chain.lock())
    edit = text_in(back)
    cursor = edit.textCursor()
    assert (cursor.position(), cursor.hasSelection()) == (2000, False)  # no key replaces a line
    caret = QRect(edit.mapTo(back.window, edit.cursorRect().topLeft()), edit.cursorRect().size())
    area = next(one for one in back.page.findChildren(QScrollArea) if one.isAncestorOf(edit))
    seen = QRect(area.viewport().mapTo(back.window, area.viewport().pos()), area.viewport().size())
    assert seen.contains(caret)


def test_the_same_cell_of_a_table_has_the_keyboard(chain: Chain) -> None:
    house = chain.house
    one = house.begin()
    house.fill(one)
    house.go(routes.Reflecting(one.id, "happened"))
    cell = named(house, "What I saw, row 2")
    cell.setFocus()
    text = chain_text(cell)
    back = chain.unlock(chain.lock())
    assert back.held.accessibleName() == "What I saw, row 2"
    assert chain_text(back.held) == text != ""


def named(house: House, name: str) -> WritingEdit:
    return next(
        one for one in house.window.findChildren(WritingEdit) if one.accessibleName() == name
    )


def chain_text(cell: object) -> str:
    assert isinstance(cell, WritingEdit)
    return cell.text()


def test_the_pointer_on_the_sidebars_lock_takes_the_place_from_nobody(chain: Chain) -> None:
    house = chain.house
    one = house.begin()
    write_long(house, one.id, LATER)
    house.go(routes.Reflecting(one.id, LATER))
    put_caret(text_in(house), 40)
    lock = house.button("Lock")
    lock.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not isinstance(house.held, WritingEdit)
    back = chain.unlock(chain.lock())
    assert text_in(back).textCursor().position() == 40


def test_the_choice_of_when_to_return_comes_back_with_its_question(chain: Chain) -> None:
    house = chain.house
    one = house.begin()
    page = house.go(routes.Reflecting(one.id, LATER))
    assert isinstance(page, ReflectingPage)
    assert page.view is not None
    page.view.pause()
    house.settle()
    step = page.view.step
    assert isinstance(step, PauseStep)
    step.carry.setFocus()
    QTest.keyClicks(step.carry, "Who saw it first?")
    put_caret(step.carry, 3)
    back = chain.unlock(chain.lock())
    assert text_in(back).text() == "Who saw it first?"
    assert text_in(back).textCursor().position() == 3


def test_another_page_comes_back_too_and_back_leads_to_today(chain: Chain) -> None:
    chain.house.go(routes.FollowThrough())
    back = chain.unlock(chain.lock())
    assert back.page.route == routes.FollowThrough()
    back.window.back()
    back.settle()
    assert isinstance(back.page, TodayPage)


def test_after_a_quit_or_with_the_reflection_gone_today_comes_first(chain: Chain) -> None:
    house = chain.house
    one = house.begin()
    house.go(routes.Reflecting(one.id, LATER))
    chain.quit()
    anew = chain.unlock()
    assert isinstance(anew.page, TodayPage)

    anew.go(routes.Reflecting(one.id, LATER))
    chain.lock()
    other = chain.unlock(None)  # somebody ended the lock screen and started anew
    assert isinstance(other.page, TodayPage)
    other.go(routes.Reflecting(one.id, LATER))
    other.on_worker(lambda: other.repository.delete(one.id))  # as by another computer
    handed = chain.lock()
    assert isinstance(chain.unlock(handed).page, TodayPage)


def test_the_place_of_an_earlier_lock_leads_nowhere(
    chain: Chain, monkeypatch: pytest.MonkeyPatch
) -> None:
    chain.house.go(routes.FollowThrough())
    with monkeypatch.context() as before:
        before.setattr("ui.bookmark.os.getpid", lambda: 1)  # a process that is no more
        handed = chain.lock()
    assert isinstance(chain.unlock(handed).page, TodayPage)


def test_a_title_before_its_gate_is_there_after_a_lock(chain: Chain) -> None:
    house = chain.house
    page = house.go(routes.Begin())
    assert isinstance(page, BeginPage)
    QTest.keyClicks(house.held, f"{CANARY} patch")
    page._title.line.setCursorPosition(3)
    back = chain.unlock(chain.lock())
    line = back.held
    assert isinstance(line, QLineEdit)
    assert (line.text(), line.cursorPosition()) == (f"{CANARY} patch", 3)
    assert back.on_worker(back.repository.count) == 0


def test_a_title_before_its_gate_waits_where_one_begins_after_a_quit(chain: Chain) -> None:
    house = chain.house
    house.go(routes.Begin())
    QTest.keyClicks(house.held, f"{CANARY} patch")
    chain.quit()
    anew = chain.unlock()
    assert isinstance(anew.page, TodayPage)
    page = anew.go(routes.Begin())
    assert isinstance(page, BeginPage)
    assert page._title.text() == f"{CANARY} patch"
    anew.go(routes.Today())
    page = anew.go(routes.Begin())  # once
    assert isinstance(page, BeginPage)
    assert page._title.text() == ""


def answer(house: House, *answers: str) -> None:
    """Press these, one for each question of the gate from the top."""
    for n, words in enumerate(answers):
        buttons = [
            one
            for one in house.window.findChildren(QAbstractButton)
            if one.text() == words and one.isVisible()
        ]
        QTest.mouseClick(buttons[n], Qt.MouseButton.LeftButton)
        house.settle()


def gate_of(house: House) -> GateStep:
    page = house.page
    assert isinstance(page, ReflectingPage)
    assert page.view is not None
    step = page.view.step
    assert isinstance(step, GateStep)
    return step


def test_a_gate_half_answered_is_there_after_a_lock_and_nothing_is_written(chain: Chain) -> None:
    house = chain.house
    house.go(routes.Begin())
    house.go(routes.Clearing("xoit", f"{CANARY} patch", "Patch Steward"))
    answer(house, "No", "No")
    given = dict(gate_of(house).editor.answers())
    assert len(given) == 2
    back = chain.unlock(chain.lock())
    assert dict(gate_of(back).editor.answers()) == given
    assert back.on_worker(back.repository.count) == 0
    back.window.back()  # to the page that asked for its name
    back.settle()
    assert isinstance(back.page, BeginPage)
    assert back.page._title.text() == f"{CANARY} patch"


def test_of_a_stop_nothing_is_handed_on(chain: Chain) -> None:
    house = chain.house
    house.go(routes.Clearing("xoit", f"{CANARY} patch"))
    step = gate_of(house)
    stop = next(one for one in house.desk.gate.categories if "fraud" in one.question.lower())
    step.editor.show_answers({**dict.fromkeys(ids(house), "no"), stop.id: "yes"})
    step._answered()
    assert "Nothing of this was written" in house.texts()
    handed = chain.lock()
    back = chain.unlock(handed)
    assert isinstance(back.page, TodayPage)
    page = back.go(routes.Begin())
    assert isinstance(page, BeginPage)
    assert page._title.text() == ""


def ids(house: House) -> list[str]:
    return [one.id for one in house.desk.gate.categories]


def test_the_place_is_on_no_disk_and_no_command_line_in_the_clear(
    chain: Chain, tmp_path: Path
) -> None:
    house = chain.house
    house.go(routes.Begin())
    QTest.keyClicks(house.held, f"{CANARY} patch")
    handed = chain.lock()
    assert CANARY not in " ".join(handed.arguments())
    found = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.name == "bookmark" for path in found)
    for path in found:
        data = path.read_bytes()
        assert CANARY.encode() not in data
        assert CANARY.encode("utf-16-le") not in data
    chain.unlock(handed)
    assert not [path for path in tmp_path.rglob("bookmark") if path.is_file()]


def test_a_reflection_is_on_no_command_line_and_no_disk_by_its_id(
    chain: Chain, tmp_path: Path
) -> None:
    house = chain.house
    one = house.begin()
    house.go(routes.Reflecting(one.id, LATER))
    handed = chain.lock()
    assert one.id not in " ".join(handed.arguments())
    for path in tmp_path.rglob("*"):
        assert not path.is_file() or one.id.encode() not in path.read_bytes()


def test_a_place_that_cannot_be_noted_stops_no_lock(
    chain: Chain, monkeypatch: pytest.MonkeyPatch
) -> None:
    def surprise(*_: object) -> object:
        raise ZeroDivisionError

    monkeypatch.setattr("ui.coming_back.spot_of", surprise)
    chain.house.go(routes.FollowThrough())
    handed = chain.lock()
    assert isinstance(chain.unlock(handed).page, TodayPage)
