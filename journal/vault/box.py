"""A text sealed beside the journal for this installation alone: a head in the clear, then a seal.

Which boxes there are, and what is in them: docs/format.md, section 8.
"""

import struct
from dataclasses import dataclass
from pathlib import Path

from journal import system
from journal.vault import crypto
from journal.vault.keys import Keyring

_HEAD = struct.Struct(">8s16sI32s")
_MAX_LENGTH = 64 << 20


@dataclass(frozen=True)
class Box:
    """A kind of box: the eight bytes it begins with, and what its key is derived for."""

    magic: bytes
    purpose: str

    def seal(self, keys: Keyring, text: bytes) -> bytes:
        """Return a box that holds ``text``, under the present key and a salt of its own."""
        salt = crypto.random_bytes(32)
        head = _HEAD.pack(self.magic, keys.vault, keys.generation, salt)
        key = keys.box_key(keys.generation, salt, self.purpose)
        return head + crypto.seal(key, 0, text, head)

    def read(self, keys: Keyring, path: Path) -> bytes:
        """Return the text of the box at ``path``.

        Raises ``OSError``, ``ValueError`` for what is no such box of this journal, and
        ``AuthenticationFailed``.
        """
        if path.is_symlink() or not path.is_file() or path.stat().st_size > _MAX_LENGTH:
            raise ValueError(path.name)
        data = system.read(path)
        head, sealed = data[: _HEAD.size], data[_HEAD.size :]
        try:
            magic, vault, generation, salt = _HEAD.unpack(head)
            key = keys.box_key(generation, salt, self.purpose)
        except (struct.error, KeyError):
            raise ValueError(path.name) from None
        if (magic, vault) != (self.magic, keys.vault):
            raise ValueError(path.name)
        return crypto.unseal(key, 0, sealed, head)
