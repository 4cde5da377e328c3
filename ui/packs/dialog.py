"""A pack as it is read before it takes effect: from whom, and what it changes, in words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QHBoxLayout, QVBoxLayout, QWidget

from journal.guides.guide import Gate
from journal.guides.pack import Pack
from ui.i18n.say import say
from ui.packs.words import ChangeGroup, change_groups, origin_words
from ui.theme.tokens import Space
from ui.widgets.button import Button
from ui.widgets.dialog import DialogScrim
from ui.widgets.dialog_foot import dialog_foot
from ui.widgets.page_frame import Scroll
from ui.widgets.text_label import TextLabel

WIDE, HIGH = 640, 560
READING = {
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}


class PackDialog(DialogScrim):
    """What a pack changes. ``taken`` when the person wants it; only looked at if ``in_use``."""

    taken = Signal()

    def __init__(self, pack: Pack, shipped: Gate, *, in_use: bool) -> None:
        """Show ``pack`` against the gate that ships."""
        title = (
            say("pack", "What this pack changes")
            if in_use
            else say("pack", "What this pack would change")
        )
        super().__init__(title, width=WIDE, height=HIGH)
        self.column.setSpacing(Space.S)
        self.column.addWidget(TextLabel(title, "small"))
        self.column.addWidget(TextLabel(pack.name, "title"))
        self.column.addWidget(TextLabel(origin_words(pack), "ui", ink="muted"))
        self.reading = Scroll(self._body(pack, shipped))
        self.column.addWidget(self.reading, 1)
        self.column.addSpacing(Space.S)
        self.column.addLayout(self._foot(in_use=in_use))
        self.closed.connect(self.deleteLater)

    def _body(self, pack: Pack, shipped: Gate) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, Space.S, Space.M, Space.S)
        column.setSpacing(Space.XS)
        if pack.about:
            column.addWidget(TextLabel(pack.about, "aside"))
            column.addSpacing(Space.M)
        for group in change_groups(pack, shipped):
            self._add_group(column, group)
        rest = say(
            "pack",
            "Everything else stays as it came with Afterword. What you wrote is not touched, and "
            "nothing is sent to anybody.",
        )
        column.addWidget(TextLabel(rest, "small"))
        column.addStretch(1)
        return body

    def _add_group(self, column: QVBoxLayout, group: ChangeGroup) -> None:
        column.addWidget(TextLabel(group.title, "small_strong"))
        for line in group.lines:
            column.addWidget(TextLabel(line, "ui"))
        column.addSpacing(Space.M)

    def _foot(self, *, in_use: bool) -> QHBoxLayout:
        leave = Button(say("pack", "Close") if in_use else say("pack", "Leave it"))
        leave.clicked.connect(self.close_)
        self.first = leave
        if in_use:
            return dialog_foot(leave)
        take = Button(say("pack", "Use this pack"), "primary")
        take.clicked.connect(self._take)
        return dialog_foot(leave, take)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Read on with the keys, wherever the focus is: nothing in the text can hold it."""
        step = READING.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.reading.verticalScrollBar().triggerAction(step)

    def _take(self) -> None:
        self.close_()
        self.taken.emit()
