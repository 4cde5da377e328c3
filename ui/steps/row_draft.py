"""Rows while they are being edited: add, move, remove, bring back. Pure; no screen.

An empty row at the end is for writing on and is no part of the answer.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from secrets import token_hex

from journal.values import Row


def new_id() -> str:
    """Return a random id for a row or a plan; it never leaves."""
    return token_hex(8)


@dataclass(frozen=True)
class Removed:
    """A row that was taken away, and where it stood."""

    row: Row
    place: int


class RowDraft:
    """The rows of one table, in order; there is always at least one to write in."""

    def __init__(self, make_id: Callable[[], str] = new_id) -> None:
        """Begin with one empty row."""
        self._make_id = make_id
        self.rows: list[Row] = [self._empty()]

    def _empty(self) -> Row:
        return Row(self._make_id(), {})

    def show(self, rows: tuple[Row, ...]) -> None:
        """Take these rows in place of all."""
        self.rows = list(rows) or [self._empty()]

    def written(self) -> tuple[Row, ...]:
        """Return the rows that hold a word."""
        return tuple(row for row in self.rows if not row.is_empty())

    def write(self, place: int, column: str, text: str) -> None:
        """Set one cell."""
        row = self.rows[place]
        self.rows[place] = replace(row, cells={**row.cells, column: text})

    def add_below(self, place: int) -> int:
        """Add an empty row below ``place``; return where it stands."""
        self.rows.insert(place + 1, self._empty())
        return place + 1

    def move(self, place: int, by: int) -> int:
        """Move a row up (-1) or down (1) where there is room; return where it stands now."""
        there = place + by
        if not 0 <= there < len(self.rows):
            return place
        self.rows.insert(there, self.rows.pop(place))
        return there

    def remove(self, place: int) -> Removed:
        """Take a row away."""
        removed = Removed(self.rows.pop(place), place)
        if not self.rows:
            self.rows.append(self._empty())
        return removed

    def bring_back(self, removed: Removed) -> int:
        """Put a row back where it stood; return its place."""
        if len(self.rows) == 1 and self.rows[0].is_empty():
            self.rows.clear()
        place = min(removed.place, len(self.rows))
        self.rows.insert(place, removed.row)
        return place
