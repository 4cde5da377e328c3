"""The top bar of a reflection: private, when it was saved, how long this sitting is, search, menu.

In a narrow window it also holds the path in small, which opens the whole path.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal.clock import Clock, local
from journal.model import Reflection
from journal.path import PathView, StageState
from ui.i18n.say import clock_time, say
from ui.tasks.keeper import Kept
from ui.theme.tokens import Size, Space
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.icon_button import IconButton
from ui.widgets.path_dots import PathDots
from ui.widgets.quiet_state import SavedLabel, SittingClock

TICK_MS = 1000
AGO_S = 10  # after that the time of day says it, and nothing ticks
SITTING_MS = 30_000


class TopBar(QWidget):
    """The bar. ``searched``, ``menu_asked`` and ``path_asked`` when its buttons are pressed."""

    searched = Signal()
    menu_asked = Signal()
    path_asked = Signal()

    def __init__(self, clock: Clock, *, sample: bool) -> None:
        """Tell the time by ``clock``; a sample has no saving, no search and no menu."""
        super().__init__()
        self._clock, self._narrow = clock, False
        self._kept = Kept(None, pending=False, problem=None)
        self._sitting: tuple[int, datetime] | None = None
        self.setFixedHeight(Size.TOP_BAR)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self.dots = PathDots(say("path", "The path"))
        self.path_button = Button("", "quiet", trailing="chevron-down")
        self.path_button.clicked.connect(self.path_asked)
        self.badge = Chip(say("reflecting", "Private to you"), "private")
        self.saved, self.sitting = SavedLabel(), SittingClock()
        self.search = IconButton("search", say("reflecting", "Search"))
        self.search.setToolTip(say("reflecting", "Search · Ctrl K"))
        self.menu = IconButton("ellipsis", say("reflecting", "More"))
        self.search.clicked.connect(self.searched)
        self.menu.clicked.connect(self.menu_asked)
        self._build(sample=sample)
        self._ticks = self._timer(TICK_MS, self._show_saved)
        self._minutes = self._timer(SITTING_MS, self._show_sitting)

    def _build(self, *, sample: bool) -> None:
        self._row.addWidget(self.dots)
        self._row.addWidget(self.path_button)
        self._row.addWidget(self.badge)
        self._row.addStretch(1)
        self._row.addWidget(self.saved)
        self._row.addSpacing(24)
        self._row.addWidget(self.sitting)
        self._row.addSpacing(28)
        self._row.addWidget(self.search)
        self._row.addWidget(self.menu)
        for widget in (self.saved, self.sitting, self.search, self.menu):
            widget.setVisible(not sample)

    def _timer(self, every: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(every)
        timer.timeout.connect(act)
        return timer

    def settle(self, *, narrow: bool) -> None:
        """Show the path in small where the rail has no room."""
        self._narrow = narrow
        edge = 40 if narrow else Space.PAGE_LEFT
        self._row.setContentsMargins(edge + (1 if narrow else 0), 0, 20, 0)
        self.dots.setVisible(narrow)
        self.path_button.setVisible(narrow)
        self._show_sitting()

    def show_path(self, path: PathView) -> None:
        """Say in which part one is, and on which of its pages."""
        at = next((n for n, part in enumerate(path.parts) if part.is_on), 0)
        if all(part.state is StageState.DONE for part in path.parts):
            at = len(path.parts)
        name = next((part.part.name for part in path.parts if part.is_on), "")
        words = say("path", "{part}  {page} of {of}", part=name, page=path.page, of=path.of)
        self.dots.set_place(at, words)
        self.path_button.setText(words)

    def show_kept(self, kept: Kept) -> None:
        """Say how saving stands."""
        self._kept = kept
        self._show_saved()

    def show_reflection(self, reflection: Reflection) -> None:
        """Follow the sitting that is under way."""
        sittings = reflection.sittings
        under_way = bool(sittings) and sittings[-1].ended is None
        self._sitting = (len(sittings), sittings[-1].began) if under_way else None
        self._show_sitting()

    def minutes(self) -> int:
        """Return how long this sitting has been."""
        if self._sitting is None:
            return 0
        return max(int((self._clock.now() - self._sitting[1]).total_seconds() // 60), 0)

    def _show_saved(self) -> None:
        troubled = self._kept.problem is not None
        self.saved.set_state(self._saved_words(), troubled=troubled)
        ago = self._ago()
        ticking = ago is not None and ago < timedelta(seconds=AGO_S) and self.isVisible()
        if ticking != self._ticks.isActive():
            self._ticks.start() if ticking else self._ticks.stop()

    def _ago(self) -> timedelta | None:
        return None if self._kept.last is None else self._clock.now() - self._kept.last

    def _saved_words(self) -> str:
        if self._kept.problem is not None:
            return say("reflecting", "Safe in memory")
        ago, last = self._ago(), self._kept.last
        if ago is None or last is None:
            return ""
        if ago < timedelta(seconds=2):
            return say("reflecting", "Saved just now")
        if ago < timedelta(seconds=AGO_S):
            return say("reflecting", "Saved {n} s ago", n=int(ago.total_seconds()))
        return say("reflecting", "Saved at {time}", time=clock_time(local(self._clock, last)))

    def _show_sitting(self) -> None:
        if self._sitting is None:
            self.sitting.set_minutes(0, "")
            return
        number, minutes = self._sitting[0], self.minutes()
        words = (
            say("reflecting", "{minutes} min", minutes=minutes)
            if self._narrow
            else say("reflecting", "Sitting {n} · {minutes} min", n=number, minutes=minutes)
        )
        self.sitting.set_minutes(minutes, words)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Follow the time while it can be seen."""
        super().showEvent(event)
        self._minutes.start()
        self._show_saved()
        self._show_sitting()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  Qt's name
        """Let nothing tick unseen."""
        super().hideEvent(event)
        self._minutes.stop()
        self._ticks.stop()
