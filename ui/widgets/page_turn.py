"""A page turn: a picture of the page before lies over the new one and goes, in reading direction.

The new page below is there from the first moment: it has the focus and takes keys and clicks. The
picture is dropped as soon as it is gone, and at once when the page has to be covered.
"""

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QRect, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from ui.theme.theme import current

SHIFT = 8  # px


class PageTurn(QWidget):
    """The picture on its way. Made by ``begin_turn``."""

    def __init__(self, parent: QWidget, at: QRect, picture: QPixmap, shift: int) -> None:
        """Lie over ``parent`` at ``at``; move by ``shift`` px while fading."""
        super().__init__(parent)
        self._picture, self._shift, self._gone = picture, shift, 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setGeometry(at)
        parent.installEventFilter(self)
        self._going = QVariantAnimation(self)
        self._going.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._going.setStartValue(0.0)
        self._going.setEndValue(1.0)
        self._going.valueChanged.connect(self._move_on)
        self._going.finished.connect(self.drop)

    def begin(self, duration: int) -> None:
        """Go within ``duration`` milliseconds."""
        self._going.setDuration(duration)
        self.show()
        self.raise_()
        self._going.start()

    def drop(self) -> None:
        """Let go of the picture now."""
        self._going.stop()
        self._picture = QPixmap()
        self.hide()
        self.setParent(None)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Give way to another size: the picture would not fit any more."""
        if event.type() == QEvent.Type.Resize and watched is self.parent():
            self.drop()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  Qt's name
        """Draw what is left of the page before."""
        painter = QPainter(self)
        painter.setOpacity(1.0 - self._gone)
        painter.drawPixmap(round(self._shift * self._gone), 0, self._picture)

    def _move_on(self, gone: object) -> None:
        self._gone = float(str(gone))
        self.update()


class Turning:
    """A turn being prepared: a picture is taken before the page changes, ``begin`` comes after."""

    def __init__(
        self, area: QWidget, page: QWidget, *, onward: bool = True, slowly: bool = False
    ) -> None:
        """Take a picture of ``page`` where it stands in ``area``, unless nothing is to move.

        ``onward`` goes in reading direction; ``slowly`` is the way into a rest: no shift, a long
        fade.
        """
        end_turns(area)
        self._area = area
        self._duration = current().duration("rest_fade" if slowly else "page_turn")
        rtl = area.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._shift = 0 if slowly else -SHIFT if onward != rtl else SHIFT
        self._at = QRect()
        if self._duration and page.isVisible():
            self._at = QRect(page.mapTo(area, page.rect().topLeft()), page.size())
            self._picture = area.grab(self._at)

    def begin(self) -> None:
        """Let the picture go, over what is there now."""
        if self._at.isValid():
            PageTurn(self._area, self._at, self._picture, self._shift).begin(self._duration)


def end_turns(area: QWidget) -> None:
    """Drop every picture that lies over ``area`` or over anything in it."""
    for turn in area.findChildren(PageTurn):
        turn.drop()
