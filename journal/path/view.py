"""The path as it is drawn: parts, the stages of the part that is on, pages, and nights of rest.

Never a wall: only the part that is on shows its stages; the others are one line each. Stages that
are offered, such as the expectations conversation, stay away until they are called for.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from journal.clock import Clock, local, today
from journal.guides.guide import Guide, Part, Stage, StageKind
from journal.model import Reflection, StageMark
from journal.path.gate import is_clear
from journal.path.standing import Standing, standing


class StageState(StrEnum):
    """How a stage, or a part, is drawn."""

    DONE = "done"
    NOW = "now"
    NOT_YET = "not-yet"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Page:
    """What is on screen at once. ``id`` is its first prompt, or the stage if it asks nothing."""

    id: str
    stage: str
    prompts: tuple[str, ...]


@dataclass(frozen=True)
class StageView:
    """One dot. ``rest_after`` is the nights of rest drawn between it and the next one."""

    stage: Stage
    state: StageState
    is_here: bool
    pages: tuple[Page, ...]
    rest_after: int = 0
    due: date | None = None  # of a look back that waits


@dataclass(frozen=True)
class PartView:
    """One part. ``stages`` is empty unless the part is on.

    ``pages`` and ``sittings`` say how much of it there was; ``is_shared``, that it has left.
    """

    part: Part
    state: StageState
    is_on: bool
    stages: tuple[StageView, ...] = ()
    pages: int = 0
    sittings: int = 0  # those that ended in it
    is_shared: bool = False


@dataclass(frozen=True)
class Rest:
    """Nights of rest between two sittings, after the stage where the first was left."""

    after: str
    nights: int


@dataclass(frozen=True)
class PathView:
    """The whole path. ``page`` of ``of`` counts, from one, inside the part that is on."""

    parts: tuple[PartView, ...]
    standing: Standing
    here: Page
    page: int
    of: int
    previous: str | None  # id of the page before, over all parts
    next: str | None  # id of the page after
    rests: tuple[Rest, ...]
    nights_since: int  # nights since the last sitting ended; 0 while one is under way


def view(
    guide: Guide,
    reflection: Reflection,
    answered: AbstractSet[str],
    clock: Clock,
    *,
    offered: bool = False,
) -> PathView:
    """Return the path as it is now. ``offered``: the expectations conversation is called for."""
    shown = _shown(guide, reflection, answered, offered=offered)
    pages = tuple(page for stage in shown for page in pages_of(stage))
    here, states = _states(shown, pages, reflection, answered)
    at = pages.index(here)
    part_on = next(part for part in guide.parts if any(one.id == here.stage for one in part.stages))
    inside = [page for page in pages if any(one.id == page.stage for one in part_on.stages)]
    rests = _rests(reflection, clock)
    return PathView(
        parts=tuple(
            _part_view(part, shown, states, reflection, here, rests, is_on=part is part_on)
            for part in guide.parts
        ),
        standing=standing(guide, reflection, answered, clock),
        here=here,
        page=inside.index(here) + 1,
        of=len(inside),
        previous=pages[at - 1].id if at else None,
        next=pages[at + 1].id if at + 1 < len(pages) and is_clear(reflection) else None,
        rests=rests,
        nights_since=_nights_since(reflection, clock),
    )


def part_states(
    guide: Guide, reflection: Reflection, answered: AbstractSet[str]
) -> tuple[StageState, ...]:
    """Return the state of each part, for the row of dots in a list."""
    if reflection.closed:
        return tuple(StageState.DONE for _ in guide.parts)
    shown = _shown(guide, reflection, answered, offered=False)
    pages = tuple(page for stage in shown for page in pages_of(stage))
    here, states = _states(shown, pages, reflection, answered)
    return tuple(
        _part_state(part, states, is_on=any(stage.id == here.stage for stage in part.stages))
        for part in guide.parts
    )


def pages_of(stage: Stage) -> tuple[Page, ...]:
    """Return the pages of a stage: a prompt that starts one, with those that share it."""
    groups: list[list[str]] = []
    for prompt in stage.prompts:
        if prompt.starts_page or not groups:
            groups.append([])
        groups[-1].append(prompt.id)
    if not groups:
        return (Page(stage.id, stage.id, ()),)
    return tuple(Page(group[0], stage.id, tuple(group)) for group in groups)


def _shown(
    guide: Guide, reflection: Reflection, answered: AbstractSet[str], *, offered: bool
) -> tuple[Stage, ...]:
    return tuple(
        stage
        for stage in guide.stages()
        if stage.kind is not StageKind.EXPECTATIONS
        or offered
        or stage.id in reflection.marks
        or _holds(stage, reflection.here)
        or any(prompt.id in answered for prompt in stage.prompts)
    )


def _holds(stage: Stage, page: str) -> bool:
    return any(prompt.id == page for prompt in stage.prompts) or (
        stage.id == page and not stage.prompts
    )


def _states(
    shown: tuple[Stage, ...],
    pages: tuple[Page, ...],
    reflection: Reflection,
    answered: AbstractSet[str],
) -> tuple[Page, dict[str, StageState]]:
    """Return the page that is on and the state of each stage; one being looked at is now."""
    states = {stage.id: _settled(stage, reflection, answered) for stage in shown}
    here = _page_here(pages, reflection, states)
    if here.stage not in reflection.marks and not reflection.closed:
        gate_done = here.stage == shown[0].id and is_clear(reflection)
        states[here.stage] = StageState.DONE if gate_done else StageState.NOW
    return here, states


def _settled(stage: Stage, reflection: Reflection, answered: AbstractSet[str]) -> StageState:
    """Return the state of a stage by its mark, else by what is there."""
    if stage.kind is StageKind.GATE:
        return StageState.DONE if is_clear(reflection) else StageState.NOT_YET
    mark = reflection.marks.get(stage.id)
    if mark:
        return StageState.DONE if mark is StageMark.DONE else StageState.SKIPPED
    shared = stage.kind is StageKind.CHOOSE and reflection.shared_at is not None
    written = bool(stage.prompts) and all(prompt.id in answered for prompt in stage.prompts)
    return StageState.DONE if shared or written else StageState.NOT_YET


def _page_here(
    pages: tuple[Page, ...], reflection: Reflection, states: dict[str, StageState]
) -> Page:
    """Return the page last looked at; at first, and while the gate is shut, the one that is on."""
    if is_clear(reflection):
        for page in pages:
            if reflection.here in (page.id, *page.prompts):
                return page
    waiting = (page for page in pages if states[page.stage] is StageState.NOT_YET)
    return next(waiting, pages[-1])


def _part_state(part: Part, states: dict[str, StageState], *, is_on: bool) -> StageState:
    inside = [states[stage.id] for stage in part.stages if stage.id in states]
    settled = (StageState.DONE, StageState.SKIPPED)
    if inside and all(state in settled for state in inside):
        return StageState.DONE
    return StageState.NOW if is_on else StageState.NOT_YET


def _part_view(
    part: Part,
    shown: tuple[Stage, ...],
    states: dict[str, StageState],
    reflection: Reflection,
    here: Page,
    rests: tuple[Rest, ...],
    *,
    is_on: bool,
) -> PartView:
    inside = {stage.id for stage in part.stages}
    seen = PartView(
        part,
        _part_state(part, states, is_on=is_on),
        is_on,
        pages=sum(len(pages_of(stage)) for stage in part.stages if stage in shown),
        sittings=sum(one.left_at in inside for one in reflection.sittings),
        is_shared=reflection.shared_at is not None
        and any(stage.kind is StageKind.CHOOSE for stage in part.stages),
    )
    if not is_on:
        return seen
    due = {one.stage: one.due for one in reflection.follow_ups if one.answered is None}
    stages = tuple(
        StageView(
            stage=stage,
            state=states[stage.id],
            is_here=stage.id == here.stage,
            pages=pages_of(stage),
            rest_after=sum(one.nights for one in rests if one.after == stage.id),
            due=due.get(stage.id),
        )
        for stage in part.stages
        if stage in shown
    )
    return replace(seen, stages=stages)


def _rests(reflection: Reflection, clock: Clock) -> tuple[Rest, ...]:
    """Return the nights between consecutive sittings, where there were any."""
    pairs = zip(reflection.sittings, reflection.sittings[1:], strict=False)
    nights = (
        (first.left_at, (_day(clock, second.began) - _day(clock, first.ended or first.began)).days)
        for first, second in pairs
    )
    return tuple(Rest(stage, count) for stage, count in nights if count > 0)


def _nights_since(reflection: Reflection, clock: Clock) -> int:
    ended = reflection.sittings[-1].ended if reflection.sittings else None
    return max(0, (today(clock) - _day(clock, ended)).days) if ended else 0


def _day(clock: Clock, moment: datetime) -> date:
    return local(clock, moment).date()
