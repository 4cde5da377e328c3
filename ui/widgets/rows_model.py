"""Immutable rows as a Qt model. What a view asks for is in memory; nothing is read for it."""

from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

NO_PARENT = QModelIndex()


class Listed(Protocol):
    """What every row can say of itself."""

    @property
    def title(self) -> str:
        """Its first words."""
        ...

    def heard(self) -> str:
        """Return the row as one sentence for who listens."""
        ...


Row = TypeVar("Row", bound=Listed)


class RowsModel(QAbstractListModel, Generic[Row]):
    """Rows that are replaced as a whole, or added to. Subclasses say what else a row gives."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def more_of(self, row: Row) -> dict[int, Any]:
        """Return what ``row`` gives beside its words, by role."""
        raise NotImplementedError

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def add_rows(self, rows: tuple[Row, ...]) -> None:
        """Show more rows below; those that are there stay where they are."""
        if rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows = (*self._rows, *rows)
            self.endInsertRows()

    def last(self) -> Row | None:
        """Return the last row, if there is one."""
        return self._rows[-1] if self._rows else None

    def row(self, index: QModelIndex) -> Row:
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
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.heard()
        return self.more_of(row).get(int(role))
