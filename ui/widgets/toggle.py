"""A switch with its words; the whole row is clickable. Honey when switching on makes it leave.

A locked one cannot be switched: a lock stands where the switch would be.
"""

from PySide6.QtCore import QRectF, QSize, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import paint
from ui.theme.theme import current
from ui.theme.tokens import Radius, Size
from ui.widgets.focus_ring import ringed
from ui.widgets.labelled import LabelledRow, mirrored

WIDE, HIGH = Size.TOGGLE


@ringed(Radius.BUTTON, inside=True)
class Toggle(LabelledRow):
    """A row with a switch at its end. Use ``toggled``; ``setChecked`` switches without a click."""

    def __init__(
        self,
        title: str,
        kind: str = "accent",
        *,
        hint: str = "",
        detail: str = "",
        height: int = 36,
        locked: bool = False,
        bare: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """``kind`` is ``accent`` or ``leaves``; ``bare`` shows the switch without its words."""
        super().__init__(title, hint=hint, detail=detail, parent=parent)
        self._leaves, self._least, self._bare = kind == "leaves", height, bare
        self._place = 0.0
        self._locked = locked
        self.setProperty("kind", kind)
        self.setEnabled(not locked)
        self.ring_inside, self.ring_radius = not bare, HIGH / 2 if bare else Radius.BUTTON
        self.off_ink = "muted" if locked else "disabled"
        self._slide = QVariantAnimation(self)
        self._slide.valueChanged.connect(self._move)
        self.toggled.connect(self._start)

    def insets(self) -> tuple[int, int, int]:
        """Leave room for the switch at the end."""
        return (0, 0, 0) if self._bare else (0, WIDE + 16, 4)

    def least(self) -> int:
        """Return the row's height."""
        return HIGH if self._bare else self._least

    def set_least(self, height: int) -> None:
        """Change the row's height, as in a narrow window."""
        self._least = height
        self.updateGeometry()

    def settle(self) -> None:
        """Put the knob where it belongs, without sliding."""
        self._slide.stop()
        self._move(1.0 if self.isChecked() else 0.0)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the switch alone if it is bare."""
        return QSize(WIDE, HIGH) if self._bare else super().sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the switch alone if it is bare."""
        return QSize(WIDE, HIGH) if self._bare else super().minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw the words and the switch, or the lock."""
        painter = paint.painter_for(self)
        if not self._bare:
            self.draw_words(painter)
        x = mirrored(self, self.width() - WIDE, WIDE)
        y = (self.height() - HIGH) / 2
        if self._locked:
            paint.icon(painter, "lock", "muted", x + (WIDE - 16) / 2, y + 2, 16)
            return
        if not self.isEnabled():
            painter.setOpacity(0.45)
        self._draw_switch(painter, QRectF(x, y, WIDE, HIGH))

    def _draw_switch(self, painter: QPainter, rect: QRectF) -> None:
        on, look = self.isChecked(), self.look()
        over = look in ("hover", "pressed")
        if on and self._leaves:
            fill = "shared_hover" if over else "shared_solid"
            paint.box(painter, rect, HIGH / 2, fill=fill, line="shared_control", width=1.5)
        elif on:
            paint.box(painter, rect, HIGH / 2, fill="accent_hover" if over else "accent")
        else:
            line = "ink" if over else "control"
            paint.box(painter, rect, HIGH / 2, line=line, width=1.5)
        self._draw_knob(painter, rect, wide=14 if look == "pressed" else Size.TOGGLE_KNOB)

    def _draw_knob(self, painter: QPainter, rect: QRectF, *, wide: int) -> None:
        knob = Size.TOGGLE_KNOB
        place = 1 - self._place if self.is_rtl() else self._place
        x = rect.left() + 4 + place * (WIDE - 8 - wide)
        on = "shared_knob" if self._leaves else "on_accent"
        ink = on if self.isChecked() else "control"
        paint.box(painter, QRectF(x, rect.top() + 4, wide, knob), knob / 2, fill=ink)

    def _start(self, on: bool) -> None:  # noqa: FBT001 - the signal's argument
        self._slide.stop()
        goal = 1.0 if on else 0.0
        duration = current().duration("toggle") if self.isVisible() else 0
        if not duration:
            self._move(goal)
            return
        self._slide.setDuration(duration)
        self._slide.setStartValue(self._place)
        self._slide.setEndValue(goal)
        self._slide.start()

    def _move(self, place: object) -> None:
        self._place = float(str(place))
        self.update()
