"""The list of reflections as a Qt model over immutable rows. ``data`` reads what is in memory."""

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.routes import Route
from ui.widgets.item_delegate import Role

NO_PARENT = QModelIndex()


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


class ReflectionsModel(QAbstractListModel):
    """Rows that are replaced as a whole, or added to."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._rows: tuple[ReflectionRow, ...] = ()

    def show_rows(self, rows: tuple[ReflectionRow, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def add_rows(self, rows: tuple[ReflectionRow, ...]) -> None:
        """Show more rows below; whoever scrolls or stands in the list stays there."""
        if rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows = (*self._rows, *rows)
            self.endInsertRows()

    def row(self, index: QModelIndex) -> ReflectionRow:
        """Return the row at a valid index."""
        return self._rows[index.row()]

    def rowCount(  # noqa: N802  Qt's name
        self,
        parent: QModelIndex | QPersistentModelIndex = NO_PARENT,
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
            int(Role.SECOND): row.second,
            int(Role.PLACE): (row.part, row.parts),
            int(Role.STATE): row.state,
            int(Role.DATE): row.day,
            int(Role.CALLS): row.calls,
            int(Role.ID): row.id,
        }
        return values.get(int(role))
