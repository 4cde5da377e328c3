"""The gate: where its answers lead, how a pause is cleared, how a hold is set and lifted.

A stop or a hold writes no new entry: ``GateLead.keeps_entry`` says so, and the repository refuses
to save one. On a reflection that was saved before (``updated`` is set) a stop puts it aside, and a
hold also switches off deleting. Nothing here knows the questions' words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from journal.clock import Clock
from journal.errors import PathError
from journal.guides.guide import Gate, GateCategory
from journal.model import GateOutcome, GateRecord, Hold, Reflection

ANSWERS = ("yes", "no", "unsure")
_SEVEREST_FIRST = ("hold", "stop", "ask")
_OUTCOMES = {
    "hold": GateOutcome.ON_HOLD,
    "stop": GateOutcome.STOPPED,
    "ask": GateOutcome.ASK_FIRST,
}


@dataclass(frozen=True)
class GateLead:
    """Where a set of answers leads. ``categories`` are those that lead, the severest first."""

    outcome: GateOutcome
    categories: tuple[GateCategory, ...] = ()
    contacts: tuple[str, ...] = ()  # ids, in the order in which they should be asked

    @property
    def keeps_entry(self) -> bool:
        """Tell whether a new reflection with this outcome may be written at all."""
        return self.outcome in (GateOutcome.CLEAR, GateOutcome.ASK_FIRST)


def find_lead(gate: Gate, answers: Mapping[str, str]) -> GateLead:
    """Return where the answers lead: the severest wins; clear only when all say no.

    ``answers`` maps category ids to ``yes``, ``no`` or ``unsure``. Ids that this gate does not ask
    are passed over: an organisation may have replaced its questions.
    """
    led = [(lead, one) for one in gate.categories if (lead := _lead(one, answers.get(one.id)))]
    led.sort(key=lambda pair: _SEVEREST_FIRST.index(pair[0]))
    if not led:
        unasked = any(answers.get(one.id) != "no" for one in gate.categories)
        return GateLead(GateOutcome.OPEN if unasked else GateOutcome.CLEAR)
    categories = tuple(one for _, one in led)
    contacts = dict.fromkeys(contact for one in categories for contact in one.contacts)
    return GateLead(_OUTCOMES[led[0][0]], categories, tuple(contacts))


def _lead(category: GateCategory, answer: str | None) -> str:
    return {"yes": category.yes, "unsure": category.unsure}.get(answer or "", "")


def answer_gate(
    gate: Gate,
    reflection: Reflection,
    answers: Mapping[str, str],
    clock: Clock,
    *,
    contact: str = "",
    case_reference: str = "",
    remind: datetime | None = None,
) -> Reflection:
    """Return the reflection with the gate answered, for the first time or again.

    ``contact`` is the id of whom to ask. What is kept is what ``GateRecord`` holds, nothing else.
    Raises ``PathError`` for an answer that is none of the three.
    """
    if any(answer not in ANSWERS for answer in answers.values()):
        raise PathError(step="answer-gate", standing=reflection.gate.outcome)
    lead = find_lead(gate, answers)
    now = clock.now()
    waits = lead.outcome not in (GateOutcome.CLEAR, GateOutcome.OPEN)
    record = GateRecord(
        answers=dict(answers),
        outcome=lead.outcome,
        at=now,
        contact=contact if waits else "",
        case_reference=case_reference if waits else "",
        remind=remind if waits else None,
    )
    return replace(_held(reflection, lead, now), gate=record)


def _held(reflection: Reflection, lead: GateLead, now: datetime) -> Reflection:
    """Add a hold to a reflection that exists already. A new one has nothing to be held."""
    exists = reflection.updated is not None or bool(reflection.sittings)
    if lead.outcome is not GateOutcome.ON_HOLD or not exists:
        return reflection
    return _with_hold(reflection, lead.categories[0].id, now)


def _with_hold(reflection: Reflection, category: str, now: datetime) -> Reflection:
    if any(one.is_active() and one.category == category for one in reflection.holds):
        return reflection
    return replace(reflection, holds=(*reflection.holds, Hold(now, category)))


def clear_gate(reflection: Reflection, note: str, clock: Clock) -> Reflection:
    """Return the reflection with its way cleared: "I have talked to them", and who cleared it.

    Only from a pause or a stop, and only with a note; a hold is lifted with ``lift_hold``.
    """
    outcome = reflection.gate.outcome
    if outcome not in (GateOutcome.ASK_FIRST, GateOutcome.STOPPED) or not note.strip():
        raise PathError(step="clear-gate", standing=outcome)
    return _cleared(reflection, note, clock.now())


def _cleared(reflection: Reflection, note: str, now: datetime) -> Reflection:
    record = replace(
        reflection.gate, outcome=GateOutcome.CLEAR, cleared=note, cleared_at=now, remind=None
    )
    return replace(reflection, gate=record)


def hold(reflection: Reflection, category: str, clock: Clock) -> Reflection:
    """Return the reflection with deleting switched off; writing goes on."""
    return _with_hold(reflection, category, clock.now())


def lift_hold(reflection: Reflection, note: str, clock: Clock) -> Reflection:
    """Return the reflection with every hold lifted, and the gate cleared if it was on hold."""
    on_hold = reflection.gate.outcome is GateOutcome.ON_HOLD
    if not (reflection.is_held() or on_hold) or not note.strip():
        raise PathError(step="lift-hold", standing=reflection.gate.outcome)
    now = clock.now()
    holds = tuple(
        replace(one, lifted_by=note, lifted_at=now) if one.is_active() else one
        for one in reflection.holds
    )
    lifted = replace(reflection, holds=holds)
    return _cleared(lifted, note, now) if on_hold else lifted


def is_clear(reflection: Reflection) -> bool:
    """Tell whether the gate leaves the way open."""
    return reflection.gate.outcome is GateOutcome.CLEAR


def may_delete(reflection: Reflection) -> bool:
    """Tell whether it may be deleted: never while held."""
    return not reflection.is_held()
