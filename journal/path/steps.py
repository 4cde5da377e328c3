"""The person's own steps: begin, sit down, look at a page, finish or skip a stage, rest, close.

Opening is always allowed; writing needs a clear gate. No step loses anything that was written.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import datetime, timedelta
from types import MappingProxyType

from journal.clock import Clock
from journal.errors import PathError
from journal.guides.guide import Guide, Stage, StageKind
from journal.guides.load import digest_of
from journal.model import Answer, ClosedHow, GuideRef, Quiet, Reflection, Sitting, StageMark
from journal.path.gate import is_clear
from journal.path.standing import may_write

# Going to look something up, answering the door, the lock that comes by itself after ten minutes:
# none of these is a time between two sittings. A lunch is.
SAME_SITTING = timedelta(minutes=30)
_NONE: Mapping[str, Answer] = MappingProxyType({})


def begin(
    guide: Guide, reflection_id: str, clock: Clock, title: str = "", role: str = "", group: str = ""
) -> Reflection:
    """Return a new reflection before its gate. Nothing of it may be stored until that is passed."""
    reference = GuideRef(guide.id, guide.version, guide.source.language, digest_of(guide.source))
    return Reflection(reflection_id, clock.now(), reference, title, role, group)


def begin_sitting(
    reflection: Reflection, clock: Clock, answers: Mapping[str, Answer] = _NONE
) -> Reflection:
    """Return the reflection with a sitting under way: the last one if it goes on, else a new one.

    One that a crash left open ended when the reflection was last stored; what was written in it
    is told from ``answers``.
    """
    _ask(reflection, "begin-sitting")
    now = clock.now()
    if not reflection.sittings:
        return replace(reflection, sittings=(Sitting(now),))
    *before, last = reflection.sittings
    ended = last.ended or min(now, max(last.began, reflection.updated or last.began))
    if _goes_on(reflection, last, now - ended):
        return replace(reflection, sittings=(*before, replace(last, ended=None, left_at="")))
    over = replace(last, ended=ended, touched=last.touched or _touched(last, ended, answers))
    return replace(reflection, sittings=(*before, over, Sitting(now)))


def _goes_on(reflection: Reflection, last: Sitting, away: timedelta) -> bool:
    """Tell whether coming back now goes on with the last sitting. Asking for rest ended it."""
    quiet = reflection.quiet
    rested = quiet is not None and quiet.since >= last.began
    return not rested and away <= SAME_SITTING


def end_sitting(
    guide: Guide, reflection: Reflection, clock: Clock, answers: Mapping[str, Answer] = _NONE
) -> Reflection:
    """Return the reflection with its sitting ended, and where; itself if none is under way.

    Of ``answers``, by prompt, it remembers which were written since the sitting began.
    """
    if not reflection.sittings or reflection.sittings[-1].ended is not None:
        return reflection
    stage, last = stage_here(guide, reflection), reflection.sittings[-1]
    now = clock.now()
    written = _touched(last, now, answers)
    ended = replace(
        last,
        ended=now,
        left_at=stage.id if stage else "",
        touched=tuple(dict.fromkeys((*last.touched, *written))),
    )
    return replace(reflection, sittings=(*reflection.sittings[:-1], ended))


def _touched(sitting: Sitting, ended: datetime, answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """Return the prompts written in a sitting, in the order in which they were last written."""
    inside = ((one.at, key) for key, one in answers.items() if sitting.began <= one.at <= ended)
    return tuple(key for _at, key in sorted(inside))


def stage_here(guide: Guide, reflection: Reflection) -> Stage | None:
    """Return the stage last looked at, or ``None``."""
    return find_stage(guide, reflection.here)


def find_stage(guide: Guide, page: str) -> Stage | None:
    """Return the stage of a prompt id, or the one without prompts that has this id."""
    for stage in guide.stages():
        if any(prompt.id == page for prompt in stage.prompts):
            return stage
        if stage.id == page and not stage.prompts:
            return stage
    return None


def rest(
    guide: Guide,
    reflection: Reflection,
    until: datetime | None,
    carry: str,
    clock: Clock,
    answers: Mapping[str, Answer] = _NONE,
) -> Reflection:
    """Return the reflection at rest until a moment, or until the person knows; ends the sitting."""
    _ask(reflection, "rest")
    now = clock.now()
    if until is not None and until <= now:
        raise PathError(step="rest", standing="past")
    return replace(end_sitting(guide, reflection, clock, answers), quiet=Quiet(now, until, carry))


def wake(reflection: Reflection) -> Reflection:
    """Return the reflection opened anyway. The question to carry along stays to be read."""
    if reflection.quiet is None:
        return reflection
    return replace(reflection, quiet=replace(reflection.quiet, until=reflection.quiet.since))


def visit(guide: Guide, reflection: Reflection, page: str) -> Reflection:
    """Return the reflection with a page looked at: a prompt's id, or that of a promptless stage."""
    stage = find_stage(guide, page)
    if stage is None or not (is_clear(reflection) or stage.kind is StageKind.GATE):
        raise PathError(step="visit", standing=reflection.gate.outcome)
    return replace(reflection, here=page)


def mark_done(guide: Guide, reflection: Reflection, stage_id: str) -> Reflection:
    """Return the reflection with a stage done."""
    return _mark(reflection, _stage(guide, reflection, stage_id, "mark-done"), StageMark.DONE)


def skip(
    guide: Guide, reflection: Reflection, stage_id: str, answered: AbstractSet[str] = frozenset()
) -> Reflection:
    """Return the reflection with a stage skipped; not the gate, and nothing that must be answered.

    ``answered`` holds the ids of prompts with an answer.
    """
    stage = _stage(guide, reflection, stage_id, "skip")
    if any(not prompt.skippable and prompt.id not in answered for prompt in stage.prompts):
        raise PathError(step="skip", standing="needed")
    return _mark(reflection, stage, StageMark.SKIPPED)


def reopen_stage(guide: Guide, reflection: Reflection, stage_id: str) -> Reflection:
    """Return the reflection with a stage neither done nor skipped, and being looked at."""
    stage = _stage(guide, reflection, stage_id, "reopen-stage")
    marks = {one: mark for one, mark in reflection.marks.items() if one != stage_id}
    here = stage.prompts[0].id if stage.prompts else stage.id
    return replace(reflection, marks=marks, here=here)


def close(
    guide: Guide,
    reflection: Reflection,
    how: ClosedHow,
    clock: Clock,
    answers: Mapping[str, Answer] = _NONE,
) -> Reflection:
    """Return the reflection closed: kept in the list, or put into the archive."""
    _ask(reflection, "close")
    ended = end_sitting(guide, reflection, clock, answers)
    return replace(ended, closed=how, closed_at=clock.now(), quiet=None)


def reopen(reflection: Reflection) -> Reflection:
    """Return the reflection open again."""
    if reflection.closed is None:
        raise PathError(step="reopen", standing="open")
    return replace(reflection, closed=None, closed_at=None)


def _ask(reflection: Reflection, step: str) -> None:
    if not may_write(reflection):
        raise PathError(step=step, standing=reflection.closed or reflection.gate.outcome)


def _stage(guide: Guide, reflection: Reflection, stage_id: str, step: str) -> Stage:
    """Return a stage that may be marked now: any but the gate, whose answers say how it stands."""
    _ask(reflection, step)
    for stage in guide.stages():
        if stage.id == stage_id and stage.kind is not StageKind.GATE:
            return stage
    raise PathError(step=step, standing="no-such-stage")


def _mark(reflection: Reflection, stage: Stage, mark: StageMark) -> Reflection:
    return replace(reflection, marks={**reflection.marks, stage.id: mark})
