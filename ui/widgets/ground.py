"""Plain areas: a ground in a colour of the theme with hairlines at its edges, and a rule."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import current


class Ground(QWidget):
    """An area painted in a token. ``edges`` may hold ``top``, ``bottom``, ``start``, ``end``."""

    def __init__(
        self, fill: str = "", *, edges: tuple[str, ...] = (), parent: QWidget | None = None
    ) -> None:
        """Paint ``fill`` (nothing if empty) and a hairline along each of ``edges``."""
        super().__init__(parent)
        self._fill, self._edges = fill, edges

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Fill, and draw the hairlines."""
        painter = QPainter(self)
        if self._fill:
            painter.fillRect(self.rect(), current().color(self._fill))
        line = current().color("line")
        width, height = self.width(), self.height()
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for edge in self._edges:
            if edge in ("top", "bottom"):
                painter.fillRect(0, 0 if edge == "top" else height - 1, width, 1, line)
            else:
                at_left = (edge == "start") != rtl
                painter.fillRect(0 if at_left else width - 1, 0, 1, height, line)


class Rule(QWidget):
    """A hairline across, or down if ``upright``; ``dashed`` for what was learned later."""

    def __init__(
        self, *, upright: bool = False, dashed: bool = False, parent: QWidget | None = None
    ) -> None:
        """Take one pixel."""
        super().__init__(parent)
        self._dashed, self._upright = dashed, upright
        fixed, wide = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(fixed if upright else wide, wide if upright else fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return one pixel."""
        return QSize(1, 1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw the line."""
        painter = QPainter(self)
        color = current().color("line_mid" if self._dashed else "line")
        step = 6 if self._dashed else max(self.width(), self.height(), 1)
        for at in range(0, max(self.width(), self.height()), step):
            run = 3 if self._dashed else step
            painter.fillRect(
                *((0, at, 1, run) if self._upright else (at, 0, run, 1)),
                color,
            )
