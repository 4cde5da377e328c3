"""What storing a reflection keeps to, whatever a page asks for."""

from dataclasses import replace

from journal.errors import PathError, RecordDamaged
from journal.model import GateOutcome, Reflection
from journal.repository.headlines import read_brief
from journal.repository.records import Records, reflection_thing


def ask_gate(reflection: Reflection) -> None:
    """Raise ``PathError`` unless a new one has a clear gate, or one that says to ask first."""
    outcome = reflection.gate.outcome
    if outcome not in (GateOutcome.CLEAR, GateOutcome.ASK_FIRST):
        raise PathError(step="save-reflection", standing=outcome)


def still_shared(stored: Reflection, reflection: Reflection) -> Reflection:
    """Return it as shared: what left, left, also for a page that did not know of it yet."""
    if stored.shared_at is None or reflection.shared_at is not None:
        return reflection
    return replace(reflection, shared_at=stored.shared_at, follow_ups=stored.follow_ups)


def ask_holds(stored: Reflection, reflection: Reflection) -> None:
    """Raise ``PathError`` if a hold is just gone: it may be lifted, with a note."""
    for one in stored.holds:
        kept = any(
            (other.since, other.category) == (one.since, one.category)
            and (other.is_active() or other.lifted_by.strip())
            for other in reflection.holds
        )
        if not kept:
            raise PathError(step="save-reflection", standing="held")


def is_held(vault: Records, reflection_id: str) -> bool:
    """Tell whether a reflection is held, as any of the computers that wrote it says.

    One that is gone is not; ``RecordDamaged`` where it can't be told.
    """
    thing = reflection_thing(reflection_id)
    try:
        return any(read_brief(info.headline).is_held() for info in vault.heads(thing))
    except ValueError:
        raise RecordDamaged(name=thing) from None


def ask_unheld(vault: Records, reflection_id: str, step: str) -> None:
    """Raise ``PathError`` while it is held: nothing of it may be deleted then."""
    if is_held(vault, reflection_id):
        raise PathError(step=step, standing="held")
