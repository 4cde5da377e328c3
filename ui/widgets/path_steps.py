"""The four parts side by side, each with its number on the thread and a few words below.

Stands where nothing is waiting yet, so that the way ahead can be seen. It is looked at.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import paint
from ui.theme.tokens import Thread
from ui.widgets.text_block import TextBlock
from ui.widgets.text_label import TextLabel

GAP = 16


@dataclass(frozen=True)
class PathStep:
    """One part: its name and what it is about."""

    name: str
    about: str


class StepNode(QWidget):
    """A numbered ring with the thread going on to the next one."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        """Draw ``number``; the text beside it says the same."""
        super().__init__(parent)
        self._number = number
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the node's height."""
        return QSize(Thread.PART_NODE, Thread.PART_NODE)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw the thread, the ring and the number."""
        painter = paint.painter_for(self)
        size = Thread.PART_NODE
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = self.width() - size if rtl else 0
        near, far = (x, 0) if rtl else (size, self.width())
        y = size / 2
        paint.line(painter, QPointF(near, y), QPointF(far, y), "line_mid", 1.5)
        box = QRectF(x, 0, size, size)
        paint.ring(painter, box.center(), size, ink="control", width=1.5, fill="window")
        text = TextBlock(str(self._number), "caption_strong")
        place = box.center() - QPointF(text.natural / 2, text.height / 2)
        text.draw(painter, place.x(), place.y(), "muted")


class PathSteps(QWidget):
    """All parts in equal columns."""

    def __init__(self, steps: tuple[PathStep, ...], parent: QWidget | None = None) -> None:
        """Draw ``steps`` in reading order."""
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for index, step in enumerate(steps):
            row.addLayout(_column(index + 1, step), 1)


def _column(number: int, step: PathStep) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(StepNode(number))
    column.addSpacing(14)
    words = QVBoxLayout()
    words.setContentsMargins(0, 0, GAP, 0)
    words.setSpacing(4)
    words.addWidget(TextLabel(step.name, "ui_strong"))
    words.addWidget(TextLabel(step.about, "small"))
    column.addLayout(words)
    column.addStretch(1)
    return column
