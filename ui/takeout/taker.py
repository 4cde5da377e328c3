"""Writes everything into two plain files: JSON to bring in again, then Markdown to read."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from journal.clock import local
from journal.errors import AfterwordError
from journal.takeout import TakenOut, take_out
from journal.takeout.files import Progress
from journal.takeout.readable import write_readable
from ui.session import vault_of
from ui.takeout.words import readable_words
from ui.tasks.stepper import Steps

if TYPE_CHECKING:
    from ui.desk import Desk


class Taker(QObject):
    """One taking out; it ends with its parent, and then nothing half is left."""

    def __init__(
        self,
        desk: "Desk",
        folder: Path,
        parent: QObject,
        done: Callable[[TakenOut, Path], None],
        failed: Callable[[AfterwordError], None],
    ) -> None:
        """Begin at once. ``done`` takes what is in the JSON file, and the Markdown file."""
        super().__init__(parent)
        self._desk, self._done, self._failed = desk, done, failed
        self._json, self._markdown = _free_names(desk, folder)
        self._out: Steps[Progress, TakenOut] | None = None
        self._readable: Steps[Progress, Path] | None = None
        vault = vault_of(desk.repository)
        # It reads the vault, so it runs where the vault is, between saves.
        steps = take_out(vault, self._json, desk.clock)
        self._out = Steps(desk.worker, self, steps, self._read, failed)

    def stop(self) -> None:
        """Take no further step."""
        for steps in (self._out, self._readable):
            if steps is not None:
                steps.stop()

    def _read(self, out: TakenOut) -> None:
        desk = self._desk
        remembered = vault_of(desk.repository).remembered
        words = readable_words(desk.gate)
        steps = write_readable(desk.repository, self._markdown, words, desk.clock, remembered)
        self._readable = Steps(
            desk.worker, self, steps, lambda path: self._done(out, path), self._failed
        )


def _free_names(desk: "Desk", folder: Path) -> tuple[Path, Path]:
    """Return two names that nothing has, of the day and nothing else."""
    day, number = local(desk.clock, desk.clock.now()), 1
    while True:
        more = "" if number == 1 else f"-{number}"
        paths = [folder / f"afterword-{day:%Y-%m-%d}{more}.{ending}" for ending in ("json", "md")]
        if not any(path.exists() for path in paths):
            return paths[0], paths[1]
        number += 1
