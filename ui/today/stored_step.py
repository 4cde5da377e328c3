"""Steps of the path for reflections that are not on the desk: a card of Today takes them.

They go by the keeper, over what waits there of the same reflection, and at once: locking does not
come back to the loop, and what was written into a card's dialog must be on its way by then.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeAlias

from journal.model import Reflection

if TYPE_CHECKING:
    from ui.desk import Desk

Step: TypeAlias = Callable[[Reflection], Reflection]


class StoredSteps:
    """Takes steps for the reflections it knows."""

    def __init__(self, desk: "Desk") -> None:
        """Know none yet."""
        self._desk = desk
        self._known: dict[str, Reflection] = {}

    def know(self, reflections: Iterable[Reflection]) -> None:
        """Take these as they were just read, in place of all that was known."""
        self._known = {one.id: one for one in reflections}

    def take(self, reflection_id: str, step: Step) -> None:
        """Take ``step`` and keep what it gives, if that is another; it is stored soon."""
        key, keeper = f"reflection/{reflection_id}", self._desk.keeper
        repository = self._desk.repository
        waiting = keeper.held(key).get(key)
        before = waiting if isinstance(waiting, Reflection) else self._known[reflection_id]
        after = step(before)
        if after != before and not repository.read_only:
            self._known[reflection_id] = after
            keeper.keep(key, lambda: repository.save_reflection(after), after)
            keeper.flush()  # what is read after it is read anew, in the worker's order
