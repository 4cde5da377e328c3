"""The rows of the box as a Qt model: finds with the words around them, then places and commands."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.routes import Route

NO_PARENT = QModelIndex()


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


class FoundModel(QAbstractListModel):
    """Rows that are replaced as a whole, or added to."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._rows: tuple[FoundRow, ...] = ()

    def show_rows(self, rows: tuple[FoundRow, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def add_rows(self, rows: tuple[FoundRow, ...]) -> None:
        """Show more rows below; those that are there stay where they are."""
        if rows:
            first = len(self._rows)
            self.beginInsertRows(NO_PARENT, first, first + len(rows) - 1)
            self._rows = (*self._rows, *rows)
            self.endInsertRows()

    def last(self) -> FoundRow | None:
        """Return the last row, if there is one."""
        return self._rows[-1] if self._rows else None

    def row(self, index: QModelIndex) -> FoundRow:
        """Return the row at a valid index."""
        return self._rows[index.row()]

    def rowCount(  # noqa: N802  Qt's name
        self, parent: QModelIndex | QPersistentModelIndex = NO_PARENT
    ) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return one aspect of one row."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        values = {
            int(Qt.ItemDataRole.DisplayRole): row.title,
            int(Qt.ItemDataRole.AccessibleTextRole): row.heard(),
            int(Found.ROW): row,
        }
        return values.get(int(role))
