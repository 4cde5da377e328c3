"""The box: one line to type in, what is found below it, and a foot that says how it works.

It lies over the page; nothing that is typed here is stored. Keys alone are enough: the cursor stays
in the line, the arrows go through the rows, Enter opens one.
"""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QWidget

from ui.finding.found_delegate import FoundDelegate
from ui.finding.found_model import FoundModel, FoundRow
from ui.i18n.say import say
from ui.theme import paint
from ui.theme.theme import current
from ui.theme.tokens import Radius, Size
from ui.widgets.dialog import DialogScrim
from ui.widgets.field import Line
from ui.widgets.ground import Ground
from ui.widgets.key_cap import KeyCap
from ui.widgets.opening_list import OpeningList
from ui.widgets.text_label import TextLabel

TOP, HEIGHT, FOOT = 104, 60, 40
AWAY = 32  # px left below the box at least
STEPS = {
    int(Qt.Key.Key_Down): 1,
    int(Qt.Key.Key_Up): -1,
    int(Qt.Key.Key_PageDown): 5,
    int(Qt.Key.Key_PageUp): -5,
}


class BoxLine(Line):
    """The line at the top of the box, without a frame of its own."""

    def __init__(self, name: str) -> None:
        """Be called ``name``."""
        super().__init__(leading="search", height=HEIGHT)
        self.setAccessibleName(name)
        font = current().font("lead")
        font.setPixelSize(round(font.pixelSize() * 1.2))
        self.setFont(font)

    def settle(self) -> None:
        """Keep the text clear of the icon and of the key."""
        super().settle()
        self.setTextMargins(55, 0, 70, 2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the icon, then let Qt draw the text."""
        painter = paint.painter_for(self)
        y = (self.height() - Size.ICON) / 2
        paint.icon(painter, "search", "body", 22, y, Size.ICON)
        painter.end()
        QLineEdit.paintEvent(self, event)


class FoundList(OpeningList):
    """The rows; as high as they need, and it scrolls beyond what there is room for."""

    def __init__(self, name: str) -> None:
        """Be called ``name``."""
        super().__init__(name)
        self.setUniformItemSizes(False)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the line keeps the keyboard

    def needs(self) -> int:
        """Return the height of all rows."""
        return sum(self.sizeHintForRow(row) for row in range(self.model().rowCount()))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of all rows, or what the window leaves."""
        return QSize(200, self.needs())


class FindingBox(DialogScrim):
    """The box. ``asked`` carries what is typed, ``chosen`` the row that was opened."""

    asked = Signal(object)
    chosen = Signal(object)

    def __init__(self) -> None:
        """Begin empty."""
        name = say("finding", "Search, go to or do")
        super().__init__(
            name,
            width=Size.PALETTE_WIDTH,
            padding=0,
            top=TOP,
            radius=Radius.PALETTE,
            scrim="palette",
        )
        self.line = BoxLine(name)
        self.line.setPlaceholderText(say("finding", "A word of yours, a page, a thing to do"))
        self.line.textChanged.connect(self._tell)
        self.line.installEventFilter(self)
        self._fresh = False  # what is shown is for the words that stand there
        self._opens = False  # Enter was pressed before it was
        self._model = FoundModel(self)
        self.list = FoundList(say("finding", "Found"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(FoundDelegate(self.list))
        self.list.opened.connect(self._open)
        self._reading = False  # there is more to read, and so maybe to find
        self._nothing = QWidget()
        held = QHBoxLayout(self._nothing)
        held.setContentsMargins(20, 18, 20, 20)
        self._nothing_words = TextLabel("", "ui", ink="muted")
        held.addWidget(self._nothing_words)
        self._nothing.hide()
        self._build()

    def _build(self) -> None:
        top = Ground("", edges=("bottom",))
        row = QHBoxLayout(top)
        row.setContentsMargins(0, 0, 20, 0)
        row.addWidget(self.line, 1)
        row.addWidget(KeyCap(say("finding", "Esc")))
        self.column.addWidget(top)
        self._middle = QWidget()
        held = QHBoxLayout(self._middle)
        held.setContentsMargins(8, 4, 8, 8)
        held.addWidget(self.list)
        self.column.addWidget(self._middle)
        self.column.addWidget(self._nothing)
        self.column.addWidget(self._foot())

    def _foot(self) -> QWidget:
        foot = Ground("", edges=("top",))
        foot.setMinimumHeight(FOOT)
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(18)
        for words in (say("finding", "↑ ↓ to move"), say("finding", "Enter to open")):
            row.addWidget(TextLabel(words, "caption", wrap=False))
        row.addStretch(1)
        self._state = TextLabel("", "caption", wrap=False)
        row.addWidget(self._state)
        self._set_reading(reading=False)
        return foot

    def _set_reading(self, *, reading: bool) -> None:
        """Say calmly that not all was read yet; told once to who listens."""
        begins, self._reading = reading and not self._reading, reading
        still = say("finding", "Still reading what you wrote…")
        local = say("finding", "Search runs on this computer only.")
        self._state.setText(still if reading else local)
        nothing = say("finding", "Nothing found. Search looks at whole and half words.")
        yet = say("finding", "Nothing found so far. Still reading what you wrote…")
        self._nothing_words.setText(yet if reading else nothing)
        if begins:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, still))

    def words(self) -> str:
        """Return what is typed."""
        return self.line.text()

    def _tell(self, words: str) -> None:
        self._fresh = self._opens = False
        self.asked.emit(words)

    def show_rows(self, rows: tuple[FoundRow, ...], *, reading: bool = False) -> None:
        """Show what was found; the first row is the one that Enter opens.

        While ``reading``, more may be added below.
        """
        self._fresh = True
        self._model.show_rows(rows)
        self.list.scrollToTop()
        self._show_now(first=True, reading=reading)

    def add_rows(self, rows: tuple[FoundRow, ...], *, reading: bool) -> None:
        """Show what was found since, below all others: who is choosing has chosen the same row."""
        first = self._model.last() is None
        self._model.add_rows(rows)
        self._show_now(first=first, reading=reading)

    def last(self) -> FoundRow | None:
        """Return the last row, if there is one."""
        return self._model.last()

    def _show_now(self, *, first: bool, reading: bool) -> None:
        rows = self._model.rowCount()
        self._set_reading(reading=reading)
        self._middle.setVisible(rows > 0)
        self._nothing.setVisible(rows == 0)
        if first and rows:
            self._stand_at(self._model.index(0))
        self._fit()
        opens, self._opens = self._opens, self._opens and reading and not rows
        if opens and rows:
            self._open(self._model.index(0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the arrows and Enter of the line work on the rows; go along with the window."""
        if watched is self.line and isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and self._key(event)
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self._fit()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        step = STEPS.get(event.key())
        if step is not None:
            self._move(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._opens = not self._fresh  # typed faster than found: the first find is meant
            if self._fresh:
                self._open(self.list.currentIndex())
        else:
            return False
        return True

    def _move(self, step: int) -> None:
        count = self._model.rowCount()
        if count:
            here = self.list.currentIndex().row()
            self._stand_at(self._model.index(min(max(here + step, 0), count - 1)), told=True)

    def _stand_at(self, index: QModelIndex, *, told: bool = False) -> None:
        self.list.setCurrentIndex(index)
        self.list.viewport().update()
        heard = self._model.row(index).heard()
        self.line.setAccessibleDescription(heard)
        if told:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, heard))

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self._model.row(index))

    def _fit(self) -> None:
        """Be as high as the rows ask for, within the window."""
        window = self.parentWidget()
        room = (window.height() if window is not None else 800) - TOP - HEIGHT - FOOT - AWAY - 14
        self.list.setFixedHeight(max(min(self.list.needs(), room), 40))
