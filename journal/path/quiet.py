"""Quiet time that has passed, and how the person saw it at the end of each sitting.

A time one set and did not take is said once, on the day on which it is first met; nothing follows
from it by itself. It stores nothing and has no words.
"""

from dataclasses import replace
from datetime import datetime

from journal.clock import Clock, local, today
from journal.errors import PathError
from journal.model import NotTaken, Reflection
from journal.path.standing import came_back, is_woken, may_write

WHY_NOT = "why-not"  # the draft of why a time was not taken


def passed_unused(reflection: Reflection, clock: Clock) -> datetime | None:
    """Return the moment that was set and has passed without a sitting, or ``None``."""
    quiet = reflection.quiet
    if quiet is None or quiet.until is None or not may_write(reflection):
        return None
    if is_woken(quiet) or came_back(reflection, quiet) or clock.now() < quiet.until:
        return None
    return quiet.until


def to_say(reflection: Reflection, clock: Clock) -> datetime | None:
    """Return the passed moment while it is to be said: the day after at the earliest, on one day.

    The day that was set is the person's to its end. Once explained, it is said no more; while an
    explanation is begun and not settled, it is said on any day.
    """
    until, quiet = passed_unused(reflection, clock), reflection.quiet
    if until is None or quiet is None or any(one.until == until for one in reflection.not_taken):
        return None
    if today(clock) <= local(clock, until).date():
        return None
    said = quiet.said
    is_open = said is None or local(clock, said).date() == today(clock)
    return until if is_open or WHY_NOT in reflection.drafts else None


def say_passed(reflection: Reflection, clock: Clock) -> Reflection:
    """Return the reflection after its passed time was said; itself if that was before."""
    quiet = reflection.quiet
    if quiet is None or quiet.said is not None or to_say(reflection, clock) is None:
        return reflection
    return replace(reflection, quiet=replace(quiet, said=clock.now()))


def not_take(reflection: Reflection, why: str, clock: Clock) -> Reflection:
    """Return the reflection with why its time was not taken; ``why`` may be empty.

    What was begun of it is settled by that.
    """
    until = passed_unused(reflection, clock)
    if until is None:
        raise PathError(step="not-take", standing="not-passed")
    kept = tuple(one for one in reflection.not_taken if one.until != until)
    taken = (*kept, NotTaken(until, clock.now(), why))
    return replace(reflection, not_taken=taken).with_draft(WHY_NOT, "")


def see(reflection: Reflection, words: str) -> Reflection:
    """Return the reflection with how it is seen at the end of its last sitting."""
    if not reflection.sittings or not may_write(reflection):
        raise PathError(step="see", standing="no-sitting")
    *before, last = reflection.sittings
    return replace(reflection, sittings=(*before, replace(last, seen=words)))
