"""Which records are searched, and the texts in each: all that the person would call their words.

What is not searched, docs/architecture.md says. Each text has a place, so that it can be shown as
what it is and opened where it stands.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from journal.clock import Clock, local
from journal.codec import decode
from journal.model import Choice, Chosen, Note, Reflection, Reply, Share
from journal.repository.records import (
    ANSWERS,
    CHOICES,
    NOTES,
    REFLECTIONS,
    REPLIES,
    SHARES,
    answer_of,
    answer_thing,
    note_thing,
    reflection_thing,
)
from journal.search import Kind, Place, days_of, kind_of, texts_of
from journal.values import TextValue, Value

READ = (
    REFLECTIONS,
    ANSWERS,
    REPLIES,
    CHOICES,
    NOTES,
)  # whose bodies are read; of SHARES, headlines do


@dataclass(frozen=True)
class Text:
    """One text that is searched, where it stands, and the days in it."""

    place: Place
    text: str
    days: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Seen:
    """Of a sitting, what is searched."""

    seen: str = ""


@dataclass(frozen=True)
class _Carried:
    """Of a quiet time, what is searched."""

    carry: str = ""


@dataclass(frozen=True)
class _WhyNot:
    """Of a time that was not taken, what is searched."""

    why: str = ""


@dataclass(frozen=True)
class _Gate:
    """Of a gate, what is searched."""

    case_reference: str = ""
    cleared: str = ""


@dataclass(frozen=True)
class _Lifted:
    """Of a hold, what is searched."""

    lifted_by: str = ""


@dataclass(frozen=True)
class Beside:
    """Of a reflection's record, what is searched beside its name: read alone, it is read fast."""

    sittings: tuple[_Seen, ...] = ()
    quiet: _Carried | None = None
    not_taken: tuple[_WhyNot, ...] = ()
    gate: _Gate = _Gate()
    holds: tuple[_Lifted, ...] = ()


@dataclass(frozen=True)
class _Said:
    """The one part of an answer's record that is searched."""

    value: Value = field(default_factory=TextValue)


@dataclass(frozen=True)
class _Copies:
    """Of a choice, what is searched: what was edited for a page, and is kept for it."""

    chosen: tuple[Chosen, ...] = ()
    aside: tuple[Chosen, ...] = ()


def texts_in(thing: str, body: bytes) -> tuple[Text, ...]:
    """Return the texts of a record; none of one that can't be read."""
    try:
        return tuple(_texts_in(thing, body))
    except ValueError:
        return ()


def _texts_in(thing: str, body: bytes) -> Iterator[Text]:
    kind, _, rest = thing.partition("/")
    match f"{kind}/":
        case "reflection/":
            yield from texts_beside(rest, decode(Beside, body))
        case "answer/":
            yield answer_text(answer_of(thing), decode(_Said, body).value)
        case "reply/":
            yield reply_text(decode(Reply, body))
        case "choice/":
            reflection_id, _, door = rest.partition("/")
            yield copies_text(reflection_id, door, decode(_Copies, body))
        case "note/":
            yield note_text(decode(Note, body))
        case _:
            return


def texts_beside(reflection_id: str, one: Reflection | Beside) -> Iterator[Text]:
    """Give the person's own words that are no answer: views, questions to carry, who cleared it."""
    carried = (one.quiet.carry,) if one.quiet is not None else ()
    seen = (sitting.seen for sitting in one.sittings)
    beside = joined((*seen, *carried, *(missed.why for missed in one.not_taken)))
    yield Text((reflection_id, Kind.BESIDE.value), beside)
    gate, lifted = one.gate, (hold.lifted_by for hold in one.holds)
    at_gate = joined((gate.case_reference, gate.cleared, *lifted))
    yield Text((reflection_id, Kind.GATE.value), at_gate)


def answer_text(place: Place, value: Value) -> Text:
    """Return the words and the days of an answer."""
    return Text(place, joined(texts_of(value)), tuple(days_of(value)))


def reply_text(reply: Reply) -> Text:
    """Return what somebody wrote back, and their name."""
    place = (reply.reflection, f"{Kind.REPLY}{reply.share}/{reply.id}")
    return Text(place, joined((reply.from_, *(text for _, text in reply.answers))))


def share_text(share: Share, clock: Clock) -> Text:
    """Return what the ledger says of a page that left; ``share`` may be without its bytes."""
    place = (share.reflection, f"{Kind.LEFT}{share.id}")
    words = joined((share.title, share.for_whom, share.why, share.file_name))
    return Text(place, words, (local(clock, share.at).date().isoformat(),))


def copies_text(reflection_id: str, door: str, choice: Choice | _Copies) -> Text:
    """Return the copies that were edited for a page."""
    edited = (one.edited or "" for one in (*choice.chosen, *choice.aside))
    return Text((reflection_id, f"{Kind.COPY}{door}"), joined(edited))


def note_text(note: Note) -> Text:
    """Return the words of a line that was noted for later; none once it is over."""
    return Text(("", f"{Kind.NOTE}{note.id}"), "" if note.is_over() else note.words)


def thing_of(place: Place) -> str:
    """Return the name of the record that a text stands in."""
    reflection_id, rest = place[0], place[1][1:]
    match kind_of(place):
        case Kind.REPLY:
            return f"{REPLIES}{reflection_id}/{rest}"
        case Kind.COPY:
            return f"{CHOICES}{reflection_id}/{rest}"
        case Kind.NOTE:
            return note_thing(rest)
        case Kind.LEFT:
            return f"{SHARES}{rest}"
        case Kind.ANSWER:
            return answer_thing(*place)
        case _:
            return reflection_thing(reflection_id)


def joined(texts: Iterable[str]) -> str:
    """Return texts as one, each on lines of its own."""
    return "\n".join(filter(None, texts))
