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

    def known(self) -> tuple[Reflection, ...]:
        """Return all that are known, as they stand now."""
        return tuple(map(self._now, self._known))

    def take(self, reflection_id: str, step: Step, *, soon: bool = False) -> None:
        """Take ``step`` and keep what it gives, if that is another.

        It is stored at once, or ``soon``, as what is typed is.
        """
        keeper, repository = self._desk.keeper, self._desk.repository
        before = self._now(reflection_id)
        after = step(before)
        if after != before and not repository.read_only:
            self._known[reflection_id] = after
            keeper.keep(_key(reflection_id), lambda: repository.save_reflection(after), after)
            if not soon:
                keeper.flush()  # what is read after it is read anew, in the worker's order

    def _now(self, reflection_id: str) -> Reflection:
        key = _key(reflection_id)
        waiting = self._desk.keeper.held(key).get(key)
        return waiting if isinstance(waiting, Reflection) else self._known[reflection_id]


class StoredDrafts:
    """What was begun beside the prompts of one reflection that is not on the desk."""

    def __init__(self, stored: StoredSteps, reflection_id: str) -> None:
        """Belong to a reflection that ``stored`` knows."""
        self._stored, self._id = stored, reflection_id

    def draft(self, place: str) -> str:
        """Return what was begun at ``place``, and not settled."""
        one = next(one for one in self._stored.known() if one.id == self._id)
        return one.drafts.get(place, "")

    def put_draft(self, place: str, text: str) -> None:
        """Keep what was begun at ``place``; an empty text once it is settled."""
        self._stored.take(self._id, lambda one: one.with_draft(place, text), soon=True)


def _key(reflection_id: str) -> str:
    return f"reflection/{reflection_id}"
