"""The frame of a page: a top bar, a body that scrolls, a footer. It follows the window's size.

Below 1120 px the text edge is 40 instead of 64 and the footer 64 instead of 72; ``narrowed`` tells
the page, ``lowered`` that there are fewer than 700 px of height.
"""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.theme.tokens import LOW, NARROW, Size, Space
from ui.widgets.ground import Ground
from ui.widgets.text_label import TextLabel

EDGE_NARROW = 40
ROOM_MADE_MS = 100  # a body is laid out long before
RING = 8  # px around what takes the keyboard, for its focus ring


class SeenWhole(QWidget):
    """What is scrolled to as a whole when the keyboard comes to a part of it."""

    seen_below = 0  # px under it that belong to it


class Scroll(QScrollArea):
    """A body that scrolls up and down only, without a frame.

    It follows the keyboard, however that came to a place inside: by Tab, by a screen reader, or
    because a page begins there.
    """

    def __init__(self, body: QWidget, *, by_arrows: bool = True) -> None:
        """Hold ``body``. Without ``by_arrows`` the arrow keys are left to who holds this."""
        super().__init__()
        self._by_arrows = by_arrows
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        body.setAutoFillBackground(False)
        self._held: QWidget | None = None  # what had the keyboard here last
        self._soon: QWidget | None = None  # what is shown once there is room for it
        self._soon_over = QTimer(self)
        self._soon_over.setSingleShot(True)
        self._soon_over.setInterval(ROOM_MADE_MS)
        self._soon_over.timeout.connect(self._let_be)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)
        self.verticalScrollBar().rangeChanged.connect(self._keep)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll by arrow keys, or leave them."""
        if not self._by_arrows and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
            return
        super().keyPressEvent(event)

    def _holds(self, one: QWidget | None) -> bool:
        body = self.widget()
        return one is not None and body is not None and body.isAncestorOf(one)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Scroll to what took the keyboard.

        Not under a pressed mouse, which would let go of something else, and not when the keyboard
        comes back to where it was, from another window or a menu.
        """
        if now is None or not self._holds(now) or now is self._held:
            return
        self._held = now
        if QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            QTimer.singleShot(0, now, self._keep)  # a row that opens its cells has done so then

    def _keep(self, *_range: int) -> None:
        """Keep on screen what has the keyboard, also when the body changes its height."""
        held = QApplication.focusWidget()
        if held is not None and self._holds(held):
            self.bring(held)
        if self._soon is not None and shiboken6.isValid(self._soon):
            self.bring(self._soon)

    def bring_soon(self, one: QWidget) -> None:
        """Scroll to ``one``, which has only just come, once the body has made room for it."""
        self._soon = one
        QTimer.singleShot(0, one, self._keep)
        self._soon_over.start()

    def _let_be(self) -> None:
        self._soon = None

    def bring(self, one: QWidget) -> None:
        """Scroll no further than needed to see ``one``, or its caret where it is too high."""
        body, room = self.widget(), self.viewport().height()
        whole = one
        part: QWidget | None = one
        while part is not None and part is not body:
            if isinstance(part, SeenWhole) and part.height() <= room:
                whole = part
            part = part.parentWidget()
        place = whole.rect()
        if whole.height() > room:
            caret = whole.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
            place = caret if isinstance(caret, QRect) else place
        bar = self.verticalScrollBar()
        top = whole.mapTo(self.viewport(), QPoint(0, place.top())).y() + bar.value()
        below = whole.seen_below if isinstance(whole, SeenWhole) else 0
        bottom = top + place.height() + below + RING
        if bottom > bar.value() + room:
            bar.setValue(min(bottom - room, top - RING))
        elif top - RING < bar.value():
            bar.setValue(top - RING)


class Slot(QWidget):
    """A row with what stands at its start and what stands at its end."""

    def __init__(self, gap: int = 16) -> None:
        """Begin empty."""
        super().__init__()
        self.start, self.end = QHBoxLayout(), QHBoxLayout()
        for half in (self.start, self.end):
            half.setSpacing(gap)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.addLayout(self.start)
        self.row.addStretch(1)
        self.row.addLayout(self.end)
        self.tools = QHBoxLayout()  # icon buttons, without a gap
        self.tools.setSpacing(0)
        self.row.addLayout(self.tools)


class PageFrame(Ground):
    """A page. Fill ``top``, ``body`` and ``footer``; a slot has ``start``, ``end``, ``tools``."""

    _watched: QWidget | None = None  # here, because Qt still asks while all is taken down
    narrowed = Signal(object)
    lowered = Signal(object)

    def __init__(
        self,
        *,
        column: int = Size.WRITING_COLUMN,
        top: bool = True,
        footer: bool = True,
        fill: str = "surface",
        scrolls: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """``column`` is the widest the body gets, 0 for all the room."""
        super().__init__(fill, parent=parent)
        self.is_narrow = self.is_low = False
        self.question: TextLabel | None = None
        self.help_line: TextLabel | None = None
        self.top, self.footer = Slot(24), Slot(16)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._top_bar = self._bar(self.top, ())
        self._top_bar.setVisible(top)
        self._build_body(column, scrolls=scrolls)
        self._foot_bar = self._bar(self.footer, ("top",))
        self._foot_bar.setVisible(footer)
        self._settle()

    def set_question(self, question: str, help_line: str = "") -> tuple[TextLabel, TextLabel]:
        """Put the question block at the head of the body: the question, and 10 below it the help.

        Returns both labels, so that a page can hide the help line or change the words.
        """
        title, lead = TextLabel(question, "question"), TextLabel(help_line, "lead")
        lead.setMaximumWidth(Size.HELP_LINE_MAX)
        if not help_line:
            lead.hide()
        self.head.addWidget(title)
        self.head.addWidget(lead)
        self.head.setContentsMargins(0, 0, 0, 28)
        self.question, self.help_line = title, lead
        self._settle()
        return title, lead

    def areas(self) -> tuple[QWidget, ...]:
        """Return top bar, body and footer, in the order of Tab."""
        return (self._top_bar, self.scroller or self.column, self._foot_bar)

    def event(self, event: QEvent) -> bool:
        """Watch the window once there is one: the rule speaks of the window's size."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.ParentChange):
            self._watch(self.window())
        elif event.type() == QEvent.Type.LayoutDirectionChange:
            self._settle()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow the window."""
        if watched is self._watched and event.type() == QEvent.Type.Resize:
            self._settle()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the window."""
        super().resizeEvent(event)
        self._settle()

    def _bar(self, slot: Slot, edges: tuple[str, ...]) -> Ground:
        bar = Ground(edges=edges)
        row = QHBoxLayout(bar)
        row.addWidget(slot)
        self._whole.addWidget(bar)
        return bar

    def _build_body(self, column: int, *, scrolls: bool) -> None:
        inner, held = QWidget(), QWidget()
        outer = QHBoxLayout(inner)
        outer.setSpacing(0)
        outer.addWidget(held, 1)
        if column:
            held.setMaximumWidth(column)
            outer.addStretch(0)
            outer.setAlignment(held, Qt.AlignmentFlag(0))
        self._held_margins = outer
        whole = QVBoxLayout(held)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.head, self.body = QVBoxLayout(), QVBoxLayout()
        self.head.setSpacing(10)
        self.body.setSpacing(Space.L)
        whole.addLayout(self.head)
        whole.addLayout(self.body, 1)
        self.column = held
        self.scroller = Scroll(inner) if scrolls else None
        self._whole.addWidget(self.scroller or inner, 1)

    def _watch(self, window: QWidget) -> None:
        if self._watched is window:
            return
        if self._watched is not None:
            self._watched.removeEventFilter(self)
        self._watched = window
        window.installEventFilter(self)
        self._settle()

    def _keep_clear(
        self, layout: QLayout | None, start: int, top: int, end: int, bottom: int
    ) -> None:
        if layout is not None:  # margins, unlike items, are not mirrored by Qt
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            layout.setContentsMargins(end if rtl else start, top, start if rtl else end, bottom)

    def _settle(self) -> None:
        window = self.window()
        narrow, low = window.width() < NARROW, window.height() < LOW
        edge = EDGE_NARROW if narrow else Space.PAGE_LEFT
        above = 8 if narrow else Space.PAGE_TOP
        if self._top_bar.isHidden():
            above += Space.L
        self._keep_clear(self._held_margins, edge, above, 24, 16)
        self._keep_clear(self._top_bar.layout(), edge, 1, 20, 0)
        self._keep_clear(self._foot_bar.layout(), edge, 1, 24 if narrow else 32, 0)
        self._top_bar.setMinimumHeight(Size.TOP_BAR)
        self._foot_bar.setMinimumHeight(Size.FOOTER_SMALL if narrow else Size.FOOTER)
        if self.question is not None:
            self.question.set_style("question_small" if narrow else "question")
        if narrow != self.is_narrow:
            self.is_narrow = narrow
            self.narrowed.emit(narrow)
        if low != self.is_low:
            self.is_low = low
            self.lowered.emit(low)
