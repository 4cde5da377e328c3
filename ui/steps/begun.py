"""A gate that is being answered, over a lock: what stands there, as long as it writes nothing.

Of a reflection that is being begun the journal holds nothing yet. A stop says so, and means it:
then nothing is handed on either.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from journal.codec import decode, encode
from journal.model import GateRecord, Reflection
from ui import routes
from ui.steps.gate_step import ASIDE, GateStep
from ui.steps.pause_step import PauseStep

if TYPE_CHECKING:
    from ui.steps.reflecting_view import ReflectingView


@dataclass(frozen=True)
class Begun:
    """What was answered and noted; the way is not open before the person goes on."""

    gate: GateRecord
    drafts: Mapping[str, str] = field(default_factory=dict)


def route_to(view: "ReflectingView", route: routes.Route) -> routes.Route:
    """Return the route that leads to what ``view`` shows; ``route`` is the one that led there."""
    one, step = view.book.reflection, view.step
    if not view.book.is_written:
        return _to_begun(view, route)
    if isinstance(step, GateStep):
        return routes.GateOf(one.id)
    if isinstance(step, PauseStep):
        return routes.Pausing(one.id)
    return routes.Reflecting(one.id, step.place if step is not None else "")


def _to_begun(view: "ReflectingView", route: routes.Route) -> routes.Route:
    step = view.step
    if not isinstance(route, routes.Clearing) or not isinstance(step, GateStep):
        return route
    lead = step.lead()
    if lead.outcome in ASIDE and not lead.keeps_entry:
        return routes.Today()
    begun = Begun(step.record(), view.book.reflection.drafts)
    return route.but(begun=encode(begun).decode("utf-8", "surrogatepass"))


def with_begun(reflection: Reflection, begun: str) -> Reflection:
    """Return the new reflection with what stood at its gate before the lock."""
    if not begun:
        return reflection
    try:
        found = decode(Begun, begun.encode("utf-8", "surrogatepass"))
    except ValueError:  # written by another version of the program
        return reflection
    return replace(reflection, gate=found.gate, drafts=found.drafts)
