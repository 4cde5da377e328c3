"""Making packs smaller, and back within a bound. Knows no keys and no records.

Only packs are made smaller, each body by itself: no text's length depends on another text, and the
length of a change, the file that is written while somebody types, says nothing of its words.
docs/format.md, section 4.
"""

import zlib

_LEVEL = 6


def deflate(text: bytes) -> bytes:
    """Return the text as a zlib stream (RFC 1950)."""
    return zlib.compress(text, _LEVEL)


def inflate(stream: bytes, length: int) -> bytes:
    """Return the text of exactly ``length`` bytes; never makes more than that. ``ValueError``."""
    reader = zlib.decompressobj()
    try:
        text = reader.decompress(stream, length + 1)
    except zlib.error:
        raise ValueError from None
    if len(text) != length or not reader.eof or reader.unused_data:
        raise ValueError(length)
    return text
