"""Whether other devices' files came into an open journal's folder, or went from it.

Looks at names, and into those that are new: the prologue stands in the clear and names the device
that wrote the file. One that is still being copied counts once it is whole, or grows no more.
"""

from pathlib import Path

from journal import system
from journal.vault import crypto, sealed
from journal.vault.folder import SUFFIX, stored_files
from journal.vault.sealed import Unreadable

PROLOGUE = 88


class Arrivals:
    """The files of other devices as they were when last looked at."""

    def __init__(self, folder: Path, device: bytes) -> None:
        """Take what is there now as known. ``device`` is one's own. Raises ``OSError``."""
        self._folder, self._device = folder, device
        self.growing = False  # something is still being copied: look again soon
        self._sizes: dict[str, int] = {}  # of what does not fit its name, when last looked at
        self._is_own = {path.name: self._judge(path) for path in stored_files(folder)}
        self._known = self._others()

    def are_new(self) -> bool:
        """Tell whether anything came or went since the last call. Raises ``OSError``."""
        paths = stored_files(self._folder)
        judged = {path.name: own for path in paths if (own := self._look_at(path)) is not None}
        self.growing, self._is_own = len(judged) < len(paths), judged
        before, self._known = self._known, self._others()
        return before != self._known

    def _others(self) -> frozenset[str]:
        return frozenset(name for name, own in self._is_own.items() if not own)

    def _look_at(self, path: Path) -> bool | None:
        """Tell whether a file is one's own; ``None`` while it is still being copied."""
        if path.name in self._is_own:
            return self._is_own[path.name]
        own = self._judge(path)
        return own if own or self._is_whole(path) else None

    def _is_whole(self, path: Path) -> bool:
        """Tell whether a file fits its name or, as a copy under another one, grows no more."""
        try:
            data = system.read(path)
        except OSError:
            data = b""
        if path.name == f"{crypto.name_of(data)}{SUFFIX}":
            return True
        before, self._sizes[path.name] = self._sizes.get(path.name), len(data)
        return before == len(data)

    def _judge(self, path: Path) -> bool:
        try:
            with path.open("rb") as file:
                return sealed.parse_prologue(file.read(PROLOGUE)).device == self._device
        except (OSError, Unreadable):
            return False
