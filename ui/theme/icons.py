"""The line icons, drawn in a colour of the theme and kept once drawn.

Source: Lucide (ISC), see resources/icons. ``currentColor`` is replaced before rendering.
"""

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap

from ui.theme.theme import current

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "icons"
DRAWN_STROKE, STROKE = 'stroke-width="2.13"', 1.6
MARK_INK = "#1E5C68"  # the colour in which mark.svg is drawn


@cache
def _source(name: str) -> str:
    return (FOLDER / f"{name}.svg").read_text("utf-8")


@lru_cache(maxsize=512)
def _drawn(name: str, ink: str, width: int, height: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # 2 ms; a window without icons never pays them

    pixmap = QPixmap(round(width * ratio), round(height * ratio))
    pixmap.fill(QColor(0, 0, 0, 0))
    pixmap.setDevicePixelRatio(ratio)
    painter = QPainter(pixmap)
    text = _source(name).replace("currentColor", ink)
    stroke = (STROKE if height > 14 else 1.8) * 24 / min(height, 18)  # small ones stay as strong
    text = text.replace(DRAWN_STROKE, f'stroke-width="{stroke:.2f}"')
    if name == "mark":
        text = text.replace(MARK_INK, ink)
    QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, width, height))
    painter.end()
    return pixmap


def pixmap(name: str, ink: str, size: int = 18, ratio: float = 1.0) -> QPixmap:
    """Return icon ``name`` (a file of resources/icons) in the colour of token ``ink``."""
    return _drawn(name, current().color(ink).name(), size, size, ratio)


def mark(ink: str, width: int, height: int, ratio: float = 1.0) -> QPixmap:
    """Return the mark, 28 by 20 in its own units, in the colour of the token ``ink``."""
    return _drawn("mark", current().color(ink).name(), width, height, ratio)


def app_icon() -> "QIcon":
    """Return the icon of the window; asked for after the first picture."""
    from PySide6.QtGui import QIcon

    return QIcon(str(FOLDER / "app-icon.svg"))
