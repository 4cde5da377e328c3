"""A full disk, a medium that gives back something else, and a filesystem that lacks the usual.

Faults at every call of every writing path are in tests/faults.
"""

import errno
import os
import subprocess
from pathlib import Path

import pytest

from journal import system
from journal.errors import SaveFailed
from journal.vault import Vault
from tests.journal.vault.desk import Desk


def test_a_really_full_disk_keeps_what_is_there_and_saves_once_there_is_room(desk: Desk) -> None:
    """On a filesystem of 1 MiB; where none may be mounted, tests/faults stands in."""
    desk.folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m,mode=700", "tmpfs", str(desk.folder)]
    if os.getuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("no filesystem may be mounted here; tests/faults injects ENOSPC instead")
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
