"""What a search on Reflections asks and brings: first what is found already, then what follows.

Nothing waits until all was read, and nothing that is shown moves: later finds stand below.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journal.errors import AfterwordError, ReflectionUnknown
from journal.repository import Headline
from journal.search import Hit, Kind, fold
from ui.finding.days import day_meant
from ui.finding.hit_words import around, place_of, route_of, title_of
from ui.i18n.say import say
from ui.reflections.model import ReflectionRow
from ui.reflections.standing import on_day

if TYPE_CHECKING:
    from journal.clock import Clock
    from journal.model import Share
    from journal.repository import Repository
    from ui.desk import Desk

FIRST_HITS = 20  # what a screen can show of a search, and more
MORE = 1000  # at a time after that


@dataclass(frozen=True)
class FoundLine:
    """A find, with what its row says: of its reflection, unless that is gone; of what left."""

    hit: Hit
    line: Headline | None
    share: "Share | None" = None


@dataclass(frozen=True)
class _Part:
    """Some of what a search found, and the words it was for: a late answer is dropped."""

    words: str
    lines: tuple[FoundLine, ...]
    gone_through: int
    total: int
    more: bool


class ReflectionsSearch(QObject):
    """One search at a time. ``found`` brings its first finds, ``added`` those that follow."""

    found = Signal()
    added = Signal(object)  # a tuple of FoundLine
    ended = Signal()  # all was read, and all that was found was brought

    def __init__(self, desk: "Desk", failed: Callable[[AfterwordError], None]) -> None:
        """Ask nothing yet."""
        super().__init__()
        self._desk, self._failed = desk, failed
        self.words = ""  # empty while nothing is looked for
        self.lines: tuple[FoundLine, ...] = ()
        self.is_reading = False
        self._asked = ""
        self._shown: set[tuple[str, str]] = set()

    def ask(self, words: str) -> None:
        """Look for ``words``; nothing where there are none."""
        self._asked = words
        if not words:
            self._take(_Part("", (), 0, 0, more=False))
            return
        self._run(words, 0, FIRST_HITS, self._take, says=say("reflections", "Searching…"))

    def _run(
        self, words: str, start: int, count: int, then: Callable[[_Part], None], says: str = ""
    ) -> None:
        repository, day = self._desk.repository, day_meant(words)
        job = partial(_find, repository, words, day, start, count)
        self._desk.worker.run(self, job, then, self._failed, says=says)

    def _take(self, part: _Part) -> None:
        if part.words != self._asked:
            return
        self.words, self.lines = part.words, part.lines
        self._shown = {_place(one) for one in part.lines}
        self._settle(part)
        self.found.emit()
        self._go_on(part)

    def _take_more(self, part: _Part) -> None:
        if part.words != self._asked:
            return
        new = tuple(one for one in part.lines if _place(one) not in self._shown)
        self._shown.update(map(_place, new))
        self.lines = (*self.lines, *new)
        self._settle(part)
        self.added.emit(new)
        self._go_on(part)

    def _settle(self, part: _Part) -> None:
        self.is_reading = bool(part.words) and part.more

    def _go_on(self, part: _Part) -> None:
        if part.words and (part.more or part.gone_through < part.total):
            self._run(part.words, part.gone_through, MORE, self._take_more)
        else:
            self.ended.emit()


def _place(one: FoundLine) -> tuple[str, str]:
    return one.hit.reflection_id, one.hit.prompt_id


def _find(repository: "Repository", words: str, day: str, start: int, count: int) -> _Part:
    """Return some finds; on the worker. It reads on first where all that was read is shown."""
    asking = repository.asking
    found = asking.search(words, start, count, day=day, so_far=True)
    if start and start >= found.total and found.more:
        asking.read_some()
        found = asking.search(words, start, count, day=day, so_far=True)
    lines: dict[str, Headline | None] = {}
    for one in {hit.reflection_id for hit in found.hits}:
        try:
            lines[one] = repository.headline(one)
        except ReflectionUnknown:
            lines[one] = None
    left = any(hit.kind is Kind.LEFT for hit in found.hits)
    shares = {one.id: one for one in repository.shares()} if left else {}
    hits = tuple(
        FoundLine(
            hit,
            lines[hit.reflection_id],
            shares.get(hit.ids[0]) if hit.kind is Kind.LEFT else None,
        )
        for hit in found.hits
    )
    return _Part(words, hits, min(start + count, found.total), found.total, more=found.more)


def row_of(
    one: FoundLine, plain: Callable[[Headline], ReflectionRow], clock: "Clock"
) -> ReflectionRow | None:
    """Return the row of a find: ``plain`` is the row of its reflection. None for one half gone."""
    hit, words = one.hit, around(one.hit).line()
    if hit.kind is Kind.LEFT:
        return _row_of_share(one.share, hit, words, clock) if one.share is not None else None
    if hit.kind is Kind.NOTE:
        return ReflectionRow("", title_of(hit, ""), words, 0, 0, "", "", route=route_of(hit))
    if one.line is None:
        return None
    row = plain(one.line)
    if hit.kind is Kind.NAME:
        in_title = not hit.day and fold(hit.match) in fold(one.line.title)
        beside = " · ".join(filter(None, (one.line.role, one.line.group)))
        return row.but(route=route_of(hit), second=row.second if in_title or hit.day else beside)
    place = place_of(hit) if hit.kind is not Kind.ANSWER else ""
    second = say("reflections", "{place}: {words}", place=place, words=words) if place else words
    return row.but(title=title_of(hit, one.line.title), second=second, route=route_of(hit))


def _row_of_share(share: "Share", hit: Hit, words: str, clock: "Clock") -> ReflectionRow:
    said = " · ".join(filter(None, (share.for_whom.strip(), share.why.strip())))
    return ReflectionRow(
        id=hit.reflection_id,
        title=title_of(hit, share.title),
        second=said or words,
        part=0,
        parts=0,
        state=say("reflections", "Left this computer"),
        day=on_day(share.at, clock),
        route=route_of(hit),
    )
