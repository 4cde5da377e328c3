"""What the repository asks of a vault, and under which names things are kept there.

The vault sees names and bytes alone; this is the one place that knows how the names are made.
"""

import contextlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from journal.codec import decode
from journal.errors import RecordDamaged, RecordUnknown
from journal.guides.guide import Door
from journal.model import Alias

Kind = TypeVar("Kind")

ALIASES = "aliases"
PROFILE = "profile"
REFLECTIONS = "reflection/"
ANSWERS = "answer/"
SHARES = "share/"
REPLIES = "reply/"
GONE = "gone/"
CHOICES = "choice/"
NOTES = "note/"


@dataclass(frozen=True)
class AliasList:
    """What is kept under ``aliases``."""

    aliases: tuple[Alias, ...] = ()


class Info(Protocol):
    """One stored version of one thing, without its body."""

    @property
    def thing(self) -> str:
        """Its name."""
        ...

    @property
    def headline(self) -> bytes:
        """What a list needs of it."""
        ...

    @property
    def ref(self) -> str:
        """What ``read_version`` takes."""
        ...


class Records(Protocol):
    """An open vault, as far as the repository needs it."""

    def things(self, prefix: str) -> Sequence[Info]:
        """Return the present version of each thing whose name begins so."""
        ...

    def headlines(self, prefix: str) -> Sequence[tuple[str, bytes]]:
        """Return name and headline of each thing whose name begins so."""
        ...

    def bodies(self, things: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield name and body of things, as far as they can be read; for many at a time."""
        ...

    def info(self, thing: str) -> Info | None:
        """Return the present version of a thing, without its body."""
        ...

    def read(self, thing: str) -> bytes:
        """Return a body; ``RecordUnknown``, ``RecordDamaged``."""
        ...

    def put(
        self,
        thing: str,
        body: bytes,
        headline: bytes = b"",
        *,
        after: Collection[str] | None = None,
    ) -> Info:
        """Keep a new version; durable on return. ``SaveFailed``, ``ReadOnlyJournal``.

        ``after`` names the versions that were taken into account; all of them, without it.
        """
        ...

    def heads(self, thing: str) -> Sequence[Info]:
        """Return the versions that none took into account; more than one were made apart."""
        ...

    def things_apart(self, prefix: str) -> Sequence[str]:
        """Return the things with more than one head whose name begins so."""
        ...

    def look_again(self) -> object:
        """Take in what other devices wrote since."""
        ...

    def remove(self, thing: str) -> object:
        """Remove a thing; ``RecordUnknown``."""
        ...

    def replace(self, thing: str, body: bytes, headline: bytes = b"") -> object:
        """Keep a version in place of all before; none of those stays. As ``put``."""
        ...

    def rewrite(self, thing: str, change: Callable[[bytes], tuple[bytes, bytes]]) -> object:
        """Keep every version anew, in place of all; ``change`` gives a body and its headline.

        Raises ``RecordDamaged`` where one can't be read, else as ``put``.
        """
        ...

    def history(self, thing: str) -> Sequence[Info]:
        """Return the versions of a thing."""
        ...

    def read_version(self, ref: str) -> bytes:
        """Return the body of one version."""
        ...

    def begin_sitting(self) -> object:
        """Begin a time at the desk: versions of it supersede each other."""
        ...

    def fold(self) -> object:
        """Gather small changes."""
        ...

    def close(self) -> object:
        """Let go of the journal."""
        ...

    @property
    def read_only(self) -> object:
        """Tell whether nothing can be changed."""
        ...

    @property
    def report(self) -> object:
        """What opening found."""
        ...


def reflection_thing(reflection_id: str) -> str:
    """Return the name of a reflection's record."""
    return f"{REFLECTIONS}{reflection_id}"


def answer_thing(reflection_id: str, prompt_id: str) -> str:
    """Return the name of an answer's record."""
    return f"{ANSWERS}{reflection_id}/{prompt_id}"


def answer_of(thing: str) -> tuple[str, str]:
    """Return the reflection and the prompt of an answer's record."""
    reflection_id, _, prompt_id = thing.removeprefix(ANSWERS).partition("/")
    return reflection_id, prompt_id


def guide_thing(digest: str) -> str:
    """Return the name of a guide's kept text."""
    return f"guide/{digest}"


def choice_thing(reflection_id: str, door: Door) -> str:
    """Return the name of what was chosen for one door."""
    return f"{CHOICES}{reflection_id}/{door}"


def share_thing(share_id: str) -> str:
    """Return the name of one row of the ledger."""
    return f"{SHARES}{share_id}"


def reply_thing(reflection_id: str, share_id: str, reply_id: str) -> str:
    """Return the name of one reply; without its last ids, how all names of them begin."""
    return "/".join((REPLIES.rstrip("/"), reflection_id, share_id, reply_id)).rstrip("/")


def note_thing(note_id: str) -> str:
    """Return the name of a line that was noted for later."""
    return f"{NOTES}{note_id}"


def read_as(vault: Records, thing: str, kind: type[Kind]) -> Kind:
    """Return what is kept under a name; ``RecordUnknown``, ``RecordDamaged``."""
    body = vault.read(thing)
    try:
        return decode(kind, body)
    except ValueError:
        raise RecordDamaged(name=thing) from None


def read_or(vault: Records, thing: str, default: Kind) -> Kind:
    """Return what is kept under a name, or ``default`` if nothing sound is."""
    try:
        return read_as(vault, thing, type(default))
    except (RecordUnknown, RecordDamaged):
        return default


def read_each(vault: Records, prefix: str, kind: type[Kind]) -> Iterator[Kind]:
    """Yield what is kept under each name that begins so; what can't be read is left out."""
    for info in vault.things(prefix):
        with contextlib.suppress(RecordUnknown, RecordDamaged):
            yield read_as(vault, info.thing, kind)
