"""A day that is chosen on a month which opens below. It can be taken away again."""

from datetime import date

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.i18n.say import day_month_year, say, short_weekday_date
from ui.steps.calendar_words import build_month
from ui.steps.editor import Editor
from ui.theme import paint
from ui.theme.tokens import Radius
from ui.widgets.button import Button
from ui.widgets.icon_button import IconButton


class DayPopup(QWidget):
    """A month that closes when a day was picked, or with Esc."""

    chosen = Signal(object)

    def __init__(self, today: date, day: date | None, parent: QWidget) -> None:
        """Stand on ``day``, or on ``today``."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        self.month = build_month(today)
        self.month.set_value(day)
        self.month.chosen.connect(self._pick)
        column.addWidget(self.month)

    def open_below(self, button: QWidget) -> None:
        """Open below ``button`` and take the keyboard."""
        self.move(button.mapToGlobal(QPoint(0, button.height() + 4)))
        self.show()
        self.month.grid.setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  Qt's name
        """Draw the card."""
        painter = paint.painter_for(self)
        paint.box(painter, QRectF(self.rect()), Radius.CARD, fill="surface", line="line_mid")

    def _pick(self, day: object) -> None:
        self.chosen.emit(day)
        self.close()


class DayButton(QWidget):
    """Shows a day or the invitation to choose one. ``edited`` when the person chose."""

    edited = Signal()

    def __init__(
        self,
        name: str,
        invitation: str,
        *,
        sentence: str = "",
        framed: bool = False,
        flush: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """``name`` is heard before the day; ``invitation`` stands there while there is none.

        ``sentence`` is seen before the day: "Look again on". ``framed`` draws it like a field;
        ``flush`` lets it begin where the words around it begin.
        """
        super().__init__(parent)
        self._name, self._invitation, self._sentence = name, invitation, sentence
        self._framed, self._flush = framed, flush
        self._day: date | None = None
        self.now: date | None = None  # the day it is, where no editor around this knows it
        self._other = ""
        self._read_only = False
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(2)
        trailing = "chevron-down" if framed else ""
        self.button = Button(invitation, "text", icon="calendar", trailing=trailing, large=framed)
        self.button.clicked.connect(self._open)
        self._clear = IconButton("x", say("day", "Take the day away"), size=32, icon_size=14)
        self._clear.clicked.connect(lambda: self._choose(None))
        across.addWidget(self.button)
        across.addWidget(self._clear)
        across.addStretch(1)
        self.setFocusProxy(self.button)
        self._show()

    def set_name(self, name: str) -> None:
        """Be heard as ``name``."""
        self._name = name
        self._show()

    def day(self) -> date | None:
        """Return the chosen day."""
        return self._day

    def show_day(self, day: date | None) -> None:
        """Show ``day`` without telling."""
        self._day, self._other = day, ""
        self._show()

    def stored(self) -> str:
        """Return the day in ISO 8601, or the other words that were stored."""
        return self._day.isoformat() if self._day else self._other

    def show_stored(self, text: str) -> None:
        """Show a stored day; words that are no day are shown as they are."""
        try:
            self._day, self._other = date.fromisoformat(text), ""
        except ValueError:
            self._day, self._other = None, text
        self._show()

    def set_read_only(self) -> None:
        """Let it be read only."""
        self._read_only = True
        self.button.setEnabled(False)
        self._show()

    def _show(self) -> None:
        if self._day is not None:
            short = short_weekday_date(self._day)
            words = (
                say("day", "{sentence} {day}", sentence=self._sentence, day=short)
                if self._sentence
                else day_month_year(self._day)
            )
        else:
            words = self._other or self._invitation
        self.button.setText(words)
        bare, shown = ("link", "quiet_link") if self._flush else ("text", "quiet")
        kind = "secondary" if self._framed else shown if self.stored() else bare
        self.button.set_kind(kind)
        self.button.setAccessibleName(
            say("day", "{name}: {day}", name=self._name, day=words) if self._name else words
        )
        self._clear.setVisible(bool(self.stored()) and not self._read_only)

    def _open(self) -> None:
        popup = DayPopup(self._today(), self._day, self)
        popup.chosen.connect(self._choose)
        popup.open_below(self.button)

    def _today(self) -> date:
        """Return the day it is, for whoever holds this button."""
        if self.now is not None:
            return self.now
        one = self.parentWidget()
        while one is not None and not isinstance(one, Editor):
            one = one.parentWidget()
        return one.today if isinstance(one, Editor) else date.min

    def _choose(self, day: object) -> None:
        self._day, self._other = day if isinstance(day, date) else None, ""
        self._show()
        self.edited.emit()
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)
