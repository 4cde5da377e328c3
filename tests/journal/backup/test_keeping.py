"""Which copies are kept, and when one is due."""

import errno
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal import system
from journal.backup import CopyName, Memory, all_left, copy_closed, is_due, note_left
from journal.backup.memory import Due, read_memory, write_memory
from journal.backup.names import DAYS, MONTHS, WEEKS, to_keep
from journal.clock import SetClock
from journal.durable import NewFile
from journal.errors import CopyFailed
from journal.vault import Extent
from tests.journal.backup.copies import Copies, taken, texts

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


def _whole(copies: Copies, path: Path, name: str) -> dict[str, bytes]:
    """Return what a copy holds once it is brought back."""
    return texts(copies.open(copies.restore(path, name).folder))


def test_every_sitting_of_a_day_is_in_its_copy_and_the_day_keeps_one(copies: Copies) -> None:
    clock, vault = copies.desk.clock, copies.vault

    def due(memory: Memory) -> bool:
        return is_due(memory, vault.extent(), clock)

    assert due(Memory())
    memory = Memory().after(copies.back_up())
    assert not due(memory)
    vault.fold()
    assert not due(memory)  # nothing was changed
    clock.advance(timedelta(hours=1))
    vault.put("a", b"the whole sitting")
    assert due(memory), "a copy made in the middle of a sitting does not hold it"
    memory = memory.after(copies.back_up())
    assert not due(memory)
    (copy,) = copies.place.iterdir()
    assert _whole(copies, copy, "restored")["a"] == b"the whole sitting"
    clock.advance(timedelta(days=1))
    vault.put("a", b"of the next day")
    assert due(memory)
    copies.back_up()
    assert len(list(copies.place.iterdir())) == 2


def test_a_day_s_copy_is_there_until_the_next_one_is(
    copies: Copies, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = copies.back_up()
    kept = before.path.read_bytes()

    def refuse(*_: Path) -> None:
        raise OSError(errno.EIO, "no")

    with monkeypatch.context() as broken:
        broken.setattr(system, "move_over", refuse)
        with pytest.raises(CopyFailed):
            copies.back_up()  # of the same changes: it has the same name
    assert [path.read_bytes() for path in copies.place.iterdir()] == [kept]
    assert copies.back_up().path == before.path
    assert before.path.read_bytes() == kept
    copies.desk.clock.advance(timedelta(hours=1))
    copies.vault.put("a", b"later")
    with monkeypatch.context() as broken:
        broken.setattr(NewFile, "give_name", refuse)
        with pytest.raises(CopyFailed):
            copies.back_up()
    assert [path.read_bytes() for path in copies.place.iterdir()] == [kept]


def test_a_copy_without_damaged_files_takes_no_whole_one_s_place(copies: Copies) -> None:
    whole = copies.back_up()
    kept = whole.path.read_bytes()
    victim = copies.desk.sealed()[0]
    victim.write_bytes(victim.read_bytes()[:-1] + b"?")
    later = copies.back_up()
    assert later.left_out
    assert whole.path.read_bytes() == kept
    assert not is_due(Memory().after(later), copies.vault.extent(), copies.desk.clock)


def test_a_closed_journal_is_copied_whole_and_once_more_with_its_keys(copies: Copies) -> None:
    desk, vault = copies.desk, copies.vault
    vault.put("a", b"the last words")
    remembered = vault.remembered
    note_left(vault, desk.clock, copies.place, make_place=True)
    vault.close()
    taken(copy_closed(desk.state, desk.clock))
    memory = read_memory(remembered)
    assert memory.due is None
    assert memory.last is not None
    assert memory.last.by_name
    (copy,) = copies.place.iterdir()
    assert _whole(copies, copy, "restored")["a"] == b"the last words"
    again = desk.open()
    assert is_due(memory, again.extent(), desk.clock), "its bytes were not opened by a key yet"
    copies.vault = again
    made = copies.back_up()
    assert made.path == copy
    assert not is_due(memory.after(made), again.extent(), desk.clock)


def test_of_a_closed_journal_nothing_is_copied_that_was_or_was_not_wanted(copies: Copies) -> None:
    desk, vault = copies.desk, copies.vault
    note_left(vault, desk.clock, copies.place, make_place=True)
    note_left(vault, desk.clock, copies.place, make_place=True, wanted=False)
    assert not list(all_left(desk.state))
    write_memory(vault.remembered, Memory().after(copies.back_up()))
    note_left(vault, desk.clock, copies.place, make_place=True)
    assert not list(all_left(desk.state))


def test_a_file_of_a_closed_journal_that_is_not_what_its_name_says_is_left_out(
    copies: Copies,
) -> None:
    desk, vault = copies.desk, copies.vault
    vault.put("b", b"sound")
    whole = copies.back_up()
    desk.clock.advance(timedelta(hours=1))
    vault.put("c", b"later")
    remembered = vault.remembered
    note_left(vault, desk.clock, copies.place, make_place=True)
    vault.close()
    victim = max(desk.sealed(), key=lambda path: path.stat().st_mtime_ns)
    victim.write_bytes(victim.read_bytes()[:-1] + b"?")
    taken(copy_closed(desk.state, desk.clock))
    last = read_memory(remembered).last
    assert last is not None
    assert last.left_out == 1
    assert whole.path.exists(), "nothing is removed while something is damaged"


def test_a_copy_that_was_taken_away_is_made_again(copies: Copies) -> None:
    made = copies.back_up()
    memory = Memory().after(made)
    copies.desk.clock.advance(timedelta(hours=1))
    copies.vault.put("a", b"more")
    made.path.unlink()
    assert is_due(memory, copies.vault.extent(), copies.desk.clock)


def test_an_empty_journal_needs_no_copy() -> None:
    assert not is_due(Memory(), Extent(0, None), SetClock(START))


def test_what_is_remembered_lasts_and_damage_forgets_it(copies: Copies) -> None:
    folder = copies.vault.remembered
    memory = Memory().after(copies.back_up()).after_trouble("copy-place-away", no_space=False)
    assert memory.last is not None
    due = Due("journal", b"v" * 16, 3, START, "copies", make_place=True)
    memory = replace(memory, due=due, last=replace(memory.last, by_name=True))
    write_memory(folder, memory)
    assert read_memory(folder) == memory
    assert memory.last is not None
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
