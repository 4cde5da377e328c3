"""A lock on a full disk loses no word: they are sealed elsewhere and stand again after opening."""

import errno
import os
from datetime import timedelta
from pathlib import Path

import pytest

from journal import durable, system
from journal.errors import SaveFailed
from tests.journal.vault.desk import Desk, leave

CANARY = b"CANARY the last words before the lock"


class FullDisk:
    """No new file can be made below some folders; counts how often it was tried."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *folders: Path) -> None:
        self.folders, self.refused = list(folders), 0
        self._real_new, self._real_replace = durable.write_new, durable.replace
        monkeypatch.setattr(durable, "write_new", self._write_new)
        monkeypatch.setattr(durable, "replace", self._replace)

    def _refuse(self, path: Path) -> None:
        if any(path.is_relative_to(folder) for folder in self.folders):
            self.refused += 1
            raise OSError(errno.ENOSPC, "full")

    def _write_new(self, path: Path, data: bytes, *, mode: int = 0o600) -> None:
        self._refuse(path)
        self._real_new(path, data, mode=mode)

    def _replace(self, path: Path, data: bytes, *, mode: int = 0o600) -> None:
        self._refuse(path)
        self._real_replace(path, data, mode=mode)


@pytest.fixture
def spare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "spare"
    folder.mkdir()
    monkeypatch.setattr(system, "spare_folders", lambda: (folder,))
    return folder


def test_last_words_on_a_full_disk_are_there_after_opening(
    desk: Desk, spare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = desk.create()
    vault.put("answer", b"older words")
    disk = FullDisk(monkeypatch, desk.folder, desk.state)
    with vault.holding_back():
        vault.put("answer", CANARY, b"head")
    assert disk.refused >= 2, "the fault did not fire"
    leave(vault)
    (kept,) = spare.iterdir()
    assert CANARY not in kept.read_bytes()

    again = desk.open()  # the disk is still full
    assert again.waits_for_room()
    assert again.read("answer") == CANARY
    assert [info.headline for info in again.things()] == [b"head"]

    disk.folders.clear()  # there is room now
    again.take_aside()
    assert not again.waits_for_room()
    assert list(spare.iterdir()) == []
    leave(again)
    assert desk.open().read("answer") == CANARY


def test_opening_with_room_saves_what_was_laid_aside(
    desk: Desk, spare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = desk.create()
    disk = FullDisk(monkeypatch, desk.folder)
    with vault.holding_back():
        vault.put("answer", CANARY)
    assert disk.refused
    leave(vault)
    disk.folders.clear()
    again = desk.open()
    assert not again.waits_for_room()
    assert again.read("answer") == CANARY
    assert list(desk.state.rglob("*.aside")) == []


def test_words_typed_on_take_the_place_of_those_laid_aside(
    desk: Desk, spare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = desk.create()
    disk = FullDisk(monkeypatch, desk.folder)
    with vault.holding_back():
        vault.put("answer", CANARY)
    disk.folders.clear()
    vault.put("answer", CANARY + b" and more")
    assert not vault.waits_for_room()
    leave(vault)
    assert desk.open().read("answer") == CANARY + b" and more"


def test_where_no_folder_has_room_it_says_so_and_holds_on(
    desk: Desk, spare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = desk.create()
    FullDisk(monkeypatch, desk.folder, desk.state, spare)
    with pytest.raises(SaveFailed), vault.holding_back():
        vault.put("answer", CANARY)
    assert vault.read("answer") == CANARY


@pytest.mark.parametrize("damage", ["cut", "flipped", "foreign", "link", "pipe"])
def test_a_file_that_is_not_ours_is_left_and_harmless(
    desk: Desk, spare: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    vault = desk.create()
    vault.put("answer", b"saved")
    disk = FullDisk(monkeypatch, desk.folder, desk.state)
    with vault.holding_back():
        vault.put("answer", CANARY)
    leave(vault)
    disk.folders.clear()
    (kept,) = spare.iterdir()
    data = kept.read_bytes()
    changed = {"cut": data[:70], "flipped": data[:-1] + bytes([data[-1] ^ 1]), "foreign": b"x" * 9}
    if damage == "link":
        kept.rename(spare / "elsewhere")
        kept.symlink_to(spare / "elsewhere")
    elif damage == "pipe":  # reading it would wait for ever
        kept.unlink()
        os.mkfifo(kept)
    else:
        kept.write_bytes(changed[damage])
    again = desk.open()
    assert again.read("answer") == b"saved"
    assert not again.waits_for_room()


def test_a_stale_copy_never_replaces_later_words(
    desk: Desk, spare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = desk.create()
    disk = FullDisk(monkeypatch, desk.folder, desk.state)
    with vault.holding_back():
        vault.put("answer", CANARY)
    (kept,) = spare.iterdir()
    stale = kept.read_bytes()
    disk.folders.clear()
    desk.clock.advance(timedelta(minutes=1))
    vault.put("answer", b"later")
    leave(vault)
    kept.write_bytes(stale)
    assert desk.open().read("answer") == b"later"


def test_last_words_are_kept_although_the_clock_went_back(
    desk: Desk, spare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = desk.create()
    vault.put("answer", b"before")
    desk.clock.advance(timedelta(hours=-1))
    disk = FullDisk(monkeypatch, desk.folder, desk.state)
    with vault.holding_back():
        vault.put("answer", CANARY, b"head")
    assert disk.refused
    leave(vault)
    disk.folders.clear()
    again = desk.open()
    kept = [again.read_version(one.ref) for one in again.history("answer")]
    assert CANARY in kept
    assert again.read("answer") == b"before"
    assert not again.waits_for_room()
    leave(again)
    assert len(desk.open().history("answer")) == len(kept), "and only once"
