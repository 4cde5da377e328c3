"""Small round choices: filters of a list, or persons to talk to."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import paint
from ui.theme.tokens import Radius, Size
from ui.widgets.flow import FlowLayout
from ui.widgets.focus_ring import ringed
from ui.widgets.pressable import Pressable
from ui.widgets.text_block import TextBlock

PADDING, ICON, GAP = 12, 14, 6


@dataclass(frozen=True)
class PillOption:
    """One pill: what it stands for and its word."""

    id: str
    label: str


@ringed(Radius.PILL)
class Pill(Pressable):
    """One pill. ``outlined`` gives it a frame, and a check when it is chosen."""

    def __init__(
        self, option: PillOption, *, outlined: bool = False, parent: QWidget | None = None
    ) -> None:
        """Draw ``option``."""
        super().__init__(option.label, parent)
        self.option, self._outlined = option, outlined
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size it has when it is chosen, so that filters do not move."""
        block = TextBlock(self.text(), "small_strong")
        check = ICON + GAP if self._outlined and self.isChecked() else 0
        return QSize(block.width + check + 2 * PADDING, max(Size.PILL, block.height + 8))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never be cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw fill or frame, check and word."""
        painter = paint.painter_for(self)
        on, look = self.isChecked(), self.look()
        radius = min(Radius.PILL, self.height() / 2)
        ground = look if look in ("hover", "pressed") else ""
        if self._outlined:
            line = "rest_solid" if on else "control"
            paint.box(painter, QRectF(self.rect()), radius, fill=ground or "surface", line=line)
        elif on or ground:
            paint.box(painter, QRectF(self.rect()), radius, fill="pressed" if on else ground)
        block = TextBlock(self.text(), "small_strong" if on else "small")
        check = ICON + GAP if on and self._outlined else 0
        x = (self.width() - block.width - check) / 2
        if check:
            at = x if not self.is_rtl() else x + block.width + GAP
            paint.icon(painter, "check", "rest", at, (self.height() - ICON) / 2, ICON)
        ink = (
            ("rest" if self._outlined else "ink")
            if on
            else "ink"
            if ground
            else "body"
            if self._outlined
            else "muted"
        )
        if not self.isEnabled():
            ink = "disabled"
        x += 0 if self.is_rtl() else check
        block.draw(painter, x, (self.height() - block.height) / 2, ink)


class Pills(QWidget):
    """Pills in a row that wraps. ``chosen`` carries the id, or a tuple of ids if ``several``."""

    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        options: tuple[PillOption, ...],
        *,
        outlined: bool = False,
        several: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """``name`` is the accessible name of the row."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._several = several
        row = FlowLayout(self, gap=8)
        self.pills = [Pill(option, outlined=outlined) for option in options]
        for pill in self.pills:
            row.addWidget(pill)
            pill.clicked.connect(lambda _on=False, pill=pill: self._choose(pill))

    def value(self) -> tuple[str, ...]:
        """Return the ids of what is chosen, in order."""
        return tuple(pill.option.id for pill in self.pills if pill.isChecked())

    def set_value(self, *option_ids: str) -> None:
        """Choose without telling."""
        for pill in self.pills:
            pill.setChecked(pill.option.id in option_ids)
            pill.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move the focus along the row with the arrow keys."""
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        steps = {
            int(Qt.Key.Key_Right): -1 if rtl else 1,
            int(Qt.Key.Key_Left): 1 if rtl else -1,
            int(Qt.Key.Key_Down): 1,
            int(Qt.Key.Key_Up): -1,
        }
        here = next((i for i, pill in enumerate(self.pills) if pill.hasFocus()), None)
        step = steps.get(event.key())
        if step is None or here is None:
            super().keyPressEvent(event)
            return
        self.pills[(here + step) % len(self.pills)].setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, pill: Pill) -> None:
        if self._several:
            pill.updateGeometry()
            self.chosen.emit(self.value())
            return
        self.set_value(pill.option.id)
        self.chosen.emit(pill.option.id)
