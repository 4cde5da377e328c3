"""The list of reflections as a Qt model over immutable rows. ``data`` reads what is in memory."""

from dataclasses import dataclass, replace
from typing import Any

from ui.routes import Route
from ui.widgets.item_delegate import Role
from ui.widgets.rows_model import RowsModel


@dataclass(frozen=True)
class ReflectionRow:
    """One row, in words that are ready to be shown."""

    id: str
    title: str
    second: str
    part: int
    parts: int
    state: str
    day: str
    calls: bool = False
    route: Route | None = None  # where it leads

    def but(self, *, title: str = "", second: str = "", route: Route) -> "ReflectionRow":
        """Return it as the row of what was found in the reflection."""
        return replace(self, title=title or self.title, second=second, route=route)

    def heard(self) -> str:
        """Return the row as one sentence for who listens."""
        return ", ".join(word for word in (self.title, self.state, self.day, self.second) if word)


class ReflectionsModel(RowsModel[ReflectionRow]):
    """The list of reflections."""

    def more_of(self, row: ReflectionRow) -> dict[int, Any]:
        """Return what the delegate draws."""
        return {
            int(Role.SECOND): row.second,
            int(Role.PLACE): (row.part, row.parts),
            int(Role.STATE): row.state,
            int(Role.DATE): row.day,
            int(Role.CALLS): row.calls,
            int(Role.ID): row.id,
        }
