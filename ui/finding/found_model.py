"""The rows of the box as a Qt model: finds with the words around them, then places and commands."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import Qt

from ui.routes import Route
from ui.widgets.rows_model import RowsModel


class Found(IntEnum):
    """What the model gives beside ``DisplayRole``."""

    ROW = Qt.ItemDataRole.UserRole + 1  # the FoundRow itself


@dataclass(frozen=True)
class FoundRow:
    """One row. A find has ``match`` with the words around it; the others an icon.

    ``section`` stands above the first row of each; ``command`` is the place among the commands
    offered, or -1 where ``route`` says where to go.
    """

    title: str
    section: str = ""
    aside: str = ""
    before: str = ""
    match: str = ""
    after: str = ""
    icon: str = ""
    keys: str = ""
    route: Route | None = None
    command: int = -1

    def heard(self) -> str:
        """Return the row as one sentence for who listens."""
        around = f"{self.before}{self.match}{self.after}"
        words = (self.title, self.aside, around.strip(), self.keys)
        return ", ".join(word for word in words if word)


class FoundModel(RowsModel[FoundRow]):
    """What the box shows."""

    def more_of(self, row: FoundRow) -> dict[int, Any]:
        """Return the row itself: the delegate draws it."""
        return {int(Found.ROW): row}
