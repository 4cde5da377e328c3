"""The coach's file of one language: sets of words, and for each category its patterns and words.

Every mistake in a file is a ``GuideError`` that names file, line, key and a reason, as in guides.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from journal.coach.patterns import (
    BadPatternError,
    Finder,
    Goal,
    Way,
    WordSet,
    read_pattern,
    word_set,
)
from journal.coach.words import NAME
from journal.errors import GuideError
from journal.guides.table import Table
from journal.guides.toml_text import parse, read_text

FORMAT = 1
PERSONS = "PERS"  # the set that a known person's name belongs to


class Place(StrEnum):
    """Where a category speaks."""

    PAGE = "page"  # beside what one writes for oneself
    COPY = "copy"  # beside the copy for the group


@dataclass(frozen=True)
class Category:
    """One kind of words, and what is said about them.

    ``nudge`` may hold ``{words}``, the words that were found. ``others`` are other words for it, or
    examples where ``examples`` says so.
    """

    id: str
    kind: str
    nudge: str
    others: tuple[str, ...]
    examples: bool
    place: Place
    patterns: tuple[Way, ...] = field(repr=False)
    exceptions: tuple[Way, ...] = field(repr=False)

    def ways(self) -> Iterator[tuple[Way, Goal]]:
        """Give what is looked for, and what is spared."""
        yield from ((way, Goal(self.id)) for way in self.patterns)
        yield from ((way, Goal(self.id, spares=True)) for way in self.exceptions)


@dataclass(frozen=True)
class Lists:
    """All that the coach knows of one language."""

    language: str
    categories: tuple[Category, ...]
    splits: Mapping[str, str]
    finders: Mapping[Place, Finder] = field(repr=False, compare=False)

    def category(self, category_id: str) -> Category:
        """Return the category of that id; ``KeyError`` if there is none."""
        return next(one for one in self.categories if one.id == category_id)


def load_lists(folder: Path, language: str) -> Lists:
    """Return the lists of the nearest language in ``folder``; ``GuideError``.

    The tongue is what counts, and English stands in for one that is not there.
    """
    wanted = folder / f"{language.partition('-')[0]}.toml"
    file = wanted if wanted.is_file() else folder / "en.toml"
    parsed = parse(file, read_text(file))
    return _read(Table(parsed, parsed.data))


@dataclass(frozen=True)
class Found:
    """The lists in use, and what is wrong with one's own, so that the shipped ones stand in."""

    lists: Lists
    problem: GuideError | None = None


def find_lists(shipped: Path, own: Path, language: str) -> Found:
    """Return the lists in ``own`` where they can be read, else the shipped ones."""
    if not own.is_dir():
        return Found(load_lists(shipped, language))
    try:
        return Found(load_lists(own, language))
    except GuideError as problem:
        return Found(load_lists(shipped, language), problem)


def _read(table: Table) -> Lists:
    table.only("format", "language", "set", "split", "category")
    if table.number("format", 0, 2**31) != FORMAT:
        raise table.mistake("format-unknown", "format")
    named = table.table("set")
    sets = {name: word_set(_words(named, name)) for name in named.data}
    if PERSONS in sets:
        persons = sets[PERSONS]
        sets[PERSONS] = WordSet(persons.words | {NAME}, persons.endings, persons.never)
    categories = tuple(_category(one, sets) for one in table.tables("category"))
    if not categories:
        raise table.mistake("missing-key", "category")
    ids = [one.id for one in categories]
    if len(set(ids)) < len(ids):
        raise table.mistake("duplicate-id", "category")
    split = table.table("split")
    finders = {
        place: Finder((way for one in categories if one.place is place for way in one.ways()), sets)
        for place in Place
    }
    splits = {key: split.text(key) for key in split.data}
    return Lists(table.text("language"), categories, splits, finders)


def _words(table: Table, key: str) -> tuple[str, ...]:
    members = table.texts(key)
    if not members or not key.isupper() or not all(one.strip("*!") for one in members):
        raise table.mistake("unknown-value", key)
    return members


def _category(table: Table, sets: Mapping[str, WordSet]) -> Category:
    table.only("id", "kind", "nudge", "others", "examples", "place", "patterns", "exceptions")
    patterns = _ways(table, "patterns", sets)
    if not patterns:
        raise table.mistake("missing-key", "patterns")
    nudge = table.text("nudge")
    if nudge.replace("{words}", "").strip("{}") != nudge.replace("{words}", ""):
        raise table.mistake("unknown-value", "nudge")
    return Category(
        id=table.identifier(),
        kind=table.text("kind"),
        nudge=nudge,
        others=table.texts("others"),
        examples=table.flag("examples", default=False),
        place=table.word("place", Place, Place.PAGE),
        patterns=patterns,
        exceptions=_ways(table, "exceptions", sets),
    )


def _ways(table: Table, key: str, sets: Mapping[str, WordSet]) -> tuple[Way, ...]:
    found: list[Way] = []
    for pattern in table.texts(key):
        try:
            found += read_pattern(pattern, sets)
        except BadPatternError:
            raise table.mistake("unknown-value", key) from None
    return tuple(found)
