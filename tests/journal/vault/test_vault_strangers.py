"""Files of other journals in the folder: never in the way, never a wrong passphrase, and named."""

import shutil
from pathlib import Path

import pytest

from journal.errors import HeaderDamaged, WrongSecret
from tests.journal.vault.desk import PASSPHRASE, Desk, leave

THEIRS = "another tide altogether"


def _stranger(base: Path, *, files: int = 4, rekeyed: bool = True) -> Desk:
    """Another person's journal: of a higher rank, and with more files than one's own."""
    stranger = Desk(base)
    vault = stranger.create(THEIRS)
    if rekeyed:
        vault.change_passphrase(THEIRS)
    for at in range(files):
        vault.put(f"thing {at}", b"theirs")
    leave(vault)
    return stranger


def _drop_in(desk: Desk, stranger: Desk) -> None:
    for path in stranger.files():
        shutil.copy(path, desk.folder)


def test_more_foreign_files_than_own_ones_lock_nobody_out(desk: Desk, tmp_path: Path) -> None:
    vault = desk.create()
    vault.put("answer", b"mine")
    vault.close()
    own = set(desk.files())
    _drop_in(desk, _stranger(tmp_path / "elsewhere"))
    again = desk.open()
    assert again.read("answer") == b"mine"
    assert set(again.report.foreign) == {path.stem for path in set(desk.files()) - own}
    assert again.read_only is None
    again.carry_on()
    assert again.report.is_sound()
    again.check_secret(PASSPHRASE)
    again.close()
    assert not desk.open().report.asks(), "it is said once"


def test_a_journal_just_made_opens_among_foreign_files(desk: Desk, tmp_path: Path) -> None:
    desk.create().close()
    _drop_in(desk, _stranger(tmp_path / "elsewhere"))
    again = desk.open()
    again.put("answer", b"mine")
    assert again.report.foreign


def test_a_dozen_foreign_journals_do_not_stand_before_ones_own(desk: Desk, tmp_path: Path) -> None:
    vault = desk.create()
    vault.put("answer", b"mine")
    vault.close()
    for at in range(12):
        _drop_in(desk, _stranger(tmp_path / f"elsewhere-{at}", files=2, rekeyed=False))
    assert desk.open().read("answer") == b"mine"
    with pytest.raises(HeaderDamaged) as found:  # a machine that knows none of them tries a few
        desk.open("wrong", state="another machine")
    assert found.value.fields["reason"] == "several"


def test_a_wrong_passphrase_is_still_one_and_says_that_others_are_there(
    desk: Desk, tmp_path: Path
) -> None:
    vault = desk.create()
    vault.put("answer", b"mine")
    vault.close()
    with pytest.raises(WrongSecret) as alone:
        desk.open("wrong")
    _drop_in(desk, _stranger(tmp_path / "elsewhere"))
    with pytest.raises(WrongSecret) as beside:
        desk.open("wrong")
    assert (alone.value.fields, beside.value.fields) == ({}, {"others": True})


def test_the_own_header_gone_among_foreign_files_is_no_wrong_passphrase(
    desk: Desk, tmp_path: Path
) -> None:
    vault = desk.create()
    vault.put("answer", b"mine")
    vault.close()
    _drop_in(desk, _stranger(tmp_path / "elsewhere"))
    kept = [path for path in desk.headers() if vault._keys.vault in path.read_bytes()]
    for path in kept:
        path.unlink()
    with pytest.raises(HeaderDamaged) as found:
        desk.open()
    assert found.value.fields["reason"] == "foreign"
    assert kept
