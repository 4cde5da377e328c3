"""What one departure leaves in the journal: its row in the ledger, and the look backs it plans.

Lives in the worker: it is filled right after the bytes left, and saved there. It must not know how
anything leaves, nor of any page.
"""

from typing import TYPE_CHECKING

from journal.errors import AfterwordError, SaveFailed
from journal.path import record_share

if TYPE_CHECKING:
    from journal.clock import Clock
    from journal.model import Share
    from journal.repository import Repository


class LedgerRow:
    """Empty until something left. ``save`` can be called again until all of it is durable."""

    def __init__(self, repository: "Repository", clock: "Clock") -> None:
        """Begin empty: there is nothing to save."""
        self._repository, self._clock = repository, clock
        self._row: Share | None = None
        self._is_added = False
        self.is_saved = False

    def has_left(self, row: "Share") -> None:
        """Hold the row from now on: its bytes are out."""
        self._row = row

    def save(self) -> None:
        """Save what is not durable yet; ``SaveFailed``. Nothing happens before something left."""
        row = self._row
        if row is None or self.is_saved:
            return
        if not self._is_added:
            self._repository.add_share(row)
            self._is_added = True
        try:
            self._plan_look_backs(row)
        except SaveFailed:
            raise
        except AfterwordError:  # it is deleted, or cannot be read: its row stands all the same
            pass
        self.is_saved = True

    def _plan_look_backs(self, row: "Share") -> None:
        entry = self._repository.entry(row.reflection)
        written = (one for one, answer in entry.answers.items() if not answer.value.is_empty())
        answered = frozenset(written)
        self._repository.save_reflection(
            record_share(entry.guide, entry.reflection, answered, row.door, self._clock)
        )
