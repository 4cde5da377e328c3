"""Each way in which a journal can't be opened, or only be read, has its own answer."""

import hashlib
import re
import shutil
import struct
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from journal.errors import (
    HeaderDamaged,
    JournalExists,
    NewerFormat,
    NotAJournal,
    ReadOnlyJournal,
    RecoveryCodeMistyped,
    SaveFailed,
    WrongSecret,
)
from journal.vault import FLOOR, KdfParams, calibrate, is_journal
from tests.journal.vault.desk import Desk, leave


def resum(data: bytes) -> bytes:
    """Give a header's bytes the checksum that fits them."""
    return data[:-32] + hashlib.sha256(data[:-32]).digest()


def count_derivations(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Note every derivation from now on."""
    asked: list[bytes] = []
    from journal.vault import crypto

    derive = crypto.derive_root

    def counted(secret: bytes, *rest: Any) -> bytes:
        asked.append(secret)
        return derive(secret, *rest)

    monkeypatch.setattr(crypto, "derive_root", counted)
    return asked


def test_a_wrong_passphrase_is_one_derivation_and_one_answer(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = desk.create()
    code = vault.add_recovery()
    vault.close()
    asked = count_derivations(monkeypatch)
    with pytest.raises(WrongSecret):
        desk.open("something else")
    other = "0" if code[0] != "0" else "1"
    with pytest.raises(RecoveryCodeMistyped) as mistyped:
        desk.open(other + code[1:], recovery=True)
    assert mistyped.value.fields == {"group": 1}
    assert len(asked) == 1
    assert desk.open().read_only is None


def test_a_wrong_code_costs_what_a_wrong_passphrase_does_even_where_there_is_none(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from journal.vault.recovery import new_secret, write_code

    desk.create().close()
    asked = count_derivations(monkeypatch)
    with pytest.raises(WrongSecret):
        desk.open(write_code(new_secret()), recovery=True)
    assert len(asked) == 1


def test_a_slot_altered_with_its_checksum_reads_as_a_wrong_secret(desk: Desk) -> None:
    desk.create().close()
    for path in desk.headers():
        data = bytearray(path.read_bytes())
        data[64 + 32] ^= 1  # the commitment
        path.write_bytes(resum(bytes(data)))
    with pytest.raises(WrongSecret) as found:
        desk.open()
    assert found.value.fields == {}


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("caf\u00e9 au lait", unicodedata.normalize("NFD", "caf\u00e9 au lait")),
        (unicodedata.normalize("NFD", "\u00c5ngstr\u00f6m"), "\u00c5ngstr\u00f6m"),
        ("x" * 1000, "x" * 1000),
        ("\U0001f30a\U0001f9ed wave", "\U0001f30a\U0001f9ed wave"),
        (" \tedges ", " \tedges "),
    ],
)
def test_a_passphrase_opens_however_its_letters_are_composed(
    desk: Desk, written: str, typed: str
) -> None:
    desk.create(written).close()
    assert desk.open(typed).read_only is None


@pytest.mark.parametrize("typed", ["edge", " edge", "edge  ", "Edge ", "edge\u00a0", ""])
def test_nothing_of_a_passphrase_is_trimmed_or_folded(desk: Desk, typed: str) -> None:
    desk.create("edge ").close()
    with pytest.raises(WrongSecret):
        desk.open(typed)


def test_the_thousandth_character_counts(desk: Desk) -> None:
    desk.create("x" * 1000).close()
    with pytest.raises(WrongSecret):
        desk.open("x" * 999 + "y")


def test_a_folder_without_a_journal_is_named_so(desk: Desk) -> None:
    with pytest.raises(NotAJournal):
        desk.open()
    desk.folder.mkdir()
    (desk.folder / "holiday.jpg").write_bytes(b"picture")
    assert not is_journal(desk.folder)
    with pytest.raises(NotAJournal) as found:
        desk.create()
    assert found.value.fields["reason"] == "not-empty"
    assert [path.name for path in desk.folder.iterdir()] == ["holiday.jpg"]


def test_a_journal_is_never_made_over_another_not_even_a_damaged_one(desk: Desk) -> None:
    desk.create().close()
    with pytest.raises(JournalExists):
        desk.create()
    for path in desk.files():
        path.write_bytes(b"")
    with pytest.raises(JournalExists):
        desk.create()


def test_a_journal_that_cannot_be_written_leaves_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int, data: bytes) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("journal.system.write_all", full)
    with pytest.raises(SaveFailed) as found:
        desk.create()
    assert found.value.fields["no_space"] is True
    assert list(desk.folder.iterdir()) == []


def test_a_header_of_a_later_version_is_named_and_not_derived_from(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.create().close()
    asked = count_derivations(monkeypatch)
    for path in desk.headers():
        data = path.read_bytes()
        path.write_bytes(resum(data[:8] + b"\0\2" + data[10:] + bytes(77)))
    with pytest.raises(NewerFormat) as found:
        desk.open()
    assert found.value.fields == {"found": 2, "supported": 1}
    assert asked == []


def test_files_of_a_later_version_open_the_rest_for_reading(desk: Desk) -> None:
    vault = desk.create()
    vault.put("answer", b"1")
    vault.close()
    data = desk.sealed()[0].read_bytes()
    later = data[:8] + b"\0\2" + data[10:]
    name = hashlib.sha256(later).hexdigest()[:32]
    (desk.folder / f"{name}.afterword").write_bytes(later)
    again = desk.open()
    assert again.read("answer") == b"1"
    assert (again.report.newer, again.read_only) == (1, "newer")
    with pytest.raises(ReadOnlyJournal):
        again.put("answer", b"2")


SLOT = 64


ABSURD = {
    "memory": (SLOT + 4, struct.pack(">I", 1024 * 1024 + 1)),
    "all memory": (SLOT + 4, b"\xff" * 4),
    "no memory": (SLOT + 4, bytes(4)),
    "passes": (SLOT + 8, struct.pack(">I", 65)),
    "no passes": (SLOT + 8, bytes(4)),
    "lanes": (SLOT + 12, struct.pack(">I", 17)),
    "no lanes": (SLOT + 12, bytes(4)),
    "kind": (SLOT, b"\x03"),
    "derivation": (SLOT + 1, b"\x02"),
    "reserved": (SLOT + 127, b"\x01"),
    "no slots": (60, bytes(2)),
    "many slots": (60, b"\xff\xff"),
    "many older keys": (62, b"\xff\xff"),
    "copy": (10, b"\0\3"),
}


@pytest.mark.parametrize("what", ABSURD)
def test_an_absurd_header_is_refused_before_any_derivation(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    desk.create().close()
    asked = count_derivations(monkeypatch)
    at, value = ABSURD[what]
    for path in desk.headers():
        data = path.read_bytes()
        path.write_bytes(resum(data[:at] + value + data[at + len(value) :]))
    with pytest.raises(HeaderDamaged):
        desk.open()
    assert asked == []


def test_an_added_slot_is_refused_before_any_derivation(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.create().close()
    asked = count_derivations(monkeypatch)
    for path in desk.headers():
        data = path.read_bytes()
        twice = data[:60] + b"\0\2" + data[62:192] + data[64:192] + data[192:]
        path.write_bytes(resum(twice))
    with pytest.raises(HeaderDamaged):
        desk.open()
    assert asked == []


def test_a_huge_header_is_refused_without_reading_it_all(desk: Desk) -> None:
    desk.create().close()
    for path in desk.headers():
        with path.open("r+b") as file:
            file.truncate(1 << 40)
    with pytest.raises(HeaderDamaged):
        desk.open()


def test_one_lost_header_copy_changes_nothing_and_comes_back(desk: Desk) -> None:
    vault = desk.create()
    vault.put("answer", b"1")
    vault.close()
    before = {path.name: path.read_bytes() for path in desk.headers()}
    first, second = desk.headers()
    first.unlink()
    second_data = bytearray(second.read_bytes())
    again = desk.open()
    assert again.report.is_sound()
    assert {path.name: path.read_bytes() for path in desk.headers()} == before
    again.close()
    second_data[100] ^= 4
    second.write_bytes(second_data)
    assert desk.open().report.is_sound()
    assert {path.name: path.read_bytes() for path in desk.headers()} == before


def test_a_journal_without_any_header_is_damaged_not_absent(desk: Desk) -> None:
    vault = desk.create()
    vault.put("answer", b"1")
    vault.close()
    for path in desk.headers():
        path.unlink()
    assert is_journal(desk.folder)
    with pytest.raises(HeaderDamaged) as found:
        desk.open()
    assert found.value.fields["reason"] == "not-here"


def test_a_parameter_altered_beside_a_sound_slot_shows(desk: Desk) -> None:
    vault = desk.create()
    vault.add_recovery()
    vault.close()
    for path in desk.headers():
        data = bytearray(path.read_bytes())
        data[SLOT + 128 + 40] ^= 1  # the other slot
        path.write_bytes(resum(bytes(data)))
    with pytest.raises(HeaderDamaged) as found:
        desk.open()
    assert found.value.fields["reason"] == "mac"


def test_a_foreign_header_does_not_take_over(desk: Desk, tmp_path: Path) -> None:
    vault = desk.create()
    vault.put("answer", b"1")
    vault.close()
    other = Desk(tmp_path / "elsewhere")
    other.create().add_recovery()
    for path in other.headers():
        shutil.copy(path, desk.folder)
    assert desk.open().read("answer") == b"1"


def test_the_recovery_code_opens_and_a_new_one_ends_the_old(desk: Desk) -> None:
    vault = desk.create()
    had_one = vault.has_recovery
    vault.put("answer", b"1")
    first = vault.add_recovery()
    second = vault.add_recovery()
    assert (had_one, vault.has_recovery) == (False, True)
    vault.close()
    assert len(desk.headers()) == 2
    assert desk.open(second.lower().replace("-", " "), recovery=True).read("answer") == b"1"
    desk.opened.pop().close()
    with pytest.raises(WrongSecret):
        desk.open(first, recovery=True)
    with pytest.raises(WrongSecret):
        desk.open(second)


def test_an_old_header_left_by_a_crash_goes_at_the_next_start(desk: Desk) -> None:
    vault = desk.create()
    first = vault.add_recovery()
    old = {path: path.read_bytes() for path in desk.headers()}
    vault.add_recovery()
    vault.close()
    for path, data in old.items():
        path.write_bytes(data)
    with pytest.raises(WrongSecret):  # the highest header counts, also before
        desk.open(first, recovery=True)
    desk.open()
    assert not [path for path in old if path.exists()]


def test_a_weak_derivation_is_said_and_a_measured_one_is_not(desk: Desk) -> None:
    assert desk.create().report.weak_kdf
    chosen = calibrate(target_seconds=0.0)
    assert chosen == FLOOR
    assert not chosen.is_weak()
    assert KdfParams(1, 9, 1).raised() == KdfParams(65536, 9, 4)


def test_calibrating_for_longer_takes_more_memory_within_the_caps() -> None:
    chosen = calibrate(target_seconds=1000.0)
    assert FLOOR.memory_kib < chosen.memory_kib <= 1024 * 1024
    assert chosen.is_acceptable()


def test_no_error_shows_a_passphrase(desk: Desk) -> None:
    desk.create("my secret words").close()
    with pytest.raises(WrongSecret) as found:
        desk.open("my other words")
    shown = repr(found.value) + str(found.value) + repr(found.value.fields)
    assert not re.search("words", shown)


def test_a_header_set_back_is_named_and_opens_for_reading_only(desk: Desk) -> None:
    """With it, a recovery code that was replaced would open the journal again, unnoticed."""
    vault = desk.create()
    old_code = vault.add_recovery()
    old = {path.name: path.read_bytes() for path in desk.headers()}
    vault.add_recovery()
    vault.put("answer", b"written after the old code was replaced")
    leave(vault)
    for path in desk.headers():
        path.unlink()
    for name, data in old.items():
        (desk.folder / name).write_bytes(data)

    again = desk.open(old_code, recovery=True)
    assert again.report.rolled_back is not None
    assert again.read_only == "rolled-back"
    again.close()
    again = desk.open()  # the passphrase says the same
    assert again.report.rolled_back is not None
    again.carry_on()
    assert again.read_only is None
    leave(again)
    assert desk.open().report.is_sound()
