"""Two to four answers side by side, of which one is chosen. Arrow keys move between them."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme import paint
from ui.theme.theme import current
from ui.theme.tokens import Radius
from ui.widgets.focus_ring import ringed
from ui.widgets.pressable import Pressable
from ui.widgets.text_block import TextBlock

TINTS = {  # fill and ink of the chosen answer
    "accent": ("accent_tint", "accent"),
    "rest": ("rest_tint", "rest"),
    "plain": ("hover", "ink"),
}
PADDING = 14


@dataclass(frozen=True)
class SegmentOption:
    """One answer. ``tint``: ``accent``, ``rest`` (it leads to a pause), ``plain``."""

    id: str
    label: str
    tint: str = "accent"


@ringed(Radius.BUTTON)
class SegmentItem(Pressable):
    """One answer of a segment."""

    def __init__(self, option: SegmentOption, height: int, parent: "Segment") -> None:
        """Belong to ``parent``."""
        super().__init__(option.label, parent)
        self.option, self._height = option, height
        self.at_start = self.at_end = False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the answer when it is chosen, so that nothing moves."""
        block = TextBlock(self.text(), "small_bold")
        return QSize(block.width + 2 * PADDING, max(self._height, block.height + 8))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never be cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw the fill within the frame's corners, the divider and the answer."""
        painter = paint.painter_for(self)
        fill, ink = TINTS[self.option.tint]
        look, on = self.look(), self.isChecked()
        left, right = self.at_start, self.at_end
        if self.is_rtl():
            left, right = right, left
        rect = QRectF(self.rect())
        whole = rect.adjusted(0 if left else -20, 0, 0 if right else 20, 0)
        path = QPainterPath()
        path.addRoundedRect(whole.adjusted(0.5, 0.5, -0.5, -0.5), Radius.BUTTON, Radius.BUTTON)
        painter.setClipRect(rect)
        ground = fill if on else look if look in ("hover", "pressed") else "surface"
        painter.fillPath(path, current().color(ground))
        if not left:
            painter.fillRect(QRectF(0, 0, 1, rect.height()), current().color("line_mid"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(current().color("control" if self.isEnabled() else "line_mid"))
        painter.drawPath(path)
        style, word = ("small_bold", ink) if on else ("small", "body")
        block = TextBlock(self.text(), style)
        x, y = (self.width() - block.width) / 2, (self.height() - block.height) / 2
        block.draw(painter, x, y, word if self.isEnabled() else "disabled")


class Segment(QWidget):
    """Answers in one frame. ``chosen`` carries the id. Nothing is chosen until somebody does."""

    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        options: tuple[SegmentOption, ...],
        *,
        width: int = 0,
        height: int = 34,
        parent: QWidget | None = None,
    ) -> None:
        """``name`` is the accessible name; ``width`` is the least width of the whole."""
        super().__init__(parent)
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.items = [SegmentItem(option, height, self) for option in options]
        self.items[0].at_start = self.items[-1].at_end = True
        for item in self.items:
            row.addWidget(item)
            item.setAccessibleDescription(name)
            item.clicked.connect(lambda _on=False, item=item: self._choose(item))
        if width:
            self.setMinimumWidth(width)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_value("")

    def value(self) -> str:
        """Return the id of the chosen answer, or an empty text."""
        return next((item.option.id for item in self.items if item.isChecked()), "")

    def set_value(self, option_id: str) -> None:
        """Choose without telling; an unknown id chooses nothing."""
        for item in self.items:
            item.setChecked(item.option.id == option_id)
        entry = next((item for item in self.items if item.isChecked()), self.items[0])
        for item in self.items:
            item.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if item is entry else Qt.FocusPolicy.ClickFocus
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Choose the answer before or after with the arrow keys."""
        forward = (
            Qt.Key.Key_Left
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            else Qt.Key.Key_Right
        )
        keys = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
        here = next((i for i, item in enumerate(self.items) if item.hasFocus()), None)
        if event.key() not in keys or here is None:
            super().keyPressEvent(event)
            return
        step = 1 if event.key() in (forward, Qt.Key.Key_Down) else -1
        item = self.items[(here + step) % len(self.items)]
        item.setFocus(Qt.FocusReason.TabFocusReason)
        self._choose(item)

    def _choose(self, item: SegmentItem) -> None:
        self.set_value(item.option.id)
        self.chosen.emit(item.option.id)
