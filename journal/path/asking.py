"""Since when a reflection asks to be come back to: what was set, and has come. Pure.

Works on what a headline holds, so that all reflections can be asked without opening any.
"""

from collections.abc import Iterator
from datetime import datetime, time

from journal.clock import Clock, local, moment_of, today
from journal.model import Reflection
from journal.path.quiet import passed_unused, to_say
from journal.path.standing import may_write


def asks_since(reflection: Reflection, clock: Clock) -> datetime | None:
    """Return the last moment that was set and has come, and that nothing followed yet.

    The day of a look back, the reminder of a gate, the end of a quiet time: that one on its day,
    and on the day on which it is said that it has passed.
    """
    if reflection.closed is not None:
        return None
    return max(_come(reflection, clock), default=None)


def _come(reflection: Reflection, clock: Clock) -> Iterator[datetime]:
    now = clock.now()
    if may_write(reflection):
        for one in reflection.follow_ups:
            if one.answered is None and one.due <= today(clock):
                yield moment_of(clock, one.due, time())
    elif reflection.gate.remind is not None and reflection.gate.remind <= now:
        yield reflection.gate.remind
    passed = passed_unused(reflection, clock)
    if passed is not None:
        is_its_day = local(clock, passed).date() == today(clock)
        if is_its_day or to_say(reflection, clock) is not None:
            yield passed
