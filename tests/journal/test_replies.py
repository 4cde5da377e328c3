"""Replies are hostile until parsed: each kind of bad file has its own word, and changes nothing."""

import json
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.errors import (
    AfterwordError,
    ReplyAltered,
    ReplyDamaged,
    ReplyForeign,
    ReplyNewer,
    ReplyNotOne,
    ReplyTooLarge,
    ReplyUnreadable,
)
from journal.guides.guide import Door
from journal.letterbox import new_letterbox
from journal.model import Reply, Share
from journal.replies import LIMIT, bring_in, load
from tests.journal.replying import ID, packed, reply_file, sealed_file

NOW = datetime(2026, 3, 24, 12, 0, tzinfo=UTC)
BOX = new_letterbox()
OTHER = "ffeeddccbbaa99887766554433221100"


def _share(name: str, **rest: object) -> Share:
    fields: dict[str, object] = {
        "questions": ("What did you see?", "What did it cost?"),
        "letterbox": BOX,
    } | rest
    return Share(
        name,
        "r" * 32,
        Door.GROUP,
        NOW,
        f"Page {name}",
        "",
        "",
        "protected",
        0,
        "",
        (),
        0,
        **fields,  # type: ignore[arg-type]  # the rest of a share's fields
    )


class Shelf:
    """Keeps shares and replies in memory."""

    def __init__(self, *shares: Share) -> None:
        self.shares, self.kept = shares, dict[tuple[str, str], Reply]()

    def letterbox_shares(self) -> tuple[Share, ...]:
        return self.shares

    def find_reply(self, reply: Reply) -> Reply | None:
        return self.kept.get((reply.share, reply.id))

    def save_reply(self, reply: Reply) -> None:
        self.kept[reply.share, reply.id] = reply


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(_share("later", letterbox=new_letterbox()), _share("first"))


def test_a_reply_comes_to_the_page_it_answers(shelf: Shelf) -> None:
    data = reply_file(BOX, [(1, "Until nine.\nAll of us."), (0, "The queue.")], "  Order\tDesk ")
    came = bring_in(data, shelf, NOW)
    assert (came.came, came.title) == ("new", "Page first")
    (kept,) = shelf.kept.values()
    assert kept == came.reply
    assert (kept.share, kept.at, kept.from_) == ("first", NOW, "Order Desk")
    assert kept.answers == ((0, "The queue."), (1, "Until nine.\nAll of us."))


def test_a_reply_without_a_name_says_no_name(shelf: Shelf) -> None:
    assert bring_in(reply_file(BOX), shelf, NOW).reply.from_ == ""


def test_the_same_reply_twice_is_one_and_a_changed_one_stands_beside_it(shelf: Shelf) -> None:
    first, again = reply_file(BOX), reply_file(BOX)
    assert first != again, "sealing is random"
    assert [bring_in(one, shelf, NOW).came for one in (first, first, again)] == [
        "new",
        "already",
        "already",
    ]
    more = reply_file(BOX, [(0, "We stayed until ten.")])
    assert [bring_in(more, shelf, NOW).came for _ in range(2)] == ["new", "already"]
    assert len(shelf.kept) == 2


def test_one_that_was_removed_does_not_come_back(shelf: Shelf) -> None:
    reply = bring_in(reply_file(BOX), shelf, NOW).reply
    shelf.save_reply(replace(reply, answers=(), removed=True))
    assert bring_in(reply_file(BOX), shelf, NOW).came == "removed"
    assert shelf.kept[reply.share, reply.id].answers == ()


def test_mail_may_break_its_lines(shelf: Shelf) -> None:
    lines = reply_file(BOX).decode().split("\n")
    broken = [lines[1][at : at + 76] for at in range(0, len(lines[1]), 76)]
    mailed = "\r\n".join(["\ufeff" + lines[0], *broken, lines[2], "", ""])
    assert bring_in(mailed.encode(), shelf, NOW).came == "new"


def _said(**changes: object) -> bytes:
    return json.dumps({"id": ID, "from": "", "answers": [[0, "x"]]} | changes).encode()


HOSTILE = {
    "not JSON": b"<script>alert(1)</script>",
    "not UTF-8": b"\xff\xfe\x00",
    "a list": b"[]",
    "nothing": b"",
    "deep": b"[" * 20_000,
    "a huge number": b'{"id": ' + b"9" * 20_000 + b"}",
    "no id": b'{"from": "", "answers": [[0, "x"]]}',
    "a path for an id": _said(id="../../etc/passwd"),
    "an id and more": _said(id=ID + "\n"),
    "a number for an id": _said(id=7),
    "no answers": _said(answers=[]),
    "answers that are text": _said(answers="x"),
    "another question": _said(answers=[[2, "x"]]),
    "a question before the first": _said(answers=[[-1, "x"]]),
    "true for a question": _said(answers=[[True, "x"]]),
    "the same question twice": _said(answers=[[0, "x"], [0, "y"]]),
    "an answer that is a list": _said(answers=[[0, ["x"]]]),
    "an answer of blanks": _said(answers=[[0, " \u200b\u202e "]]),
    "a long answer": _said(answers=[[0, "x" * 20_001]]),
    "a long name": _said(**{"from": "x" * 201}),
    "a name that is a list": _said(**{"from": ["x"]}),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_a_page_would_not_write_is_not_taken(shelf: Shelf, text: bytes) -> None:
    with pytest.raises(ReplyUnreadable):
        bring_in(sealed_file(BOX, text), shelf, NOW)
    assert shelf.kept == {}


def test_markup_and_what_cannot_be_seen_are_text_or_gone(shelf: Shelf) -> None:
    text = "<b onclick=x>[a](b)</b>\x00\x1b[31m\u202eevil\u2066\ud800\u200b\U000e0041 ok\r\nnext"
    reply = bring_in(reply_file(BOX, [(0, text)], "Desk\n\u202e<img src=x>"), shelf, NOW).reply
    assert reply.answers == ((0, "<b onclick=x>[a](b)</b>[31mevil ok\nnext"),)
    assert reply.from_ == "Desk <img src=x>"


def _foreign() -> bytes:
    return reply_file(new_letterbox())


def _replayed() -> bytes:
    """A reply to another page, made to look as if it answered this one."""
    return sealed_file(new_letterbox(), _said(), page=BOX.page)


BAD: dict[str, tuple[type[AfterwordError], bytes]] = {
    "empty": (ReplyNotOne, b""),
    "a picture": (ReplyNotOne, b"\x89PNG\r\n\x1a\n" + bytes(5000)),
    "some text": (ReplyNotOne, b"Dear all, here is my reply."),
    "nearly": (ReplyNotOne, b"AWreplyX\nAAAA\n" + b"0" * 64),
    "from a later version": (ReplyNewer, reply_file(BOX).replace(b"AWreply1", b"AWreply2")),
    "ten megabytes": (ReplyTooLarge, b"AWreply1\n" + b"A" * 10_000_000),
    "only its first line": (ReplyDamaged, b"AWreply1\n"),
    "not base64": (ReplyDamaged, reply_file(BOX).replace(b"=", b"*")[:-30] + b"\n"),
    "answers another journal": (ReplyForeign, _foreign()),
    "sealed for another page": (ReplyAltered, _replayed()),
    "no seal at all": (ReplyAltered, packed(BOX.page, b"")),
    "zeros for a seal": (ReplyAltered, packed(BOX.page, bytes(200))),
}


@pytest.mark.parametrize(("kind", "data"), BAD.values(), ids=BAD.keys())
def test_each_bad_file_is_told_apart(shelf: Shelf, kind: type[AfterwordError], data: bytes) -> None:
    with pytest.raises(kind):
        bring_in(data, shelf, NOW)
    assert shelf.kept == {}


def test_a_cut_reply_is_named_wherever_it_was_cut(shelf: Shelf) -> None:
    data = reply_file(BOX)
    for at in range(9, len(data) - 2, 7):
        with pytest.raises(ReplyDamaged):
            bring_in(data[:at], shelf, NOW)
    assert shelf.kept == {}


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300), st.booleans())
def test_any_bytes_at_all_end_in_a_plain_word(data: bytes, begins: bool) -> None:
    with pytest.raises(AfterwordError):
        bring_in(b"AWreply1\n" + data if begins else data, Shelf(_share("first")), NOW)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 7))
def test_any_turned_bit_is_noticed(at: int, bit: int) -> None:
    data, shelf = bytearray(reply_file(BOX)), Shelf(_share("first"))
    data[at % len(data)] ^= 1 << bit
    try:
        came = bring_in(bytes(data), shelf, NOW)
    except AfterwordError:
        assert shelf.kept == {}
        return
    assert came.reply.answers == ((0, "We stayed until nine."),), "only white space was turned"


def test_a_file_is_read_no_further_than_a_reply_can_be_long(tmp_path: Path) -> None:
    large = tmp_path / "reply.txt"
    with large.open("wb") as file:
        file.truncate(10 * 1024**3)  # a hole; reading it whole would be felt
    with pytest.raises(ReplyTooLarge):
        load(large)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for other in (pipe, tmp_path, tmp_path / "not-there"):
        with pytest.raises(ReplyNotOne):
            load(other)
    small = tmp_path / "small"
    small.write_bytes(b"x" * LIMIT)
    assert len(load(small)) == LIMIT
