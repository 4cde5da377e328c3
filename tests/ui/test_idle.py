"""The journal locks by itself when it is left alone, and never under somebody's hands."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.idle import IdleWatch


def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_left_alone_it_locks_once(qtbot: QtBot) -> None:
    window(qtbot)
    locks: list[bool] = []
    watch = IdleWatch(lambda: locks.append(True))
    watch.set_minutes(0.002)
    qtbot.waitUntil(lambda: bool(locks), timeout=5000)
    assert locks == [True]
    assert not watch._timer.isActive()


def test_a_key_in_the_window_begins_the_wait_anew(qtbot: QtBot) -> None:
    shown = window(qtbot)
    watch = IdleWatch(lambda: None)
    watch.set_minutes(60)
    watch._untouched = 11  # the next look would lock
    QTest.keyClick(shown.windowHandle(), Qt.Key.Key_A)
    assert watch._untouched == 0


def test_never_means_never(qtbot: QtBot) -> None:
    watch = IdleWatch(lambda: None)
    watch.set_minutes(5)
    watch.set_minutes(0)
    assert not watch._timer.isActive()
