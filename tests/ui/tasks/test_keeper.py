"""What is typed is never dropped: it is saved soon, again after trouble, and at once on demand."""

from collections.abc import Iterator
from datetime import UTC, datetime
from threading import Event

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from journal.clock import SetClock
from journal.errors import AfterwordError, SaveFailed
from ui.tasks.keeper import Keeper, Kept
from ui.tasks.worker import Unexpected, Worker

MONDAY = datetime(2026, 3, 9, 9, 0, tzinfo=UTC)


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker()
    yield made
    made.stop()


@pytest.fixture
def keeper(worker: Worker) -> Keeper:
    return Keeper(worker, SetClock(MONDAY))


def test_what_never_began_when_the_program_ends_is_dropped_in_silence(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    worker, owner, hold, begun = Worker(), QObject(), Event(), Event()
    came: list[object] = []

    def first() -> str:
        begun.set()
        hold.wait(20)
        return "first"

    worker.run(owner, first, came.append, came.append)
    worker.run(owner, lambda: "second", came.append, came.append)
    assert begun.wait(20)
    worker._pool.shutdown(wait=False, cancel_futures=True)
    hold.set()
    worker.stop()
    qtbot.waitUntil(lambda: came == ["first"], timeout=10_000)
    assert caplog.records == []


class Disk:
    """Takes saves, or refuses them while it is full."""

    def __init__(self) -> None:
        self.saved: list[str] = []
        self.full = False
        self.refused = 0

    def save(self, text: str) -> None:
        if self.full:
            self.refused += 1
            raise SaveFailed(errno=28, no_space=True, folder="")
        self.saved.append(text)


def test_the_last_words_are_saved_after_a_pause(qtbot: QtBot, keeper: Keeper) -> None:
    disk = Disk()
    keeper.keep("a", lambda: disk.save("one"))
    keeper.keep("a", lambda: disk.save("one two"))
    assert disk.saved == []
    qtbot.waitUntil(lambda: disk.saved == ["one two"], timeout=1500)
    qtbot.waitUntil(lambda: keeper.state == Kept(MONDAY, pending=False, problem=None))


def test_typing_without_a_pause_is_saved_too(qtbot: QtBot, keeper: Keeper) -> None:
    disk = Disk()
    typed = 0

    def still_typing() -> bool:
        nonlocal typed
        typed += 1
        words = f"{typed}"
        keeper.keep("a", lambda: disk.save(words))
        return bool(disk.saved)

    qtbot.waitUntil(still_typing, timeout=3000)


def test_a_full_disk_keeps_the_words_until_there_is_room(qtbot: QtBot, keeper: Keeper) -> None:
    disk = Disk()
    disk.full = True
    keeper.keep("a", lambda: disk.save("kept"))
    keeper.flush()
    qtbot.waitUntil(lambda: isinstance(keeper.state.problem, SaveFailed))
    assert disk.refused == 1
    assert len(keeper.unsaved()) == 1
    disk.full = False
    keeper.flush()
    qtbot.waitUntil(lambda: disk.saved == ["kept"])
    qtbot.waitUntil(lambda: keeper.state.problem is None)
    assert keeper.unsaved() == ()


def test_newer_words_win_over_those_that_failed(qtbot: QtBot, keeper: Keeper) -> None:
    disk = Disk()
    disk.full = True
    keeper.keep("a", lambda: disk.save("old"))
    keeper.flush()
    keeper.keep("a", lambda: disk.save("new"))
    qtbot.waitUntil(lambda: disk.refused == 1)
    disk.full = False
    qtbot.waitUntil(lambda: disk.saved == ["new"], timeout=3000)


def test_sealing_waits_for_everything(keeper: Keeper) -> None:
    disk = Disk()
    keeper.keep("a", lambda: disk.save("a"))
    keeper.keep("b", lambda: disk.save("b"))
    assert keeper.seal(5.0)
    assert sorted(disk.saved) == ["a", "b"]


def test_sealing_says_when_it_could_not(keeper: Keeper) -> None:
    disk = Disk()
    disk.full = True
    keeper.keep("a", lambda: disk.save("a"))
    assert not keeper.seal(5.0)
    assert disk.refused == 1
    assert len(keeper.unsaved()) == 1


def test_a_result_for_a_page_that_is_gone_is_dropped(qtbot: QtBot, worker: Worker) -> None:
    gone, here = QObject(), QObject()
    gate = Event()
    came: list[str] = []
    worker.run(gone, gate.wait, lambda _: came.append("gone"), lambda _: None)
    worker.run(here, lambda: None, lambda _: came.append("here"), lambda _: None)
    gone.deleteLater()
    del gone
    gate.set()
    qtbot.waitUntil(lambda: bool(came))
    assert came == ["here"]


def test_an_unplanned_exception_arrives_without_its_message(
    qtbot: QtBot,
    worker: Worker,
    caplog: pytest.LogCaptureFixture,
) -> None:
    owner = QObject()
    came: list[AfterwordError] = []

    def job() -> None:
        raise KeyError("CANARY-private")

    worker.run(owner, job, lambda _: None, came.append)
    qtbot.waitUntil(lambda: bool(came))
    assert isinstance(came[0], Unexpected)
    assert "CANARY" not in caplog.text
    assert "KeyError" in caplog.text


def test_a_long_job_says_what_it_does(qtbot: QtBot, worker: Worker) -> None:
    owner = QObject()
    gate = Event()
    told: list[str] = []
    worker.busy.connect(told.append)
    worker.run(owner, gate.wait, lambda _: None, lambda _: None, says="Opening…")
    qtbot.waitUntil(lambda: told == ["Opening…"])
    gate.set()
    qtbot.waitUntil(lambda: told == ["Opening…", ""])


def test_a_lock_saves_all_that_can_be_saved_whatever_one_of_them_does(keeper: Keeper) -> None:
    disk = Disk()
    there: list[bool] = []

    def answer() -> None:
        if not there:
            raise Unexpected(kind="its reflection is not stored yet")
        disk.save("answer")

    def surprise() -> None:
        raise ZeroDivisionError

    keeper.keep("answer", answer)
    keeper.keep("surprise", surprise)
    keeper.keep("reflection", lambda: there.append(True))
    keeper.keep("other", lambda: disk.save("other"))
    assert not keeper.seal(5)
    assert sorted(disk.saved) == ["answer", "other"]
    assert keeper.unsaved() == (surprise,)


def test_what_is_not_durable_yet_can_be_read_by_who_opens_it(qtbot: QtBot, keeper: Keeper) -> None:
    disk = Disk()
    disk.full = True
    keeper.keep("answer/1/a", lambda: disk.save("words"), "words")
    keeper.keep("answer/2/a", lambda: disk.save("others"), "others")
    assert keeper.held("answer/1/") == {"answer/1/a": "words"}
    keeper.flush()
    assert keeper.held("answer/1/") == {"answer/1/a": "words"}  # under way
    qtbot.waitUntil(lambda: keeper.state.problem is not None and disk.refused == 2)
    assert keeper.held("answer/1/") == {"answer/1/a": "words"}
    disk.full = False
    keeper.flush()
    qtbot.waitUntil(lambda: not keeper.state.pending)
    assert keeper.held("") == {}


def test_who_asks_after_a_flush_reads_what_was_handed_over_before(
    qtbot: QtBot, keeper: Keeper, worker: Worker
) -> None:
    disk, hold, begun = Disk(), Event(), Event()
    read: list[object] = []

    def slowly() -> None:
        begun.set()
        hold.wait(20)
        disk.save("begun")

    keeper.keep("reflection/one", slowly)
    keeper.flush()
    assert begun.wait(20)
    keeper.keep("reflection/one", lambda: disk.save("resting"))
    keeper.flush()  # the page is left for one that lists what is stored
    worker.run(keeper, lambda: list(disk.saved), read.append, read.append)
    hold.set()
    qtbot.waitUntil(lambda: bool(read), timeout=10_000)
    assert read == [["begun", "resting"]]
    qtbot.waitUntil(lambda: not keeper.unsaved(), timeout=10_000)
