"""Notices that a time has come, while a journal is open: neutral, and off until they are wanted.

A notice never names a reflection, a person or a place on the path: whoever sees the screen reads
that some time has come, and no more. While the journal is locked nothing is known, or said.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from journal.clock import Clock, moment_of
from journal.errors import AfterwordError
from ui.i18n.say import say

if TYPE_CHECKING:
    from journal.repository import Headline
    from ui.desk import Desk

LOOK_MS = 30_000
MORNING = time(9)  # when a day that was set begins to be told of


def moments(headlines: Iterable["Headline"], clock: Clock) -> frozenset[datetime]:
    """Return all moments that were set: ends of quiet time, reminders, mornings of looks back."""
    found: set[datetime] = set()
    for one in headlines:
        found |= {moment for moment in (one.quiet_until, one.remind) if moment is not None}
        if one.follow_up is not None:
            found.add(moment_of(clock, one.follow_up.due, MORNING))
    return frozenset(found)


class NoticeWatch(QObject):
    """Looks at the time; calls ``tell`` with a title and a sentence when one that was set comes.

    What came before it began to look is not told: Today says it.
    """

    def __init__(
        self, desk: "Desk", tell: Callable[[str, str], None], parent: QObject | None = None
    ) -> None:
        """Look for as long as it lives; ``stop`` ends it."""
        super().__init__(parent)
        self._desk, self._tell = desk, tell
        self._told_to = desk.clock.now()
        self._known: frozenset[datetime] = frozenset()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Read what was set, and tell if something of it has come since the last look."""
        repository, clock = self._desk.repository, self._desk.clock
        self._desk.worker.run(
            self, lambda: moments(repository.unfinished(), clock), self._compare, self._leave_it
        )

    def _compare(self, found: frozenset[datetime]) -> None:
        """Count what was known as well: a quiet time that ended is no longer among what is set."""
        now = self._desk.clock.now()
        come = any(self._told_to < moment <= now for moment in found | self._known)
        self._told_to, self._known = now, found
        if come and self._timer.isActive():
            self._tell(say("window", "Afterword"), say("notice", "A time you set has come."))

    def _leave_it(self, _problem: AfterwordError) -> None:
        """Say nothing of trouble here: the pages do, and the next look comes soon."""
