"""Where the person was when the journal locked, sealed in this installation's state.

A matter of this computer and of one lock: it is no record of the journal, nothing carries it to
another device, and the next opening here takes it away. Its length says nothing: it is padded as
the journal's files are. docs/format.md, section 8.
"""

import contextlib
from dataclasses import dataclass, field
from pathlib import Path

from journal import durable, system
from journal.vault import crypto
from journal.vault.box import Box
from journal.vault.keys import Keyring
from journal.vault.padding import padded_length

NAME = "bookmark"

_BOX = Box(b"AWmarks1", "bookmark")
_END = b"\x80"  # what follows it is padding


@dataclass(frozen=True)
class Bookmark:
    """The one bookmark of a journal on this computer. Only who may write the journal uses it."""

    state: Path
    keys: Keyring = field(repr=False)

    def lay(self, text: bytes) -> None:
        """Seal ``text`` in place of a bookmark of before. Raises ``OSError``."""
        padded = (text + _END).ljust(padded_length(len(text) + len(_END)), b"\0")
        durable.replace(self.state / NAME, _BOX.seal(self.keys, padded))

    def take(self) -> bytes:
        """Return what it held and remove it; nothing where there is none that can be read."""
        path, text = self.state / NAME, b""
        with contextlib.suppress(OSError, ValueError, crypto.AuthenticationFailed):
            text = _BOX.read(self.keys, path).rstrip(b"\0").removesuffix(_END)
        with contextlib.suppress(OSError):
            system.remove(path)
        return text
