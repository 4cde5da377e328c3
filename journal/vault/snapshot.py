"""What has to be copied of a journal, and the means to check it: names, sizes and keys.

Made in an instant and used without the vault, by another thread: the files are never modified. One
that is gone when it is read was replaced, and then the whole has to be begun anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from journal import system
from journal.vault.examination import Examination
from journal.vault.folder import path_of, stored_files
from journal.vault.keys import Keyring
from journal.vault.shelf import Extent

_UNKNOWN = Extent(0, None)


@dataclass(frozen=True)
class Snapshot:
    """The files of a journal at one moment: stems in the order of their names, with their sizes.

    ``extent`` says how far they reach; it is empty where that was not looked for.
    """

    folder: Path
    files: Mapping[str, int]
    keys: Keyring = field(repr=False)
    extent: Extent = _UNKNOWN

    @property
    def vault(self) -> bytes:
        """The journal's id."""
        return self.keys.vault

    def read(self, stem: str) -> bytes:
        """Return a file. ``FileNotFoundError`` if it was replaced since; ``OSError``."""
        return system.read(path_of(self.folder, stem))

    def examination(self) -> Examination:
        """Return what checks the files, or copies of them."""
        return Examination(self.keys)


def snapshot_of(folder: Path, keys: Keyring, extent: Extent = _UNKNOWN) -> Snapshot:
    """Return what is in ``folder`` now. Raises ``OSError``."""
    return Snapshot(folder, stored_sizes(folder), keys, extent)


def stored_sizes(folder: Path) -> dict[str, int]:
    """Return the stems of the files in ``folder``, with their sizes. Raises ``OSError``."""
    return {path.stem: path.stat().st_size for path in stored_files(folder)}
