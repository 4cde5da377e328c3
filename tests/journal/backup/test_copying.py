"""A copy is checked before it has a name, holds the journal, and leaves the journal alone."""

import errno
import hashlib
import os
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest

from journal import durable, system
from journal.backup import CopyName, copies_in, make_backup, save_copy
from journal.errors import CopyFailed, CopyPlaceAway, PlaceTaken
from tests.journal.backup.copies import Copies, taken, texts
from tests.journal.vault.desk import PASSPHRASE

WHOLE = {"a": b"older still", "b": b"older still", "c": b"loose"}


def test_any_unpacking_tool_makes_a_journal_of_a_copy(copies: Copies) -> None:
    saved = copies.save()
    folder = copies.desk.base / "unpacked"
    with zipfile.ZipFile(saved.path) as archive:
        assert archive.testzip() is None
        archive.extractall(folder)
    names = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert names == {path.name: path.read_bytes() for path in copies.desk.files()}
    assert all(hashlib.sha256(data).hexdigest()[:32] == name[:32] for name, data in names.items())
    assert texts(copies.open(folder)) == WHOLE
    assert saved.files == len(names)
    assert saved.left_out == 0


def test_the_same_journal_gives_the_same_bytes(copies: Copies) -> None:
    first, second = copies.save("one.zip"), copies.save("two.zip")
    assert first.path.read_bytes() == second.path.read_bytes()
    with zipfile.ZipFile(first.path) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {(entry.compress_type, entry.date_time) for entry in entries} == {
        (zipfile.ZIP_STORED, (1980, 1, 1, 0, 0, 0))
    }


@pytest.mark.skipif(os.name == "nt", reason="modes are not kept there")
def test_a_copy_is_its_owners_alone(copies: Copies) -> None:
    made = copies.back_up()
    assert made.path.stat().st_mode & 0o777 == 0o600
    assert copies.place.stat().st_mode & 0o777 == 0o700


def test_a_copy_that_does_not_read_back_gets_no_name(
    copies: Copies, monkeypatch: pytest.MonkeyPatch
) -> None:
    flipped: list[int] = []

    def write_at(descriptor: int, data: bytes, offset: int) -> None:
        if not flipped and len(data) > 2000:  # a whole file of the journal
            flipped.append(offset)
            data = data[:1000] + bytes([data[1000] ^ 1]) + data[1001:]
        os.lseek(descriptor, offset, os.SEEK_SET)
        system.write_all(descriptor, data)

    monkeypatch.setattr(system, "write_at", write_at)
    snapshot = copies.vault.snapshot()
    with pytest.raises(CopyFailed) as problem:
        taken(make_backup(snapshot, copies.place, copies.desk.clock, make_place=True))
    assert flipped
    assert problem.value.fields["errno"] is None
    assert list(copies.place.iterdir()) == []


def test_a_journal_that_changes_meanwhile_is_copied_anew(copies: Copies) -> None:
    snapshot = copies.vault.snapshot()
    copies.vault.put("c", b"changed")  # what it supersedes is gone
    target = copies.desk.base / "carried.zip"
    with pytest.raises(FileNotFoundError):
        taken(save_copy(snapshot, target, copies.desk.clock))
    assert sorted(path.name for path in copies.desk.base.iterdir()) == ["journal", "state"]
    assert copies.save().files == len(copies.desk.files())


def test_stopping_between_two_steps_leaves_nothing(copies: Copies) -> None:
    steps = make_backup(copies.vault.snapshot(), copies.place, copies.desk.clock, make_place=True)
    for _ in range(3):
        next(steps)
    steps.close()
    assert list(copies.place.iterdir()) == []


def test_what_is_at_the_target_is_never_touched(copies: Copies) -> None:
    taken_by = copies.desk.base / "carried.zip"
    taken_by.write_bytes(b"mine")
    with pytest.raises(PlaceTaken):
        copies.save()
    assert taken_by.read_bytes() == b"mine"


def test_a_file_that_appears_at_the_target_meanwhile_stays(copies: Copies) -> None:
    target = copies.desk.base / "carried.zip"
    steps = save_copy(copies.vault.snapshot(), target, copies.desk.clock)
    next(steps)
    target.write_bytes(b"mine")
    with pytest.raises(PlaceTaken):
        taken(steps)
    assert target.read_bytes() == b"mine"
    assert list(copies.desk.base.glob(".afterword-*")) == []


def test_a_damaged_file_is_left_out_and_counted_and_older_copies_stay(copies: Copies) -> None:
    for _ in range(9):
        copies.back_up()
        copies.desk.clock.advance(timedelta(days=1))
        copies.vault.put("c", b"and so on")
    before = copies_in(copies.place, copies.vault.snapshot().vault)
    victim = next(path for path in copies.desk.sealed())
    data = bytearray(victim.read_bytes())
    data[-1] ^= 1  # the padding, which opening a journal does not even look at
    victim.write_bytes(bytes(data))
    made = copies.back_up()
    assert made.left_out == 1
    after = copies_in(copies.place, copies.vault.snapshot().vault)
    assert {path for _, path in before} < {path for _, path in after}


def test_a_file_whose_name_fits_what_cannot_be_opened_is_left_out(copies: Copies) -> None:
    victim = copies.desk.sealed()[0]
    data = bytearray(victim.read_bytes())
    data[-1] ^= 1
    victim.unlink()
    forged = hashlib.sha256(data).hexdigest()[:32]
    victim.with_name(f"{forged}.afterword").write_bytes(bytes(data))
    made = copies.back_up()
    assert made.left_out == 1
    with zipfile.ZipFile(made.path) as archive:
        assert f"{forged}.afterword" not in archive.namelist()


def test_only_copies_of_this_journal_are_ever_removed(copies: Copies) -> None:
    copies.place.mkdir()
    others = ["afterword-00000000-20200101T000000Z.zip", "carried.zip", "notes.txt"]
    for name in others:
        (copies.place / name).write_bytes(b"mine")
    for _ in range(40):
        made = copies.back_up()
        copies.desk.clock.advance(timedelta(days=1))
        copies.vault.put("c", b"and so on")
    kept = copies_in(copies.place, copies.vault.snapshot().vault)
    assert kept[0][1] == made.path
    assert 7 <= len(kept) <= 7 + 4 + 12
    assert len(kept) < 15  # forty days: seven, and some weeks, and two months
    assert all((copies.place / name).read_bytes() == b"mine" for name in others)


def test_a_place_that_is_away_is_not_made_anew(copies: Copies) -> None:
    with pytest.raises(CopyPlaceAway):
        copies.back_up(make_place=False)
    assert not copies.place.exists()


def test_what_a_crash_left_is_removed_by_the_next_copy(copies: Copies) -> None:
    copies.place.mkdir()
    (copies.place / ".afterword-999999999-00.tmp").write_bytes(b"half")
    copies.back_up()
    assert [CopyName.read(path.name) is None for path in copies.place.iterdir()] == [False]


CALLS = ("open_nameless", "set_mode", "write_at", "sync", "close", "name_nameless", "sync_folder")
WITHOUT_NAMELESS = ("open_temporary", "close", "move_without_replacing")  # as other systems have it


@pytest.mark.parametrize(
    ("call", "nameless"),
    [*((call, True) for call in CALLS), *((call, False) for call in WITHOUT_NAMELESS)],
)
@pytest.mark.parametrize("code", ["ENOSPC", "EIO"])
def test_a_disk_in_trouble_leaves_no_half_copy_and_the_older_ones(
    copies: Copies, call: str, code: str, nameless: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not nameless:
        monkeypatch.setattr(system, "open_nameless", lambda _folder, _mode: None)
    first = copies.back_up()
    copies.desk.clock.advance(timedelta(days=1))
    copies.vault.put("c", b"later")
    snapshot = copies.vault.snapshot()
    number, fired = getattr(errno, code), []

    def broken(*given: object) -> object:
        fired.append(call)
        if call == "close":
            os.close(int(str(given[0])))
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(system, call, broken)
        with pytest.raises(CopyFailed) as problem:
            taken(make_backup(snapshot, copies.place, copies.desk.clock, make_place=True))
    assert fired
    assert problem.value.fields["no_space"] is (code == "ENOSPC")
    assert list(copies.place.iterdir()) == [first.path]
    assert copies.back_up().left_out == 0
    assert copies.vault.read("c") == b"later"


@pytest.mark.parametrize("nameless", [True, False])
def test_a_new_file_is_seekable_and_appears_at_once(
    tmp_path: Path, nameless: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not nameless:
        monkeypatch.setattr(system, "open_nameless", lambda _folder, _mode: None)
    file = durable.NewFile(tmp_path)
    file.write(b"____ world")
    file.seek(0)
    file.write(b"Good")
    assert file.seek(0, 2) == 10
    file.write(b".")
    assert file.tell() == 11
    file.close()
    assert all(path.name.startswith(".afterword-") for path in tmp_path.iterdir())
    assert file.path.read_bytes() == b"Good world."
    file.give_name(tmp_path / "greeting")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"Good world."]


def test_passphrase_and_words_are_in_no_copy(copies: Copies) -> None:
    data = copies.save().path.read_bytes()
    assert PASSPHRASE.encode() not in data
    assert b"older still" not in data
