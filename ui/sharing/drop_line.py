"""A dashed line into which a file can be dropped, or chosen by its button. It only reads."""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import paint
from ui.theme.theme import current
from ui.theme.tokens import Radius
from ui.widgets.button import Button
from ui.widgets.icon_mark import IconMark
from ui.widgets.text_label import TextLabel


class DropLine(QWidget):
    """``dropped`` carries the paths of the files; ``pressed`` when its button is.

    It takes one file, or any number with ``several``.
    """

    dropped = Signal(object)  # tuple[Path, ...]
    pressed = Signal()

    def __init__(
        self, words: str, button: str, *, several: bool = False, parent: QWidget | None = None
    ) -> None:
        """Say ``words`` and offer ``button``."""
        super().__init__(parent)
        self._several = several
        self.setAcceptDrops(True)
        self.setMinimumHeight(58)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 8, 10, 8)
        row.setSpacing(12)
        row.addWidget(IconMark("inbox", "body"))
        self.words = TextLabel(words, "ui", ink="muted")
        row.addWidget(self.words, 1)
        self.button = Button(button)
        self.button.clicked.connect(self.pressed)
        row.addWidget(self.button)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take files of this machine."""
        urls = event.mimeData().urls()
        right = len(urls) == 1 or (self._several and bool(urls))
        if right and all(url.isLocalFile() for url in urls):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Tell which files they are."""
        event.acceptProposedAction()
        self.dropped.emit(tuple(Path(url.toLocalFile()) for url in event.mimeData().urls()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw the ground and its dashed edge."""
        painter = paint.painter_for(self)
        pen = QPen(current().color("line_mid"), 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(current().color("window"))
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(rect, Radius.OPTION_CARD, Radius.OPTION_CARD)
