"""Searching all that was written: the texts are read and folded once, some at a time, then kept up.

What a search finds is a list of places; the words around each are read again when they are shown,
so that ten thousand reflections are held in memory once and not twice. A search does not wait until
all was read: it answers from what was, and what is read later is found below that.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from journal.clock import Clock, local
from journal.codec import decode
from journal.model import Choice, Note, Reflection, Reply, Share
from journal.repository.listing import Listing
from journal.repository.records import SHARES, Records
from journal.repository.searched import (
    READ,
    Text,
    answer_text,
    copies_text,
    joined,
    note_text,
    reply_text,
    share_text,
    texts_beside,
    texts_in,
    thing_of,
)
from journal.search import Hit, Kind, Place, SearchIndex, hit_in, kind_of
from journal.values import Value

AT_A_TIME = 2000  # texts: some 50 ms
REMEMBERED = 4  # searches whose places are kept: a page and the box may ask by turns
NEWEST = 200  # reflections among which something is looked for by its name, beside those named


@dataclass(frozen=True)
class Found:
    """Some of the hits of a search, and how many there are in all.

    ``more`` says that not all texts were read yet: then more may follow after the last of these.
    """

    hits: tuple[Hit, ...]
    total: int
    more: bool = False


class Searching:
    """What was written in one open journal, folded."""

    def __init__(self, vault: Records, listing: Listing, clock: Clock) -> None:
        """Read nothing yet but names, and what the ledger's lists hold."""
        self._vault, self._listing, self._clock = vault, listing, clock
        self._index = SearchIndex()
        self._found: dict[tuple[str, str], list[Place]] = {}  # by words and day, the last few
        for reflection_id, names in listing.names():
            self._index.put(reflection_id, Kind.NAME, joined(names))
        for _, headline in vault.headlines(SHARES):
            self._put_headline(headline)
        self._unread = self._newest_first()
        self._begun = False
        self._read_first: set[str] = set()  # reflections that did not wait for their turn

    def _put_headline(self, headline: bytes) -> None:
        try:
            self._put(share_text(decode(Share, headline), self._clock))
        except ValueError:
            return

    def _newest_first(self) -> list[str]:
        """Return what is to be read in the order in which it is found: so nothing found moves."""
        order = self._listing.ids()
        things = [thing for kind in READ for thing, _ in self._vault.headlines(kind)]
        last = len(order)
        things.sort(key=lambda thing: order.get(thing.split("/", 2)[1], last))
        return things

    @property
    def begun(self) -> bool:
        """Tell whether some of the texts were read."""
        return self._begun

    @property
    def more(self) -> bool:
        """Tell whether not all texts were read yet."""
        return bool(self._unread)

    def read_some(self) -> bool:
        """Read some more of the texts. False when all were read."""
        self._begun = True
        some, self._unread = self._unread[:AT_A_TIME], self._unread[AT_A_TIME:]
        self._read(some)
        return bool(self._unread)

    def read_all(self) -> None:
        """Read all that was not read yet."""
        while self.read_some():
            pass

    def _read(self, things: Iterable[str]) -> None:
        """Read texts; what is found in them stands after all that each search found before."""
        new: list[Place] = []
        for thing, body in self._vault.bodies(things):
            for text in texts_in(thing, body):
                self._put(text)
                new.append(text.place)
        for (words, day), found in self._found.items():
            known = frozenset(found)
            places = self._ordered(self._index.places(words, day, among=new))
            found.extend(one for one in places if one not in known)

    def _put(self, text: Text) -> None:
        self._index.put(*text.place, text.text, text.days)

    # --- what changed ------------------------------------------------------------------------

    def put_reflection(self, reflection: Reflection) -> None:
        """Note a reflection that changed: its names, and what stands beside its prompts."""
        names = joined((reflection.title, reflection.role, reflection.group))
        name = Text((reflection.id, Kind.NAME), names)
        self._take(name, *texts_beside(reflection.id, reflection))

    def put_value(self, reflection_id: str, prompt_id: str, value: Value) -> None:
        """Note an answer that changed."""
        self._take(answer_text((reflection_id, prompt_id), value))

    def put_choice(self, choice: Choice) -> None:
        """Note a choice that changed: the copies edited for a page."""
        self._take(copies_text(choice.reflection, choice.door, choice))

    def put_share(self, share: Share) -> None:
        """Note a row of the ledger."""
        self._take(share_text(share, self._clock))

    def put_note(self, note: Note) -> None:
        """Note a line that was noted for later, changed or is over."""
        self._take(note_text(note))

    def put_reply(self, reply: Reply) -> None:
        """Note a reply that came in, changed or was removed."""
        self._take(reply_text(reply))

    def _take(self, *texts: Text) -> None:
        self._found.clear()
        for text in texts:
            self._put(text)

    def drop(self, reflection_id: str) -> None:
        """Forget a reflection."""
        self._found.clear()
        self._index.drop(reflection_id)

    # --- what stands where -------------------------------------------------------------------

    def standing(self, word: str) -> frozenset[str]:
        """Return the ids of the reflections in whose texts a word stands. Reads all of them."""
        self.read_all()
        order = self._listing.ids()
        return frozenset(place[0] for place in self._index.places(word) if place[0] in order)

    # --- what is found -----------------------------------------------------------------------

    def search(self, words: str, start: int = 0, count: int | None = None, day: str = "") -> Found:
        """Return hits from the place ``start`` on: newest reflection first, its name first."""
        places = self._places(words, day)
        shown = places[start:] if count is None else places[start : start + count]
        return Found(self._hits(shown, words, day), len(places), self.more)

    def in_texts(self, words: str, count: int, here: str = "", day: str = "") -> tuple[Hit, ...]:
        """Return ``count`` hits in texts, those of the reflection ``here`` before the others."""
        self._read_here(here)
        texts = [one for one in self._places(words, day) if kind_of(one) not in _NAMED]
        texts.sort(key=lambda place: place[0] != here)
        return self._hits(texts[:count], words, day)

    def _read_here(self, here: str) -> None:
        """Read the texts of the reflection that is open before the others."""
        if not here or here in self._read_first or not self._unread:
            return
        self._read_first.add(here)
        own = {thing: None for thing in self._unread if thing.split("/", 2)[1] == here}
        self._unread = [thing for thing in self._unread if thing not in own]
        self._read(own)

    def candidates(self, words: str, here: str = "") -> list[str]:
        """Return the ids of reflections that something may be called after ``words`` in.

        ``here`` first, then those whose names hold the words, and the newest.
        """
        order = self._listing.ids()
        whole, some = self._index.named(words)
        newest = islice(order, NEWEST)
        ids = {here, *newest, *_first(whole, order), *_first(some, order)}
        return sorted((one for one in ids if one in order), key=order.__getitem__)

    def _hits(self, places: list[Place], words: str, day: str) -> tuple[Hit, ...]:
        texts = self._texts(places)
        return tuple(
            hit_in(place, texts[place], words, self._day_at(place, day) if day else "")
            for place in places
            if place in texts
        )

    def _day_at(self, place: Place, day: str) -> str:
        """Return the day by which a text was found."""
        if kind_of(place) is not Kind.NAME:
            return self._index.day_at(place, day)
        one = self._listing.find(place[0])
        return local(self._clock, one.created).date().isoformat() if one else ""

    def _places(self, words: str, day: str = "") -> list[Place]:
        asked = (words, day)
        if asked not in self._found:
            places = self._index.places(words, day)
            if day:
                known = frozenset(places)
                places += [one for one in self._begun_on(day) if one not in known]
            while len(self._found) >= REMEMBERED:
                del self._found[next(iter(self._found))]
            self._found[asked] = self._ordered(places)
        return self._found[asked]

    def _begun_on(self, day: str) -> list[Place]:
        begun = self._listing.begun()
        return [(one, Kind.NAME.value) for one, at in begun if day in self._day(at)]

    def _day(self, at: str) -> str:
        """Return the day on the wall of a moment in UTC."""
        try:
            return local(self._clock, datetime.fromisoformat(at)).date().isoformat()
        except ValueError:
            return ""

    def _ordered(self, places: list[Place]) -> list[Place]:
        order = self._listing.ids()
        last = len(order)  # of what left, the reflection may be gone
        there = [one for one in places if one[0] in order or kind_of(one) in _ALONE]
        return sorted(there, key=lambda place: (order.get(place[0], last), place[1] != ""))

    def _texts(self, places: list[Place]) -> Mapping[Place, str]:
        """Read the texts at some places; those that can't be read are left out."""
        things = {thing_of(place) for place in places if kind_of(place) not in _NAMED}
        wanted = frozenset(places)
        texts = {
            text.place: text.text
            for thing, body in self._vault.bodies(things)
            for text in texts_in(thing, body)
            if text.place in wanted
        }
        for place in places:
            if kind_of(place) in _NAMED:
                texts[place] = self._named(place)
        return texts

    def _named(self, place: Place) -> str:
        """Return a text that a headline holds."""
        if kind_of(place) is Kind.NAME:
            one = self._listing.find(place[0])
            return joined((one.title, one.role, one.group)) if one else ""
        info = self._vault.info(thing_of(place))
        try:
            return share_text(decode(Share, info.headline), self._clock).text if info else ""
        except ValueError:
            return ""


_ALONE = (Kind.LEFT, Kind.NOTE)  # found without a reflection
_NAMED = (Kind.NAME, Kind.LEFT)  # found by what they are called


def _first(ids: list[str], order: Mapping[str, int]) -> list[str]:
    return sorted((one for one in ids if one in order), key=order.__getitem__)[:NEWEST]
