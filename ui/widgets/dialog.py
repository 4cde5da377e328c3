"""A dialog inside the window: the rest is dimmed, Tab stays within, Esc closes.

It is no window of its own, so nothing of it shows in a task bar or a window preview. What lies
behind is switched off meanwhile, so that a screen reader takes nothing there for within reach.
"""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.theme import paint
from ui.theme.theme import current
from ui.theme.tokens import Radius
from ui.widgets.sheet import shadow


class DialogCard(QWidget):
    """The dialog itself; add to ``column``."""

    def __init__(self, radius: int, padding: int, parent: QWidget) -> None:
        """Lie on the scrim ``parent``."""
        super().__init__(parent)
        self._radius = radius
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(padding, padding, padding, padding)
        self.column.setSpacing(0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw the card."""
        painter = paint.painter_for(self)
        rect = QRectF(self.rect())
        paint.box(painter, rect, self._radius, fill="surface", line="line")

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Keep presses from the scrim behind."""
        event.accept()


def flush_dialogs(window: QWidget) -> None:
    """Let the dialogs over ``window`` hand over what is being typed, and go away."""
    for dialog in window.findChildren(DialogScrim):
        if not dialog.isHidden():
            dialog.flush()
            dialog.close_()


def close_topmost(window: QWidget) -> bool:
    """Close what lies topmost over ``window``, a popup or a dialog; False if nothing does."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
        return True
    only = Qt.FindChildOption.FindDirectChildrenOnly
    for dialog in reversed(window.findChildren(DialogScrim, options=only)):  # as they are stacked
        if not dialog.isHidden():
            dialog.escape()
            return True
    return False


class DialogScrim(QWidget):
    """What dims the window, with a card on it. ``closed`` after Esc, a press outside, ``close_``.

    ``open_on`` shows it; the focus goes to ``first`` and comes back to where it was. What is typed
    in it is kept while it is typed, and is there when it is opened again; ``give_up`` alone lets it
    go, for whoever listens to ``given_up``.
    """

    closed = Signal()
    given_up = Signal()  # before ``closed``

    def __init__(
        self,
        name: str,
        *,
        width: int = 480,
        height: int = 0,
        padding: int = 32,
        top: int = 0,
        radius: int = Radius.DIALOG,
        scrim: str = "dialog",
        parent: QWidget | None = None,
    ) -> None:
        """``height`` 0 takes what the content needs; ``top`` 0 centres the card."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._size, self._top, self._radius, self._scrim = (width, height), top, radius, scrim
        self._before: QWidget | None = None
        self._behind: list[QWidget] = []  # what was switched off to lie behind
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.card = DialogCard(radius, padding, self)
        self.card.setAccessibleName(name)
        self.column = self.card.column
        self.hide()

    def open_on(self, window: QWidget, first: QWidget | None = None) -> None:
        """Lie over ``window`` and take the keyboard."""
        self._before = window.focusWidget()
        self.setParent(window)
        window.installEventFilter(self)
        self._settle()
        self.show()
        self.raise_()
        goal = first or self._stops()[0] if self._stops() else self.card
        goal.setFocus(Qt.FocusReason.OtherFocusReason)
        self._switch_off_behind(window)

    def _switch_off_behind(self, window: QWidget) -> None:
        for one in window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if one is not self and not one.isWindow() and one.isEnabled():
                one.setEnabled(False)
                self._behind.append(one)

    def close_(self) -> None:
        """Go away, and give the keyboard back."""
        if self.isHidden():
            return
        for one in self._behind:
            if shiboken6.isValid(one):  # a notice may have gone meanwhile
                one.setEnabled(True)
        self._behind.clear()
        self.hide()
        parent = self.parentWidget()
        if parent is not None:
            parent.removeEventFilter(self)
        if self._before is not None and shiboken6.isValid(self._before):  # its page may have turned
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def give_up(self) -> None:
        """Go away, and let what was typed go."""
        self.given_up.emit()
        self.close_()

    def escape(self) -> None:
        """Take Esc: go away, or go back where a dialog has more than one page."""
        self.close_()

    def flush(self) -> None:
        """Hand over what is being typed, before leaving or locking; most hold nothing."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Go along with the window's size."""
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self._settle()
        return False

    def event(self, event: QEvent) -> bool:
        """Measure again when the content changes."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._settle()
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802, FBT001 - Qt's name and shape
        """Keep Tab within the card."""
        stops = self._stops()
        here = self.window().focusWidget()
        if not stops:
            return True
        place = stops.index(here) if here in stops else -1 if forward else 0
        goal = stops[(place + (1 if forward else -1)) % len(stops)]
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        goal.setFocus(reason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close on Esc; let no other key through to the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.escape()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Close on a press outside of the card."""
        event.accept()
        self.close_()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Dim the window and draw the card's shadow."""
        painter = paint.painter_for(self)
        painter.fillRect(self.rect(), current().scrim(self._scrim))
        shadow(painter, QRectF(self.card.geometry()), self._radius, "dialog")

    def _stops(self) -> list[QWidget]:
        stops, one = [], self.nextInFocusChain()
        while one is not None and one is not self:
            tab = one.focusPolicy() & Qt.FocusPolicy.TabFocus
            if self.isAncestorOf(one) and tab and one.isEnabled() and not one.isHidden():
                proxied = one.focusProxy() is not None
                stops += [] if proxied or not one.isVisibleTo(self) else [one]
            one = one.nextInFocusChain()
        return stops

    def _settle(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        self.setGeometry(window.rect())
        width = min(self._size[0], self.width() - 32)
        layout = self.card.layout()
        needs = layout.totalHeightForWidth(width) if layout is not None else 0
        if layout is not None and needs <= 0:
            needs = layout.totalSizeHint().height()
        height = min(max(self._size[1], 0 if self._size[1] else needs), self.height() - 32)
        top = self._top or (self.height() - height) // 2
        self.card.setGeometry(QRect((self.width() - width) // 2, top, width, height))
        self.update()
