"""Something that comes later: its day, what it is about, and where it comes from."""

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QVBoxLayout

from journal.due import Due, DueKind
from ui.following.acts import Acts
from ui.following.another_day import open_month
from ui.following.words import sentences, source, when
from ui.i18n.say import say
from ui.widgets.button import Button
from ui.widgets.ground import Ground
from ui.widgets.icon_button import IconButton
from ui.widgets.text_label import TextLabel

DAY = 104


class DueRow(Ground):
    """One row with a hairline above it."""

    def __init__(self, due: Due, acts: Acts, today: date) -> None:
        """Offer another day, and the way to the reflection."""
        super().__init__(edges=("top",))
        self._due, self._acts, self._today = due, acts, today
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 12, 0, 10)
        across.setSpacing(0)
        day = TextLabel(when(due, today), "small", wrap=False)
        day.setFixedWidth(DAY)
        across.addWidget(day, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        for sentence in sentences(due):
            words.addWidget(TextLabel(sentence, "writing_small", ink="ink"))
        words.addWidget(TextLabel(source(due), "caption"))
        across.addLayout(words, 1)
        across.addSpacing(12)
        self.button = self._build_button(due)
        across.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)

    def _build_button(self, due: Due) -> QAbstractButton:
        """Return the one thing to do with a row, or the way to several."""
        about = say("follow", "{words} {where}", words=sentences(due)[0], where=source(due))
        button: QAbstractButton
        if due.kind is DueKind.UNPLANNED and self._acts.may_change:
            button = Button(say("follow", "Plan the look-backs"), "text")
            button.clicked.connect(lambda: self._acts.plan(due))
        elif self._acts.may_change:
            button = IconButton("ellipsis", say("follow", "Move or open"), size=32)
            button.clicked.connect(self._open_menu)
        else:
            button = Button(say("follow", "Open the reflection"), "quiet")
            button.clicked.connect(lambda: self._acts.open_(due))
        button.setAccessibleDescription(about)
        return button

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu)
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def fill_menu(self, menu: QMenu) -> None:
        """Put into ``menu`` what can be done with this row."""
        due, acts = self._due, self._acts
        later = menu.addAction(say("follow", "Another day…"))
        later.triggered.connect(lambda: open_month(self.button, due, acts, self._today))
        if due.kind is DueKind.CARRIED:
            done = menu.addAction(say("follow", "Done with it"))
            done.triggered.connect(lambda: acts.let_go(due))
        if due.kind is DueKind.ROW_DAY:
            done = menu.addAction(say("follow", "Done with it"))
            done.triggered.connect(lambda: acts.row_done(due))
        if due.kind is DueKind.REVIEW:
            looked = menu.addAction(say("follow", "We looked at it"))
            looked.triggered.connect(lambda: acts.reviewed(due))
        there = menu.addAction(say("follow", "Open the reflection"))
        there.triggered.connect(lambda: acts.open_(due))
