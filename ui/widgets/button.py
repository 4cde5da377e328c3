"""Buttons in all kinds. One primary on a screen, honey for what leaves, dusk for rest."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.frozen import Frozen
from ui.theme import paint
from ui.theme.theme import current
from ui.theme.tokens import Radius, Size
from ui.widgets.focus_ring import ringed
from ui.widgets.pressable import Pressable
from ui.widgets.text_block import TextBlock

GAP, ICON = 8, 16


class Kind(Frozen):
    """How a kind of button is drawn: fills for three states, ink, border, padding at its sides."""

    ink: str
    fills: tuple[str, str, str]  # normal, hover, pressed; "" means none
    line: str = ""
    style: str = "ui_strong"
    padding: int = 15
    solid: bool = True  # keeps a frame when disabled


NONE = ("", "hover", "pressed")
KINDS = {
    "primary": Kind("on_accent", ("accent", "accent_hover", "accent_pressed")),
    "export": Kind("on_shared", ("shared_solid", "shared_hover", "shared_pressed")),
    "rest": Kind("on_rest", ("rest_solid", "rest_hover", "rest_pressed")),
    "secondary": Kind("ink", ("surface", "hover", "pressed"), "line_mid"),
    "text": Kind("accent", NONE, padding=11, solid=False),
    "quiet": Kind("muted", NONE, style="ui", padding=11, solid=False),
    "rest_text": Kind("rest", NONE, style="ui", padding=11, solid=False),
    "rest_link": Kind("rest", ("", "", ""), style="ui", padding=0, solid=False),
    "link": Kind("accent", ("", "", ""), style="small_strong", padding=0, solid=False),
    "quiet_link": Kind("muted", ("", "", ""), style="small", padding=0, solid=False),
}


@ringed(Radius.BUTTON)
class Button(Pressable):
    """A button with a text and, if wanted, an icon before or after it."""

    def __init__(
        self,
        text: str,
        kind: str = "secondary",
        *,
        icon: str = "",
        trailing: str = "",
        large: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Draw as ``kind`` (a key of KINDS); ``large`` is 40 high instead of 36."""
        super().__init__(text, parent)
        self._lead, self._trail, self._large = icon, trailing, large
        self.setProperty("kind", kind)
        self._kind = KINDS[kind]
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_kind(self, kind: str) -> None:
        """Become another kind, as a primary becomes dusk when the gate leads to a pause."""
        self.setProperty("kind", kind)
        self._kind = KINDS[kind]
        self.updateGeometry()
        self.update()

    def set_icons(self, icon: str = "", trailing: str = "") -> None:
        """Change the icons before and after the text."""
        self._lead, self._trail = icon, trailing
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of text, icons and padding."""
        block = TextBlock(self.text(), self._kind.style)
        least = Size.BUTTON_LARGE if self._large else Size.BUTTON
        if not self._kind.padding:
            least = Size.MINIMUM_TARGET
        height = max(least, block.height + 12)
        return QSize(self._inner(block) + 2 * self._padding(), height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never be cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw fill, border, icons and text."""
        painter = paint.painter_for(self)
        look = self.look()
        self._draw_box(painter, look)
        block = TextBlock(self.text(), self._kind.style)
        ink = "disabled" if look == "disabled" else self._kind.ink
        x = (self.width() - self._inner(block)) / 2
        if not self._kind.padding:
            x = self.width() - self._inner(block) if self.is_rtl() else 0
        first, last = (self._trail, self._lead) if self.is_rtl() else (self._lead, self._trail)
        top = (self.height() - ICON) / 2
        if first:
            paint.icon(painter, _turned(first, rtl=self.is_rtl()), ink, x, top, ICON)
            x += ICON + GAP
        block.draw(painter, x, (self.height() - block.height) / 2, ink)
        if not self._kind.padding and look in ("hover", "pressed"):
            base = (self.height() + block.height) / 2 - 2
            painter.fillRect(QRectF(x, base, block.width, 1), current().color(ink))
        if last:
            x += block.width + GAP
            paint.icon(painter, _turned(last, rtl=self.is_rtl()), ink, x, top, ICON)

    def _draw_box(self, painter: QPainter, look: str) -> None:
        rect = QRectF(self.rect())
        if look == "disabled":
            if self._kind.solid:
                paint.box(painter, rect, Radius.BUTTON, fill="sunken", line="line")
            return
        fill = self._kind.fills[("normal", "hover", "pressed").index(look)]
        if fill or self._kind.line:
            paint.box(painter, rect, Radius.BUTTON, fill=fill or None, line=self._kind.line or None)

    def _inner(self, block: TextBlock) -> int:
        return block.natural + (ICON + GAP) * (bool(self._lead) + bool(self._trail))

    def _padding(self) -> int:
        return self._kind.padding + 4 if self._large and self._kind.solid else self._kind.padding


TURNED = {
    "arrow-left": "arrow-right",
    "arrow-right": "arrow-left",
    "chevron-left": "chevron-right",
    "chevron-right": "chevron-left",
}


def _turned(icon: str, *, rtl: bool) -> str:
    return TURNED.get(icon, icon) if rtl else icon
