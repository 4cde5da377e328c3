"""Changing the passphrase: another key for everything, resumable, and nobody's files are lost."""

import errno
import shutil
from pathlib import Path

import pytest

from docs import reader
from journal import durable, system
from journal.errors import (
    HeaderOutdated,
    ReadOnlyJournal,
    RecoveryCodeMistyped,
    SaveFailed,
    WrongSecret,
)
from journal.vault import Vault, kdf, rekeying, sealed, state
from tests.journal.vault.desk import CHEAP, PASSPHRASE, Desk, leave
from tests.journal.vault.rekeyed import rekey

NEW = "the ebb leaves shells"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kdf, "FLOOR", CHEAP)


def _written(desk: Desk) -> Vault:
    """Return an open journal with three sittings, a removal, and changes beside the pack."""
    vault = desk.create()
    for text in (b"1", b"2", b"3"):
        vault.begin_sitting()
        for thing in ("a", "b", "gone"):
            vault.put(thing, thing.encode() + text, b"head " + text)
    vault.remove("gone")
    vault.fold()
    vault.put("c", b"loose")
    return vault


def _all(vault: Vault) -> dict[str, list[bytes]]:
    return {
        info.thing: [vault.read_version(one.ref) for one in vault.history(info.thing)]
        for info in vault.things()
    }


def _generations(folder: Path) -> set[int]:
    return {
        sealed.parse_prologue(path.read_bytes()).generation
        for path in folder.glob("*.afterword")
        if path.read_bytes().startswith(sealed.MAGIC)
    }


def test_everything_is_under_the_new_key_and_only_the_new_passphrase_opens(desk: Desk) -> None:
    vault = _written(desk)
    before, first = _all(vault), vault._keys.generation
    told: list[tuple[int, int]] = []
    assert rekey(vault, NEW, lambda done, total: told.append((done, total))) == ""
    assert _all(vault) == before
    assert _generations(desk.folder) == {vault._keys.generation} != {first}
    assert told[-1][0] == told[-1][1] > 0
    vault.close()
    with pytest.raises(WrongSecret):
        desk.open()
    again = desk.open(NEW)
    assert again.report.is_sound()
    assert again.read_only is None
    assert _all(again) == before
    assert again.info("gone") is None
    again.close()
    read = reader.open_folder(desk.folder, reader.PASSPHRASE, NEW)
    assert read.problems == []
    assert {thing: len(found) for thing, found in reader.present(read).items()} == {
        thing: len(found) for thing, found in before.items()
    }


def test_an_old_copy_still_opens_with_the_old_passphrase_and_reads_nothing_newer(
    desk: Desk,
) -> None:
    vault = _written(desk)
    desk.keep("copy")
    rekey(vault, NEW)
    vault.put("later", b"not for the old passphrase")
    newer = {
        path: path.read_bytes()
        for path in desk.sealed()
        if not (desk.base / "copy" / path.name).exists()
    }
    vault.close()
    desk.bring_back("copy")
    for path, data in newer.items():
        path.write_bytes(data)
    other = desk.open(state="elsewhere")
    assert other.read("a") == b"a3"
    assert other.info("later") is None
    assert other.report.apart == len(newer) > 0
    assert other.report.damaged == ()


def test_it_goes_on_where_it_was_cut_short_also_after_opening(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rekeying, "AT_A_TIME", 1)
    vault = _written(desk)
    before = _all(vault)
    vault.change_passphrase(NEW)
    vault.rekey_step()
    assert vault.rekey_left() > 0
    assert len(_generations(desk.folder)) == 2
    leave(vault)
    again = desk.open(NEW)
    assert again.report.is_sound()
    assert _all(again) == before
    steps = 0
    while again.rekey_left():
        again.rekey_step()
        steps += 1
    assert steps
    assert len(_generations(desk.folder)) == 1
    again.close()
    assert _all(desk.open(NEW)) == before


def test_the_code_on_an_earlier_sheet_stops_working_and_a_new_one_opens(desk: Desk) -> None:
    vault = _written(desk)
    old = vault.add_recovery()
    new = rekey(vault, NEW)
    assert new not in {"", old}
    vault.close()
    with pytest.raises(WrongSecret):
        desk.open(old, recovery=True)
    by_code = desk.open(new, recovery=True)
    assert by_code.read("a") == b"a3"
    newest = by_code.add_recovery()
    by_code.close()
    with pytest.raises(WrongSecret):
        desk.open(new, recovery=True)
    assert desk.open(newest, recovery=True).read("a") == b"a3"


def test_the_recovery_code_leads_to_a_new_passphrase(desk: Desk) -> None:
    code = _written(desk).add_recovery()
    desk.opened[-1].close()
    vault = desk.open(code, recovery=True)
    rekey(vault, NEW)
    vault.close()
    assert desk.open(NEW).read("b") == b"b3"


def test_trying_a_secret_changes_nothing_and_says_what_opens(desk: Desk) -> None:
    vault = _written(desk)
    code = vault.add_recovery()
    files = {path: path.read_bytes() for path in desk.files()}
    vault.check_secret(code, recovery=True)
    vault.check_secret(PASSPHRASE)
    with pytest.raises(WrongSecret):
        vault.check_secret(NEW)
    mistyped = ("0" if code[7] != "0" else "2").join((code[:7], code[8:]))
    with pytest.raises(RecoveryCodeMistyped) as found:
        vault.check_secret(mistyped, recovery=True)
    assert found.value.fields["group"] == 2
    assert {path: path.read_bytes() for path in desk.files()} == files


def test_late_files_of_another_device_open_and_it_rewrites_its_own(desk: Desk) -> None:
    """Two installations share the folder; the second writes under the old key once more."""
    vault = _written(desk)
    vault.close()
    other = desk.open(state="other")
    other.put("theirs", b"early")
    mine = desk.open()
    rekey(mine, NEW)
    assert mine.read("theirs") == b"early"
    other.put("theirs", b"late")  # it does not know of the new key yet
    mine.close()
    leave(other)
    again = desk.open(NEW)
    assert again.report.is_sound()
    assert again.read("theirs") == b"late"
    assert again.rekey_left() == 0  # another device's file is not ours to rewrite
    again.close()
    there = desk.open(NEW, state="other")
    assert there.rekey_left() > 0
    while there.rekey_left():
        there.rekey_step()
    assert _generations(desk.folder) == {there._keys.generation}
    assert there.read("theirs") == b"late"
    there.close()


def test_a_device_that_has_the_old_header_in_hand_changes_no_door(desk: Desk) -> None:
    vault = _written(desk)
    vault.close()
    other = desk.open(state="other")
    mine = desk.open()
    rekey(mine, NEW)
    for change in (other.add_recovery, lambda: other.change_passphrase("a third one")):
        with pytest.raises(HeaderOutdated):
            change()
    other.carry_on()  # looks again; the header that was replaced does not come back
    assert len(desk.headers()) == 2
    mine.close()
    other.close()
    assert desk.open(NEW).report.is_sound()


def _both_change(desk: Desk) -> tuple[str, str]:
    """Change the passphrase on two devices that can't see each other; return loser and winner."""
    vault = _written(desk)
    vault.close()
    other = desk.open(state="other")
    other.put("theirs", b"there")
    other.close()
    desk.keep("before")
    mine = desk.open()
    rekey(mine, "mine " + NEW)
    mine.put("a", b"mine, later")
    first = mine._door.header.rank()
    mine.close()
    shutil.move(desk.folder, desk.base / "mine")
    shutil.copytree(desk.base / "before", desk.folder)
    there = desk.open(state="other")
    rekey(there, "there " + NEW)
    there.put("theirs", b"there, later")
    second = there._door.header.rank()
    there.close()
    _sync(desk)
    passphrases = ("mine " + NEW, "there " + NEW)
    return passphrases if second > first else (passphrases[1], passphrases[0])


def _sync(desk: Desk) -> None:
    """Let an engine carry each side's new files over, and what each side removed."""
    before = {path.name for path in (desk.base / "before").iterdir()}
    here = {path.name for path in (desk.base / "mine").iterdir()}
    there = {path.name for path in desk.folder.iterdir()}
    for name in here - there - before:
        shutil.copy(desk.base / "mine" / name, desk.folder / name)
    for name in (there & before) - here:
        (desk.folder / name).unlink()


@pytest.mark.parametrize("state", ["state", "other"])
def test_two_passphrases_set_apart_lose_nothing_and_are_joined(desk: Desk, state: str) -> None:
    loser, winner = _both_change(desk)
    with pytest.raises(WrongSecret):
        desk.open(loser)
    vault = desk.open(winner, state=state)
    assert vault.report.apart > 0
    assert vault.report.damaged == ()
    assert not vault.report.is_sound()
    vault.put("meanwhile", b"can be saved")
    vault.close()
    vault = desk.open(winner, state=state)  # opening, closing and tidying removed nothing
    with pytest.raises(WrongSecret):
        vault.join("a guess")
    vault.join(loser)
    assert vault.report.is_sound()
    assert vault.read("meanwhile") == b"can be saved"
    assert vault.read("a") == b"mine, later"
    assert vault.read("theirs") == b"there, later"
    vault.put("after", b"can be saved")
    vault.close()
    again = desk.open(winner, state="third")
    assert again.report.is_sound()
    assert again.read("a") == b"mine, later"
    assert again.read("theirs") == b"there, later"


def test_a_device_whose_own_files_are_apart_takes_no_number_twice(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It knows its id, under a key it holds, and its files are under one that it does not."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        use = Vault._use_door

        def use_without_remembering(vault: Vault) -> None:
            with patch.context() as during:
                during.setattr(state, "write_seen", full)
                use(vault)

        patch.setattr(Vault, "_use_door", use_without_remembering)
        patch.setattr(Vault, "close", _leave_and_close)
        loser, winner = _both_change(desk)
    where = "state" if loser.startswith("mine") else "other"
    vault = desk.open(winner, state=where)
    vault.put("between", b"can be saved")
    vault.join(loser)
    assert vault.report.is_sound(), vault.report
    assert vault.read("between") == b"can be saved"
    assert vault.read("a") == b"mine, later"
    assert vault.read("theirs") == b"there, later"


def _leave_and_close(vault: Vault) -> None:
    """End as a process does that is killed: nothing is remembered at the end."""
    assert vault._top is not None
    vault._top.close()
    leave(vault)


def test_a_damaged_file_stays_as_it_is_and_the_rest_is_rewritten(desk: Desk) -> None:
    vault = _written(desk)
    vault.close()
    (pack,) = desk.sealed()
    vault = desk.open()
    vault.put("d", b"sound")
    data = bytearray(pack.read_bytes())
    at = len(data) // 2
    place = vault._shelf.current("a")
    assert place is not None
    at = place.source.opened.offsets[place.place]
    data[at] ^= 1
    pack.write_bytes(data)
    rekey(vault, NEW)
    assert vault.rekey_left() == 0
    assert pack.read_bytes() == bytes(data)
    vault.close()
    again = desk.open(NEW)
    assert [row.name for row in again.report.damaged] == [pack.stem]
    assert again.read("d") == b"sound"
    assert again.read("b") == b"b3"  # in the damaged file, under the key of before


def test_nothing_changes_where_the_header_cannot_be_written(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = _written(desk)
    before = {path.name for path in desk.files()}

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr("journal.durable.write_new", full)
        with pytest.raises(SaveFailed):
            vault.change_passphrase(NEW)
    assert {path.name for path in desk.files()} == before
    vault.put("a", b"still saves")
    vault.close()
    assert desk.open().read("a") == b"still saves"


def test_a_journal_open_for_reading_keeps_its_passphrase(desk: Desk) -> None:
    _written(desk)
    second = desk.open()
    with pytest.raises(ReadOnlyJournal):
        second.change_passphrase(NEW)


def test_what_waits_for_room_is_sealed_anew(desk: Desk) -> None:
    """Words laid aside on a full disk are still there after the key was changed."""
    vault = _written(desk)
    vault._holding_back = True
    write = vault._store.write

    def full(*_: object, **__: object) -> None:
        raise SaveFailed(errno=28, no_space=True, folder=desk.folder)

    vault._store.write = full  # type: ignore[method-assign,assignment]  # the folder is full
    vault.put("late", b"last words")
    vault._store.write = write  # type: ignore[method-assign]  # and has room again
    vault._holding_back = False
    vault.change_passphrase(NEW)
    leave(vault)
    assert desk.open(NEW).read("late") == b"last words"


def test_a_first_copy_of_the_header_that_cannot_be_taken_back_counts(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a passphrase nobody was told of would open the journal, and the told one would not."""
    vault = _written(desk)
    write, written = durable.write_new, list[Path]()

    def second_fails(path: Path, data: bytes) -> None:
        if written:
            raise OSError(errno.ENOSPC, "full")
        written.append(path)
        write(path, data)

    def stays(_: Path) -> None:
        raise OSError(errno.EIO, "a dying disk")

    with monkeypatch.context() as patch:
        patch.setattr(durable, "write_new", second_fails)
        patch.setattr(system, "remove", stays)
        vault.change_passphrase(NEW)
    assert written[0].exists()
    leave(vault)
    with pytest.raises(WrongSecret):
        desk.open()
    again = desk.open(NEW)
    assert again.read("a") == b"a3"
    assert len(desk.headers()) == 2  # the second copy is written now, and the older ones are gone
