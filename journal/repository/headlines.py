"""What a list of reflections needs, kept small beside each record so that no body is decrypted.

A reflection's headline is the reflection without what only its own page needs; an answer's says
whether it is empty and how it begins.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from journal import path
from journal.clock import Clock
from journal.codec import decode, encode, encode_short
from journal.guides.guide import Guide, Share, StageKind
from journal.model import FollowUp, GateRecord, Reflection, Reply
from journal.model import Share as LedgerRow
from journal.path import StageState, Standing
from journal.search import texts_of
from journal.values import Value

_WORDS_LIMIT = 160  # characters of an answer
_NAME_LIMIT = 200  # characters of a title, a role, a heading
_EMPTY, _WRITTEN = b"-", b"+"
REMOVED = _EMPTY  # of a reply


@dataclass(frozen=True)
class Headline:
    """One reflection in a list."""

    id: str
    title: str
    role: str
    group: str
    guide: str  # the guide's id
    created: datetime
    updated: datetime
    standing: Standing
    parts: tuple[StageState, ...]  # one for each part; empty if its guide cannot be read
    first_words: str  # of the first answer on the path that may leave
    quiet_until: datetime | None  # while it rests; ``None`` where the person doesn't know yet
    remind: datetime | None  # while it is paused at the gate
    follow_up: FollowUp | None  # the next look back
    closed_at: datetime | None
    is_held: bool
    asks_since: datetime | None  # a day or a time that was set has come


def brief(reflection: Reflection) -> bytes:
    """Return the headline of a reflection: all that standings need, at most some 30 KiB."""
    gate = GateRecord(outcome=reflection.gate.outcome, remind=reflection.gate.remind)
    quiet = replace(reflection.quiet, carry="") if reflection.quiet else None
    return encode_short(
        replace(
            reflection,
            title=reflection.title[:_NAME_LIMIT],
            role=reflection.role[:_NAME_LIMIT],
            group=reflection.group[:_NAME_LIMIT],
            gate=gate,
            holds=tuple(one for one in reflection.holds if one.is_active()),
            quiet=quiet,
            drafts={},
            let_be=(),
            sittings=tuple(replace(one, touched=(), seen="") for one in reflection.sittings[-1:]),
            not_taken=(),
        )
    )


def read_brief(headline: bytes) -> Reflection:
    """Return what ``brief`` kept; ``ValueError``."""
    return decode(Reflection, headline)


def answer_brief(value: Value) -> bytes:
    """Return the headline of an answer."""
    if value.is_empty():
        return _EMPTY
    words = " ".join(word for text in texts_of(value) for word in text[:_NAME_LIMIT].split())
    return _WRITTEN + words[:_WORDS_LIMIT].encode("utf-8", "replace")


def read_answer_brief(headline: bytes) -> str | None:
    """Return how an answer begins; ``None`` if it is empty."""
    return headline[1:].decode("utf-8", "replace") if headline[:1] == _WRITTEN else None


def share_brief(share: LedgerRow) -> bytes:
    """Return the headline of a row of the ledger: all but the bytes that left and their keys."""
    headings = tuple(heading[:_NAME_LIMIT] for heading in share.prompts[:50])
    short = replace(share, prompts=headings, why=share.why[:_NAME_LIMIT])
    return encode(replace(short, content=b"", letterbox=None, passphrase=""))


def reply_brief(reply: Reply) -> bytes:
    """Return the headline of a reply: whether it is still there."""
    return REMOVED if reply.removed else _WRITTEN


def headline_of(
    reflection: Reflection, guide: Guide | None, words: Mapping[str, str], clock: Clock
) -> Headline:
    """Return one line of the list. ``words`` maps prompts with an answer to how it begins."""
    resting = path.is_resting(reflection, clock) and reflection.quiet
    return Headline(
        id=reflection.id,
        title=reflection.title,
        role=reflection.role,
        group=reflection.group,
        guide=reflection.guide.id,
        created=reflection.created,
        updated=reflection.updated or reflection.created,
        standing=path.standing(guide, reflection, words.keys(), clock),
        parts=path.part_states(guide, reflection, words.keys()) if guide else (),
        first_words=_first_words(guide, words),
        quiet_until=resting.until if resting else None,
        remind=reflection.gate.remind,
        follow_up=path.next_follow_up(reflection),
        closed_at=reflection.closed_at,
        is_held=reflection.is_held(),
        asks_since=path.asks_since(reflection, clock),
    )


def _first_words(guide: Guide | None, words: Mapping[str, str]) -> str:
    """Return how the first writing that may leave begins: sealed words stay off the list."""
    stages = guide.stages() if guide else ()
    for stage in stages:
        for prompt in stage.prompts:
            if (
                stage.kind is StageKind.WRITING
                and prompt.share is not Share.SEALED
                and words.get(prompt.id)
            ):
                return words[prompt.id]
    return ""
