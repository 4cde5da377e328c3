"""Files that are not ours, or lie where another should, are named and never taken for ours."""

import hashlib
import shutil
from pathlib import Path

import pytest

from journal.errors import HeaderDamaged
from tests.journal.vault.desk import Desk, leave, version_of
from tests.journal.vault.three_days import ALL, holding, readable, three_days, without


def test_two_files_with_their_names_exchanged_lose_nothing(desk: Desk) -> None:
    vault = three_days(desk)
    one, two = holding(desk, vault, "one"), holding(desk, vault, "two")
    leave(vault)
    first, second = one.read_bytes(), two.read_bytes()
    one.write_bytes(second)
    two.write_bytes(first)
    again = desk.open()
    assert readable(again) == ALL
    assert again.report.is_sound()


def test_a_doubled_file_counts_once(desk: Desk) -> None:
    vault = three_days(desk)
    path = holding(desk, vault, "two")
    leave(vault)
    shutil.copy(path, desk.folder / f"{path.stem}.sync-conflict-20260312.afterword")
    again = desk.open()
    assert readable(again) == ALL
    assert again.report.is_sound()
    assert len(again.history("two")) == 1


def test_one_file_in_anothers_place_is_damage(desk: Desk) -> None:
    vault = three_days(desk)
    one, two = holding(desk, vault, "one"), holding(desk, vault, "two")
    leave(vault)
    one.write_bytes(two.read_bytes())
    again = desk.open()
    assert readable(again) == without("one")
    assert not again.report.is_sound()


def test_a_replayed_old_version_does_not_come_back(desk: Desk) -> None:
    vault = three_days(desk)
    old = holding(desk, vault, "two")
    kept = old.read_bytes()
    vault.put("two", b"newer")
    assert not old.exists()
    leave(vault)
    old.write_bytes(kept)
    again = desk.open()
    assert again.read("two") == b"newer"
    assert len(again.history("two")) == 1
    assert not old.exists()
    assert again.report.is_sound()


def test_a_removed_thing_does_not_come_back_with_its_replayed_pack(desk: Desk) -> None:
    vault = three_days(desk)
    vault.fold()
    (old,) = desk.sealed()
    kept = old.read_bytes()
    vault.remove("two")
    vault.fold()
    assert not old.exists()
    vault.close()
    old.write_bytes(kept)
    again = desk.open()
    assert readable(again) == without("two")
    assert again.history("two") == []


def test_files_of_another_journal_with_the_same_passphrase_are_not_taken_in(
    desk: Desk, tmp_path: Path
) -> None:
    vault = three_days(desk)
    leave(vault)
    other = Desk(tmp_path / "elsewhere")
    theirs = other.create()
    theirs.put("one", b"another life")
    for path in other.sealed():
        shutil.copy(path, desk.folder)
    again = desk.open()
    assert readable(again) == ALL
    assert len(again.report.foreign) == 1
    assert again.read_only is None


def test_a_file_dressed_up_as_ours_is_damage(desk: Desk, tmp_path: Path) -> None:
    """Another journal's file, its vault id overwritten with ours, renamed to fit."""
    vault = three_days(desk)
    other = Desk(tmp_path / "elsewhere")
    theirs = other.create()
    theirs.put("one", b"another life")
    data = bytearray(other.sealed()[0].read_bytes())
    data[12:28] = vault._keys.vault
    name = hashlib.sha256(data).hexdigest()[:32]
    leave(vault)
    (desk.folder / f"{name}.afterword").write_bytes(data)
    again = desk.open()
    assert readable(again) == ALL
    assert [row.name for row in again.report.damaged] == [name]


def test_what_is_not_ours_is_left_alone(desk: Desk) -> None:
    vault = three_days(desk)
    leave(vault)
    (desk.folder / "notes.txt").write_bytes(b"mine")
    (desk.folder / "sub.afterword").mkdir()
    (desk.folder / "link.afterword").symlink_to("/etc/passwd")
    again = desk.open()
    assert again.report.is_sound()
    again.close()
    names = {path.name for path in desk.folder.iterdir()}
    assert {"notes.txt", "sub.afterword", "link.afterword"} <= names


def test_a_file_in_the_place_of_another_of_the_same_number_is_named(desk: Desk) -> None:
    """Two machines cloned from one write the same numbers; one's file takes the other's place."""
    vault = desk.create()
    vault.put("one", b"before")
    leave(vault)
    desk.keep()
    shutil.copytree(desk.state, desk.base / "kept-state")
    vault = desk.open()
    vault.put("two", b"of the one machine")
    theirs = version_of(vault, "two").source.path
    content = theirs.read_bytes()
    leave(vault)
    desk.bring_back()
    shutil.rmtree(desk.state)
    shutil.copytree(desk.base / "kept-state", desk.state)
    vault = desk.open()
    vault.put("two", b"of the other machine")
    ours = version_of(vault, "two").source.path
    vault.put("three", b"after")
    leave(vault)
    ours.unlink()
    theirs.write_bytes(content)
    again = desk.open()
    assert len(again.report.swapped) == 1
    assert not again.report.is_sound()
    assert again.read("three") == b"after"
    again.carry_on()
    assert again.report.is_sound()


def test_another_journals_files_are_named_once(desk: Desk, tmp_path: Path) -> None:
    leave(three_days(desk))
    other = Desk(tmp_path / "elsewhere")
    other.create().put("one", b"another life")
    for path in other.sealed():
        shutil.copy(path, desk.folder)
    again = desk.open()
    assert again.report.asks()
    again.carry_on()
    again.close()
    assert desk.open().report.is_sound()


def test_a_header_of_another_journal_is_no_wrong_passphrase(desk: Desk, tmp_path: Path) -> None:
    leave(three_days(desk))
    other = Desk(tmp_path / "elsewhere")
    other.create().close()
    for path in desk.headers():
        path.unlink()
    for path in other.headers():
        shutil.copy(path, desk.folder)
    for secret in ("the tide comes back", "wrong"):
        with pytest.raises(HeaderDamaged) as found:
            desk.open(secret)
        assert found.value.fields["reason"] == "foreign"


def test_a_flipped_journal_id_in_the_only_file_does_not_disown_the_header(desk: Desk) -> None:
    vault = three_days(desk)
    vault.close()
    (pack,) = desk.sealed()
    data = bytearray(pack.read_bytes())
    data[20] ^= 1
    pack.write_bytes(data)
    assert [row.name for row in desk.open().report.damaged] == [pack.stem]
