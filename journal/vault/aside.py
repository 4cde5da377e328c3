"""Last words that the journal's folder had no room for, sealed in a spare folder until it has.

Locking never waits for a full disk and never drops a word: what can't be saved is sealed under the
vault key and laid aside, and stands in front of what the folder holds until it is saved there. A
spare folder sees ciphertext only. docs/format.md, section 8.
"""

import base64
import contextlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from journal import durable, system
from journal.vault import crypto
from journal.vault.box import Box
from journal.vault.keys import Keyring

SUFFIX = ".aside"

_BOX = Box(b"AWaside1", "aside")


@dataclass(frozen=True)
class Held:
    """One version that waits: a thing's body and headline, and when it was written (ms)."""

    body: bytes
    headline: bytes
    at: int


class Aside:
    """What waits for room, by thing. Empty nearly always."""

    def __init__(self, keys: Keyring, folders: Sequence[Path]) -> None:
        """Look for what was laid aside in ``folders``; the first that takes it will hold it."""
        self._keys, self._folders = keys, folders
        self.held: dict[str, Held] = {}
        for path in self._paths():
            with contextlib.suppress(OSError, ValueError, crypto.AuthenticationFailed):
                self.held.update(self._read(path))

    def use(self, keys: Keyring) -> None:
        """Seal what waits under a new key; where no folder takes it, it waits on in memory."""
        self._keys = keys
        if self.held:
            self.keep()

    def hold(self, thing: str, held: Held) -> None:
        """Let a version wait. Call ``keep`` before the process ends."""
        self.held[thing] = held

    def drop(self, thing: str) -> None:
        """Forget a version: it, or a later one, is in the journal's folder."""
        if self.held.pop(thing, None) is not None:
            self.keep()

    def keep(self) -> bool:
        """Lay aside all that waits, or remove what was laid aside. False if no folder takes it."""
        kept = self._write() if self.held else None
        for path in self._paths():
            if path != kept and (kept is not None or not self.held):
                with contextlib.suppress(OSError):
                    system.remove(path)
        return kept is not None or not self.held

    def _paths(self) -> Iterator[Path]:
        for folder in self._folders:
            yield folder / f"afterword-{self._keys.vault.hex()}{SUFFIX}"

    def _write(self) -> Path | None:
        data = self._sealed()
        for path in self._paths():
            try:
                durable.replace(path, data)
            except OSError:
                continue
            return path
        return None

    def _sealed(self) -> bytes:
        rows = [
            [thing, one.at, _text(one.headline), _text(one.body)]
            for thing, one in self.held.items()
        ]
        return _BOX.seal(self._keys, json.dumps(rows).encode("utf-8"))

    def _read(self, path: Path) -> dict[str, Held]:
        rows = json.loads(_BOX.read(self._keys, path))
        return {
            str(thing): Held(base64.b64decode(body), base64.b64decode(headline), int(at))
            for thing, at, headline, body in rows
        }


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
