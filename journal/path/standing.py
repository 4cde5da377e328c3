"""Where a reflection stands as a whole, in one word for lists and filters."""

from collections.abc import Set as AbstractSet
from enum import StrEnum

from journal.clock import Clock, today
from journal.guides.guide import Door, Guide, Share, StageKind
from journal.model import ClosedHow, GateOutcome, Quiet, Reflection
from journal.path.gate import is_clear


class Standing(StrEnum):
    """One word for each place on the path."""

    OPEN_GATE = "open-gate"
    PAUSED = "paused"  # ask first
    STOPPED = "stopped"
    ON_HOLD = "on-hold"  # stopped, and nothing may be deleted
    WRITING = "writing"
    RESTING = "resting"  # the person asked for quiet
    READY = "ready"  # enough is there to be shared
    WITH_GROUP = "with-group"
    FOLLOW_UP = "follow-up"  # a look back is due
    CLOSED = "closed"
    ARCHIVED = "archived"


_BY_GATE = {
    GateOutcome.OPEN: Standing.OPEN_GATE,
    GateOutcome.ASK_FIRST: Standing.PAUSED,
    GateOutcome.STOPPED: Standing.STOPPED,
    GateOutcome.ON_HOLD: Standing.ON_HOLD,
}


def standing(
    guide: Guide | None, reflection: Reflection, answered: AbstractSet[str], clock: Clock
) -> Standing:
    """Return where the reflection stands. Without its guide it is never ``READY``."""
    if not is_clear(reflection):
        return _BY_GATE[reflection.gate.outcome]
    if reflection.closed:
        archived = reflection.closed is ClosedHow.ARCHIVED
        return Standing.ARCHIVED if archived else Standing.CLOSED
    if is_resting(reflection, clock):
        return Standing.RESTING
    if any(one.answered is None and one.due <= today(clock) for one in reflection.follow_ups):
        return Standing.FOLLOW_UP
    if reflection.shared_at:
        return Standing.WITH_GROUP
    ready = guide is not None and _is_ready(guide, reflection, answered)
    return Standing.READY if ready else Standing.WRITING


def _is_ready(guide: Guide, reflection: Reflection, answered: AbstractSet[str]) -> bool:
    """Something can be chosen, and each stage before the choosing is done, skipped or written."""
    if not shareable(guide, Door.GROUP) & answered:
        return False
    for stage in guide.stages():
        if stage.kind is StageKind.CHOOSE:
            return True
        written = all(prompt.id in answered for prompt in stage.prompts)
        if not (written or stage.id in reflection.marks or stage.kind is StageKind.GATE):
            return False
    return True


def shareable(guide: Guide, door: Door) -> frozenset[str]:
    """Return the ids of the prompts that may be chosen for a door."""
    return frozenset(
        prompt.id
        for stage in guide.stages()
        for prompt in stage.prompts
        if stage.door is door and prompt.share is not Share.SEALED
    )


def may_write(reflection: Reflection) -> bool:
    """Tell whether answers may be written: the gate is clear and the reflection is not closed."""
    return is_clear(reflection) and reflection.closed is None


def is_resting(reflection: Reflection, clock: Clock) -> bool:
    """Tell whether the quiet time that was asked for lasts. Coming to the desk ends it."""
    quiet = reflection.quiet
    if quiet is None or is_woken(quiet) or came_back(reflection, quiet):
        return False
    return quiet.until is None or clock.now() < quiet.until


def is_woken(quiet: Quiet) -> bool:
    """Tell whether it was opened anyway; what is carried along stays to be read."""
    return quiet.until is not None and quiet.until <= quiet.since


def came_back(reflection: Reflection, quiet: Quiet) -> bool:
    """Tell whether a sitting began after the quiet time did."""
    return any(sitting.began > quiet.since for sitting in reflection.sittings)
