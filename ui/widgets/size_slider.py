"""A slider for the size of one's writing, between a small and a large letter."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from ui.theme import paint
from ui.widgets.focus_ring import ringed
from ui.widgets.labelled import mirrored
from ui.widgets.text_block import TextBlock

KNOB, SIDE, TRACK = 16, 26, 146


@ringed(8)
class SizeSlider(QSlider):
    """``sized`` carries the new size in px. The letter at both ends is the caller's."""

    sized = Signal(object)

    def __init__(
        self,
        name: str,
        least: int,
        most: int,
        *,
        letter: str,
        unit: str,
        parent: QWidget | None = None,
    ) -> None:
        """``unit`` is a format such as ``{} px`` for what stands at the end."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._letter, self._unit = letter, unit
        self.setRange(least, most)
        self.setPageStep(2)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self._tell)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of track, letters and number."""
        number = TextBlock(self._unit.format(self.maximum()), "small").width
        return QSize(TRACK + 2 * SIDE + number + 8, 36)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Let the page scroll."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw letters, track, knob and number."""
        painter = paint.painter_for(self)
        middle = self.height() / 2
        span = self.maximum() - self.minimum()
        share = (self.value() - self.minimum()) / span if span else 0.0
        start = mirrored(self, SIDE, 0)
        end = mirrored(self, SIDE + TRACK, 0)
        at = QPointF(start + (end - start) * share, middle)
        paint.line(painter, QPointF(start, middle), QPointF(end, middle), "control", 2)
        paint.line(painter, QPointF(start, middle), at, "accent", 2)
        paint.ring(painter, at, KNOB, ink="accent", width=2, fill="surface")
        for place, style in ((0, "writing_small"), (SIDE + TRACK + 10, "title")):
            block = TextBlock(self._letter, style)
            block.draw(
                painter, mirrored(self, place, block.width), middle - block.height / 2, "muted"
            )
        number = TextBlock(self._unit.format(self.value()), "small")
        x = mirrored(self, self.width() - number.width, number.width)
        number.draw(painter, x, middle - number.height / 2, "muted")

    def _tell(self, size: int) -> None:
        self.sized.emit(size)
