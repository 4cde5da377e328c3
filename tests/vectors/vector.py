"""One journal with at most one thing wrong, and the answer to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tests.vectors.writer import name_of

PASSPHRASE = "the tide comes back"


@dataclass(frozen=True)
class Vector:
    """``data`` are files under the names that their bytes give; ``misnamed`` stand as they are."""

    name: str
    expect: str
    about: str
    data: Sequence[bytes] = ()
    misnamed: Mapping[str, bytes] = field(default_factory=dict)
    things: dict[str, list[str | None]] = field(default_factory=dict)
    secret: str = PASSPHRASE
    way: str = "passphrase"  # or "code"
    seen: str | None = None
    weak: bool = True

    def named(self) -> dict[str, bytes]:
        """Return all files by name."""
        return {name_of(data): data for data in self.data} | dict(self.misnamed)


def flipped(data: bytes, at: int) -> bytes:
    """Return the bytes with one bit of one byte changed."""
    return data[:at] + bytes([data[at] ^ 4]) + data[at:][1:]
