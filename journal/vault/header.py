"""Header files: key slots and what vouches for them. Bytes in, bytes out; no disk here.

Everything from a file is hostile until its checksum, its fields and, once a slot has opened, its
MAC hold. docs/format.md, section 2.
"""

import struct
import unicodedata
from dataclasses import dataclass, replace

from journal.errors import HeaderDamaged, NewerFormat, WrongSecret
from journal.vault import crypto
from journal.vault.kdf import KdfParams
from journal.vault.keys import Keyring

MAGIC = b"AWheader"
VERSION = 1
COPIES = (1, 2)
PASSPHRASE = 1
RECOVERY = 2
MAX_LENGTH = 16 * 1024

_ARGON2ID = 1
_FIXED = struct.Struct(">8sHH16sII16sQHH")
_SLOT = struct.Struct(">BBHIII16s32s48s16s")
_OLDER = struct.Struct(">I48s")
_SLOT_PUBLIC = 32
_DIGEST = 32
_MAX_OLDER = 255


@dataclass(frozen=True)
class Slot:
    """One way to the vault key."""

    kind: int
    kdf: KdfParams
    salt: bytes
    commitment: bytes
    wrapped: bytes

    def packed(self) -> bytes:
        """Return the slot's 128 bytes."""
        return _SLOT.pack(
            self.kind,
            _ARGON2ID,
            0,
            self.kdf.memory_kib,
            self.kdf.passes,
            self.kdf.lanes,
            self.salt,
            self.commitment,
            self.wrapped,
            bytes(16),
        )


@dataclass(frozen=True)
class Header:
    """What one header says. ``older`` holds (generation, wrapped key)."""

    vault: bytes
    generation: int
    version: int
    device: bytes
    written: int
    slots: tuple[Slot, ...]
    older: tuple[tuple[int, bytes], ...] = ()
    mac: bytes = bytes(32)

    def rank(self) -> tuple[int, int, bytes]:
        """Return what orders headers of one vault; the highest counts."""
        return self.generation, self.version, self.device

    def slot(self, kind: int) -> Slot | None:
        """Return the slot of that kind."""
        return next((slot for slot in self.slots if slot.kind == kind), None)

    def is_weak(self) -> bool:
        """Tell whether a slot asks for less work than is written today."""
        return any(slot.kdf.is_weak() for slot in self.slots)

    def file(self, copy: int) -> bytes:
        """Return the bytes of one of the two copies."""
        body = self._body(copy) + self.mac
        return body + crypto.checksum(body)

    def signed(self, keys: Keyring) -> "Header":
        """Return the same header with its MAC."""
        return replace(self, mac=crypto.authenticate(_mac_key(keys), self._body(0)))

    def is_signed_by(self, keys: Keyring) -> bool:
        """Tell whether the MAC holds."""
        return crypto.is_same(self.mac, crypto.authenticate(_mac_key(keys), self._body(0)))

    def _body(self, copy: int) -> bytes:
        fixed = _FIXED.pack(
            MAGIC,
            VERSION,
            copy,
            self.vault,
            self.generation,
            self.version,
            self.device,
            self.written,
            len(self.slots),
            len(self.older),
        )
        slots = b"".join(slot.packed() for slot in self.slots)
        return fixed + slots + b"".join(_OLDER.pack(*entry) for entry in self.older)


def parse(data: bytes) -> Header:
    """Return the header in a file's bytes. Derives nothing.

    Raises:
        HeaderDamaged: with ``reason``: ``short``, ``magic``, ``checksum``, ``length``, ``slots``,
            ``parameters``, ``fields``.
        NewerFormat: its checksum holds and its version is later.
    """
    if not _FIXED.size + 2 * _DIGEST <= len(data) <= MAX_LENGTH:
        raise HeaderDamaged(reason="short" if len(data) < MAX_LENGTH else "length")
    if not data.startswith(MAGIC):
        raise HeaderDamaged(reason="magic")
    if crypto.checksum(data[:-_DIGEST]) != data[-_DIGEST:]:
        raise HeaderDamaged(reason="checksum")
    found = int.from_bytes(data[8:10], "big")
    if found > VERSION:
        raise NewerFormat(found=found, supported=VERSION)
    return _parse_fields(data)


def _parse_fields(data: bytes) -> Header:
    fixed = _FIXED.unpack_from(data)
    _, version, copy, vault, generation, number, device, written, slot_count, older_count = fixed
    if version != VERSION or copy not in COPIES or 0 in {generation, number}:
        raise HeaderDamaged(reason="fields")
    if slot_count not in {1, 2} or older_count > _MAX_OLDER:
        raise HeaderDamaged(reason="slots")
    older_at = _FIXED.size + slot_count * _SLOT.size
    end = older_at + older_count * _OLDER.size
    if len(data) != end + 2 * _DIGEST:
        raise HeaderDamaged(reason="length")
    slots = tuple(_parse_slot(data, _FIXED.size + at * _SLOT.size) for at in range(slot_count))
    if [slot.kind for slot in slots] not in ([PASSPHRASE], [RECOVERY], [PASSPHRASE, RECOVERY]):
        raise HeaderDamaged(reason="slots")
    older = tuple(_OLDER.iter_unpack(data[older_at:end]))
    mac = data[end : end + _DIGEST]
    return Header(vault, generation, number, device, written, slots, older, mac)


def _parse_slot(data: bytes, at: int) -> Slot:
    kind, derivation, zero, memory, passes, lanes, salt, commitment, wrapped, rest = (
        _SLOT.unpack_from(data, at)
    )
    if kind not in {PASSPHRASE, RECOVERY} or derivation != _ARGON2ID or zero or any(rest):
        raise HeaderDamaged(reason="slots")
    kdf = KdfParams(memory, passes, lanes)
    if not kdf.is_acceptable():
        raise HeaderDamaged(reason="parameters")
    return Slot(kind, kdf, salt, commitment, wrapped)


def passphrase_bytes(passphrase: str) -> bytes:
    """Return NFC in UTF-8, nothing trimmed. A lone surrogate has no UTF-8; it is kept as it is."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def make_slot(kind: int, secret: bytes, kdf: KdfParams, keys: Keyring) -> Slot:
    """Return a slot that opens with ``secret``. Takes as long as the derivation."""
    salt = crypto.random_bytes(16)
    wrap, commitment = _derive(secret, salt, kdf)
    slot = Slot(kind, kdf, salt, commitment, bytes(48))
    associated = _slot_associated(keys.vault, keys.generation, slot)
    wrapped = crypto.seal(wrap, 0, keys.keys[keys.generation], associated)
    return replace(slot, wrapped=wrapped)


def open_header(header: Header, kind: int, secret: bytes) -> Keyring:
    """Return the keys. Takes one derivation, whatever the outcome.

    Raises:
        WrongSecret: no slot of this kind opens, or there is none.
        HeaderDamaged: a slot opened and the MAC does not hold (``reason`` is ``mac``).
    """
    slot = header.slot(kind)
    like = slot or header.slots[0]
    wrap, commitment = _derive(secret, like.salt, like.kdf)
    if slot is None or not crypto.is_same(commitment, slot.commitment):
        raise WrongSecret
    associated = _slot_associated(header.vault, header.generation, slot)
    try:
        key = crypto.unseal(wrap, 0, slot.wrapped, associated)
    except crypto.AuthenticationFailed:
        raise WrongSecret from None
    keys = Keyring(header.vault, header.generation, {header.generation: key})
    if not header.is_signed_by(keys):
        raise HeaderDamaged(reason="mac")
    return _with_older(header, keys)


def wrap_older(keys: Keyring) -> tuple[tuple[int, bytes], ...]:
    """Return the earlier keys under the present one, the newest ones where there are too many."""
    older_key = crypto.derive_key(keys.keys[keys.generation], keys.vault, "older")
    rest = sorted(keys.keys.keys() - {keys.generation})[-_MAX_OLDER:]
    return tuple(
        (at, crypto.seal(older_key, at, keys.keys[at], keys.vault + at.to_bytes(4, "big")))
        for at in rest
    )


def _with_older(header: Header, keys: Keyring) -> Keyring:
    """Add the keys of earlier generations, which the MAC has vouched for."""
    older_key = crypto.derive_key(keys.keys[keys.generation], keys.vault, "older")
    held = dict(keys.keys)
    for generation, wrapped in header.older:
        associated = keys.vault + generation.to_bytes(4, "big")
        try:
            held[generation] = crypto.unseal(older_key, generation, wrapped, associated)
        except crypto.AuthenticationFailed:
            raise HeaderDamaged(reason="older") from None
    return replace(keys, keys=held)


def _derive(secret: bytes, salt: bytes, kdf: KdfParams) -> tuple[bytes, bytes]:
    """Return the wrapping key and the commitment."""
    root = crypto.derive_root(secret, salt, kdf.memory_kib, kdf.passes, kdf.lanes)
    return crypto.derive_key(root, salt, "wrap"), crypto.derive_key(root, salt, "commit")


def _slot_associated(vault: bytes, generation: int, slot: Slot) -> bytes:
    return vault + generation.to_bytes(4, "big") + slot.packed()[:_SLOT_PUBLIC]


def _mac_key(keys: Keyring) -> bytes:
    return crypto.derive_key(keys.keys[keys.generation], keys.vault, "header")
