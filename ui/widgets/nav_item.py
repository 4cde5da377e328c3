"""One place of the sidebar or of a list of sections: icon, name, a count or a shortcut."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme import paint
from ui.theme.tokens import Radius, Size
from ui.widgets.focus_ring import ringed
from ui.widgets.labelled import mirrored
from ui.widgets.pressable import Pressable
from ui.widgets.text_block import TextBlock

PADDING, GAP = 10, 12


@ringed(Radius.NAVIGATION, inside=True)
class NavItem(Pressable):
    """A place to go. ``folded`` shows its icon alone, with its name as a tooltip."""

    def __init__(
        self,
        name: str,
        icon: str = "",
        *,
        trailing: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """``trailing`` is a count or a shortcut, drawn small at the end."""
        super().__init__(name, parent)
        self.icon_name, self._trailing, self._folded = icon, trailing, False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_folded(self, folded: bool) -> None:  # noqa: FBT001 - mirrors a Qt setter
        """Show the icon alone, or the whole item."""
        self._folded = folded
        self.setToolTip(self.text() if folded else "")
        self.updateGeometry()
        self.update()

    def set_trailing(self, trailing: str) -> None:
        """Change the count at its end."""
        self._trailing = trailing
        self.setAccessibleDescription(trailing)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return 40 x 40 folded, 36 high otherwise."""
        if self._folded:
            return QSize(Size.NAV_ITEM_COLLAPSED, Size.NAV_ITEM_COLLAPSED)
        block = TextBlock(self.text(), "ui_strong")
        icon = Size.ICON + GAP if self.icon_name else 0
        tail = TextBlock(self._trailing, "caption").width + GAP if self._trailing else 0
        wide = block.width + icon + tail + 2 * PADDING
        return QSize(wide, max(Size.NAV_ITEM, block.height + 12))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never be cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw fill, icon, name and what stands at the end."""
        painter = paint.painter_for(self)
        on, look = self.isChecked(), self.look()
        ground = "pressed" if on or look == "pressed" else "hover" if look == "hover" else ""
        if ground:
            paint.box(painter, QRectF(self.rect()), Radius.NAVIGATION, fill=ground)
        middle, x = self.height() / 2, float(PADDING)
        if self.icon_name:
            left = (self.width() - Size.ICON) / 2 if self._folded else PADDING
            at = mirrored(self, left, Size.ICON)
            ink = "accent" if on else "muted"
            paint.icon(painter, self.icon_name, ink, at, middle - Size.ICON / 2, Size.ICON)
            x += Size.ICON + GAP
        if self._folded:
            return
        block = TextBlock(self.text(), "ui_strong" if on else "ui")
        at = mirrored(self, x if self.icon_name else x + 2, block.width)
        block.draw(painter, at, middle - block.height / 2, "ink" if on else "body")
        tail = TextBlock(self._trailing, "caption")
        at = mirrored(self, self.width() - PADDING - tail.width, tail.width)
        tail.draw(painter, at, middle - tail.height / 2, "muted")


class NavList(QWidget):
    """Places one below the other; ``chosen`` carries the id. Arrow keys go from one to the next."""

    chosen = Signal(object)

    def __init__(self, name: str, *, gap: int = 2, parent: QWidget | None = None) -> None:
        """``name`` is the accessible name of the list."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._gap = gap
        self.items: dict[str, NavItem] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(gap)

    def add(self, item_id: str, item: NavItem) -> NavItem:
        """Put ``item`` below the others."""
        self.items[item_id] = item
        self.column.addWidget(item)
        item.clicked.connect(lambda _on=False: self._choose(item_id))
        return item

    def set_current(self, item_id: str) -> None:
        """Mark one place without telling; an unknown id marks none."""
        for one, item in self.items.items():
            item.setChecked(one == item_id)

    def set_folded(self, folded: bool) -> None:  # noqa: FBT001 - mirrors a Qt setter
        """Fold all items."""
        self.column.setSpacing(4 if folded else self._gap)
        for item in self.items.values():
            item.set_folded(folded)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go up and down; not around, so that the ends can be felt."""
        step = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}.get(event.key())
        items = [item for item in self.items.values() if item.isVisible()]
        here = next((i for i, item in enumerate(items) if item.hasFocus()), None)
        if step is None or here is None:
            super().keyPressEvent(event)
            return
        items[min(max(here + step, 0), len(items) - 1)].setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, item_id: str) -> None:
        self.set_current(item_id)
        self.chosen.emit(item_id)
