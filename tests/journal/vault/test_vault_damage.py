"""Damage, loss and exchange are found and named; what is sound stays readable."""

import errno
import secrets
from pathlib import Path

import pytest

from journal.errors import HeaderDamaged, ReadOnlyJournal, RecordDamaged
from journal.vault import state
from journal.vault.census import take_census
from journal.vault.folder import Piece
from journal.vault.header import parse
from tests.journal.vault.desk import Desk, leave, version_of
from tests.journal.vault.three_days import ALL, holding, readable, three_days, without


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
