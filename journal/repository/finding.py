"""What one box finds: words in what was written, reflections by name, stages by theirs.

In memory, while the journal is open; nothing of a search is stored.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from journal import path
from journal.guides.guide import Guide, Stage, StageKind
from journal.model import Reflection, Share
from journal.search import Hit, Kind, begins, fold

TEXTS, REFLECTIONS, STAGES, PAGES, SHARES = 6, 4, 4, 3, 3  # at most, of each
SHORT = 3  # letters of a word that names no question
LOOKED_AT = 40  # stages among which the best are chosen
_NOT_BY_NAME = (StageKind.GATE, StageKind.EXPECTATIONS)  # asked and offered, never just gone to


@dataclass(frozen=True)
class FoundText:
    """A text in which all words occur. ``stage`` is the name of an answer's stage, if known."""

    title: str
    stage: str
    hit: Hit


@dataclass(frozen=True)
class FoundReflection:
    """A reflection whose name, role and group hold all the words."""

    id: str
    title: str
    role: str = ""
    group: str = ""


@dataclass(frozen=True)
class FoundStage:
    """A stage of a reflection, or a question that it asks; ``page`` is the id of its page."""

    reflection: str
    title: str
    stage: str
    page: str


@dataclass(frozen=True)
class FoundShare:
    """Something that left, by its name, for whom it was and why."""

    id: str
    title: str
    for_whom: str
    why: str = ""


@dataclass(frozen=True)
class Findings:
    """All that was found, the reflection one is at before the others, then the newest.

    ``more`` says that not all texts were read yet.
    """

    texts: tuple[FoundText, ...] = ()
    reflections: tuple[FoundReflection, ...] = ()
    stages: tuple[FoundStage, ...] = ()
    pages: tuple[FoundStage, ...] = ()  # by their questions
    shares: tuple[FoundShare, ...] = ()
    more: bool = False


def gather(
    words: str,
    hits: Sequence[Hit],
    reflections: Iterable[Reflection],
    guide_of: Callable[[Reflection], Guide | None],
    here: str = "",
    shares: Sequence[Share] = (),
) -> Findings:
    """Return what fits ``words``: ``hits`` among the texts, and what is called so.

    Without words, the newest reflections, so that there is somewhere to go.
    """
    ordered = sorted(reflections, key=lambda one: one.id != here)  # the others stay in their order
    wanted = [fold(word) for word in words.split()]
    if not wanted:
        newest = (one for one in ordered if one.closed is None and one.id != here)
        return Findings(reflections=tuple(map(_named, newest))[:REFLECTIONS])
    by_id = {one.id: one for one in ordered}
    named = (one for one in ordered if _holds(f"{one.title} {one.role} {one.group}", wanted))
    stages = list(islice(_stages(ordered, guide_of, wanted, _named_stages), LOOKED_AT))
    stages.sort(key=lambda stage: not begins(stage.stage, wanted))  # whole words before half ones
    return Findings(
        texts_found(hits, by_id, guide_of)[:TEXTS],
        tuple(islice(map(_named, named), REFLECTIONS)),
        tuple(stages[:STAGES]),
        tuple(islice(_stages(ordered, guide_of, wanted, _named_pages), PAGES)),
        tuple(islice(_shares(shares, wanted), SHARES)),
    )


def texts_found(
    hits: Sequence[Hit],
    by_id: Mapping[str, Reflection],
    guide_of: Callable[[Reflection], Guide | None],
) -> tuple[FoundText, ...]:
    """Return the texts among ``hits`` with what they stand in; names are found by another way."""
    order = {one: place for place, one in enumerate(by_id)}
    inner = (
        hit
        for hit in hits
        if hit.kind is Kind.NOTE or (hit.kind is not Kind.NAME and hit.reflection_id in by_id)
    )
    texts = sorted(inner, key=lambda hit: order.get(hit.reflection_id, len(order)))
    return tuple(_text(hit, by_id.get(hit.reflection_id), guide_of) for hit in texts)


def _named(one: Reflection) -> FoundReflection:
    return FoundReflection(one.id, one.title, one.role, one.group)


def _holds(text: str, wanted: Iterable[str]) -> bool:
    folded = fold(text)
    return all(word in folded for word in wanted)


def _text(
    hit: Hit, one: Reflection | None, guide_of: Callable[[Reflection], Guide | None]
) -> FoundText:
    if one is None:  # a line noted for later stands in no reflection
        return FoundText("", "", hit)
    guide = guide_of(one)
    try:
        stage = guide.stage_of(hit.prompt_id).name if guide is not None else ""
    except KeyError:  # a prompt that this guide does not ask
        stage = ""
    return FoundText(one.title, stage, hit)


def _stages(
    reflections: Iterable[Reflection],
    guide_of: Callable[[Reflection], Guide | None],
    wanted: Sequence[str],
    named: Callable[[Guide, Sequence[str]], Iterable[tuple[str, str]]],
) -> Iterator[FoundStage]:
    """Give what is meant: each word in what ``named`` gives or in the reflection's name."""
    meant: dict[int, tuple[tuple[str, str], ...]] = {}  # by guide: most words name nothing of it
    for one in reflections:
        guide = guide_of(one) if path.is_clear(one) else None
        if guide is None:
            continue
        if id(guide) not in meant:
            meant[id(guide)] = tuple(named(guide, wanted))
        for name, page in meant[id(guide)]:
            if _holds(f"{name} {one.title}", wanted):
                yield FoundStage(one.id, one.title, name, page)


def _named_stages(guide: Guide, wanted: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give the stages whose names hold one of the words, each with its first page."""
    for stage in guide.stages():
        name = fold(stage.name)
        if stage.kind not in _NOT_BY_NAME and any(word in name for word in wanted):
            yield stage.name, _first_page(stage)


def _named_pages(guide: Guide, wanted: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give the questions that hold all of the words: short ones stand in nearly each of them."""
    for stage in guide.stages():
        if stage.kind not in _NOT_BY_NAME:
            for prompt in stage.prompts:
                if any(len(word) > SHORT for word in wanted) and _holds(prompt.question, wanted):
                    yield prompt.question, prompt.id


def _shares(shares: Sequence[Share], wanted: Sequence[str]) -> Iterator[FoundShare]:
    for one in shares:
        if _holds(f"{one.title} {one.for_whom} {one.why} {one.file_name}", wanted):
            yield FoundShare(one.id, one.title, one.for_whom, one.why)


def _first_page(stage: Stage) -> str:
    return stage.prompts[0].id if stage.prompts else stage.id
