"""Fourteen days on one line: what was written, what rests, today, what comes back.

The page gives frozen days and all words. It is looked at, not operated.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import paint
from ui.widgets.text_block import TextBlock

EDGE, LINE_Y, LABEL_Y = 8, 18, 34


@dataclass(frozen=True)
class FortnightDay:
    """One day. ``mark``: ``plain``, ``written``, ``rest``, ``now`` or ``returns``.

    ``label`` stands below, ``aside`` after it; ``thread`` is the line to the next day: ``done``,
    ``rest`` or ``open``.
    """

    mark: str = "plain"
    label: str = ""
    aside: str = ""
    thread: str = "open"


class Fortnight(QWidget):
    """The strip, 64 high. ``name`` says the same in a sentence."""

    def __init__(
        self, name: str, days: tuple[FortnightDay, ...] = (), *, parent: QWidget | None = None
    ) -> None:
        """Draw ``days`` from the leading edge."""
        super().__init__(parent)
        self._days = days
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return 14 days, 60 apart."""
        return QSize(800, LABEL_Y + TextBlock("", "caption").height + 14)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw the line, the days on it, and their words."""
        painter = paint.painter_for(self)
        places = [self._place(i) for i in range(len(self._days))]
        for i in range(len(places) - 1):
            self._draw_thread(painter, self._days[i].thread, places[i], places[i + 1])
        for day, place in zip(self._days, places, strict=True):
            _draw_mark(painter, day.mark, place)
        for i, day in enumerate(self._days):
            if day.label:
                self._draw_words(painter, i, day)

    def _place(self, i: int) -> QPointF:
        step = (self.width() - 2 * EDGE - 4) / max(len(self._days) - 1, 1)
        x = EDGE + i * step
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = self.width() - x
        return QPointF(x, LINE_Y)

    def _draw_thread(self, painter: QPainter, thread: str, one: QPointF, two: QPointF) -> None:
        if thread == "rest":
            paint.rest_line(painter, one, two)
        else:
            paint.line(painter, one, two, "accent" if thread == "done" else "line_mid", 2)

    def _draw_words(self, painter: QPainter, i: int, day: FortnightDay) -> None:
        style = "caption_strong" if day.mark == "now" else "caption"
        label = TextBlock(day.label, style)
        aside = TextBlock(day.aside, "caption_strong" if day.mark == "now" else "caption")
        room = label.width + (aside.width + 3 if day.aside else 0)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = self._place(i).x() - (room - EDGE if rtl else EDGE)
        x = min(max(x, 0), self.width() - room)
        ink = "ink" if day.mark == "now" else "muted"
        label.draw(painter, x + (room - label.width if rtl else 0), LABEL_Y, ink)
        if day.aside:
            ink = {"returns": "rest", "now": "ink"}.get(day.mark, "muted")
            aside.draw(painter, x if rtl else x + label.width + 3, LABEL_Y, ink)


def _draw_mark(painter: QPainter, mark: str, place: QPointF) -> None:
    if mark == "now":
        paint.ring(painter, place, 20, ink="accent", width=2, fill="window")
        paint.disc(painter, place, 10, "accent")
    elif mark == "written":
        paint.disc(painter, place, 11, "accent")
    elif mark == "returns":
        paint.ring(painter, place, 12, ink="rest_solid", width=2, fill="window")
    elif mark == "rest":
        paint.disc(painter, place, 6, "rest_solid")
    else:
        paint.disc(painter, place, 5, "control")
