"""Which copies are kept, and when one is due."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.backup import CopyName, Memory, is_due
from journal.backup.memory import read_memory, write_memory
from journal.backup.names import DAYS, MONTHS, WEEKS, to_keep
from journal.clock import SetClock
from journal.vault import Extent
from tests.journal.backup.copies import Copies

START = datetime(2024, 1, 1, 20, 0, tzinfo=UTC)


def _named(days: float) -> CopyName:
    return CopyName.of(b"\xab" * 16, START + timedelta(days=days))


def test_seven_days_four_weeks_and_twelve_months_are_kept() -> None:
    names = [_named(day) for day in range(800)]
    kept = sorted(to_keep(names, UTC), reverse=True)
    newest = names[-1].upto
    ages = [(newest - name.upto).days for name in kept]
    assert ages[:DAYS] == list(range(DAYS))
    weeks = {name.upto.isocalendar()[:2] for name in kept if (newest - name.upto).days < 7 * WEEKS}
    assert len(weeks) >= WEEKS
    months = {(name.upto.year, name.upto.month) for name in kept}
    assert len(months) == MONTHS
    assert len(kept) <= DAYS + WEEKS + MONTHS


def test_who_does_not_write_for_a_year_loses_no_copy() -> None:
    names = [_named(day) for day in (0, 1, 2, 400)]
    assert to_keep(names, UTC) == set(names)


def test_of_one_day_the_newest_stays_in_the_persons_own_zone() -> None:
    morning, evening, night = _named(0), _named(0.1), _named(0.2)  # 20:00, 22:24, 00:48
    assert to_keep([morning, evening, night], UTC) >= {evening, night}
    east = timezone(timedelta(hours=5))
    assert to_keep([morning, evening, night], east) == {night}


@given(st.lists(st.floats(0, 2000), min_size=1, max_size=60))
def test_the_newest_is_kept_and_keeping_again_changes_nothing(days: list[float]) -> None:
    names = {_named(day) for day in days}
    kept = to_keep(names, UTC)
    assert max(names) in kept
    assert to_keep(kept, UTC) == kept
    assert len(kept) <= DAYS + WEEKS + MONTHS


@pytest.mark.parametrize(
    "name",
    ["afterword.zip", "afterword-abababab-20240101T200000Z.zip.part", "afterword-2024-01-01.zip",
     "afterword-abababab-20249901T200000Z.zip"],
)  # fmt: skip
def test_other_names_are_somebody_elses(name: str) -> None:
    assert CopyName.read(name) is None


def test_a_name_says_what_it_was_made_of() -> None:
    assert CopyName.read(str(_named(3))) == _named(3)


def test_a_copy_is_due_after_a_change_and_once_for_a_day(copies: Copies) -> None:
    clock, vault = copies.desk.clock, copies.vault

    def due(memory: Memory) -> bool:
        return is_due(memory, vault.snapshot().extent, clock)

    assert due(Memory())
    memory = Memory().after(copies.back_up())
    assert not due(memory)
    vault.fold()
    assert not due(memory)  # nothing was changed
    clock.advance(timedelta(hours=1))
    vault.put("a", b"more")
    assert not due(memory)  # today has one
    clock.advance(timedelta(days=1))
    assert due(memory)  # opened the next day: the last sitting is copied first
    memory = Memory().after(copies.back_up())
    assert not due(memory)
    vault.put("a", b"of the next day")
    assert due(memory)  # that copy does not stand for today
    memory = Memory().after(copies.back_up())
    clock.advance(timedelta(hours=1))
    vault.put("a", b"and more")
    assert not due(memory)


def test_a_copy_that_was_taken_away_is_made_again(copies: Copies) -> None:
    made = copies.back_up()
    memory = Memory().after(made)
    copies.desk.clock.advance(timedelta(hours=1))
    copies.vault.put("a", b"more")
    made.path.unlink()
    assert is_due(memory, copies.vault.snapshot().extent, copies.desk.clock)


def test_an_empty_journal_needs_no_copy() -> None:
    assert not is_due(Memory(), Extent(0, None), SetClock(START))


def test_what_is_remembered_lasts_and_damage_forgets_it(copies: Copies) -> None:
    folder = copies.vault.remembered
    memory = Memory().after(copies.back_up()).after_trouble("copy-place-away", no_space=False)
    assert memory.last is not None
    write_memory(folder, memory)
    assert read_memory(folder) == memory
    assert memory.last.holds(copies.vault.snapshot().extent)
    for broken in (b"", b"{", b"[]", b'{"last": 3}', b"\xff", b"[" * 100_000):
        (folder / "copies").write_bytes(broken)
        assert read_memory(folder) == Memory()


def test_trouble_is_told_once_and_again_when_it_is_another() -> None:
    memory = Memory().after_trouble("copy-failed", no_space=True)
    told = replace(memory, told=True)
    assert told.after_trouble("copy-failed", no_space=True).told
    assert not told.after_trouble("copy-place-away", no_space=False).told


def test_a_memory_that_names_no_path_is_none(tmp_path: Path) -> None:
    assert read_memory(tmp_path / "nowhere") == Memory()
