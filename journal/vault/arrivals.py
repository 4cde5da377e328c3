"""Whether other devices' files came into an open journal's folder, or went from it.

Looks at names, and at the prologue of those that are new: it stands in the clear and names the
device that wrote the file. What an engine has not brought whole yet counts as news once it has.
"""

from pathlib import Path

from journal.vault import sealed
from journal.vault.folder import stored_files
from journal.vault.sealed import Unreadable

PROLOGUE = 88


class Arrivals:
    """The files of other devices as they were when last looked at."""

    def __init__(self, folder: Path, device: bytes) -> None:
        """Take what is there now as known. ``device`` is one's own. Raises ``OSError``."""
        self._folder, self._device = folder, device
        self._is_own: dict[str, bool] = {}
        self._known = self._others()

    def are_new(self) -> bool:
        """Tell whether anything came or went since the last call. Raises ``OSError``."""
        before, self._known = self._known, self._others()
        return before != self._known

    def _others(self) -> frozenset[str]:
        paths = {path.name: path for path in stored_files(self._folder)}
        self._is_own = {
            name: self._is_own[name] if name in self._is_own else self._judge(path)
            for name, path in paths.items()
        }
        return frozenset(name for name, own in self._is_own.items() if not own)

    def _judge(self, path: Path) -> bool:
        try:
            with path.open("rb") as file:
                return sealed.parse_prologue(file.read(PROLOGUE)).device == self._device
        except (OSError, Unreadable):
            return False
