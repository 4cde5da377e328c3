"""A text of the program, with its exact line height. It wraps, and says how high it will be."""

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import paint
from ui.widgets.text_block import ENDLESS, TextBlock

MUTED = {"lead", "small", "caption"}
BODY = {"writing", "writing_small"}


class TextLabel(QLabel):
    """Plain text in a type style of the tokens. ``ink`` is a token; each style has its own."""

    def __init__(
        self,
        text: str = "",
        style: str = "ui",
        *,
        ink: str = "",
        wrap: bool = True,
        elide: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Set ``text``. ``elide`` keeps one line and cuts its end; never use it for a question."""
        super().__init__(parent)
        self._style, self._ink = style, ink
        self._elide = elide
        self._laid: tuple[object, TextBlock] | None = None
        self.setWordWrap(wrap and not elide)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(self.wordWrap())
        self.setSizePolicy(policy)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show ``text`` as it is, whatever it may look like."""
        if "<" in text:  # Qt takes no other text for rich; its names are slow to load
            self.setTextFormat(QtCore.Qt.TextFormat.PlainText)
        super().setText(text)

    def set_style(self, style: str) -> None:
        """Change the type style."""
        if style != self._style:
            self._style = style
            self._again()

    def set_ink(self, ink: str) -> None:
        """Change the colour to another token."""
        self._ink = ink
        self.update()

    def ink(self) -> str:
        """Return the token it is drawn in."""
        if not self.isEnabled():
            return "disabled"
        if self._ink:
            return self._ink
        return "muted" if self._style in MUTED else "body" if self._style in BODY else "ink"

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height the whole text takes at that width."""
        return self._block(width).height if self.wordWrap() else self._block(ENDLESS).height

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return one line's size, or the wrapped size at a readable measure."""
        natural = self._block(ENDLESS)
        return QSize(natural.width, natural.height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return how small it may get without being clipped."""
        natural = self._block(ENDLESS)
        if self.wordWrap() or self._elide:
            return QSize(min(natural.width, 40), self._block(max(self.width(), 40)).height)
        return QSize(natural.width, natural.height)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw the text at the top of its room, or in its middle if it does not wrap."""
        block = self._block(self.width())
        top = 0 if self.wordWrap() else (self.height() - block.height) / 2
        painter = paint.painter_for(self)
        block.draw(painter, 0, top, self.ink())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Say anew how small it may get: a layout keeps the height that another width asked for."""
        super().resizeEvent(event)
        if self.wordWrap() and event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Measure again when the type or the direction changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self._again()

    def _again(self) -> None:
        self._laid = None
        self.updateGeometry()
        self.update()

    def _block(self, width: float) -> TextBlock:
        rtl = self.isRightToLeft()
        key = (self.text(), self._style, width, rtl)
        if self._laid is None or self._laid[0] != key:
            elide = self._elide
            wide = width if self.wordWrap() or elide or rtl else ENDLESS
            made = TextBlock(self.text(), self._style, wide, rtl=rtl, elide=elide)
            self._laid = (key, made)
        return self._laid[1]
