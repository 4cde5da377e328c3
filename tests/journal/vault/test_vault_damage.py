"""Damage, loss and exchange are found and named; what is sound stays readable."""

import errno
import hashlib
import secrets
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from journal.errors import HeaderDamaged, ReadOnlyJournal, RecordDamaged
from journal.vault import Vault, state
from journal.vault.census import take_census
from journal.vault.folder import Piece, read_pieces
from journal.vault.header import parse
from tests.journal.vault.desk import Desk, leave, version_of


def three_days(desk: Desk) -> Vault:
    """Make a journal with three answers, one each day, and return it open."""
    vault = desk.create()
    for number, thing in enumerate(("one", "two", "three")):
        if number:
            desk.clock.advance(timedelta(days=1))
        vault.put(thing, thing.encode() * 3, b"head")
    return vault


def holding(desk: Desk, vault: Vault, thing: str) -> Path:
    """Return the file that holds a thing."""
    return version_of(vault, thing).source.path


def readable(vault: Vault) -> dict[str, bytes]:
    """Return what can be read."""
    found = {}
    for info in vault.things():
        try:
            found[info.thing] = vault.read(info.thing)
        except RecordDamaged:
            continue
    return found


ALL = {"one": b"oneoneone", "two": b"twotwotwo", "three": b"threethreethree"}


def without(*things: str) -> dict[str, bytes]:
    return {thing: body for thing, body in ALL.items() if thing not in things}


@pytest.mark.parametrize("which", [0, 1])
def test_no_flipped_bit_of_a_header_copy_is_called_a_wrong_secret(
    memory_desk: Desk, which: int
) -> None:
    desk = memory_desk
    vault = three_days(desk)
    vault.close()
    path = desk.headers()[which]
    sound = path.read_bytes()
    for bit in range(len(sound) * 8):
        data = bytearray(sound)
        data[bit // 8] ^= 1 << bit % 8
        with pytest.raises(HeaderDamaged):
            parse(bytes(data))
        if bit % 37 == 0 or bit < 10 * 8:
            path.write_bytes(data)
            again = desk.open()
            assert readable(again) == ALL
            assert again.report.is_sound()
            again.close()
            assert path.read_bytes() == sound


def test_both_header_copies_damaged_is_said_before_any_passphrase_counts(desk: Desk) -> None:
    three_days(desk).close()
    for path in desk.headers():
        data = bytearray(path.read_bytes())
        data[70] ^= 1
        path.write_bytes(data)
    for secret in ("the tide comes back", "wrong"):
        with pytest.raises(HeaderDamaged):
            desk.open(secret)


def test_every_cut_of_both_header_copies_is_damage(memory_desk: Desk) -> None:
    desk = memory_desk
    three_days(desk).close()
    paths = {path: path.read_bytes() for path in desk.headers()}
    for length in range(256):
        for path, data in paths.items():
            path.write_bytes(data[:length])
        with pytest.raises(HeaderDamaged):
            desk.open()


@pytest.mark.parametrize(
    "step", [pytest.param(1, marks=pytest.mark.slow), 13], ids=["every bit", "padding thinly"]
)
def test_every_flipped_bit_of_a_change_is_found(memory_desk: Desk, step: int) -> None:
    """Each file is judged on its own: every bit of one, against the same keys."""
    desk = memory_desk
    vault = desk.create()
    vault.put("one", b"word " * 100, b"head")
    (path,) = desk.sealed()
    sound = path.read_bytes()
    keys = vault._keys
    unread = 0
    filled = 920 * 8  # bits before the padding, which is zeros under a tag of its own
    for bit in (*range(filled), *range(filled, len(sound) * 8, step)):
        data = bytearray(sound)
        data[bit // 8] ^= 1 << bit % 8
        census = take_census(keys, [Piece(path, path.stem, len(data), bytes(data))])
        assert len(census.broken) == 1
        assert not census.foreign
        assert not census.newer
        unread += census.broken[0].whole or census.broken[0].things == ("one",)
    assert 8 * 800 < unread <= filled  # the rest is padding: all can be read, and it is said


def test_every_cut_of_a_change_is_found(memory_desk: Desk) -> None:
    desk = memory_desk
    vault = desk.create()
    vault.put("one", b"word " * 100, b"head")
    (path,) = desk.sealed()
    sound = path.read_bytes()
    for length in range(len(sound)):
        piece = Piece(path, path.stem, length, sound[:length])
        census = take_census(vault._keys, [piece])
        assert [file.name for file in census.broken] == [path.stem]
        assert not census.sound
    piece = Piece(path, path.stem, len(sound) + 1, sound + b"!")
    assert [file.name for file in take_census(vault._keys, [piece]).broken] == [path.stem]


@pytest.mark.parametrize("thing", ["one", "two", "three"])
@pytest.mark.parametrize("at", [0, 9, 11, 20, 30, 40, 55, 60, 90, 130, 400, -1])
def test_damage_to_one_change_is_that_ones_alone(desk: Desk, thing: str, at: int) -> None:
    vault = three_days(desk)
    path = holding(desk, vault, thing)
    leave(vault)
    data = bytearray(path.read_bytes())
    data[at] ^= 64
    path.write_bytes(data)
    again = desk.open()
    in_padding = at in {400, -1}
    assert readable(again) == (ALL if in_padding else without(thing))
    assert [row.name for row in again.report.damaged] == [path.stem]
    assert again.report.missing == ()
    assert again.report.rolled_back is None
    assert again.read_only is None
    again.put("four", b"goes on")
    again.close()
    again = desk.open()
    assert again.read("four") == b"goes on"
    assert path.exists() is not in_padding  # what may be mended one day is kept as it is
    assert again.report.is_sound() is in_padding


def test_a_damaged_body_in_a_pack_leaves_the_others_and_says_which(desk: Desk) -> None:
    vault = three_days(desk)
    vault.fold()
    (path,) = desk.sealed()
    source = version_of(vault, "two")
    offset = source.source.opened.offsets[source.place]
    vault.close()
    data = bytearray(path.read_bytes())
    data[offset + 2] ^= 1
    path.write_bytes(data)
    again = desk.open()
    (row,) = again.report.damaged
    assert (row.things, row.whole) == (("two",), False)
    with pytest.raises(RecordDamaged):
        again.read("two")
    assert readable(again) == without("two")
    again.put("four", b"x")
    again.close()
    assert path.exists()  # what is damaged may be mended one day: folding left it
    assert readable(desk.open()) == {**without("two"), "four": b"x"}


def test_damage_in_a_large_pack_is_found_when_it_is_read(desk: Desk) -> None:
    vault = desk.create()
    for thing in ("one", "two"):
        vault.put(thing, secrets.token_bytes(300_000))
    vault.fold()
    (path,) = desk.sealed()
    vault.close()
    data = bytearray(path.read_bytes())
    data[100_000] ^= 1
    path.write_bytes(data)
    again = desk.open()
    assert len(readable(again)) == 1
    path.write_bytes(data[:-1])
    again.close()
    assert [row.whole for row in desk.open().report.damaged] == [True]


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


def test_an_older_answer_stays_when_the_newest_version_is_damaged(desk: Desk) -> None:
    vault = desk.create()
    vault.put("answer", b"monday")
    vault.begin_sitting()
    vault.put("answer", b"tuesday")
    path = holding(desk, vault, "answer")
    leave(vault)
    path.write_bytes(path.read_bytes()[:2000])
    again = desk.open()
    assert again.read("answer") == b"monday"
    assert len(again.report.damaged) == 1


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


def test_a_damaged_pack_is_told_in_changes_and_days(desk: Desk) -> None:
    vault = three_days(desk)
    vault.fold()
    (pack,) = desk.sealed()
    vault.put("four", b"x")
    leave(vault)
    pack.write_bytes(pack.read_bytes()[:-1])
    (row,) = desk.open().report.damaged
    assert (row.whole, row.changes) == (True, 3)
    assert row.before == desk.clock.now()


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


def test_a_damaged_file_that_was_carried_on_beside_is_named_once(desk: Desk) -> None:
    vault = three_days(desk)
    path = holding(desk, vault, "two")
    leave(vault)
    sound = path.read_bytes()
    path.write_bytes(sound[:-1])
    again = desk.open()
    assert again.report.asks()
    again.carry_on()
    assert not again.report.asks()
    again.close()
    again = desk.open()
    assert not again.report.asks()
    assert [row.name for row in again.report.known] == [path.stem]
    assert not again.report.is_sound()
    again.close()
    path.write_bytes(sound)  # mended from a copy
    again = desk.open()
    assert again.report.is_sound()
    assert readable(again) == ALL


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


def test_only_reading_leaves_every_byte_as_it_is(desk: Desk) -> None:
    vault = three_days(desk)
    path = holding(desk, vault, "two")
    leave(vault)
    path.write_bytes(path.read_bytes()[:-1])
    again = desk.open()
    before = {file.name: file.read_bytes() for file in desk.files()}
    again.only_read()
    assert again.read_only == "chosen"
    with pytest.raises(ReadOnlyJournal):
        again.put("four", b"x")
    assert readable(again) == without("two")
    again.close()
    assert {file.name: file.read_bytes() for file in desk.files()} == before
    again = desk.open()
    again.only_read()
    again.only_read(wanted=False)
    again.put("four", b"x")
    again.close()
    assert desk.open().read("four") == b"x"


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


def test_no_header_is_no_wrong_passphrase(desk: Desk) -> None:
    three_days(desk).close()
    for path in desk.headers():
        path.unlink()
    with pytest.raises(HeaderDamaged):
        desk.open("wrong")


@pytest.mark.parametrize("more", [b"\0", b"garbage", bytes(5000)])
def test_what_is_appended_to_any_file_is_found_and_nothing_is_lost(desk: Desk, more: bytes) -> None:
    """A header's other copy stands for it; a record file is named."""
    vault = three_days(desk)
    leave(vault)
    for path in desk.files():
        sound = path.read_bytes()
        path.write_bytes(sound + more)
        again = desk.open()
        is_header = sound.startswith(b"AWheader")
        assert again.report.is_sound() is is_header
        assert again.read_only is None
        leave(again)
        path.write_bytes(sound)
    assert readable(desk.open()) == ALL


@pytest.mark.parametrize(
    "step", [pytest.param(1, marks=pytest.mark.slow), 29], ids=["every bit", "every 29th"]
)
def test_every_flipped_bit_of_a_pack_is_found_and_costs_one_record_at_most(
    memory_desk: Desk, step: int
) -> None:
    desk = memory_desk
    vault = three_days(desk)
    vault.fold()
    (path,) = desk.sealed()
    sound, keys = path.read_bytes(), vault._keys
    bodies = version_of(vault, "one").source.opened.offsets
    for bit in range(0, len(sound) * 8, step):
        data = bytearray(sound)
        data[bit // 8] ^= 1 << bit % 8
        census = take_census(keys, [Piece(path, path.stem, len(data), bytes(data))])
        (broken,) = census.broken
        assert broken.whole is (bit // 8 < bodies[0])
        assert len(broken.things) == (bodies[0] <= bit // 8 < bodies[-1])


def test_a_removal_reaches_a_version_that_could_not_be_read_just_then(desk: Desk) -> None:
    vault = desk.create()
    vault.put("two", b"monday")
    vault.begin_sitting()
    vault.put("two", b"tuesday")
    path = holding(desk, vault, "two")
    leave(vault)
    sound = path.read_bytes()
    path.write_bytes(sound[:-1])
    again = desk.open()
    assert again.read("two") == b"monday"
    again.remove("two")
    leave(again)
    path.write_bytes(sound)
    again = desk.open()
    assert again.info("two") is None
    assert again.history("two") == []


def test_a_memory_that_the_medium_does_not_give_makes_nobody_new(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As somebody new, one could never fold or encrypt anew the files of before."""
    vault = three_days(desk)
    device = vault._seen.device
    vault.close()

    def fails(path: Path) -> bytes:
        raise OSError(errno.EIO, path.name)

    monkeypatch.setattr(state, "_read_start", fails)
    again = desk.open()
    assert again.read_only == "state"
    assert readable(again) == ALL
    again.close()
    monkeypatch.undo()
    again = desk.open()
    assert again._seen.device == device
    assert again.report.is_sound()
