"""How many of each, drawn calmly: dots in a row while they can be seen, else lengths of a line."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import paint
from ui.widgets.text_block import TextBlock

DOT, STEP, HIGH = 16, 25, 24
MOST_DOTS = 20
ROW = 34


@dataclass(frozen=True)
class Share:
    """Some of them. ``look``: ``full``, ``other``, ``gone`` or ``open``."""

    look: str
    count: int


class TallyRow(QWidget):
    """All of them side by side; ``name`` says how many of each."""

    def __init__(
        self, name: str, shares: tuple[Share, ...], *, parent: QWidget | None = None
    ) -> None:
        """Draw ``shares`` in their order."""
        super().__init__(parent)
        self._shares = shares
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return one row."""
        return QSize(MOST_DOTS * STEP, HIGH)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Take what there is."""
        return QSize(120, HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw dots, or a line in lengths where there are too many."""
        painter = paint.painter_for(self)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        total = sum(one.count for one in self._shares)
        if total <= min(MOST_DOTS, self.width() // STEP):
            self._draw_dots(painter)
        else:
            self._draw_lengths(painter, total)

    def _draw_dots(self, painter: QPainter) -> None:
        at = 0
        for share in self._shares:
            for _ in range(share.count):
                draw_look(painter, share.look, QPointF(DOT / 2 + 1 + at * STEP, HIGH / 2), DOT)
                at += 1

    def _draw_lengths(self, painter: QPainter, total: int) -> None:
        x = 0.0
        for share in self._shares:
            wide = self.width() * share.count / total
            rect = QRectF(x, HIGH / 2 - 5, max(wide - 3, 1), 10)
            fill = {"full": "accent", "other": "rest_solid", "gone": "control"}.get(share.look)
            paint.box(painter, rect, 5, fill=fill, line=None if fill else "control")
            x += wide


def draw_look(painter: QPainter, look: str, place: QPointF, size: float) -> None:
    """Draw one dot: filled, dusk, filled in grey, or a ring."""
    fill = {"full": "accent", "other": "rest_solid", "gone": "control"}.get(look)
    if fill is None:
        paint.ring(painter, place, size, ink="control", width=1.5)
    else:
        paint.disc(painter, place, size, fill)


class LookDot(QWidget):
    """One dot of a tally, for the words beside it."""

    def __init__(self, look: str, *, parent: QWidget | None = None) -> None:
        """Draw ``look``."""
        super().__init__(parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a small square."""
        return QSize(12, 20)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw the dot in its middle."""
        draw_look(paint.painter_for(self), self._look, QPointF(6, 10), 9)


@dataclass(frozen=True)
class Length:
    """One line of ``LengthLines``: its name, how long between 0 and 1, and how many in words."""

    label: str
    share: float
    count: str


class LengthLines(QWidget):
    """Names with a line that ends in a dot; ``name`` says the same in sentences."""

    def __init__(
        self, name: str, lengths: tuple[Length, ...], *, parent: QWidget | None = None
    ) -> None:
        """Draw ``lengths`` below each other."""
        super().__init__(parent)
        self._lengths = lengths
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a row for each."""
        return QSize(256, len(self._lengths) * (ROW + 8))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Take what there is."""
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw a name and its count, and the line below them."""
        painter = paint.painter_for(self)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for at, one in enumerate(self._lengths):
            top = at * (ROW + 8)
            count = TextBlock(one.count, "small")
            label = TextBlock(one.label, "small", self.width() - count.width - 12, elide=True)
            label.draw(painter, self.width() - label.width if rtl else 0, top, "ink")
            count.draw(painter, 0 if rtl else self.width() - count.width, top, "muted")
            end = 5 + one.share * (self.width() - 10)
            y = top + 28
            places = [QPointF(self.width() - x if rtl else x, y) for x in (5.0, end, self.width())]
            paint.line(painter, places[1], places[2], "line", 2)
            paint.line(painter, places[0], places[1], "accent_line", 2)
            paint.disc(painter, places[1], 9, "accent")
