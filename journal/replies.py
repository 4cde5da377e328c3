"""What comes back in: the files of members' replies, hostile until parsed.

A file is looked at in this order: its size, its shape, its checksum, the page it answers, its seal,
what it says. Each step costs little and says plainly what is the matter; nothing of a file that
fails is kept. It knows no screen and opens no file for writing. docs/replies.md has the format.
"""

import base64
import binascii
import hashlib
import json
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, Protocol, TypeAlias

from journal.disclosure.folding import clean
from journal.errors import (
    ReplyAltered,
    ReplyDamaged,
    ReplyForeign,
    ReplyNewer,
    ReplyNotOne,
    ReplyTooLarge,
    ReplyUnreadable,
)
from journal.letterbox import MAGIC, PAGE_BYTES, NotSealedForThis, unseal
from journal.model import Reply, Share

LIMIT = 512 * 1024  # bytes of a file; eight answers of the longest are below it
ANSWER_LIMIT = 20_000  # characters; the page itself stops at 8,000
NAME_LIMIT = 200
_FAMILY = b"AWreply"
_ID = re.compile(r"[0-9a-f]{32}\Z")

Came: TypeAlias = Literal["new", "already", "removed"]


@dataclass(frozen=True)
class Sealed:
    """A reply that arrived whole and was not opened yet."""

    page: bytes
    sealed: bytes


@dataclass(frozen=True)
class Brought:
    """What became of a file: a new reply, one that is there already, or one removed before."""

    came: Came
    reply: Reply
    title: str  # of the page it answers


class Shelf(Protocol):
    """Where shares and replies are kept."""

    def letterbox_shares(self) -> tuple[Share, ...]:
        """Return the rows of the ledger that replies can come back to, with their keys."""
        ...

    def find_reply(self, reply: Reply) -> Reply | None:
        """Return the kept reply with the same ids, if there is one."""
        ...

    def save_reply(self, reply: Reply) -> None:
        """Keep a reply."""
        ...


def load(file: Path) -> bytes:
    """Return a file's bytes; ``ReplyTooLarge``, or ``ReplyNotOne`` where it can't be read."""
    try:
        if not file.is_file():
            raise ReplyNotOne
        with file.open("rb") as opened:
            data = opened.read(LIMIT + 1)
    except OSError:
        raise ReplyNotOne from None
    if len(data) > LIMIT:
        raise ReplyTooLarge
    return data


def bring_in(data: bytes, shelf: Shelf, now: datetime) -> Brought:
    """Open a reply and keep it; the errors of ``parse`` and ``open_reply``, and ``ReplyForeign``.

    One that is there already, or was removed before, changes nothing.
    """
    sealed = parse(data)
    share = _answered_by(sealed, shelf)
    reply = open_reply(sealed, share, now)
    kept = shelf.find_reply(reply)
    if kept is None:
        shelf.save_reply(reply)
        return Brought("new", reply, share.title)
    if not kept.removed and (kept.from_, kept.answers) != (reply.from_, reply.answers):
        return _another(reply, shelf, share)
    return Brought("removed" if kept.removed else "already", kept, share.title)


def _another(reply: Reply, shelf: Shelf, share: Share) -> Brought:
    """Keep a reply that was changed and saved once more beside the first: nothing said is lost."""
    said = json.dumps([reply.id, reply.from_, reply.answers]).encode()
    other = Reply(
        id=hashlib.sha256(said).hexdigest()[:32],
        share=reply.share,
        reflection=reply.reflection,
        at=reply.at,
        from_=reply.from_,
        answers=reply.answers,
    )
    kept = shelf.find_reply(other)
    if kept is None:
        shelf.save_reply(other)
    came: Came = "new" if kept is None else "removed" if kept.removed else "already"
    return Brought(came, kept or other, share.title)


def parse(data: bytes) -> Sealed:
    """Return what a file holds. Line ends that a mail made anew are no damage.

    ``ReplyTooLarge``, ``ReplyNotOne``, ``ReplyNewer``, ``ReplyDamaged``.
    """
    if len(data) > LIMIT:
        raise ReplyTooLarge
    lines = data.removeprefix(b"\xef\xbb\xbf").split()
    if not lines or not lines[0].startswith(_FAMILY):
        raise ReplyNotOne
    if lines[0] != MAGIC:
        raise ReplyNewer if re.fullmatch(rb"AWreply\d+", lines[0]) else ReplyNotOne
    if len(lines) < 3:
        raise ReplyDamaged
    try:
        whole = base64.b64decode(b"".join(lines[1:-1]), validate=True)
    except binascii.Error:
        raise ReplyDamaged from None
    if hashlib.sha256(whole).hexdigest().encode() != lines[-1]:
        raise ReplyDamaged
    return Sealed(whole[:PAGE_BYTES], whole[PAGE_BYTES:])


def _answered_by(sealed: Sealed, shelf: Shelf) -> Share:
    for share in shelf.letterbox_shares():
        if share.letterbox is not None and share.letterbox.page == sealed.page:
            return share
    raise ReplyForeign


def open_reply(sealed: Sealed, share: Share, now: datetime) -> Reply:
    """Return what a reply to ``share`` says; ``ReplyAltered``, ``ReplyUnreadable``."""
    if share.letterbox is None:
        raise ReplyForeign
    try:
        text = unseal(share.letterbox, sealed.sealed)
    except NotSealedForThis:
        raise ReplyAltered from None
    try:
        said = json.loads(text)
        return _reply(said, share, now)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise ReplyUnreadable from None


def _reply(said: Any, share: Share, now: datetime) -> Reply:
    """Return the reply; whatever does not fit raises one of what ``open_reply`` turns."""
    if not _ID.match(said["id"]):
        raise ValueError("id")
    answers = dict(_answer(one, len(share.questions)) for one in said["answers"])
    if not answers or len(answers) != len(said["answers"]):
        raise ValueError("answers")
    name = " ".join(_text(said["from"], NAME_LIMIT).split())
    return Reply(said["id"], share.id, share.reflection, now, name, tuple(sorted(answers.items())))


def _answer(one: Any, questions: int) -> tuple[int, str]:
    place, text = one
    if type(place) is not int or not 0 <= place < questions:
        raise ValueError("question")
    words = _text(text, ANSWER_LIMIT).strip()
    if not words:
        raise ValueError("empty")
    return place, words


def _text(text: Any, limit: int) -> str:
    """Return a text without what cannot be seen; controls, directions and halves of pairs go."""
    if type(text) is not str or len(text) > limit:
        raise ValueError("text")
    return clean(text)
