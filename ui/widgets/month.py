"""A month to pick a day from. Words and the first day of the week come from the caller.

Arrow keys go by day and week, Page Up and Down by month, Enter or Space picks.
"""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import paint
from ui.theme.tokens import Radius
from ui.widgets.icon_button import IconButton
from ui.widgets.keys import BY_KEY, ENTER
from ui.widgets.text_block import TextBlock
from ui.widgets.text_label import TextLabel

ROW, HEAD, SIDE = 38, 36, 14
DISC = 32


class MonthGrid(QWidget):
    """The days. ``chosen`` carries the date that was picked, ``turned`` a month to show."""

    chosen = Signal(object)
    turned = Signal(object)

    def __init__(self, today: date, weekdays: tuple[str, ...], first_weekday: int) -> None:
        """``weekdays`` are seven short names in the order shown; Monday is 0."""
        super().__init__()
        self.today, self.value = today, today
        self.picked: date | None = None
        self.earliest: date | None = None
        self.marked: frozenset[date] = frozenset()
        self.says: Callable[[date], str] = date.isoformat
        self._weekdays, self._first = weekdays, first_weekday
        self._by_key = False
        self._row = ROW
        self.month = today.replace(day=1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for the month's weeks."""
        return QSize(304, HEAD + 6 * self._row + 16)

    def set_row(self, height: int) -> None:
        """Give each week this much height."""
        self._row = height
        self.updateGeometry()
        self.update()

    def go(self, day: date) -> None:
        """Stand on ``day``, and show its month."""
        self.value = day
        if day.replace(day=1) != self.month:
            self.month = day.replace(day=1)
            self.turned.emit(self.month)
        self.setAccessibleDescription(self.says(day))
        self.update()

    def is_open(self, day: date) -> bool:
        """Tell whether ``day`` can be picked."""
        return self.earliest is None or day >= self.earliest

    def place(self, day: date) -> QRect:
        """Return the cell of a day of this month."""
        index = (self.month.weekday() - self._first) % 7 + day.day - 1
        cell = (self.width() - 2 * SIDE) / 7
        column = index % 7
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            column = 6 - column
        x = round(SIDE + column * cell)
        return QRect(x, HEAD + 4 + index // 7 * self._row, round(cell), self._row)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw the names of the days, and the days."""
        painter = paint.painter_for(self)
        rect = QRectF(self.rect())
        paint.box(painter, rect, Radius.CARD, fill="surface", line="line")
        first = self.month - timedelta((self.month.weekday() - self._first) % 7)
        for i, name in enumerate(self._weekdays):
            at = self.place(self.month + timedelta((7 - (self.month - first).days + i) % 7))
            block = TextBlock(name, "caption")
            block.draw(painter, at.center().x() + 1 - block.width / 2, 19, "muted")
        for day in self._days():
            self._draw_day(painter, day)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Pick the day under the pointer."""
        for day in self._days():
            if self.place(day).contains(event.position().toPoint()):
                self._pick(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go and pick by keyboard."""
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        steps = {
            int(Qt.Key.Key_Left): 1 if rtl else -1,
            int(Qt.Key.Key_Right): -1 if rtl else 1,
            int(Qt.Key.Key_Up): -7,
            int(Qt.Key.Key_Down): 7,
        }
        self._by_key = True
        if event.key() in steps:
            self.go(self.value + timedelta(steps[event.key()]))
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.go(_month_on(self.value, -1 if event.key() == Qt.Key.Key_PageUp else 1))
        elif event.key() in ENTER or event.key() == Qt.Key.Key_Space:
            self._pick(self.value)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show where the keyboard stands, if it came by keyboard."""
        self._by_key = event.reason() in BY_KEY
        super().focusInEvent(event)
        self.update()

    def _pick(self, day: date) -> None:
        if self.is_open(day):
            self.go(day)
            self.picked = day
            self.update()
            self.chosen.emit(day)

    def _days(self) -> list[date]:
        days, day = [], self.month
        while day.month == self.month.month:
            days.append(day)
            day += timedelta(1)
        return days

    def _draw_day(self, painter: QPainter, day: date) -> None:
        cell = self.place(day)
        centre = QPointF(cell.center().x() + 1, cell.center().y() - 1)
        on = day == self.picked
        if on:
            paint.disc(painter, centre, DISC, "rest_solid")
        elif day == self.today:
            paint.ring(painter, centre, DISC, ink="accent", width=1.5)
        elif self.picked is not None and self.today < day < self.picked:
            y = cell.bottom() - 3.0
            paint.rest_line(painter, QPointF(cell.left() + 5, y), QPointF(cell.right() - 4, y))
        if day in self.marked:
            paint.disc(painter, QPointF(centre.x(), cell.bottom() - 4), 5, "accent")
        if day == self.value and self.hasFocus() and self._by_key:
            paint.ring(painter, centre, DISC + 4, ink="focus", width=2)
        block = TextBlock(str(day.day), "small_bold" if on or day == self.today else "small")
        ink = "on_rest" if on else "ink" if self.is_open(day) else "muted"
        at = QPointF(centre.x() - block.width / 2, centre.y() - block.height / 2)
        block.draw(painter, at.x(), at.y(), ink)


class CalendarMonth(QWidget):
    """A titled month with arrows. ``chosen`` carries the picked date."""

    chosen = Signal(object)

    def __init__(
        self,
        today: date,
        *,
        title: Callable[[date], str],
        says: Callable[[date], str],
        weekdays: tuple[str, ...],
        turn_names: tuple[str, str],
        first_weekday: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """``title`` names a month, ``says`` a day, ``turn_names`` the arrows back and forward."""
        super().__init__(parent)
        self._name = title
        self.grid = MonthGrid(today, weekdays, first_weekday)
        self.grid.says = says
        self._title = TextLabel("", "small_bold", wrap=False)
        back = IconButton("chevron-left", turn_names[0], size=26, icon_size=16)
        on = IconButton("chevron-right", turn_names[1], size=26, icon_size=16)
        back.clicked.connect(lambda: self.grid.go(_month_on(self.grid.month, -1)))
        on.clicked.connect(lambda: self.grid.go(_month_on(self.grid.month, 1)))
        head = QHBoxLayout()
        head.setSpacing(0)
        for widget, stretch in ((self._title, 1), (back, 0), (on, 0)):
            head.addWidget(widget, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(head)
        column.addWidget(self.grid)
        self.grid.turned.connect(self._turn)
        self.grid.chosen.connect(self._tell)
        self._turn(self.grid.month)

    def value(self) -> date | None:
        """Return the picked day, or ``None``."""
        return self.grid.picked

    def set_value(self, day: date | None) -> None:
        """Pick without telling."""
        self.grid.picked = day
        self.grid.go(day or self.grid.today)

    def set_limits(self, earliest: date | None, marked: frozenset[date] = frozenset()) -> None:
        """Let no day before ``earliest`` be picked; put a dot under the ``marked`` ones."""
        self.grid.earliest, self.grid.marked = earliest, marked
        self.grid.update()

    def _turn(self, month: date) -> None:
        self._title.setText(self._name(month))
        self.grid.setAccessibleName(self._name(month))

    def _tell(self, day: date) -> None:
        self.chosen.emit(day)


def _month_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
