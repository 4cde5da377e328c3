"""The ring around what has the keyboard: only after a key, 2 px, with a 2 px gap, moving nothing.

One ring for each window lies above everything, lets the mouse through, and is cut off where a
scroll area cuts off the control itself. Qt's names are looked up where they are used: loading them
all takes longer than building the first page.
"""

from collections.abc import Callable
from typing import TypeVar

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF
from PySide6.QtGui import QFocusEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from shiboken6 import isValid

from ui.theme import paint
from ui.theme.tokens import Radius, Size

REACH = Size.FOCUS_RING + Size.FOCUS_GAP
MOVES = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Hide,
    QEvent.Type.Show,
    QEvent.Type.ParentChange,
}
Kind = TypeVar("Kind", bound=type[QWidget])


class FocusRing(QWidget):
    """The ring of one window. ``follow`` a widget, or ``leave`` it."""

    _target: QWidget | None = None  # here, because Qt still asks while all is taken down

    def __init__(self, window: QWidget) -> None:
        """Lie above ``window``, unseen until something is followed."""
        super().__init__(window)
        self.setObjectName("focus-ring")
        self.setAttribute(QtCore.Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.NoFocus)
        self._chain: list[QWidget] = []
        self._whole = QRect()
        self._radius, self._reach = 0.0, REACH
        self.hide()

    def follow(self, target: QWidget, radius: float, *, inside: bool) -> None:
        """Show the ring around ``target``, or just inside its edge."""
        self.leave()
        self._target, self._reach = target, 0 if inside else REACH
        self._radius = radius + self._reach
        self._chain = _ancestors(target)
        for widget in self._chain:
            widget.installEventFilter(self)
        self._settle()

    def leave(self) -> None:
        """Hide, and follow nothing."""
        for widget in self._chain:
            if isValid(widget):  # a part of the page that held the control may have gone
                widget.removeEventFilter(self)
        self._chain, self._target = [], None
        self.hide()

    def target(self) -> QWidget | None:
        """Return what it is around, or ``None``."""
        return self._target

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, ARG002 - Qt's
        """Go along when the control or anything that holds it moves."""
        if event.type() in MOVES and self._target is not None:
            self._settle()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw the ring; its outer edge is the whole rectangle, wherever it is cut."""
        painter = paint.painter_for(self)
        rect = QRectF(self._whole.translated(-self.pos()))
        paint.box(painter, rect, self._radius, line="focus", width=Size.FOCUS_RING)

    def _settle(self) -> None:
        target = self._target
        if target is None or not target.isVisible():
            self.hide()
            return
        reach = self._reach
        origin = target.mapTo(target.window(), QPoint(0, 0))
        self._whole = QRect(origin, target.size()).adjusted(-reach, -reach, reach, reach)
        self.setGeometry(self._whole.intersected(_seen(target)))
        self.raise_()
        self.show()
        self.update()


def _ancestors(widget: QWidget) -> list[QWidget]:
    chain, one = [widget], widget
    while not one.isWindow() and (above := one.parentWidget()) is not None:
        chain.append(above)
        one = above
    return chain


def _seen(widget: QWidget) -> QRect:
    window = widget.window()
    seen = window.rect()
    for one in _ancestors(widget)[1:]:
        above = one.parentWidget()
        if isinstance(above, QAbstractScrollArea) and above.viewport() is one:
            seen &= QRect(one.mapTo(window, QPoint(0, 0)), one.size())
    return seen


def ring_of(widget: QWidget) -> FocusRing:
    """Return the ring of the window that holds ``widget``; made when first needed."""
    window = widget.window()
    direct = QtCore.Qt.FindChildOption.FindDirectChildrenOnly
    found = window.findChild(FocusRing, "focus-ring", direct)
    return found if isinstance(found, FocusRing) else FocusRing(window)


def ringed(radius: float = Radius.BUTTON, *, inside: bool = False) -> Callable[[Kind], Kind]:
    """Give a widget class the ring: shown when the keyboard brought the focus, gone with it.

    An instance may say otherwise in ``ring_radius`` and ``ring_inside``.
    """

    def dress(kind: Kind) -> Kind:
        came, left = kind.focusInEvent, kind.focusOutEvent

        def focus_in(self: QWidget, event: QFocusEvent) -> None:
            from ui.widgets.keys import BY_KEY

            came(self, event)
            if event.reason() in BY_KEY:
                near = getattr(self, "ring_inside", inside)
                ring_of(self).follow(self, getattr(self, "ring_radius", radius), inside=near)

        def focus_out(self: QWidget, event: QFocusEvent) -> None:
            left(self, event)
            if event.reason() != QtCore.Qt.FocusReason.ActiveWindowFocusReason:
                ring_of(self).leave()

        kind.focusInEvent = focus_in  # type: ignore[method-assign] # a class decorator's purpose
        kind.focusOutEvent = focus_out  # type: ignore[method-assign] # the same
        return kind

    return dress
