"""A copy is brought back beside the journal, never over it, and both open without alarm."""

import errno
import os
import shutil
import zipfile
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from journal import system
from journal.backup import is_copy, restore, unlock_copy
from journal.backup.container import Container
from journal.errors import (
    CopyDamaged,
    CopyFailed,
    HeaderDamaged,
    NotACopy,
    PlaceTaken,
    WrongSecret,
)
from journal.vault import Vault
from journal.vault.sealed import MAX_FILE
from tests.journal.backup.copies import Copies, taken, texts
from tests.journal.vault.desk import CHEAP, PASSPHRASE

WHOLE = {"a": b"older still", "b": b"older still", "c": b"loose"}


def _is_calm(vault: Vault) -> bool:
    return vault.read_only is None and vault.report.is_sound() and not vault.report.waiting


def test_the_journal_and_what_was_restored_beside_it_open_again_and_again(copies: Copies) -> None:
    made = copies.back_up()
    copies.desk.clock.advance(timedelta(days=1))
    copies.vault.put("a", b"written after the copy")
    copies.vault.close()
    before = {path.name: path.read_bytes() for path in copies.desk.files()}

    restored = copies.restore(made.path)
    assert {path.name: path.read_bytes() for path in copies.desk.files()} == before

    for turn in range(3):
        beside = copies.open(restored.folder)
        assert _is_calm(beside)
        assert texts(beside) == WHOLE | ({"d": b"%d" % (turn - 1)} if turn else {})
        beside.put("d", b"%d" % turn)
        beside.close()
        journal = copies.desk.open()
        assert _is_calm(journal)
        assert journal.read("a") == b"written after the copy"
        assert journal.info("d") is None
        journal.put("e", b"%d" % turn)
        journal.close()


def test_what_was_written_in_both_comes_together_in_one_folder(copies: Copies) -> None:
    made = copies.back_up()
    copies.vault.put("a", b"written after the copy")
    copies.vault.close()
    restored = copies.restore(made.path)
    beside = copies.open(restored.folder)
    beside.put("d", b"written beside")
    beside.close()
    for path in restored.folder.iterdir():
        if not (copies.desk.folder / path.name).exists():
            shutil.copy(path, copies.desk.folder)
    journal = copies.desk.open()
    assert _is_calm(journal)
    assert journal.read("a") == b"written after the copy"
    assert journal.read("d") == b"written beside"


def test_a_folder_restored_where_one_was_before_opens_without_alarm(copies: Copies) -> None:
    made = copies.back_up()
    for _ in range(2):
        restored = copies.restore(made.path)
        beside = copies.open(restored.folder)
        assert _is_calm(beside)
        beside.put("d", b"written beside")
        beside.close()
        shutil.rmtree(restored.folder)


def test_going_on_from_an_older_copy_leaves_the_journal_as_it_was(copies: Copies) -> None:
    shutil.copytree(copies.desk.folder, copies.desk.base / "older")  # by hand, with no tool of ours
    copies.vault.put("a", b"written later")
    copies.vault.close()
    for turn in range(2):
        older = copies.open(copies.desk.base / "older")
        if not turn:
            assert older.read_only == "rolled-back"
            older.carry_on()
        assert _is_calm(older)
        older.put("d", b"in the older copy")
        older.close()
        journal = copies.desk.open()
        assert _is_calm(journal)
        assert journal.read("a") == b"written later"
        journal.close()


def test_a_whole_folder_can_be_restored_too(copies: Copies) -> None:
    copies.vault.close()
    restored = copies.restore(copies.desk.folder)
    assert texts(copies.open(restored.folder)) == WHOLE


def test_a_copy_packed_again_by_another_tool_is_taken(copies: Copies) -> None:
    packed = copies.desk.base / "again.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("my journal/notes.txt", "not ours")
        archive.writestr("__MACOSX/._one.afterword", b"not ours either")
        for path in copies.desk.files():
            archive.write(path, f"my journal/{path.name}")
    restored = copies.restore(packed)
    assert texts(copies.open(restored.folder)) == WHOLE
    assert restored.left_out == 0


def test_nothing_is_written_over_anything(copies: Copies) -> None:
    made = copies.back_up()
    (copies.desk.base / "restored").mkdir()
    (copies.desk.base / "restored" / "mine").write_bytes(b"mine")
    for name in ("restored", "journal"):
        with pytest.raises(PlaceTaken):
            copies.restore(made.path, name)
    assert [path.name for path in (copies.desk.base / "restored").iterdir()] == ["mine"]
    assert copies.vault.read("c") == b"loose"


def test_an_empty_folder_is_filled(copies: Copies) -> None:
    (copies.desk.base / "restored").mkdir()
    restored = copies.restore(copies.back_up().path)
    assert restored.files == len(copies.desk.files())


@pytest.mark.parametrize("with_keys", [True, False], ids=["with-keys", "by-names"])
def test_a_damaged_copy_is_named_and_nothing_written_unless_wanted(
    copies: Copies, *, with_keys: bool
) -> None:
    made = copies.back_up()
    broken = copies.desk.base / "broken.zip"
    with zipfile.ZipFile(made.path) as source, zipfile.ZipFile(broken, "w") as archive:
        for at, entry in enumerate(source.infolist()):
            data = bytearray(source.read(entry))
            if data.startswith(b"AWsealed") and at > 0:
                data[200] ^= 1
            archive.writestr(entry.filename, bytes(data))
    keys = unlock_copy(broken, PASSPHRASE).keys if with_keys else None
    target = copies.desk.base / "restored"
    with pytest.raises(CopyDamaged) as problem:
        taken(restore(broken, target, state=copies.desk.state, keys=keys))
    assert int(str(problem.value.fields["damaged"])) >= 1
    assert not target.exists()
    restored = taken(restore(broken, target, state=copies.desk.state, keys=keys, take_damaged=True))
    assert restored.left_out == problem.value.fields["damaged"]


def test_a_bit_of_the_containers_own_bytes_never_makes_a_wrong_journal(copies: Copies) -> None:
    made = copies.back_up()
    whole = made.path.read_bytes()
    broken = copies.desk.base / "broken.zip"
    outcomes = set()
    for at in range(0, len(whole), 211):
        broken.write_bytes(whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :])
        target = copies.desk.base / f"restored-{at}"
        try:
            restored = taken(restore(broken, target, state=copies.desk.state))
        except (NotACopy, CopyDamaged, HeaderDamaged) as problem:
            outcomes.add(problem.code)
            assert not target.exists()
        else:
            outcomes.add("restored")  # a bit of no consequence, as a date
            assert restored.files <= made.files
    assert "copy-damaged" in outcomes
    assert list(copies.desk.base.glob(".afterword-*")) == []


@pytest.mark.parametrize(
    "made",
    [b"", b"PK\x03\x04", b"PK\x05\x06" + bytes(18), b"a letter", os.urandom(5000)],
    ids=["empty", "cut", "nothing-in-it", "text", "noise"],
)
def test_what_is_no_copy_is_told_so(copies: Copies, made: bytes) -> None:
    file = copies.desk.base / "file.zip"
    file.write_bytes(made)
    assert not is_copy(file)
    with pytest.raises(NotACopy):
        copies.restore(file)


def test_a_bomb_is_refused_before_it_is_unpacked(copies: Copies) -> None:
    bomb = copies.desk.base / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("0" * 32 + ".afterword", bytes(50_000_000))
    with pytest.raises(NotACopy):
        copies.restore(bomb)


def test_names_that_lead_out_of_the_folder_lead_nowhere(copies: Copies) -> None:
    sly = copies.desk.base / "sly.zip"
    with zipfile.ZipFile(sly, "w") as archive:
        archive.writestr("../../escaped.afterword", b"AWheader")
        for path in copies.desk.files():
            archive.write(path, path.name)
    restored = copies.restore(sly, take_damaged=True)
    assert restored.left_out == 1
    assert not list(copies.desk.base.parent.rglob("escaped*"))


def test_a_wrong_passphrase_for_a_copy_is_a_wrong_passphrase(copies: Copies) -> None:
    with pytest.raises(WrongSecret):
        unlock_copy(copies.back_up().path, "another")


CALLS = ("make_temporary_folder", "open_nameless", "write_all", "sync", "name_nameless",
         "sync_folder", "read", "move_folder_without_replacing")  # fmt: skip


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("code", ["ENOSPC", "EIO"])
def test_a_disk_in_trouble_leaves_nothing_of_what_was_to_be_restored(
    copies: Copies, call: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = copies.back_up()
    number, fired = getattr(errno, code), []

    def broken(*given: object) -> object:
        fired.append(call)
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(system, call, broken)
        with pytest.raises(CopyFailed) as problem:
            copies.restore(made.path)
    assert fired
    assert problem.value.fields["no_space"] is (code == "ENOSPC")
    left = sorted(path.name for path in copies.desk.base.iterdir())
    assert left == ["copies", "journal", "state"]
    restored = copies.restore(made.path)
    assert texts(copies.open(restored.folder)) == WHOLE


def test_what_a_crash_left_is_removed_by_the_next_restoring(copies: Copies, tmp_path: Path) -> None:
    left = tmp_path / ".afterword-999999999-00.part"
    left.mkdir()
    (left / "half").write_bytes(b"half")
    copies.restore(copies.back_up().path)
    assert not left.exists()


def test_a_copy_from_before_another_passphrase_opens_with_the_old_one(copies: Copies) -> None:
    made = copies.back_up()
    copies.vault.change_passphrase("another tide", kdf=CHEAP)
    after = copies.save()
    keys = copies.vault.snapshot().keys  # the present keys can check copies of before, too
    target, state = copies.desk.base / "restored", copies.desk.state
    restored = taken(restore(made.path, target, state=state, keys=keys))
    assert restored.left_out == 0
    assert restored.examined is not None
    assert restored.examined.is_whole()
    beside = copies.open(restored.folder)
    assert _is_calm(beside)
    assert texts(beside) == WHOLE
    copies.vault.close()
    assert _is_calm(copies.desk.open("another tide"))
    with pytest.raises(WrongSecret):
        unlock_copy(after.path, PASSPHRASE)
    assert unlock_copy(after.path, "another tide").keys.vault == keys.vault


def test_a_medium_that_gives_a_file_once_and_then_no_more_leaves_nothing_half(
    copies: Copies, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every file is looked at first, and read again to be written."""
    made = copies.back_up()
    read, times = Container._read, Counter[str]()

    def gives_once(self: Container, entry: str, most: int) -> bytes:
        if most == MAX_FILE:
            times[entry] += 1
        return b"" if times[entry] > 1 else read(self, entry, most)

    monkeypatch.setattr(Container, "_read", gives_once)
    with pytest.raises(CopyDamaged):
        copies.restore(made.path)
    assert max(times.values()) == 2
    assert not (copies.desk.base / "restored").exists()
    monkeypatch.undo()
    assert texts(copies.open(copies.restore(made.path).folder)) == WHOLE
