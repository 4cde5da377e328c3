"""Encrypting anew goes on a part at a time: what else is to be saved never waits for all of it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from journal.errors import ReadOnlyJournal, SaveFailed
from ui.tasks.rekeyer import Rekeyed, Rekeyer
from ui.tasks.worker import Worker


@pytest.fixture
def worker(qtbot: QtBot) -> Iterator[Worker]:
    made = Worker()
    yield made
    made.stop()


def test_a_save_comes_between_two_parts(qtbot: QtBot, worker: Worker) -> None:
    owner, done = QObject(), list[str]()
    left = iter((2, 1, 0))

    def part() -> int:
        done.append("part")
        return next(left)

    rekeyer = Rekeyer(worker)
    rekeyer.begin(3, part)
    worker.run(owner, lambda: done.append("save"), lambda _: None, lambda _: None)
    qtbot.waitUntil(lambda: rekeyer.state.is_done, timeout=10_000)
    assert done == ["part", "save", "part", "part"]


def test_nothing_left_is_told_at_once(qtbot: QtBot, worker: Worker) -> None:
    rekeyer, told = Rekeyer(worker), list[Rekeyed]()
    rekeyer.changed.connect(told.append)
    rekeyer.begin(0, lambda: 0)
    assert [one.is_done for one in told] == [True]


def test_a_full_disk_is_told_and_tried_again_and_a_closed_journal_is_not(
    qtbot: QtBot, worker: Worker
) -> None:
    problems = [SaveFailed(errno=28, no_space=True, folder=""), ReadOnlyJournal(reason="closed")]
    tried = 0

    def part() -> int:
        nonlocal tried
        tried += 1
        raise problems[tried - 1]

    rekeyer = Rekeyer(worker)
    rekeyer._again.setInterval(1)
    rekeyer.begin(5, part)
    qtbot.waitUntil(lambda: rekeyer.state.problem is problems[1], timeout=10_000)
    assert tried == 2
    assert not rekeyer._again.isActive()
    assert rekeyer.state.left == 5
