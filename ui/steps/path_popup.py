"""The whole path, where the window has room for its small form alone."""

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import paint
from ui.theme.tokens import Radius, Size
from ui.widgets.path_rail import PathRail

HEIGHT = 520


class PathPopup(QWidget):
    """The whole path below its small form."""

    def __init__(self, rail: PathRail, parent: QWidget) -> None:
        """Hold ``rail``."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 2, 2)
        column.addWidget(rail)
        self._rail = rail
        self.setFixedSize(Size.PATH_RAIL + 4, HEIGHT)

    def open_below(self, button: QWidget) -> None:
        """Open below ``button``, the focus on the page that is open."""
        self.move(button.mapToGlobal(QPoint(0, button.height() + 4)))
        self.show()
        here = next((row for row in self._rail.rows if row.row.state == "now"), None)
        if here is not None:
            QTimer.singleShot(0, here, here.setFocus)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  Qt's name
        """Draw the card's edge."""
        painter = paint.painter_for(self)
        rect = QRectF(self.rect())
        paint.box(painter, rect, Radius.CARD, fill="window", line="line_mid")
