"""Choosing one of a list that opens. Drawn like a field."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from ui.theme import paint
from ui.theme.tokens import Radius, Size
from ui.widgets.text_block import TextBlock

PADDING, CHEVRON = 13, 16


@dataclass(frozen=True)
class SelectOption:
    """One entry: what it stands for and its words."""

    id: str
    label: str


class Select(QComboBox):
    """A list that opens. ``chosen`` carries the id when a person picks."""

    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        options: tuple[SelectOption, ...],
        *,
        leading: str = "",
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """``name`` is the accessible name; ``small`` is 36 high, for rows."""
        super().__init__(parent)
        self._leading, self._small = leading, small
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_options(options)
        self.activated.connect(self._picked)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        """Be heard as ``name``; Qt names a combo box by its value on Linux, so it is said twice."""
        super().setAccessibleName(name)
        self.setAccessibleDescription(name)

    def set_options(self, options: tuple[SelectOption, ...]) -> None:
        """Replace the entries; the first is chosen."""
        self.clear()
        for option in options:
            self.addItem(option.label, option.id)
        self.updateGeometry()

    def value(self) -> str:
        """Return the id of the chosen entry, or an empty text."""
        return str(self.currentData() or "")

    def set_value(self, option_id: str) -> None:
        """Choose without telling; an unknown id changes nothing."""
        index = self.findData(option_id)
        if index >= 0:
            self.setCurrentIndex(index)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for the longest entry."""
        texts = [self.itemText(i) for i in range(self.count())]
        wide = max((TextBlock(text, "ui").width for text in texts), default=60)
        lead = Size.ICON + 6 if self._leading else 0
        least = Size.SELECT_SMALL if self._small else Size.FIELD
        height = max(least, TextBlock("", "ui").height + 14)
        return QSize(wide + lead + 2 * PADDING + CHEVRON + 14, height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never cut the words."""
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Let the page scroll; a wheel over a closed list must not change an answer."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw the box, the words and the chevron."""
        painter = paint.painter_for(self)
        line, width = self._outline()
        fill = "surface" if self.isEnabled() else "sunken"
        paint.box(painter, QRectF(self.rect()), Radius.FIELD, fill=fill, line=line, width=width)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        wide, middle = self.width(), self.height() / 2
        chevron = PADDING if rtl else wide - PADDING - CHEVRON
        paint.icon(painter, "chevron-down", "muted", chevron, middle - CHEVRON / 2, CHEVRON)
        lead = 0
        if self._leading:
            lead = Size.ICON + 6
            at = wide - PADDING - Size.ICON if rtl else PADDING
            paint.icon(painter, self._leading, "ink", at, middle - Size.ICON / 2, Size.ICON)
        room = wide - 2 * PADDING - CHEVRON - 8 - lead
        block = TextBlock(self.currentText(), "ui", room, rtl=rtl, elide=True)
        x = PADDING + CHEVRON + 8 if rtl else PADDING + lead
        block.draw(painter, x, middle - block.height / 2, "ink" if self.isEnabled() else "disabled")

    def _outline(self) -> tuple[str, float]:
        if not self.isEnabled():
            return "line_mid", 1
        if self.hasFocus():
            return "focus", 2
        return ("ink" if self.underMouse() else "control"), 1

    def _picked(self, index: int) -> None:
        self.chosen.emit(str(self.itemData(index)))
