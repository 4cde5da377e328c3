"""An icon that stands beside a text. It says nothing by itself and cannot be pressed."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import paint


class IconMark(QWidget):
    """An icon of ``size`` in the colour of a token, centred in a box of ``height``."""

    def __init__(
        self,
        icon: str,
        ink: str = "muted",
        *,
        size: int = 18,
        height: int = 20,
        parent: QWidget | None = None,
    ) -> None:
        """``height`` is the line height of the text beside it."""
        super().__init__(parent)
        self._icon, self._ink, self._size, self._height = icon, ink, size, height
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the box."""
        return QSize(self._size, max(self._height, self._size))

    def set_icon(self, icon: str, ink: str) -> None:
        """Change what is drawn."""
        self._icon, self._ink = icon, ink
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw the icon."""
        y = (self.height() - self._size) / 2
        paint.icon(paint.painter_for(self), self._icon, self._ink, 0, y, self._size)
