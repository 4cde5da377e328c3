"""Says at the foot of the page that a card has come below, while it is out of sight.

Nobody is torn from writing: nothing scrolls by itself, the keyboard stays, and the line takes its
room from below, where no word stands that would move. The room stays until the page is left.
"""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.i18n.say import say
from ui.steps.met_note import MetNote
from ui.steps.step import Step
from ui.theme.tokens import NARROW, Space
from ui.widgets.button import Button
from ui.widgets.icon_button import IconButton
from ui.widgets.icon_mark import IconMark
from ui.widgets.text_label import TextLabel

ENOUGH = 72  # px of a card by which it is noticed


class MetLine(QWidget):
    """The line. ``asked`` when its card is wanted, ``let_be`` when it is not."""

    asked = Signal()
    let_be = Signal()

    def __init__(self, words: str) -> None:
        """Say ``words``."""
        super().__init__()
        self.setAccessibleName(words)
        row = QHBoxLayout(self)
        row.setSpacing(8)
        row.addWidget(IconMark("book-open", "muted", size=16))
        row.addWidget(TextLabel(words, "small", elide=True), 1)
        show = Button(say("met", "Show it"), "link")
        show.clicked.connect(self.asked)
        row.addWidget(show)
        close = IconButton("x", say("met", "Not now"), size=32, icon_size=14)
        close.clicked.connect(self.let_be)
        row.addWidget(close)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)

    def settle(self, *, narrow: bool) -> None:
        """Stand below the words."""
        self.layout().setContentsMargins(40 if narrow else Space.PAGE_LEFT, 4, 24, 4)  # type: ignore[union-attr]  # built above


class Beckoning(QObject):
    """Belongs to one card on one page. ``changed`` when its line comes or goes."""

    changed = Signal()

    def __init__(self, step: Step, note: MetNote, where: str) -> None:
        """Tell of ``note`` on ``step``; ``where`` says what was met."""
        super().__init__(note)
        self._step, self._note, self._words = step, note, where
        self.line: MetLine | None = None
        bar = step.area.verticalScrollBar()
        bar.valueChanged.connect(self._look)
        bar.rangeChanged.connect(self._look_soon)
        step.area.viewport().installEventFilter(self)
        heard = say("met", "{title} {where}", title=note.accessibleName(), where=where)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(note, heard))
        self._look_soon()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, ARG002  Qt's name
        """Follow the height that the window leaves."""
        if event.type() == QEvent.Type.Resize:
            self._look_soon()
        return False

    def _look_soon(self, *_range: int) -> None:
        QTimer.singleShot(0, self, self._look)  # once all has its place

    def _look(self, *_value: int) -> None:
        seen = self._note.visibleRegion().boundingRect().height()
        is_seen = seen >= min(self._note.height(), ENOUGH)
        if self.line is None and not is_seen and self._note.isVisible():
            self.line = self._add_line()
        if self.line is None:
            return
        self.line.settle(narrow=self._step.window().width() < NARROW)
        if self.line.isHidden() != is_seen:
            self.line.setVisible(not is_seen)
            self.changed.emit()

    def _add_line(self) -> MetLine:
        words = say("met", "{title} {where}", title=self._note.accessibleName(), where=self._words)
        line = MetLine(words)
        line.asked.connect(self._go_there)
        line.let_be.connect(self._note.let_be)
        self._step.add_below(line)
        self.changed.emit()
        self._note.destroyed.connect(line.deleteLater)
        return line

    def _go_there(self) -> None:
        self._step.area.ensureWidgetVisible(self._note, 0, Space.L)
        self._note.there.setFocus(Qt.FocusReason.OtherFocusReason)
