"""Strokes that several widgets share: rounded boxes on the pixel grid, thread nodes, rests.

What the first picture needs does without Qt's many names, which take longer to load than to draw.
"""

import math

from PySide6 import QtCore
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF
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


def pen(ink: str | QColor, width: float) -> QPen:
    """Return a pen of that token or colour. ``QPen(colour)`` would load all that Qt names."""
    made = QPen()
    made.setColor(_color(ink))
    made.setWidthF(width)
    return made


def brush(ink: str | QColor) -> QBrush:
    """Return a plain brush of that token or colour, as cheap as ``pen``."""
    return pen(ink, 1).brush()


def ground(painter: QPainter, rect: QRect, ink: str) -> None:
    """Cover ``rect`` with a token."""
    painter.setBackground(brush(ink))
    painter.eraseRect(rect)


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
    outline = QPainterPath()
    outline.addRoundedRect(rect.adjusted(half, half, -half, -half), radius - half, radius - half)
    _draw(painter, outline, fill, line, width)


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
    stroke = pen(ink, 2)
    stroke.setCapStyle(QtCore.Qt.PenCapStyle.RoundCap)
    stroke.setJoinStyle(QtCore.Qt.PenJoinStyle.RoundJoin)
    painter.setPen(stroke)
    points = [centre + QPointF(x, y) for x, y in ((-3.7, 0.3), (-1.3, 2.7), (3.7, -2.5))]
    painter.drawPolyline(QPolygonF(points))


def line(painter: QPainter, start: QPointF, end: QPointF, ink: str, width: float) -> None:
    """Draw a straight, flat-ended line."""
    stroke = pen(ink, width)
    stroke.setCapStyle(QtCore.Qt.PenCapStyle.FlatCap)
    painter.setPen(stroke)
    painter.drawLine(start, end)


def rest_line(painter: QPainter, start: QPointF, end: QPointF) -> None:
    """Draw a pause: a dotted dusk line."""
    stroke = pen("rest_solid", Thread.LINE)
    stroke.setCapStyle(QtCore.Qt.PenCapStyle.FlatCap)
    stroke.setDashPattern([dash / Thread.LINE for dash in Thread.REST_DASH])
    painter.setPen(stroke)
    painter.drawLine(start, end)


def disc(painter: QPainter, centre: QPointF, diameter: float, fill: str | QColor) -> None:
    """Draw a filled circle."""
    circle = QPainterPath()
    circle.addEllipse(centre, diameter / 2, diameter / 2)
    _draw(painter, circle, fill, None, 0)


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
    reach = (diameter - width) / 2
    circle = QPainterPath()
    circle.addEllipse(centre, reach, reach)
    _draw(painter, circle, fill, ink, width)


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


def _draw(
    painter: QPainter,
    path: QPainterPath,
    fill: str | QColor | None,
    line: str | QColor | None,
    width: float,
) -> None:
    if fill is not None:
        painter.fillPath(path, brush(fill))
    if line is not None:
        painter.strokePath(path, pen(line, width))


def _color(value: str | QColor) -> QColor:
    return current().color(value) if isinstance(value, str) else value
