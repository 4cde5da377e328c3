"""What is not there is counted and dated, waited for or gone on without, and welcome back."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from journal.vault.folder import Piece, read_pieces
from tests.journal.vault.desk import Desk, leave
from tests.journal.vault.three_days import ALL, holding, readable, three_days, without


def test_a_missing_change_is_counted_and_dated(desk: Desk) -> None:
    vault = three_days(desk)
    path = holding(desk, vault, "two")
    leave(vault)
    path.unlink()
    again = desk.open()
    (row,) = again.report.missing
    assert row.count == 1
    assert row.before is not None
    assert row.after is not None
    assert row.before - row.after == timedelta(days=2)
    assert readable(again) == without("two")
    again.put("four", b"x")
    again.close()
    assert len(desk.open().report.missing) == 1  # it is said until the person carries on


def test_a_missing_change_is_welcome_back(desk: Desk) -> None:
    vault = three_days(desk)
    path = holding(desk, vault, "two")
    leave(vault)
    aside = shutil.move(path, desk.base / "aside")
    again = desk.open()
    again.put("four", b"x")
    again.close()
    shutil.move(aside, path)
    again = desk.open()
    assert again.report.is_sound()
    assert readable(again) == {**ALL, "four": b"x"}


def test_carrying_on_without_what_is_missing_ends_the_report(desk: Desk) -> None:
    vault = three_days(desk)
    path = holding(desk, vault, "two")
    leave(vault)
    path.unlink()
    again = desk.open()
    again.carry_on()
    assert again.report.is_sound()
    again.close()
    again = desk.open()
    assert again.report.is_sound()
    assert readable(again) == without("two")


def test_the_newest_change_missing_is_known_from_what_was_seen(desk: Desk) -> None:
    vault = three_days(desk)
    path = holding(desk, vault, "three")
    leave(vault)
    path.unlink()
    again = desk.open()
    assert again.read_only == "rolled-back"
    assert again.report.rolled_back is not None
    assert again.report.rolled_back.last_seen == desk.clock.now()
    assert readable(again) == without("three")


def test_all_changes_missing_is_no_empty_journal(desk: Desk) -> None:
    three_days(desk).close()
    for path in desk.sealed():
        path.unlink()
    assert desk.open().read_only == "rolled-back"


def test_another_devices_missing_change_is_waited_for(desk: Desk) -> None:
    vault = three_days(desk)
    path = holding(desk, vault, "two")
    leave(vault)
    aside = shutil.move(path, desk.base / "aside")
    other = desk.open(state="other")
    (row,) = other.report.waiting
    assert row.count == 1
    assert other.report.missing == ()
    assert other.report.damaged == ()
    other.close()
    shutil.move(aside, path)
    assert desk.open(state="other").report.waiting == ()


def test_another_devices_newest_change_gone_again_is_waited_for(desk: Desk) -> None:
    vault = three_days(desk)
    path = holding(desk, vault, "three")
    leave(vault)
    desk.open(state="other").close()
    path.unlink()
    other = desk.open(state="other")
    assert [row.count for row in other.report.waiting] == [None]
    assert other.read_only is None


def test_a_vanishing_file_during_the_listing_is_read_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = three_days(desk)
    leave(vault)
    tries: list[int] = []

    def unsteady(folder: Path, most: int) -> Iterator[Piece]:
        tries.append(1)
        if len(tries) == 2:
            raise FileNotFoundError
        return read_pieces(folder, most)

    monkeypatch.setattr("journal.vault.folder.read_pieces", unsteady)
    assert readable(desk.open()) == ALL
    assert len(tries) > 2


def test_a_missing_pack_is_told_in_changes_and_days(desk: Desk) -> None:
    vault = three_days(desk)
    first = desk.clock.now() - timedelta(days=2)
    vault.fold()
    (pack,) = desk.sealed()
    desk.clock.advance(timedelta(days=1))
    vault.put("four", b"x")
    leave(vault)
    pack.unlink()
    again = desk.open()
    (row,) = again.report.missing
    assert (row.count, row.changes) == (1, 3)
    assert (row.after, row.before) == (first, first + timedelta(days=2))


def test_a_lost_file_that_returns_after_carrying_on_is_taken_in(desk: Desk) -> None:
    vault = three_days(desk)
    path = holding(desk, vault, "two")
    leave(vault)
    aside = shutil.move(path, desk.base / "aside")
    again = desk.open()
    again.carry_on()
    again.put("four", b"x")
    again.close()
    shutil.move(aside, path)
    for _ in range(2):  # from its own file, then from the pack
        again = desk.open()
        assert again.report.is_sound()
        assert readable(again) == {**ALL, "four": b"x"}
        again.close()
    assert not path.exists()
    path.write_bytes(b"")  # its number is used up: the same name is nothing to wait for
    assert len(desk.open().report.damaged) == 1
