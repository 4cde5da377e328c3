"""All that asks to be looked at again, over all reflections, by day. Pure: traces in, rows out.

Nothing here is late: what was due before today is due now, and is told with its day alone.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from journal.clock import Clock, local, today
from journal.following import Commitment, Trace, day_column, prompts_of
from journal.guides.guide import Guide, Prompt, PromptType, Stage, StageKind
from journal.model import FollowUp, Reflection
from journal.path import carried_on, has_planned, may_write
from journal.values import Came, DateValue, Row, RowsValue


class DueKind(StrEnum):
    """Why something asks to be looked at."""

    LOOK_BACK = "look-back"  # one of the guide's weeks after sharing
    PLAN_DAY = "plan-day"  # the day that was chosen for a commitment
    CARRIED = "carried"  # carried on after the close
    UNPLANNED = "unplanned"  # commitments without any look back yet
    REVIEW = "review"  # the day agreed in the conversation about expectations
    ROW_DAY = "row-day"  # the day of a row: what is put right, whom one tells


@dataclass(frozen=True)
class Due:
    """One row. ``day`` is ``None`` where none is set; ``page`` is the prompt that asks.

    ``asks_each``: that prompt takes an answer for each commitment. ``so_far`` holds, by commitment,
    what was answered at this look back already. A row with a day has its id in ``row``, its words
    in ``said``, and in ``stage_name`` what its page is called.
    """

    kind: DueKind
    reflection: str
    title: str
    day: date | None
    page: str = ""
    stage: str = ""  # the guide's id, of a look back
    stage_name: str = ""
    commitments: tuple[Commitment, ...] = ()
    asks_each: bool = False
    so_far: Mapping[str, Came] = field(default_factory=dict)
    row: str = ""
    said: tuple[str, ...] = ()


@dataclass(frozen=True)
class TrackStop:
    """One look back on a track."""

    day: date
    is_done: bool


@dataclass(frozen=True)
class Track:
    """The look backs of one reflection, from the day they were counted from."""

    reflection: str
    title: str
    start: date
    stops: tuple[TrackStop, ...]


def due_of(traces: Iterable[Trace], clock: Clock) -> tuple[Due, ...]:
    """Return all rows by day, those without a day last."""
    rows = [row for trace in traces for row in _rows(trace, clock)]
    return tuple(sorted(rows, key=lambda row: (row.day or date.max, row.title, row.reflection)))


def tracks_of(traces: Iterable[Trace], clock: Clock) -> tuple[Track, ...]:
    """Return the tracks of the open reflections, the one with the next look back first."""
    tracks = [
        track
        for trace in traces
        if may_write(trace.reflection) and (track := _track(trace, clock)) is not None
    ]
    return tuple(sorted(tracks, key=lambda one: (_next(one), one.title, one.reflection)))


def _rows(trace: Trace, clock: Clock) -> Iterator[Due]:
    one = trace.reflection
    if one.closed is not None:
        yield from _carried(trace)
        return
    if not may_write(one) or trace.guide is None:
        return
    waiting = [follow for follow in one.follow_ups if follow.answered is None]
    yield from (_look_back(trace, trace.guide, follow) for follow in waiting)
    yield from _plan_days(trace, trace.guide, waiting, clock)
    may_plan = any(stage.kind is StageKind.FOLLOW_UP for stage in trace.guide.stages())
    yield from _reviews(trace, trace.guide)
    yield from _row_days(trace, trace.guide, clock)
    if not has_planned(trace.guide, one) and may_plan and trace.standing_commitments():
        yield Due(
            DueKind.UNPLANNED,
            one.id,
            one.title,
            None,
            commitments=trace.standing_commitments(),
        )


def _look_back(trace: Trace, guide: Guide, follow: FollowUp) -> Due:
    stage = next((stage for stage in guide.stages() if stage.id == follow.stage), None)
    asked = tuple(one.before(follow.stage) for one in trace.commitments())
    return Due(
        DueKind.LOOK_BACK,
        trace.reflection.id,
        trace.reflection.title,
        follow.due,
        page=_page(stage) if stage else follow.stage,
        asks_each=stage is not None and _asks_each(stage),
        stage=follow.stage,
        stage_name=stage.name if stage else "",
        commitments=tuple(one for one in asked if not one.is_dropped),
        so_far={
            one.plan.id: looked.look.came
            for one in trace.commitments()
            for looked in one.looks
            if looked.stage == follow.stage and looked.look.came is not None
        },
    )


def _plan_days(trace: Trace, guide: Guide, waiting: list[FollowUp], clock: Clock) -> Iterator[Due]:
    """Give the days chosen for single commitments, where no look back of the path covers them."""
    now = today(clock)
    covered = {follow.due for follow in waiting}
    asks_now = any(follow.due <= now for follow in waiting)
    page, asks_each = _next_page(trace.reflection, guide)
    for one in trace.standing_commitments():
        day = one.plan.look_again
        looked = one.last_day is not None and day is not None and one.last_day >= day
        if day is None or looked or day in covered or (day <= now and asks_now):
            continue
        kind, reflection = DueKind.PLAN_DAY, trace.reflection
        yield Due(
            kind,
            reflection.id,
            reflection.title,
            day,
            page,
            commitments=(one,),
            asks_each=asks_each,
        )


def _carried(trace: Trace) -> Iterator[Due]:
    known = {one.plan.id: one for one in trace.commitments()}
    for carried in carried_on(trace.reflection):
        if carried.plan in known:
            yield Due(
                DueKind.CARRIED,
                trace.reflection.id,
                trace.reflection.title,
                carried.look_again,
                page=_plans_page(trace.guide),
                commitments=(known[carried.plan],),
            )


def _reviews(trace: Trace, guide: Guide) -> Iterator[Due]:
    """Give the day agreed in the conversation about expectations, until it was looked at."""
    one = trace.reflection
    for stage in guide.stages():
        for prompt in stage.prompts if stage.kind is StageKind.EXPECTATIONS else ():
            value = trace.values.get(prompt.id)
            day = value.day if isinstance(value, DateValue) else None
            seen = any(done.stage == stage.id and done.due == day for done in one.follow_ups)
            if day is not None and not seen:
                kind, name = DueKind.REVIEW, prompt.heading or prompt.question
                yield Due(kind, one.id, one.title, day, prompt.id, stage.id, name)


def _row_days(trace: Trace, guide: Guide, clock: Clock) -> Iterator[Due]:
    """Give the rows with a day, until one is done with them.

    A day that was over when the page was last written tells what was done; nobody waits for it.
    """
    one, now = trace.reflection, today(clock)
    done = {(seen.stage, seen.due) for seen in one.follow_ups if seen.answered is not None}
    for prompt in prompts_of(guide, PromptType.ROWS):
        column, value = day_column(prompt), trace.values.get(prompt.id)
        if column is None or not isinstance(value, RowsValue):
            continue
        at = trace.written.get(prompt.id)
        written = now if at is None else local(clock, at).date()
        for row in value.rows:
            day, said = _day_in(row, column), _said(row, prompt, column)
            if day is None or day < written or (row.id, day) in done or not said:
                continue
            name = prompt.heading or prompt.question
            yield Due(
                DueKind.ROW_DAY,
                one.id,
                one.title,
                day,
                prompt.id,
                stage_name=name,
                row=row.id,
                said=said,
            )


def _day_in(row: Row, column: str) -> date | None:
    try:
        return date.fromisoformat(row.cells.get(column, ""))
    except ValueError:
        return None


def _said(row: Row, prompt: Prompt, column: str) -> tuple[str, ...]:
    cells = (row.cells.get(one.id, "") for one in prompt.columns if one.id != column)
    return tuple(words for cell in cells if (words := " ".join(cell.split())))


def _page(stage: Stage) -> str:
    """Return the prompt that asks for each commitment; else the first, or the stage itself."""
    asks = (prompt for prompt in stage.prompts if prompt.type is PromptType.LOOKS)
    prompt = next(asks, stage.prompts[0] if stage.prompts else None)
    return prompt.id if prompt else stage.id


def _asks_each(stage: Stage) -> bool:
    return any(prompt.type is PromptType.LOOKS for prompt in stage.prompts)


def _next_page(reflection: Reflection, guide: Guide) -> tuple[str, bool]:
    """Return the page of the first look back that nobody answered; else that of the plans."""
    answered = {one.stage for one in reflection.follow_ups if one.answered is not None}
    for stage in guide.stages():
        if _asks_each(stage) and stage.id not in answered and stage.id not in reflection.marks:
            return _page(stage), True
    return _plans_page(guide), False


def _plans_page(guide: Guide | None) -> str:
    plans = prompts_of(guide, PromptType.PLANS) if guide else ()
    return plans[0].id if plans else ""


def _track(trace: Trace, clock: Clock) -> Track | None:
    one = trace.reflection
    talks = {
        stage.id
        for stage in (trace.guide.stages() if trace.guide else ())
        if stage.kind is StageKind.EXPECTATIONS
    }
    follow_ups = [
        follow
        for follow in one.follow_ups
        if follow.stage not in talks and not _is_row(follow, trace.guide)
    ]
    if not follow_ups:
        return None
    stops = tuple(
        TrackStop(follow.due, follow.answered is not None)
        for follow in sorted(follow_ups, key=lambda follow: follow.due)
    )
    return Track(one.id, one.title, _start(trace, clock, stops[0].day), stops)


def _is_row(follow: FollowUp, guide: Guide | None) -> bool:
    """Tell whether it notes that one is done with a row; stages have the guide's names."""
    return guide is not None and all(stage.id != follow.stage for stage in guide.stages())


def _start(trace: Trace, clock: Clock, first: date) -> date:
    """Return the day of sharing; without one, the weeks of the guide before the first look."""
    if trace.reflection.shared_at is not None:
        return min(local(clock, trace.reflection.shared_at).date(), first)
    stages = trace.guide.stages() if trace.guide else ()
    weeks = min((stage.weeks for stage in stages if stage.weeks), default=0)
    return first - timedelta(weeks=weeks)


def _next(track: Track) -> date:
    return next((stop.day for stop in track.stops if not stop.is_done), date.max)
