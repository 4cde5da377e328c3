"""A list whose rows are opened, never selected: by a click, by Enter, or from a screen reader.

A screen reader can only toggle a row's selection: that is its way to press. So nothing else selects
here, and what gets selected is opened. Knows no model and no page.
"""

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import QFrame, QListView


class OpeningList(QListView):
    """``opened`` carries the row's index, however it was pressed."""

    opened = Signal(QModelIndex)

    def __init__(self, name: str) -> None:
        """Be called ``name``; rows of one height, no bar across."""
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("kind", "rows")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.activated.connect(self.opened)
        self.clicked.connect(self.opened)

    def selectionCommand(  # noqa: N802  Qt's name
        self,
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002  Qt gives it
        event: QEvent | None = None,  # noqa: ARG002  the same
    ) -> QItemSelectionModel.SelectionFlag:
        """Let keys and the mouse go to a row without selecting it."""
        return QItemSelectionModel.SelectionFlag.NoUpdate

    def selectionChanged(  # noqa: N802  Qt's name
        self, selected: QItemSelection, deselected: QItemSelection
    ) -> None:
        """Open what was selected from outside, once the one who asked has its answer."""
        super().selectionChanged(selected, deselected)
        indexes = selected.indexes()
        if indexes:
            row = QPersistentModelIndex(indexes[0])
            QTimer.singleShot(0, self, lambda: self._open(row))

    def _open(self, row: QPersistentModelIndex) -> None:
        self.clearSelection()
        if row.isValid():
            self.opened.emit(self.model().index(row.row(), row.column()))
