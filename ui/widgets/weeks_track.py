"""Look backs on a line: from the day they are counted from to the last of them.

The caller gives places between 0 and 1 and all words. It is looked at, not operated.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import paint
from ui.widgets.text_block import TextBlock

EDGE, LINE_Y, LABEL_Y, WIDTH = 8, 12, 24, 244
GAP = 6  # between two labels


@dataclass(frozen=True)
class TrackDot:
    """One look back. ``at`` is between 0 and 1; ``state`` is ``done``, ``now`` or ``open``."""

    at: float
    label: str
    state: str = "open"


class WeeksTrack(QWidget):
    """The line, its dots, and their days. ``name`` says the same in a sentence."""

    def __init__(
        self,
        name: str,
        dots: tuple[TrackDot, ...],
        reached: float,
        *,
        ground: str = "window",
        parent: QWidget | None = None,
    ) -> None:
        """``reached`` is how far the days have gone, between 0 and 1."""
        super().__init__(parent)
        self._dots, self._reached, self._ground = dots, reached, ground
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for twelve weeks."""
        return QSize(WIDTH, LABEL_Y + TextBlock("", "caption").height + 2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw the line as far as it has come, then the dots, then their days."""
        painter = paint.painter_for(self)
        start, end = self._place(0), self._place(1)
        now = self._place(self._reached)
        paint.line(painter, now, end, "line_mid", 2)
        paint.line(painter, start, now, "accent", 2)
        paint.disc(painter, start, 9, "accent")
        for dot in self._dots:
            _draw_dot(painter, dot.state, self._place(dot.at), self._ground)
        self._draw_labels(painter)

    def _place(self, at: float) -> QPointF:
        room = min(self.width(), WIDTH) - 2 * EDGE
        x = EDGE + at * room
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = self.width() - x
        return QPointF(x, LINE_Y)

    def _draw_labels(self, painter: QPainter) -> None:
        """Draw each day below its dot; one that has no room is left to the sentence."""
        taken: list[tuple[float, float]] = []
        for dot in sorted(self._dots, key=lambda one: one.state != "now"):
            block = TextBlock(dot.label, "caption")
            x = self._place(dot.at).x() - block.width / 2
            x = min(max(x, 0), self.width() - block.width)
            if any(x < end + GAP and start < x + block.width + GAP for start, end in taken):
                continue
            taken.append((x, x + block.width))
            block.draw(painter, x, LABEL_Y, "ink" if dot.state == "now" else "muted")


def _draw_dot(painter: QPainter, state: str, place: QPointF, ground: str) -> None:
    if state == "now":
        paint.ring(painter, place, 16, ink="accent", width=2, fill=ground)
        paint.disc(painter, place, 7, "accent")
    elif state == "done":
        paint.disc(painter, place, 9, "accent")
    else:
        paint.ring(painter, place, 10, ink="control", width=1.5, fill=ground)
