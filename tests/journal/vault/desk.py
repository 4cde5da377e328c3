"""One person's machine, for tests: never the real home, a set clock, a cheap derivation."""

import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from journal.clock import SetClock
from journal.vault import KdfParams, Vault, create, open_vault
from journal.vault.shelf import Version

CHEAP = KdfParams(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "the tide comes back"
NOON = datetime(2026, 3, 12, 12, 0, tzinfo=UTC)


@dataclass
class Desk:
    """One person's machine: where the journal is, and where it is remembered."""

    base: Path
    clock: SetClock = field(default_factory=lambda: SetClock(NOON))
    opened: list[Vault] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        return self.base / "journal"

    @property
    def state(self) -> Path:
        return self.base / "state"

    def create(self, passphrase: str = PASSPHRASE) -> Vault:
        vault = create(self.folder, passphrase, state=self.state, clock=self.clock, kdf=CHEAP)
        self.opened.append(vault)
        return vault

    def open(
        self, secret: str = PASSPHRASE, *, state: str = "state", recovery: bool = False
    ) -> Vault:
        vault = open_vault(
            self.folder, secret, state=self.base / state, clock=self.clock, recovery=recovery
        )
        self.opened.append(vault)
        return vault

    def files(self) -> list[Path]:
        return sorted(self.folder.glob("*.afterword"))

    def sealed(self) -> list[Path]:
        return [path for path in self.files() if path.read_bytes().startswith(b"AWsealed")]

    def headers(self) -> list[Path]:
        return [path for path in self.files() if path.read_bytes().startswith(b"AWheader")]

    def keep(self, name: str = "kept") -> None:
        """Set the folder as it is now aside."""
        shutil.copytree(self.folder, self.base / name)

    def bring_back(self, name: str = "kept") -> None:
        """Put back the folder that was set aside."""
        shutil.rmtree(self.folder)
        shutil.copytree(self.base / name, self.folder)


def leave(vault: Vault) -> None:
    """End without folding or a goodbye, as a process does that is killed."""
    assert vault._writing.lock is not None
    vault._writing.lock.release()


def version_of(vault: Vault, thing: str) -> Version:
    """Return the current version of a thing, with the file and the place that hold it."""
    version = vault._shelf.current(thing)
    assert version is not None
    return version
