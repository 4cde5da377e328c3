"""What is carried on after the close, commitment by commitment, and what one is done with.

It can be decided before, and changed after: a closed reflection's commitments go on with the person
and not with the page they were made on.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from journal.clock import Clock, today
from journal.errors import PathError
from journal.model import Carried, Reflection


def carry(
    reflection: Reflection, plan: str, clock: Clock, look_again: date | None = None
) -> Reflection:
    """Return the reflection with a commitment carried on, with a day to look again or without.

    ``PathError`` for a day that is over.
    """
    if look_again is not None and look_again < today(clock):
        raise PathError(step="carry", standing="past")
    return _with(reflection, Carried(plan, look_again))


def let_go(reflection: Reflection, plan: str, clock: Clock) -> Reflection:
    """Return the reflection with a commitment that one is done with."""
    return _with(reflection, Carried(plan, None, clock.now()))


def settle_carried(
    reflection: Reflection, kept: Iterable[str], dropped: Iterable[str], clock: Clock
) -> Reflection:
    """Return the reflection with a decision on every commitment, for its close.

    Those that nothing was decided of are carried on if ``kept`` at the last look back, and let go
    if ``dropped``. Decisions about commitments that are gone go with them.
    """
    decided = {one.plan: one for one in reflection.carried}
    carried = [decided.get(plan, Carried(plan)) for plan in kept]
    done = [decided.get(plan, Carried(plan, None, clock.now())) for plan in dropped]
    return replace(reflection, carried=(*carried, *done))


def carried_on(reflection: Reflection) -> tuple[Carried, ...]:
    """Return the commitments of a closed reflection that go on."""
    if reflection.closed is None:
        return ()
    return tuple(one for one in reflection.carried if one.let_go is None)


def _with(reflection: Reflection, decided: Carried) -> Reflection:
    others = [one for one in reflection.carried if one.plan != decided.plan]
    return replace(reflection, carried=(*others, decided))
