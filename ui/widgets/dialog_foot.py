"""The last row of a dialog: its buttons at the end, what else it offers at the start."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.tokens import Space


def dialog_foot(*end: QWidget, start: tuple[QWidget, ...] = ()) -> QHBoxLayout:
    """Return a row with ``start`` at one side and ``end`` at the other, in the order of Tab."""
    row = QHBoxLayout()
    row.setSpacing(Space.S)
    for widget in start:
        row.addWidget(widget)
    row.addStretch(1)
    for widget in end:
        row.addWidget(widget)
    return row
