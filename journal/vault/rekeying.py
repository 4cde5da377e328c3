"""Bringing a device's files under the present vault key, some at a time.

Each step is a pack that takes the place of what it holds, so that a crash leaves a journal in which
some files are under the earlier key, which the header carries: the next step goes on from there.
Files of other devices are theirs to rewrite. docs/format.md, section 7.
"""

from collections.abc import Iterable

from journal.vault.census import Sound
from journal.vault.folding import PACK_BODIES, Rewritten, rewrite
from journal.vault.shelf import Shelf
from journal.vault.store import Store

AT_A_TIME = PACK_BODIES  # bytes of files to a step


class Rekeying:
    """What is left to do, and the next part of it."""

    def __init__(self) -> None:
        """Know of no damage yet."""
        self._damaged: set[str] = set()

    def left(self, store: Store) -> int:
        """Return how many bytes of the device's files are under an earlier key."""
        return sum(file.opened.length for file in self._outdated(store))

    def step(self, store: Store, shelf: Shelf) -> Rewritten:
        """Rewrite about one pack's worth. Raises ``SaveFailed``; nothing is lost, then."""
        batch = list(_first(self._outdated(store)))
        done = rewrite(store, shelf, batch)
        self._damaged |= {file.name for file in batch} - done.names
        return done

    def _outdated(self, store: Store) -> list[Sound]:
        present = store.keys.generation
        return [
            file
            for name, file in store.files().items()
            if file.opened.prologue.generation != present and name not in self._damaged
        ]


def _first(files: Iterable[Sound]) -> Iterable[Sound]:
    """Yield files until they make a pack; one at least."""
    size = 0
    for file in sorted(files, key=Sound.sequence):
        if size and size + file.opened.length > AT_A_TIME:
            return
        size += file.opened.length
        yield file
