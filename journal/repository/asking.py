"""What is asked of an open journal by words: a page's search, and the box that finds everything.

Nobody waits until all texts were read: both answer from what was, and say whether there is more.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import islice

from journal.guides.guide import Guide
from journal.model import Reflection, Share
from journal.repository.finding import REFLECTIONS, TEXTS, Findings, gather, texts_found
from journal.repository.listing import Listing
from journal.repository.searching import Found, Searching


class Asking:
    """Asks what is read of one open journal."""

    def __init__(
        self,
        searching: Searching,
        listing: Listing,
        guide_of: Callable[[Reflection], Guide | None],
        shares: Callable[[], tuple[Share, ...]],
    ) -> None:
        """Use what lists and the search hold already."""
        self._searching, self._listing = searching, listing
        self._guide_of, self._shares = guide_of, shares

    def read_some(self) -> bool:
        """Read some more of what is searched, before it is. False when all was read."""
        return self._searching.read_some()

    def search(
        self,
        words: str,
        start: int = 0,
        count: int | None = None,
        *,
        day: str = "",
        so_far: bool = False,
    ) -> Found:
        """Return where all the words occur, newest reflection first, its name before its texts.

        ``count`` hits from the place ``start`` on, all by default. ``day`` is a day that the words
        mean, or a part of one, as ISO 8601 has it. ``so_far`` waits for some of the texts alone:
        what is found later stands below.
        """
        self._read_first(so_far=so_far)
        return self._searching.search(words, start, count, day)

    def find(self, words: str, here: str = "", *, day: str = "") -> Findings:
        """Return what fits ``words``: texts, reflections, stages; those of ``here`` stand first.

        Texts are found in what was read by now.
        """
        if not words.strip():
            newest = islice(self._listing.unfinished(), REFLECTIONS + 1)
            return gather(words, (), self._briefs(newest), self._guide_of, here)
        self._read_first(so_far=True)
        hits = self._searching.in_texts(words, TEXTS, here, day)
        ids = {hit.reflection_id for hit in hits}.union(self._searching.candidates(words, here))
        order = self._listing.ids()
        ones = self._briefs(sorted(ids & order.keys(), key=order.__getitem__))
        found = gather(words, hits, ones, self._guide_of, here, self._shares())
        return replace(found, more=self._searching.more)

    def find_more(self, words: str, here: str = "", *, day: str = "") -> Findings:
        """Read on, and return the texts that are found by then, those of before among them."""
        self._searching.read_some()
        hits = self._searching.in_texts(words, TEXTS, here, day)
        ones = self._briefs(hit.reflection_id for hit in hits)
        found = texts_found(hits, {one.id: one for one in ones}, self._guide_of)
        return Findings(texts=found, more=self._searching.more)

    def _briefs(self, ids: Iterable[str]) -> tuple[Reflection, ...]:
        return tuple(one for one in map(self._listing.find, ids) if one is not None)

    def _read_first(self, *, so_far: bool) -> None:
        if not so_far:
            self._searching.read_all()
        elif not self._searching.begun:
            self._searching.read_some()
