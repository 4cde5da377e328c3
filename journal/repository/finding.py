"""What one box finds: words in what was written, reflections by name, stages by theirs.

In memory, while the journal is open; nothing of a search is stored.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from journal import path
from journal.guides.guide import Guide, Stage, StageKind
from journal.model import Reflection, Share
from journal.search import Hit, begins, fold

TEXTS, REFLECTIONS, STAGES, SHARES = 6, 4, 4, 3  # at most, of each
LOOKED_AT = 40  # stages among which the best are chosen
_NOT_BY_NAME = (StageKind.GATE, StageKind.EXPECTATIONS)  # asked and offered, never just gone to


@dataclass(frozen=True)
class FoundText:
    """An answer in which all words occur. ``stage`` is its stage's name, if it is known."""

    title: str
    stage: str
    hit: Hit


@dataclass(frozen=True)
class FoundReflection:
    """A reflection whose name holds all the words."""

    id: str
    title: str


@dataclass(frozen=True)
class FoundStage:
    """A stage of a reflection; ``page`` is the id of its first page."""

    reflection: str
    title: str
    stage: str
    page: str


@dataclass(frozen=True)
class FoundShare:
    """Something that left, by its name and for whom it was."""

    id: str
    title: str
    for_whom: str


@dataclass(frozen=True)
class Findings:
    """All that was found, the reflection one is at before the others, then the newest."""

    texts: tuple[FoundText, ...] = ()
    reflections: tuple[FoundReflection, ...] = ()
    stages: tuple[FoundStage, ...] = ()
    shares: tuple[FoundShare, ...] = ()


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
    order = {one.id: place for place, one in enumerate(ordered)}
    by_id = {one.id: one for one in ordered}
    texts = sorted(
        (hit for hit in hits if hit.prompt_id and hit.reflection_id in by_id),
        key=lambda hit: order[hit.reflection_id],
    )
    named = (one for one in ordered if _holds(one.title, wanted))
    stages = list(islice(_stages(ordered, guide_of, wanted), LOOKED_AT))
    stages.sort(key=lambda stage: not begins(stage.stage, wanted))  # whole words before half ones
    return Findings(
        tuple(_text(hit, by_id[hit.reflection_id], guide_of) for hit in texts[:TEXTS]),
        tuple(map(_named, named))[:REFLECTIONS],
        tuple(stages[:STAGES]),
        tuple(_shares(shares, wanted))[:SHARES],
    )


def _named(one: Reflection) -> FoundReflection:
    return FoundReflection(one.id, one.title)


def _holds(text: str, wanted: Iterable[str]) -> bool:
    folded = fold(text)
    return all(word in folded for word in wanted)


def _text(hit: Hit, one: Reflection, guide_of: Callable[[Reflection], Guide | None]) -> FoundText:
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
) -> Iterator[FoundStage]:
    """Give the stages that are meant: each word in the stage's or the reflection's name."""
    meant: dict[int, tuple[Stage, ...]] = {}  # by guide: most words name none of its stages
    for one in reflections:
        guide = guide_of(one) if path.is_clear(one) else None
        if guide is None:
            continue
        if id(guide) not in meant:
            meant[id(guide)] = tuple(_named_stages(guide, wanted))
        for stage in meant[id(guide)]:
            if _holds(f"{stage.name} {one.title}", wanted):
                yield FoundStage(one.id, one.title, stage.name, _first_page(stage))


def _named_stages(guide: Guide, wanted: Sequence[str]) -> Iterator[Stage]:
    for stage in guide.stages():
        name = fold(stage.name)
        if stage.kind not in _NOT_BY_NAME and any(word in name for word in wanted):
            yield stage


def _shares(shares: Sequence[Share], wanted: Sequence[str]) -> Iterator[FoundShare]:
    for one in shares:
        if _holds(f"{one.title} {one.for_whom}", wanted):
            yield FoundShare(one.id, one.title, one.for_whom)


def _first_page(stage: Stage) -> str:
    return stage.prompts[0].id if stage.prompts else stage.id
