"""The keys of an open vault: one for each generation, and what is derived from them.

Knows nothing of files on disk. Lives in memory only, until the process is replaced.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from journal.vault import crypto

VAULT_ID_LENGTH = 16
_STRIDE = 1 << 20  # generations of two devices that change the key at once must not be the same


@dataclass(frozen=True)
class Keyring:
    """The vault keys by generation; ``generation`` is the present one."""

    vault: bytes
    generation: int
    keys: Mapping[int, bytes] = field(repr=False)

    def with_new_key(self) -> "Keyring":
        """Return these keys and a new one, which is the present one; its number is above all."""
        step = 1 + int.from_bytes(crypto.random_bytes(4), "big") % _STRIDE
        generation = max(self.keys) + step
        key = crypto.random_bytes(crypto.KEY_LENGTH)
        return Keyring(self.vault, generation, {**self.keys, generation: key})

    def file_key(self, generation: int, salt: bytes) -> bytes:
        """Return the key of one sealed file; ``KeyError`` for a generation that isn't held."""
        return crypto.derive_key(self.keys[generation], salt, "file")

    def live_key(self, generation: int) -> bytes:
        """Return the key under which the live files of a device are summed."""
        return crypto.derive_key(self.keys[generation], self.vault, "live")

    def box_key(self, generation: int, salt: bytes, purpose: str) -> bytes:
        """Return the key of one box (``journal.vault.box``); ``KeyError`` as ``file_key``."""
        return crypto.derive_key(self.keys[generation], salt, purpose)

    def seen_key(self) -> bytes:
        """Return the key that authenticates this installation's state."""
        return crypto.derive_key(self.keys[self.generation], self.vault, "seen")

    def seen_keys(self) -> Iterator[bytes]:
        """Yield the state's keys of all generations, the present one first."""
        for generation in sorted(self.keys, reverse=True):
            yield crypto.derive_key(self.keys[generation], self.vault, "seen")
