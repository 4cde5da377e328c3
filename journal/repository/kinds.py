"""The kinds of records there are: under which name, of which shape, with which headline.

One row for each, so that a record that comes from elsewhere can be checked and listed like one that
was written here. A record of a kind that isn't here was written by a later minor version.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from journal.codec import decode
from journal.guides.guide import GuideSource
from journal.guides.load import digest_of
from journal.model import Answer, Choice, Note, Profile, Reflection, Reply, Share
from journal.repository import records
from journal.repository.headlines import answer_brief, brief, reply_brief, share_brief
from journal.repository.records import AliasList
from journal.vault.gone import Gone


@dataclass(frozen=True)
class Kind:
    """``prefix`` is how the names begin, or the whole name; ``name_of`` makes one from a value."""

    prefix: str
    shape: type
    name_of: Callable[[Any], str]
    headline_of: Callable[[Any], bytes] = lambda _: b""

    def has(self, thing: str) -> bool:
        """Tell whether a name is of this kind."""
        return thing.startswith(self.prefix) if self.prefix.endswith("/") else thing == self.prefix


KINDS = (
    Kind(
        records.REFLECTIONS,
        Reflection,
        lambda one: records.reflection_thing(one.id),
        brief,
    ),
    Kind(
        records.ANSWERS,
        Answer,
        lambda one: records.answer_thing(one.reflection, one.prompt),
        lambda one: answer_brief(one.value),
    ),
    Kind("guide/", GuideSource, lambda one: records.guide_thing(digest_of(one))),
    Kind("choice/", Choice, lambda one: records.choice_thing(one.reflection, one.door)),
    Kind(records.SHARES, Share, lambda one: records.share_thing(one.id), share_brief),
    Kind(
        records.REPLIES,
        Reply,
        lambda one: records.reply_thing(one.reflection, one.share, one.id),
        reply_brief,
    ),
    Kind(records.NOTES, Note, lambda one: records.note_thing(one.id)),
    Kind(records.GONE, Gone, lambda one: one.thing, Gone.packed),
    Kind(records.ALIASES, AliasList, lambda _: records.ALIASES),
    Kind(records.PROFILE, Profile, lambda _: records.PROFILE),
)


def kind_of(thing: str) -> Kind | None:
    """Return the kind of a record by its name; ``None`` if it is none of these."""
    return next((kind for kind in KINDS if kind.has(thing)), None)


def headline_for(thing: str, body: bytes) -> bytes | None:
    """Return the headline that a body has in lists; ``None`` for a kind that isn't known.

    ``ValueError`` if the body is not of its kind, or not what its name says.
    """
    kind = kind_of(thing)
    if kind is None:
        return None
    value: Any = decode(kind.shape, body)
    if kind.name_of(value) != thing:
        raise ValueError("name")
    return kind.headline_of(value)
