"""One of several: cards with a radio mark, a title and a hint, and the list that holds them.

Arrow keys move the choice within the list; Tab enters it at the chosen one.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from ui.theme import paint
from ui.theme.tokens import Radius, Size
from ui.widgets.focus_ring import ringed
from ui.widgets.labelled import LabelledRow, mirrored

TINTS = {  # fill, line when chosen, mark
    "accent": ("accent_tint", "accent", "accent"),
    "rest": ("rest_tint", "rest_solid", "rest_solid"),
    "leaves": ("shared_tint", "shared_line", "shared_control"),
}
PADDING, ICON = 16, 20


@dataclass(frozen=True)
class RadioOption:
    """One card: what it stands for, its words, an optional icon; ``detail`` follows the title."""

    id: str
    title: str
    hint: str = ""
    icon: str = ""
    detail: str = ""


@ringed(Radius.OPTION_CARD)
class RadioCard(LabelledRow):
    """A card of at least 60 px. ``framed`` draws its border also while it is not chosen."""

    chosen_style = "ui_strong"

    def __init__(
        self,
        option: RadioOption,
        tint: str = "accent",
        *,
        framed: bool = True,
        height: int = 60,
        parent: QWidget | None = None,
    ) -> None:
        """Draw ``option`` in ``tint``, a key of TINTS."""
        super().__init__(option.title, hint=option.hint, detail=option.detail, parent=parent)
        self.option = option
        self._tint, self._framed, self._least = tint, framed, height
        self.setAutoExclusive(True)

    def insets(self) -> tuple[int, int, int]:
        """Leave room for the mark and the icon."""
        icon = ICON + 14 if self.option.icon else 0
        start = (PADDING if self._framed else 12) + Size.RADIO + 14 + icon
        return (start, PADDING, 9)

    def least(self) -> int:
        """Return the card's height."""
        return self._least

    def set_least(self, height: int) -> None:
        """Be at least this high, less in a low window."""
        self._least = height
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw card, mark, icon and words."""
        painter = paint.painter_for(self)
        fill, line, mark = TINTS[self._tint]
        rect, on = QRectF(self.rect()), self.isChecked()
        over = self.look() in ("hover", "pressed")
        if on:
            paint.box(painter, rect, Radius.OPTION_CARD, fill=fill, line=line)
        elif self._framed:
            edge = "ink" if over else "line_mid"
            paint.box(painter, rect, Radius.OPTION_CARD, fill="surface", line=edge)
        elif over:
            paint.box(painter, rect, Radius.OPTION_CARD, fill="hover")
        middle = self.height() / 2
        left = PADDING if self._framed else 12
        self._draw_mark(painter, QPointF(mirrored(self, left, Size.RADIO) + 9, middle), mark)
        if self.option.icon:
            x = mirrored(self, left + Size.RADIO + 14, ICON)
            ink = "shared" if on and self._tint == "leaves" else "body"
            paint.icon(painter, self.option.icon, ink, x, middle - ICON / 2, ICON)
        self.draw_words(painter)

    def _draw_mark(self, painter: QPainter, centre: QPointF, mark: str) -> None:
        over = self.look() in ("hover", "pressed")
        ink = mark if self.isChecked() else "ink" if over else "control"
        paint.ring(painter, centre, Size.RADIO, ink=ink, width=1.5, fill="surface")
        if self.isChecked():
            paint.disc(painter, centre, 9, mark)


class RadioList(QWidget):
    """Cards of which one is chosen. ``chosen`` carries the id of the option."""

    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        options: tuple[RadioOption, ...],
        tint: str = "accent",
        *,
        framed: bool = True,
        height: int = 60,
        gap: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        """``name`` is the accessible name of the list. Nothing is chosen at first."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self.cards: list[RadioCard] = []
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        for option in options:
            card = RadioCard(option, tint, framed=framed, height=height)
            self._group.addButton(card)
            self.cards.append(card)
            column.addWidget(card)
            card.clicked.connect(lambda _on=False, card=card: self._tell(card))

    def set_heights(self, height: int, gap: int) -> None:
        """Let the cards stand closer together, in a low window."""
        self._column.setSpacing(gap)
        for card in self.cards:
            card.set_least(height)

    def value(self) -> str:
        """Return the id of the chosen option, or an empty text."""
        return next((card.option.id for card in self.cards if card.isChecked()), "")

    def set_value(self, option_id: str) -> None:
        """Choose without telling; an unknown id chooses nothing."""
        self._group.setExclusive(False)
        for card in self.cards:
            card.setAutoExclusive(False)
            card.setChecked(card.option.id == option_id)
            card.setAutoExclusive(True)
        self._group.setExclusive(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move the choice with the arrow keys."""
        steps = {
            int(Qt.Key.Key_Down): 1,
            int(Qt.Key.Key_Right): 1,
            int(Qt.Key.Key_Up): -1,
            int(Qt.Key.Key_Left): -1,
        }
        step = steps.get(event.key())
        here = next((i for i, card in enumerate(self.cards) if card.hasFocus()), None)
        if step is None or here is None:
            super().keyPressEvent(event)
            return
        card = self.cards[(here + step) % len(self.cards)]
        card.setFocus(Qt.FocusReason.TabFocusReason)
        card.click()

    def _tell(self, card: RadioCard) -> None:
        self.chosen.emit(card.option.id)
