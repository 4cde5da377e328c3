"""A sitting that ends and goes on: each flush stores an end, in case nothing follows."""

from dataclasses import replace

from journal.clock import Clock
from journal.guides.guide import Guide
from journal.model import Reflection
from journal.path import end_sitting as end
from journal.path import may_write


def end_sitting(guide: Guide, reflection: Reflection, clock: Clock) -> Reflection:
    """Return the reflection with its sitting ended now."""
    return end(guide, reflection, clock)


def resume_sitting(reflection: Reflection) -> Reflection:
    """Return the reflection with its last sitting under way again."""
    sittings = reflection.sittings
    if not sittings or sittings[-1].ended is None or not may_write(reflection):
        return reflection
    last = replace(sittings[-1], ended=None, left_at="")
    return replace(reflection, sittings=(*sittings[:-1], last))
