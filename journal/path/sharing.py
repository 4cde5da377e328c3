"""What follows from sharing: the look backs it plans, and when a conversation is offered.

It knows when something may be shared, and nothing of what leaves or how.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date, timedelta

from journal.clock import Clock, local, today
from journal.errors import PathError
from journal.guides.guide import Door, Guide, StageKind
from journal.model import FollowUp, Reflection, StageMark
from journal.path.gate import is_clear
from journal.path.quiet import passed_unused
from journal.path.standing import may_write, shareable


def may_share(
    guide: Guide, reflection: Reflection, answered: AbstractSet[str], door: Door = Door.GROUP
) -> bool:
    """Tell whether something may be chosen for a door: the gate is clear, something is written."""
    return is_clear(reflection) and bool(shareable(guide, door) & answered)


def record_share(
    guide: Guide,
    reflection: Reflection,
    answered: AbstractSet[str],
    door: Door,
    clock: Clock,
) -> Reflection:
    """Return the reflection after a page left. The group's first page plans the look backs."""
    if not may_share(guide, reflection, answered, door):
        raise PathError(step="share", standing=reflection.gate.outcome)
    if door is not Door.GROUP or reflection.shared_at is not None:
        return reflection
    return replace(_with_planned(guide, reflection, clock), shared_at=clock.now())


def plan_follow_ups(guide: Guide, reflection: Reflection, clock: Clock) -> Reflection:
    """Return the reflection with look backs from today on, where none are planned.

    So they come without a page for the group, too. ``PathError`` where nothing may be written.
    """
    if not may_write(reflection):
        raise PathError(step="plan-follow-ups", standing=reflection.gate.outcome)
    return _with_planned(guide, reflection, clock)


def has_planned(guide: Guide, reflection: Reflection) -> bool:
    """Tell whether the look backs of the guide have their days."""
    weeks = {stage.id for stage in guide.stages() if stage.kind is StageKind.FOLLOW_UP}
    return any(one.stage in weeks for one in reflection.follow_ups)


def _with_planned(guide: Guide, reflection: Reflection, clock: Clock) -> Reflection:
    """Return the reflection with the guide's look backs; days that were chosen before stay."""
    if has_planned(guide, reflection):
        return reflection
    start = today(clock)
    planned = tuple(
        FollowUp(stage.id, start + timedelta(weeks=stage.weeks))
        for stage in guide.stages()
        if stage.kind is StageKind.FOLLOW_UP
    )
    return replace(reflection, follow_ups=(*reflection.follow_ups, *planned))


def note_reviewed(reflection: Reflection, stage: str, day: date, clock: Clock) -> Reflection:
    """Return the reflection after what was settled in a conversation was looked at again.

    ``stage`` prepared the conversation, and ``day`` is the one that was agreed there. Of a row that
    has a day, and that one is done with, ``stage`` is the row's id.
    """
    if not may_write(reflection):
        raise PathError(step="note-reviewed", standing=reflection.gate.outcome)
    reviewed = FollowUp(stage, day, clock.now())
    return replace(reflection, follow_ups=(*reflection.follow_ups, reviewed))


def next_follow_up(reflection: Reflection) -> FollowUp | None:
    """Return the look back that is next, due or not, or ``None``."""
    waiting = [one for one in reflection.follow_ups if one.answered is None]
    return min(waiting, key=lambda one: one.due, default=None)


def move_follow_up(reflection: Reflection, stage: str, due: date, clock: Clock) -> Reflection:
    """Return the reflection with a look back on another day, today at the earliest."""
    if due < today(clock):
        raise PathError(step="move-follow-up", standing="past")
    return _with(reflection, stage, replace(_waiting(reflection, stage), due=due))


def answer_follow_up(reflection: Reflection, stage: str, clock: Clock) -> Reflection:
    """Return the reflection with a look back done, before or after its day."""
    answered = replace(_waiting(reflection, stage), answered=clock.now())
    done = _with(reflection, stage, answered)
    return replace(done, marks={**reflection.marks, stage: StageMark.DONE})


def _waiting(reflection: Reflection, stage: str) -> FollowUp:
    for one in reflection.follow_ups:
        if one.stage == stage and one.answered is None and may_write(reflection):
            return one
    raise PathError(step="follow-up", standing="none")


def _with(reflection: Reflection, stage: str, changed: FollowUp) -> Reflection:
    return replace(
        reflection,
        follow_ups=tuple(changed if one.stage == stage else one for one in reflection.follow_ups),
    )


def offers_expectations(
    guide: Guide, reflection: Reflection, levels: Mapping[str, int], clock: Clock
) -> bool:
    """Tell whether to offer preparing the conversation, to its owner alone.

    So it is when a line of the guide's threshold was rated below its level (a line not rated yet
    says nothing), or when the day until which the person wanted quiet is over and they did not come
    back. ``levels`` is the answer to the understanding lines, empty if there is none.
    """
    has_stage = any(stage.kind is StageKind.EXPECTATIONS for stage in guide.stages())
    if not has_stage or not may_write(reflection):
        return False
    below = any(levels.get(line, least) < least for line, least in guide.threshold)
    return below or _quiet_passed_unused(reflection, clock)


def _quiet_passed_unused(reflection: Reflection, clock: Clock) -> bool:
    until = passed_unused(reflection, clock)
    return until is not None and today(clock) > local(clock, until).date()
