"""Strokes that several widgets share: rounded boxes on the pixel grid, thread nodes, rests."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from ui.theme import icons
from ui.theme.theme import current
from ui.theme.tokens import Thread

HALF = QPointF(0.5, 0)  # a node of 9 px stands on the pixel grid, its line of 2 px too


def painter_for(widget: QWidget) -> QPainter:
    """Return a smooth painter on ``widget``; end it by ``end()`` or by letting it go."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    *,
    fill: str | QColor | None = None,
    line: str | QColor | None = None,
    width: float = 1,
) -> None:
    """Draw a rounded box; the line lies inside ``rect``. Colours are tokens or QColors."""
    width = crisp(painter, width)
    half = width / 2 if line is not None else 0
    painter.setPen(QPen(_color(line), width) if line is not None else Qt.PenStyle.NoPen)
    painter.setBrush(_color(fill) if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius - half, radius - half)


def icon(painter: QPainter, name: str, ink: str, x: float, y: float, size: int) -> None:
    """Draw an icon with its upper left corner at ``x``, ``y``."""
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(QPointF(x, y), icons.pixmap(name, ink, size, ratio))


def crisp(painter: QPainter, width: float) -> float:
    """Return an outline's width in whole device pixels, so that 1.5 is not a blur at ratio 1."""
    ratio = painter.device().devicePixelRatio()
    return max(math.floor(width * ratio), 1) / ratio


def tick(painter: QPainter, centre: QPointF, ink: str) -> None:
    """Draw the check of boxes and of done parts, 8 px wide and 2 px thick."""
    pen = QPen(current().color(ink), 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    points = [centre + QPointF(x, y) for x, y in ((-3.7, 0.3), (-1.3, 2.7), (3.7, -2.5))]
    painter.drawPolyline(QPolygonF(points))


def line(painter: QPainter, start: QPointF, end: QPointF, ink: str, width: float) -> None:
    """Draw a straight, flat-ended line."""
    pen = QPen(current().color(ink), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(start, end)


def rest_line(painter: QPainter, start: QPointF, end: QPointF) -> None:
    """Draw a pause: a dotted dusk line."""
    pen = QPen(current().color("rest_solid"), Thread.LINE)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([dash / Thread.LINE for dash in Thread.REST_DASH])
    painter.setPen(pen)
    painter.drawLine(start, end)


def disc(painter: QPainter, centre: QPointF, diameter: float, fill: str | QColor) -> None:
    """Draw a filled circle."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_color(fill))
    painter.drawEllipse(centre, diameter / 2, diameter / 2)


def ring(
    painter: QPainter,
    centre: QPointF,
    diameter: float,
    *,
    ink: str,
    width: float,
    fill: str | QColor | None = None,
) -> None:
    """Draw a circle whose line lies inside ``diameter``."""
    width = crisp(painter, width)
    painter.setPen(QPen(current().color(ink), width))
    painter.setBrush(_color(fill) if fill is not None else Qt.BrushStyle.NoBrush)
    reach = (diameter - width) / 2
    painter.drawEllipse(centre, reach, reach)


def page_node(
    painter: QPainter, centre: QPointF, state: str, ground: str, scale: float = 1
) -> None:
    """Draw a thread node: ``done``, ``now`` or ``open``; ``ground`` is what lies behind."""
    if state == "done":
        disc(painter, centre + HALF, Thread.PAGE_NODE * scale, "accent")
    elif state == "now":
        outer = Thread.PAGE_NODE_NOW * scale
        width = Thread.PAGE_NODE_NOW_OUTLINE * scale
        ring(painter, centre, outer, ink="accent", width=width, fill=ground)
        disc(painter, centre, 5 * scale, "accent")
    else:
        outline = Thread.PAGE_NODE_OUTLINE
        ring(
            painter,
            centre + HALF,
            Thread.PAGE_NODE * scale,
            ink="control",
            width=outline,
            fill=ground,
        )


def _color(value: str | QColor) -> QColor:
    return current().color(value) if isinstance(value, str) else value
