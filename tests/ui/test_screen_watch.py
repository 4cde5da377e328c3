"""What the desktop tells is heard only over local sockets, and only what means: nobody is there.

That the program locks by it is shown on a bus of its own: tests/e2e/test_locking.py.
"""

import pytest

from ui.screen_watch import ScreenWatch, _is_local, session_path


@pytest.mark.parametrize(
    ("session", "path"),
    [
        ("", ""),
        ("2", "/org/freedesktop/login1/session/_32"),
        ("c12", "/org/freedesktop/login1/session/c12"),
        ("a-b", "/org/freedesktop/login1/session/a_2db"),
    ],
)
def test_a_session_is_named_as_logind_names_it(session: str, path: str) -> None:
    assert session_path(session) == path


@pytest.mark.parametrize(
    ("address", "local"),
    [
        ("unix:path=/run/user/1000/bus", True),
        ("unix:abstract=/tmp/x;unix:path=/y", True),
        ("tcp:host=example.org,port=1", False),
        ("unix:path=/x;tcp:host=example.org,port=1", False),
        ("autolaunch:", False),
    ],
)
def test_a_bus_beyond_this_computer_is_never_spoken_to(
    monkeypatch: pytest.MonkeyPatch, address: str, local: bool
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    assert _is_local("DBUS_SESSION_BUS_ADDRESS", needed=True) is local


def test_without_a_session_bus_none_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    assert not _is_local("DBUS_SESSION_BUS_ADDRESS", needed=True)


def test_the_end_of_a_screen_saver_or_of_a_sleep_locks_nothing() -> None:
    locks: list[bool] = []
    watch = ScreenWatch(lambda: locks.append(True))
    watch._turned(False)
    assert locks == []
    watch._turned(True)
    assert locks == [True]


def test_a_machine_without_any_bus_is_done_without() -> None:
    ScreenWatch(lambda: None).begin()
