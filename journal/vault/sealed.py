"""Sealed files: how records become a file's bytes and come back. No disk here.

A change and a pack are the same thing with one record or many. docs/format.md, section 4.
"""

import json
import struct
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from journal.vault import crypto
from journal.vault.deflating import deflate, inflate
from journal.vault.keys import Keyring
from journal.vault.live import LiveSet, Pack, Range
from journal.vault.padding import padded_length
from journal.vault.rows import MAX_NUMBER, Record, Rows, Stored, encode_rows

MAGIC = b"AWsealed"
VERSION = 1
MAX_SEQUENCE = MAX_NUMBER
MAX_FILE = 256 * 1024 * 1024
MAX_INDEX = 64 * 1024 * 1024
MAX_HEADLINE = 64 * 1024
MAX_THING = 400  # bytes of UTF-8
MAX_LIVE = 1 << 20
DEFLATED_FROM = 64 * 1024
"""Files of several records are deflated from so many bytes of bodies on."""

_PROLOGUE = struct.Struct(">8sHH16sI16sQ32s")
_FRONT = struct.Struct(">IIQ")
_FRONT_END = _PROLOGUE.size + _FRONT.size + crypto.TAG_LENGTH
_FIRST_BODY = 2
_DEFLATED = b"\xff" * 4  # no length of JSON: MAX_INDEX is below

ReadAt = Callable[[int, int], bytes]  # (offset, length) -> that many bytes, fewer at the end


class Unreadable(Exception):
    """This is not a sealed file as one was written; ``reason`` is a code."""

    def __init__(self, reason: str) -> None:
        """Keep the code."""
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Prologue:
    """The 88 bytes in the clear: whose file this is. Unproven until a section opens."""

    vault: bytes
    generation: int
    device: bytes
    sequence: int
    salt: bytes

    def packed(self) -> bytes:
        """Return the bytes that every section of the file is bound to."""
        return _PROLOGUE.pack(
            MAGIC,
            VERSION,
            0,
            self.vault,
            self.generation,
            self.device,
            self.sequence,
            self.salt,
        )


@dataclass(frozen=True, slots=True)
class Opened:
    """A sealed file's front: what it holds and where each body begins."""

    prologue: Prologue
    length: int
    written: int
    live: LiveSet
    records: Rows
    offsets: tuple[int, ...]


def seal_file(
    keys: Keyring,
    prologue: Prologue,
    *,
    written: int,
    live: LiveSet,
    records: Sequence[Record],
    bodies: Sequence[bytes],
) -> bytes:
    """Return a whole sealed file. ``ValueError`` where a limit would be passed."""
    is_pack = len(records) > 1 and sum(map(len, bodies)) >= DEFLATED_FROM
    stored = [_smaller(body) if is_pack else (body, False) for body in bodies]
    lies = [Stored(len(text), is_deflated) for text, is_deflated in stored]
    index = _encode_index(written, live, records, lies)
    if is_pack:
        index = _DEFLATED + len(index).to_bytes(4, "big") + deflate(index)
    texts = [index, *(text for text, _ in stored)]
    used = _FRONT_END + sum(len(text) + crypto.TAG_LENGTH for text in texts) + crypto.TAG_LENGTH
    length = padded_length(used)
    if length > MAX_FILE or len(index) > MAX_INDEX:
        raise ValueError(length)
    front = _FRONT.pack(len(index), len(records), length)
    clear = prologue.packed()
    key = keys.file_key(prologue.generation, prologue.salt)
    sections = [front, *texts, bytes(length - used)]
    sealed = (crypto.seal(key, number, text, clear) for number, text in enumerate(sections))
    return b"".join([clear, *sealed])


def parse_prologue(data: bytes) -> Prologue:
    """Return what stands in the clear. Raises ``Unreadable``: ``magic``, ``newer``, ``fields``."""
    if len(data) < _PROLOGUE.size or not data.startswith(MAGIC):
        raise Unreadable("magic")
    _, version, zero, vault, generation, device, sequence, salt = _PROLOGUE.unpack_from(data)
    if version > VERSION:
        raise Unreadable("newer")
    if version != VERSION or zero or not 1 <= sequence <= MAX_SEQUENCE:
        raise Unreadable("fields")
    return Prologue(vault, generation, device, sequence, salt)


def open_front(keys: Keyring, prologue: Prologue, read_at: ReadAt, size: int) -> Opened:
    """Read and authenticate a file's front and index; no body is touched.

    Raises:
        Unreadable: ``key`` (no key of that generation), ``front``, ``length`` (cut or appended
            to), ``index``.
    """
    if prologue.generation not in keys.keys:
        raise Unreadable("key")
    key = keys.file_key(prologue.generation, prologue.salt)
    return _open_front(key, prologue, read_at, size)


def open_whole(keys: Keyring, data: bytes) -> tuple[Opened, list[bytes]]:
    """Return a file's front and all its bodies. Raises ``Unreadable``."""

    def read(offset: int, length: int) -> bytes:
        return data[offset : offset + length]

    prologue = parse_prologue(data)
    key = keys.file_key(prologue.generation, prologue.salt)
    opened = _open_front(key, prologue, read, len(data))
    return opened, [_open_body(key, opened, at, read) for at in range(len(opened.records))]


def _open_front(key: bytes, prologue: Prologue, read_at: ReadAt, size: int) -> Opened:
    at, clear = _PROLOGUE.size, prologue.packed()
    front = _unseal(key, 0, read_at(at, _FRONT_END - at), clear, "front")
    index_length, count, length = _FRONT.unpack(front)
    if length != size or index_length > MAX_INDEX:
        raise Unreadable("length")
    sealed = read_at(_FRONT_END, index_length + crypto.TAG_LENGTH)
    index = _unseal(key, 1, sealed, clear, "index")
    written, live, records = _decode_index(index, count)
    offsets = _offsets(_FRONT_END + len(sealed), records)
    return Opened(prologue, length, written, live, records, offsets)


def open_body(keys: Keyring, opened: Opened, place: int, read_at: ReadAt) -> bytes:
    """Return the body of the record at ``place``. Raises ``Unreadable`` (``body``)."""
    prologue = opened.prologue
    key = keys.file_key(prologue.generation, prologue.salt)
    return _open_body(key, opened, place, read_at)


def open_bodies(
    keys: Keyring, opened: Opened, places: Iterable[int], read_at: ReadAt
) -> Iterator[bytes | None]:
    """Yield the bodies at ``places``, ``None`` for one that can't be had. Derives one key."""
    prologue = opened.prologue
    key = keys.file_key(prologue.generation, prologue.salt)
    for place in places:
        try:
            yield _open_body(key, opened, place, read_at)
        except (Unreadable, OSError):
            yield None


def check_padding(keys: Keyring, opened: Opened, read_at: ReadAt) -> None:
    """Raise ``Unreadable`` unless the padding, too, is what was written."""
    prologue, at = opened.prologue, opened.offsets[-1]
    number = _FIRST_BODY + len(opened.records)
    padding = read_at(at, opened.length - at)
    key = keys.file_key(prologue.generation, prologue.salt)
    _unseal(key, number, padding, prologue.packed(), "padding")


def _open_body(key: bytes, opened: Opened, place: int, read_at: ReadAt) -> bytes:
    record, lies = opened.records[place], opened.records.stored(place)
    body = read_at(opened.offsets[place], lies.length + crypto.TAG_LENGTH)
    body = _unseal(key, _FIRST_BODY + place, body, opened.prologue.packed(), "body")
    if not lies.is_deflated:
        return body
    try:
        return inflate(body, record.length)
    except ValueError:
        raise Unreadable("body") from None


def _unseal(key: bytes, number: int, sealed: bytes, clear: bytes, reason: str) -> bytes:
    try:
        return crypto.unseal(key, number, sealed, clear)
    except crypto.AuthenticationFailed:
        raise Unreadable(reason) from None


def _offsets(start: int, records: Rows) -> tuple[int, ...]:
    """Return where each body begins and, last, where the padding does."""
    sealed_lengths = map(crypto.TAG_LENGTH.__add__, records.stored_lengths)
    return tuple(accumulate(sealed_lengths, initial=start))


def _smaller(body: bytes) -> tuple[bytes, bool]:
    """Return a body as it lies in a pack, and whether that is deflated."""
    stream = deflate(body)
    return (stream, True) if len(stream) < len(body) else (body, False)


def _encode_index(
    written: int, live: LiveSet, records: Sequence[Record], stored: Sequence[Stored]
) -> bytes:
    rows, devices = encode_rows(records, stored)
    whole = {
        "written": written,
        "live": _encode_live(live),
        "devices": devices,
        "records": rows,
    }
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    headlines = b"".join(record.headline for record in records)
    return len(text).to_bytes(4, "big") + text + headlines


def _encode_live(live: LiveSet) -> dict[str, object]:
    said: dict[str, object] = {"ranges": live.ranges, "sum": f"{live.total:064x}"}
    if live.packs:
        said["packs"] = [
            [pack.sequence, pack.records, pack.earliest, pack.latest] for pack in live.packs
        ]
    if live.lost:
        said["lost"] = live.lost
    return said


def _decode_index(index: bytes, count: int) -> tuple[int, LiveSet, Rows]:
    """Parse an authentic index. It was made under the vault key, yet it must still fit."""
    try:
        index = _inflated(index)
        end = 4 + int.from_bytes(index[:4], "big")
        whole = json.loads(index[4:end])
        live = _decode_live(whole["live"])
        devices = [bytes.fromhex(device) for device in whole["devices"]]
        records = Rows(whole["records"], devices, index[end:])
        written = int(whole["written"])
    except (ValueError, KeyError, TypeError, IndexError, RecursionError, OverflowError):
        raise Unreadable("index") from None
    if len(records) != count:
        raise Unreadable("index")
    return written, live, records


def _inflated(index: bytes) -> bytes:
    if not index.startswith(_DEFLATED):
        return index
    length = int.from_bytes(index[4:8], "big")
    if length > MAX_INDEX:
        raise ValueError(length)
    return inflate(index[8:], length)


def _decode_live(live: Mapping[str, object]) -> LiveSet:
    total, packs = live["sum"], live.get("packs", [])
    if not isinstance(packs, list) or not isinstance(total, str):
        raise TypeError
    return LiveSet(
        _decode_ranges(live["ranges"]),
        int(total, 16),
        tuple(_decode_pack(row) for row in packs),
        _decode_ranges(live.get("lost", [])),
    )


def _decode_ranges(ranges: object) -> tuple[Range, ...]:
    if not isinstance(ranges, list):
        raise TypeError
    checked: list[Range] = []
    before = count = 0
    for first, last in ranges:
        if not before < first <= last <= MAX_SEQUENCE:
            raise ValueError
        checked.append((first, last))
        before, count = last, count + last - first + 1
    if count > MAX_LIVE:
        raise ValueError
    return tuple(checked)


def _decode_pack(row: Sequence[object]) -> Pack:
    numbers = [value for value in row[:4] if type(value) is int and 0 <= value <= MAX_SEQUENCE]
    sequence, records, earliest, latest = numbers
    return Pack(sequence, records, earliest, latest)
