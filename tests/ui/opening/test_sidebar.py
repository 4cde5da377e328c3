"""The sidebar goes where it says, locks, and says what is going on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal.errors import SaveFailed
from tests.ui.opening.conftest import Lobby
from ui import routes
from ui.sidebar import SidebarView
from ui.tasks.keeper import Kept


@pytest.fixture
def side(lobby: Lobby, qtbot: QtBot) -> SidebarView:
    made = SidebarView(lobby.desk)
    qtbot.addWidget(made)
    made.resize(208, 800)
    made.show()
    return made


def test_each_place_is_reached_by_keyboard(lobby: Lobby, side: SidebarView) -> None:
    for item in (*side._places.items.values(), side._foot.items["settings"]):
        QTest.keyClick(item, Qt.Key.Key_Return)
    assert lobby.went == [
        routes.Today(),
        routes.Reflections(),
        routes.FollowThrough(),
        routes.Patterns(),
        routes.Shared(),
        routes.SettingsRoute(),
    ]


def test_lock_locks_and_is_never_marked_as_a_place(lobby: Lobby, side: SidebarView) -> None:
    QTest.keyClick(side._foot.items["lock"], Qt.Key.Key_Return)
    assert lobby.locks == [True]
    assert not side._foot.items["lock"].isChecked()


def test_folded_items_keep_their_names(side: SidebarView) -> None:
    side.set_collapsed(True)
    assert side.width() == 64
    names = [item.toolTip() for item in (*side._places.items.values(), *side._foot.items.values())]
    assert names == [
        "Today",
        "Reflections",
        "Follow-through",
        "Patterns",
        "Shared",
        "Lock",
        "Settings",
    ]


def test_what_could_not_be_saved_stays_said_until_it_is(side: SidebarView) -> None:
    side.tell("Saved already.")
    problem = SaveFailed(errno=28, no_space=True, folder="")
    side._desk.keeper.state_changed.emit(Kept(None, pending=True, problem=problem))
    assert side.status().startswith("This disk is full.")
    side._desk.keeper.state_changed.emit(Kept(None, pending=False, problem=None))
    assert side.status() == "Saved already."


def test_a_long_job_is_named(lobby: Lobby, side: SidebarView) -> None:
    from threading import Event

    go_on = Event()
    done: list[bool] = []
    lobby.desk.worker.run(
        side, lambda: go_on.wait(20), done.append, lambda _problem: None, says="Making the page…"
    )
    lobby.qtbot.waitUntil(lambda: side.status() == "Making the page…", timeout=5000)
    go_on.set()
    lobby.qtbot.waitUntil(lambda: bool(done), timeout=5000)
    assert side.status() == ""
