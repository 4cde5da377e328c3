"""A writer of journals made from docs/format.md alone, for the vectors: sound ones and broken ones.

It shares no code with the program, nor with docs/reader.py. All that is random elsewhere comes from
a label here, so that the same vectors are made each time.
"""

import hashlib
import hmac
import json
import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

NOON = 1_772_193_600_000  # ms
SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def random(label: str, length: int) -> bytes:
    """Return bytes that only the label decides."""
    return hashlib.shake_256(b"afterword vectors " + label.encode()).digest(length)


def hkdf(key: bytes, salt: bytes, info: str) -> bytes:
    """RFC 5869 with SHA-256 and one block of output."""
    extracted = hmac.digest(salt, key, "sha256")
    return hmac.digest(extracted, b"afterword 1 " + info.encode() + b"\1", "sha256")


def seal(key: bytes, number: int, text: bytes, bound: bytes) -> bytes:
    return AESGCM(key).encrypt(number.to_bytes(12, "big"), text, bound)


def name_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]


def padme(length: int) -> int:
    length = max(length, 4096)
    exponent = length.bit_length() - 1
    step = 1 << (exponent - exponent.bit_length())
    return -(-length // step) * step


# --- header files --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Slot:
    """One way in; its defaults are far below what a program may write."""

    secret: bytes
    kind: int = 1
    memory: int = 8192
    passes: int = 1
    lanes: int = 1
    derivation: int = 1
    reserved: int = 0
    rest: bytes = bytes(16)
    salt: bytes = random("salt of a slot", 16)
    is_derived: bool = True  # a reader has to refuse some parameters before it derives

    def packed(self, key: bytes, bound: bytes) -> bytes:
        start = struct.pack(
            ">BBHIII16s",
            self.kind,
            self.derivation,
            self.reserved,
            self.memory,
            self.passes,
            self.lanes,
            self.salt,
        )
        root = self._root()
        wrapped = seal(hkdf(root, self.salt, "wrap"), 0, key, bound + start)
        return start + hkdf(root, self.salt, "commit") + wrapped + self.rest

    def _root(self) -> bytes:
        if not self.is_derived:
            return random("no root", 32)
        return Argon2id(
            salt=self.salt,
            length=32,
            iterations=self.passes,
            lanes=self.lanes,
            memory_cost=self.memory,
        ).derive(self.secret)


@dataclass(frozen=True)
class Header:
    """All that a header file says, each field to be made wrong by itself."""

    slots: tuple[Slot, ...]
    vault: bytes = random("vault", 16)
    generation: int = 1
    number: int = 1
    device: bytes = bytes(16)
    format: int = 1
    magic: bytes = b"AWheader"
    older: tuple[int, ...] = ()
    mac_key: bytes | None = None
    slot_count: int | None = None
    appended: bytes = b""

    def key(self, generation: int | None = None) -> bytes:
        return random(f"vault key {generation or self.generation}", 32)

    def file(self, copy: int = 1) -> bytes:
        body = self._body(copy) + hmac.digest(self._mac_key(), self._body(0), "sha256")
        body += self.appended
        return body + hashlib.sha256(body).digest()

    def _mac_key(self) -> bytes:
        return self.mac_key or hkdf(self.key(), self.vault, "header")

    def _body(self, copy: int) -> bytes:
        bound = self.vault + struct.pack(">I", self.generation)
        fixed = struct.pack(
            ">8sHH16sII16sQHH",
            self.magic,
            self.format,
            copy,
            self.vault,
            self.generation,
            self.number,
            self.device,
            NOON,
            len(self.slots) if self.slot_count is None else self.slot_count,
            len(self.older),
        )
        slots = b"".join(slot.packed(self.key(), bound) for slot in self.slots)
        return fixed + slots + b"".join(map(self._older, self.older))

    def _older(self, generation: int) -> bytes:
        number = struct.pack(">I", generation)
        key = hkdf(self.key(), self.vault, "older")
        return number + seal(key, generation, self.key(generation), self.vault + number)


def write_code(secret: bytes) -> str:
    """Section 3."""
    data = secret + hashlib.sha256(b"afterword recovery" + secret).digest()[:2]
    bits = f"{int.from_bytes(data, 'big'):0160b}"
    values = [int(bits[at : at + 5], 2) for at in range(0, 160, 5)]
    groups = []
    for number in range(1, 9):
        group = values[4 * number - 4 : 4 * number]
        check = number
        for place, value in enumerate(group, 1):
            check ^= _shifted(value, place)
        groups.append("".join(SYMBOLS[value] for value in [*group, check]))
    return "-".join(groups)


def _shifted(value: int, times: int) -> int:
    """Multiply by x so many times in GF(32)."""
    for _ in range(times):
        value <<= 1
        if value & 32:
            value ^= 0b100101
    return value


# --- sealed files --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Record:
    """One version of one thing."""

    thing: str
    body: str = ""
    sequence: int = 0  # 0: that of the file
    sitting: str = "sitting 1"
    removed: bool = False
    knows: Mapping[str, int] = field(default_factory=dict)
    headline: str = "+"
    stream: bytes | None = None  # instead of the body deflated as it should be


@dataclass(frozen=True)
class Shape:
    """What of a file's making can be made wrong."""

    format: int = 1
    zero: int = 0
    magic: bytes = b"AWsealed"
    deflated: bool = False
    json: bytes | None = None
    extra: Mapping[str, object] = field(default_factory=dict)
    more_items: tuple[object, ...] = ()
    count: int | None = None
    length: int | None = None
    ranges: tuple[tuple[int, int], ...] | None = None
    headline_more: int = 0
    lost: tuple[tuple[int, int], ...] = ()
    index_stream: bytes | None = None
    salt: str = ""


PLAIN = Shape()


@dataclass
class Device:
    """Writes the files of one device, and keeps its account of them."""

    name: str
    vault: bytes = random("vault", 16)
    generation: int = 1
    live: dict[int, str] = field(default_factory=dict)
    keys: dict[int, int] = field(default_factory=dict)  # sequence to generation

    @property
    def id(self) -> bytes:
        return random(f"device {self.name}", 16)

    def write(
        self,
        sequence: int,
        *records: Record,
        drop: Iterable[int] = (),
        shape: Shape = PLAIN,
        is_live: bool = True,
    ) -> bytes:
        """Return a file. One that isn't ``is_live`` is not accounted for."""
        for gone in drop:
            self.live.pop(gone)
        prologue = struct.pack(
            ">8sHH16sI16sQ32s",
            shape.magic,
            shape.format,
            shape.zero,
            self.vault,
            self.generation,
            self.id,
            sequence,
            random(f"salt {self.name} {sequence} {shape.salt} {self.generation}", 32),
        )
        data = self._sealed(prologue, sequence, records, shape)
        if is_live:
            self.live[sequence] = name_of(data)
            self.keys[sequence] = self.generation
        return data

    def key(self) -> bytes:
        return random(f"vault key {self.generation}", 32)

    def _sealed(
        self, prologue: bytes, sequence: int, records: Sequence[Record], shape: Shape
    ) -> bytes:
        key = hkdf(self.key(), prologue[-32:], "file")
        bodies = [_stored(record, shape) for record in records]
        index = self._index(sequence, records, bodies, shape)
        used = 88 + 32 + len(index) + 16 + sum(len(body) + 16 for body in bodies) + 16
        length = padme(used)
        count = len(records) if shape.count is None else shape.count
        front = struct.pack(">IIQ", len(index), count, shape.length or length)
        sections = [front, index, *bodies, bytes(length - used)]
        sealed = (seal(key, at, text, prologue) for at, text in enumerate(sections))
        return prologue + b"".join(sealed)

    def _index(
        self, sequence: int, records: Sequence[Record], bodies: Sequence[bytes], shape: Shape
    ) -> bytes:
        devices: list[str] = []
        rows = [
            self._row(one, sequence, stored, devices, shape)
            for one, stored in zip(records, bodies, strict=True)
        ]
        ranges = shape.ranges or _ranges({*self.live, sequence})
        live: dict[str, object] = {"ranges": ranges, "sum": f"{self._sum():064x}"}
        if shape.lost:
            live["lost"] = shape.lost
        whole = {
            "written": NOON + sequence,
            "live": live,
            "devices": [random(f"device {name}", 16).hex() for name in devices],
            "records": rows,
            **shape.extra,
        }
        text = shape.json if shape.json is not None else json.dumps(whole).encode()
        headlines = "".join(one.headline for one in records).encode()
        index = struct.pack(">I", len(text)) + text + headlines
        if not shape.deflated:
            return index
        stream = zlib.compress(index) if shape.index_stream is None else shape.index_stream
        return b"\xff" * 4 + struct.pack(">I", len(index)) + stream

    def _row(
        self, one: Record, sequence: int, stored: bytes, devices: list[str], shape: Shape
    ) -> list[object]:
        devices.extend(name for name in one.knows if name not in devices)
        knows = [[devices.index(name), seen] for name, seen in one.knows.items()]
        body = one.body.encode()
        row: list[object] = [one.thing, one.sequence or sequence, NOON + sequence, one.sitting]
        row += [int(one.removed), knows, len(one.headline.encode()) + shape.headline_more]
        row += [len(body), *([len(stored)] if shape.deflated else []), *shape.more_items]
        return row

    def _sum(self) -> int:
        total = 0
        for sequence, name in self.live.items():
            key = hkdf(random(f"vault key {self.keys[sequence]}", 32), self.vault, "live")
            text = self.id + sequence.to_bytes(8, "big") + bytes.fromhex(name)
            total ^= int.from_bytes(hmac.digest(key, text, "sha256"), "big")
        return total


def _stored(record: Record, shape: Shape) -> bytes:
    if record.stream is not None:
        return record.stream
    body = record.body.encode()
    return zlib.compress(body) if shape.deflated else body


def _ranges(sequences: Iterable[int]) -> list[list[int]]:
    ranges: list[list[int]] = []
    for sequence in sorted(sequences):
        if ranges and ranges[-1][1] == sequence - 1:
            ranges[-1][1] = sequence
        else:
            ranges.append([sequence, sequence])
    return ranges


def seen(header: Header, device: Device, newest: Mapping[str, int], number: int = 1) -> str:
    """Return what an installation keeps outside the folder (section 8)."""
    marks = {
        random(f"device {name}", 16).hex(): [sequence, NOON + sequence, "0" * 32]
        for name, sequence in newest.items()
    }
    said = {"device": device.id.hex(), "devices": marks, "header": [1, number, NOON]}
    text = json.dumps(said).encode()
    mac = hmac.digest(hkdf(header.key(), header.vault, "seen"), text, "sha256")
    return mac.hex() + "\n" + text.decode()


def with_slot(header: Header, **changed: object) -> Header:
    """Return the header with its first slot changed."""
    return replace(header, slots=(replace(header.slots[0], **changed), *header.slots[1:]))  # type: ignore[arg-type]  # a field's own type, for each vector to name
