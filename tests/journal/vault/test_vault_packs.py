"""Packs are small and open fast, and what is in them is as it was put."""

import zlib

import pytest

from journal.vault import sealed
from journal.vault.crypto import random_bytes
from journal.vault.deflating import deflate, inflate
from journal.vault.keys import Keyring
from journal.vault.live import LiveSet
from journal.vault.rows import Record, Rows
from journal.vault.sealed import DEFLATED_FROM, Prologue, Unreadable, open_whole, seal_file
from tests.journal.vault.desk import Desk

KEYS = Keyring(bytes(16), 1, {1: bytes(32)})
PROLOGUE = Prologue(bytes(16), 1, b"d" * 16, 9, b"s" * 32)
WORDS = b"The pump was off, and nobody had been told of it. "
ROW: list[object] = ["thing", 1, 2, "sitting", 0, [], 0, 5]


def record(thing: str, body: bytes) -> Record:
    return Record(thing, 1, 2, "sitting", False, {b"e" * 16: 7}, b"head", len(body))


def pack(bodies: list[bytes]) -> bytes:
    records = [record(f"thing {number}", body) for number, body in enumerate(bodies)]
    live = LiveSet(((9, 9),), 0)
    return seal_file(KEYS, PROLOGUE, written=1, live=live, records=records, bodies=bodies)


def test_a_pack_is_smaller_than_its_text_and_gives_it_back() -> None:
    bodies = [WORDS * 60, b"", random_bytes(900)] * 20
    data = pack(bodies)
    opened, found = open_whole(KEYS, data)
    assert found == bodies
    assert [one.length for one in opened.records] == [len(body) for body in bodies]
    assert {one.headline for one in opened.records} == {b"head"}
    assert {tuple(one.knows.items()) for one in opened.records} == {((b"e" * 16, 7),)}
    assert len(data) < sum(map(len, bodies)) / 2


def test_the_length_of_a_change_or_a_small_pack_does_not_tell_how_it_reads() -> None:
    dull = [pack([bytes(100_000)]), pack([bytes(500), bytes(500)])]
    lively = [pack([random_bytes(100_000)]), pack([random_bytes(500), random_bytes(500)])]
    assert [len(data) for data in dull] == [len(data) for data in lively]


@pytest.mark.parametrize(
    "stream",
    [
        b"",
        b"no stream",
        deflate(WORDS)[:-1],
        deflate(WORDS) + b"x",
        deflate(WORDS[:-1]),
        deflate(WORDS + b"x"),
        zlib.compress(bytes(200_000_000), 9),
    ],
    ids=["empty", "other", "cut", "goes on", "short", "long", "bomb"],
)
def test_a_stream_that_is_not_what_it_says_is_refused_within_its_length(stream: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  its reason is nobody's to read
        inflate(stream, len(WORDS))
    assert inflate(deflate(WORDS), len(WORDS)) == WORDS


def test_a_body_that_does_not_inflate_is_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed, "_smaller", lambda body: (deflate(body)[:-1], True))
    data = pack([WORDS * 700, WORDS * 700])
    with pytest.raises(Unreadable, match="body"):
        open_whole(KEYS, data)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        *((0, 5), (0, None), (1, -1), (1, 1 << 63), (1, True), (2, 1.5), (3, 0)),
        *((5, {}), (5, [[0]]), (5, [[1, 1]]), (5, [[-1, 1]]), (5, [["0", 1]]), (5, [5])),
        *((6, -1), (6, 1), (6, None), (7, -1), (7, (64 << 20) + 1), (8, -1), (8, "x")),
    ],
)
def test_a_row_that_is_not_as_it_must_be_is_refused(place: int, value: object) -> None:
    assert len(Rows([[*ROW]], [], b"")) == 1
    row = [*ROW, 5]
    row[place] = value
    with pytest.raises((ValueError, TypeError, IndexError)):
        Rows([row], [b"e" * 16], b"")
    with pytest.raises(ValueError, match="7"):
        Rows([ROW[:7]], [], b"")


def test_reading_and_folding_go_on_where_packs_are_deflated(desk: Desk) -> None:
    vault = desk.create()
    texts = {f"answer/{number}": WORDS * (30 + number) for number in range(60)}
    assert sum(map(len, texts.values())) > DEFLATED_FROM
    for thing, text in texts.items():
        vault.put(thing, text, text[:20])
    vault.begin_sitting()
    vault.put("answer/7", b"another day", b"another")
    vault.remove("answer/8")
    vault.close()
    assert sum(path.stat().st_size for path in desk.sealed()) < 40_000
    again = desk.open()
    assert again.report.is_sound()
    texts |= {"answer/7": b"another day"}
    del texts["answer/8"]
    assert {info.thing: again.read(info.thing) for info in again.things()} == texts
    assert dict(again.headlines("answer/")) == {
        info.thing: info.headline for info in again.things("answer/")
    }
    first, last = again.history("answer/7")
    assert again.read_version(first.ref) == WORDS * 37
    assert again.read_version(last.ref) == b"another day"
    assert again.history("answer/8") == []


def test_a_full_pack_is_not_written_again_at_each_locking(desk: Desk) -> None:
    vault = desk.create()
    for number in range(5):
        vault.put(f"thing {number}", WORDS * 20_000)
    vault.fold()
    full = min(desk.sealed(), key=lambda path: path.stat().st_size).name  # the others hold one
    vault.put("thing", b"one more")
    vault.fold()
    assert full in [path.name for path in desk.sealed()]
