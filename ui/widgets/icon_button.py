"""A button that is only an icon. Its name is heard, and seen as a tooltip."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import paint
from ui.theme.tokens import Radius, Size
from ui.widgets.focus_ring import ringed
from ui.widgets.pressable import Pressable


@ringed(Radius.BUTTON)
class IconButton(Pressable):
    """A square button with one icon."""

    def __init__(
        self,
        icon: str,
        name: str,
        *,
        size: int = Size.BUTTON,
        icon_size: int = Size.ICON,
        ink: str = "body",
        parent: QWidget | None = None,
    ) -> None:
        """Draw ``icon``; ``name`` is the accessible name and the tooltip."""
        super().__init__("", parent)
        self._icon, self._size, self._icon_size, self._ink = icon, size, icon_size, ink
        self.set_name(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str, name: str) -> None:
        """Change the icon and what it is called."""
        self._icon = icon
        self.set_name(name)
        self.update()

    def set_name(self, name: str) -> None:
        """Change what it is called."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the square it takes."""
        return QSize(self._size, self._size)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never be cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw the hover fill and the icon."""
        painter = paint.painter_for(self)
        look = self.look()
        if look in ("hover", "pressed"):
            paint.box(painter, QRectF(self.rect()), Radius.BUTTON, fill=look)
        ink = "disabled" if look == "disabled" else self._ink
        x, y = (self.width() - self._icon_size) / 2, (self.height() - self._icon_size) / 2
        paint.icon(painter, self._icon, ink, x, y, self._icon_size)
