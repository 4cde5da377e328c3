"""Spans of time on three lanes up to today: where each began, and where it ended if it did.

The page gives days and all words. It is looked at, not operated; what it shows is said in words.
"""

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import paint
from ui.theme.theme import current
from ui.widgets.labelled import mirrored
from ui.widgets.text_block import TextBlock

MONTH = 74  # px
LANES = (10, 26, 42)  # y
AXIS, WORDS, FOOT = 56, 62, 6
AFTER = 17  # px between today and the end
APART = 14  # px between two spans on one lane
QUARTER = 3  # months


@dataclass(frozen=True)
class Span:
    """One span. ``end`` is ``None`` while it goes on; a ``strong`` one stands out."""

    start: date
    end: date | None = None
    strong: bool = False


def lanes_of(spans: Sequence[Span], today: date) -> tuple[int, ...]:
    """Return a lane for each span, from 0: one that is free, else the one that is free soonest."""
    free = [-1e9] * len(LANES)
    found: dict[int, int] = {}
    for place in sorted(range(len(spans)), key=lambda one: spans[one].start):
        span = spans[place]
        begins = months_before(span.start, today) * -MONTH
        open_ = [lane for lane, until in enumerate(free) if until + APART <= begins]
        lane = open_[0] if open_ else free.index(min(free))
        free[lane] = months_before(span.end or today, today) * -MONTH
        found[place] = lane
    return tuple(found[place] for place in range(len(spans)))


def months_before(day: date, today: date) -> float:
    """Return how many months ``day`` lies before ``today``, days as their share of a month."""
    return _months(today) - _months(day)


def _months(day: date) -> float:
    length = monthrange(day.year, day.month)[1]
    return day.year * 12 + day.month - 1 + (day.day - 1) / length


class TimeStrip(QWidget):
    """The strip. Today stands at its end; as many months are drawn as there is room for."""

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        """Be called ``name``; begin empty."""
        super().__init__(parent)
        self._spans: tuple[Span, ...] = ()
        self._lanes: tuple[int, ...] = ()
        self._today, self._today_word = date.min, ""
        self._month_words: Callable[[date, bool], str] = lambda _day, _first: ""
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_spans(
        self,
        spans: tuple[Span, ...],
        today: date,
        today_word: str,
        month_words: Callable[[date, bool], str],
        says: str,
    ) -> None:
        """Draw ``spans``; ``month_words`` names a month (or the first), ``says`` is heard."""
        self._spans, self._lanes = spans, lanes_of(spans, today)
        self._today, self._today_word, self._month_words = today, today_word, month_words
        self.setAccessibleDescription(says)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return 84 px of height, more for larger text."""
        return QSize(920, WORDS + current().style("caption").line + FOOT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never be cut in height."""
        return QSize(200, self.sizeHint().height())

    def place_of(self, day: date) -> float:
        """Return how far from the leading edge a day stands, in px; below 0 before the strip."""
        return self.width() - AFTER - months_before(day, self._today) * MONTH

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw the axis with its months, then the spans, the strong ones last."""
        if self._today == date.min:
            return
        painter = paint.painter_for(self)
        self._draw_axis(painter)
        drawn = sorted(zip(self._spans, self._lanes, strict=True), key=lambda one: one[0].strong)
        for span, lane in drawn:
            self._draw_span(painter, span, LANES[lane])

    def _draw_axis(self, painter: QPainter) -> None:
        paint.line(painter, QPointF(0, AXIS), QPointF(self.width(), AXIS), "line_mid", 1)
        now = TextBlock(self._today_word, "caption_strong")
        now_at = self.width() - now.width - 1
        now.draw(painter, mirrored(self, now_at, now.width), WORDS, "ink")
        first = True
        for month in self._months():
            x = self.place_of(month)
            named = (month.month - 1) % QUARTER == 0
            self._tick(painter, x, 6 if named else 3)
            words = TextBlock(self._month_words(month, first), "caption") if named else None
            if words is not None and x + words.width + APART < now_at:
                words.draw(painter, mirrored(self, x, words.width), WORDS, "muted")
                first = False
        self._draw_today(painter)

    def _months(self) -> list[date]:
        """Return the first days of the months that are drawn, in their order."""
        found, month = [], self._today.replace(day=1)
        while self.place_of(month) >= 0:
            found.append(month)
            before = (month.year, month.month - 1) if month.month > 1 else (month.year - 1, 12)
            month = date(*before, 1)
        return found[::-1]

    def _tick(self, painter: QPainter, x: float, length: int) -> None:
        x = mirrored(self, round(x) + 0.5, 0)
        paint.line(painter, QPointF(x, AXIS), QPointF(x, AXIS + length), "line_mid", 1)

    def _draw_today(self, painter: QPainter) -> None:
        x = mirrored(self, self.width() - AFTER + 0.5, 0)
        stroke = paint.pen("control", 1)
        stroke.setDashPattern([2, 2])
        painter.setPen(QPen(stroke))
        painter.drawLine(QPointF(x, 2), QPointF(x, AXIS))

    def _draw_span(self, painter: QPainter, span: Span, y: int) -> None:
        start, end = self.place_of(span.start), self.place_of(span.end or self._today)
        if end < 0:
            return
        one = QPointF(mirrored(self, max(start, 0), 0), y)
        two = QPointF(mirrored(self, end, 0), y)
        paint.line(painter, one, two, "accent" if span.strong else "accent_line", 2)
        if start >= 0:
            paint.disc(painter, one, 12 if span.strong else 10, "accent")
        if span.end is not None:
            paint.ring(painter, two, 10, ink="accent", width=2, fill="window")
