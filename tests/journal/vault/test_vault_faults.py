"""A kill, a full disk or a failing medium at every call of every writing path loses no saved word.

Every case says that its fault fired, and each table ends with a run in which none did and in which
everything was acknowledged: else the test would show nothing.
"""

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from journal import system
from journal.errors import SaveFailed
from journal.vault import Vault
from tests.journal.vault.desk import Desk, leave

HERE = Path(__file__).parent
WHOLE = {
    "save": ["try a", "a", "try a", "a", "try new", "new"],
    "remove": ["try b", "b"],
    "fold": ["try a", "a", "try b", "b"],
    "recover": ["code"],
    "make": ["try first", "first"],
    "rekey": ["try key", "key", "try a", "a"],
}
NEEDED = {
    "save": {"write_all", "sync", "sync_folder", "read", "remove"},
    "remove": {"write_all", "sync", "sync_folder", "read", "remove"},
    "fold": {"write_all", "sync", "sync_folder", "read", "remove"},
    "recover": {"write_all", "sync", "sync_folder", "read", "remove"},
    "make": {"write_all", "sync", "sync_folder", "read"},
    "rekey": {"write_all", "sync", "sync_folder", "read", "remove"},
}

pytestmark = pytest.mark.skipif(os.name == "nt", reason="forks a child for each fault")


@pytest.mark.parametrize(
    "mode",
    [
        "kill-before",
        pytest.param("kill-after", marks=pytest.mark.slow),  # much the same as before the next
        "ENOSPC",
        "EIO",
    ],
)
@pytest.mark.parametrize("scenario", WHOLE)
def test_a_fault_at_any_call_loses_nothing_that_was_acknowledged(scenario: str, mode: str) -> None:
    done = subprocess.run(
        [sys.executable, HERE / "faulty.py", scenario, mode],
        capture_output=True,
        text=True,
        check=True,
        timeout=100,
    )
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    *broken, last = rows
    assert len(broken) > 15
    assert all(len(row["fired"]) == 1 for row in broken)
    assert {row["fired"][0] for row in broken} >= NEEDED[scenario]
    assert last["fired"] == []
    assert last["acknowledged"] == WHOLE[scenario]
    assert last["ended"] == [""]
    assert [(row["fired"], row["wrong"]) for row in rows if row["wrong"]] == []
    if mode.startswith("kill"):
        assert all(row["ended"] == [] for row in broken)
    else:
        ends = {row["ended"][0] for row in broken}
        assert ends <= {"", "ReadOnlyJournal('read-only')"}  # broken while opening: for reading
        whole = [row for row in broken if row["acknowledged"] == WHOLE[scenario]]
        assert len(whole) > len(broken) * 3 / 4


WRITER = r"""
import os, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from journal.clock import SystemClock
from journal.vault import open_vault
vault = open_vault(Path(sys.argv[2]), "the tide comes back", state=Path(sys.argv[3]),
                   clock=SystemClock())
for number in range(3):
    os.write(1, b"try %d\n" % number)
    vault.put("answer", b"%d" % number)
    os.write(1, b"ok %d\n" % number)
"""


def _can_trace() -> bool:
    if not shutil.which("strace"):
        return False
    probe = subprocess.run(["strace", "-o", os.devnull, "true"], check=False, capture_output=True)
    return probe.returncode == 0


@pytest.mark.parametrize("call", ["openat", "fchmod", "write", "fsync", "linkat", "unlink"])
def test_a_real_kill_at_a_real_system_call(desk: Desk, call: str) -> None:
    """The same by strace, at the calls themselves. Where tracing is not allowed, faulty.py stands
    for it: it breaks the functions that make these calls."""
    if not _can_trace():
        pytest.skip("strace may not trace here; test_a_fault_at_any_call… covers the same calls")
    vault = desk.create()
    vault.put("answer", b"before")
    leave(vault)
    desk.keep()
    shutil.copytree(desk.state, desk.base / "kept-state")
    run = [sys.executable, "-c", WRITER, str(HERE.parents[2]), str(desk.folder), str(desk.state)]
    log = desk.base / "trace"
    only = ["strace", "-f", "-o", str(log), "-e", f"trace={call}"]
    killed = 0
    for when in _last_calls(only, run, log, desk):
        _reset(desk)
        inject = ["-e", f"inject={call}:signal=SIGKILL:when={when}"]
        done = subprocess.run(
            [*only, *inject, *run], capture_output=True, text=True, check=False, timeout=60
        )
        killed += done.returncode in {-signal.SIGKILL, 128 + signal.SIGKILL}
        tried = [line.split()[1] for line in done.stdout.splitlines() if line.startswith("try")]
        saved = [line.split()[1] for line in done.stdout.splitlines() if line.startswith("ok")]
        again = desk.open()
        assert again.report.is_sound()
        assert again.read("answer").decode() in {(saved or ["before"])[-1], *tried[-1:]}
        again.close()
    assert killed == 3


def _reset(desk: Desk) -> None:
    desk.bring_back()
    shutil.rmtree(desk.state)
    shutil.copytree(desk.base / "kept-state", desk.state)


def _last_calls(traced: list[str], run: list[str], log: Path, desk: Desk) -> list[int]:
    """Return the numbers of three of the calls that the saving makes: the last, and before."""
    _reset(desk)
    whole = subprocess.run([*traced, *run], capture_output=True, check=True, timeout=60)
    assert whole.stdout.count(b"ok") == 3
    count = sum("(" in line for line in log.read_text(encoding="utf-8").splitlines())
    assert count >= 3
    return [count - 2, count - 1, count]


def test_a_really_full_disk_keeps_what_is_there_and_saves_once_there_is_room(desk: Desk) -> None:
    """On a filesystem of 1 MiB; where none may be mounted, faulty.py's ENOSPC rows stand in."""
    desk.folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m,mode=700", "tmpfs", str(desk.folder)]
    if os.getuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("no filesystem may be mounted here; faulty.py injects ENOSPC instead")
    try:
        vault = desk.create()
        saved: dict[str, bytes] = {}
        with pytest.raises(SaveFailed) as found:
            _put_until_full(vault, saved)
        assert found.value.fields["no_space"] is True
        assert len(saved) > 50
        assert {thing: vault.read(thing) for thing in saved} == saved
        vault.close()
        again = desk.open()
        assert again.report.is_sound()
        assert {thing: again.read(thing) for thing in saved} == saved
        again.close()
        subprocess.run(["mount", "-o", "remount,size=4m", desk.folder], check=True)
        again = desk.open()
        again.put("after", b"there is room")
        again.close()
        assert desk.open().read("after") == b"there is room"
        desk.opened[-1].close()
    finally:
        subprocess.run(["umount", "-l", desk.folder], check=True)


def _put_until_full(vault: Vault, saved: dict[str, bytes]) -> None:
    for number in range(400):
        body = bytes([number % 256]) * 6000
        vault.put(f"r{number}", body)
        saved[f"r{number}"] = body


def test_what_is_read_back_differently_was_not_saved(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = desk.create()
    vault.put("answer", b"old")
    before = {path.name for path in desk.files()}
    read = system.read
    seen = []

    def wrong(path: Path) -> bytes:
        seen.append(path)
        return read(path)[:-1] + b"?"

    monkeypatch.setattr(system, "read", wrong)
    with pytest.raises(SaveFailed) as found:
        vault.put("answer", b"new")
    assert seen
    assert found.value.fields["no_space"] is False
    assert {path.name for path in desk.files()} == before
    monkeypatch.undo()
    assert vault.read("answer") == b"old"
    vault.put("answer", b"new")
    vault.close()
    assert desk.open().read("answer") == b"new"


def test_a_filesystem_without_nameless_files_or_links_still_saves(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(source: Path, target: Path, **_: int) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(system, "open_nameless", lambda folder, mode: None)
    monkeypatch.setattr("os.link", no_links)
    vault = desk.create()
    vault.put("answer", b"1")
    vault.put("answer", b"2")
    vault.close()
    again = desk.open()
    assert again.read("answer") == b"2"
    assert {path.suffix for path in desk.folder.iterdir()} == {".afterword"}
