#!/usr/bin/env python3
"""Read an Afterword journal without Afterword.

One file, made from format.md beside it and from nothing else; it needs Python 3.11 or later and the
package `cryptography`, and shares no code with the program. It changes nothing in the folder. The
sections named below are those of format.md.

    python reader.py FOLDER                      all that is in the journal now, as JSON
    python reader.py FOLDER --history            each thing with its earlier versions
    python reader.py FOLDER --recovery-code      ask for the recovery code, not the passphrase
    python reader.py FOLDER --passphrase-fd 3    read the secret from a file descriptor
    python reader.py FOLDER --header NAME        open by this header, not by the one that counts
    python reader.py FOLDER --seen FILE          compare with what one installation has seen

What it writes is the journal in the clear: mind where it goes. It ends with 0 where all is here and
sound, with 1 where something isn't (`problems` says what, on what is here you can rely), with 2
where the journal can't be opened: then standard error names one of `none-here`, `newer`,
`header-damaged`, `code-mistyped`, `wrong-secret`.
"""

import argparse
import base64
import getpass
import hashlib
import hmac
import json
import os
import re
import struct
import sys
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import reduce
from operator import xor
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SUFFIX = ".afterword"
SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PASSPHRASE, RECOVERY = 1, 2
MIB = 1024 * 1024
LAST_SEQUENCE = (1 << 63) - 1
LAST_MS = 253_402_300_799_000  # the end of the year 9999


class CannotOpen(Exception):
    """The journal can't be opened. Its text is one of the names above."""


class Damaged(Exception):
    """A file, or a part of one, isn't as it was written."""


# --- the primitives ------------------------------------------------------------------------------


def hkdf(key: bytes, salt: bytes, info: str) -> bytes:
    """Return HKDF-SHA256, 32 bytes, under "afterword 1 " and the info."""
    whole = b"afterword 1 " + info.encode("ascii")
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=whole).derive(key)


def open_sealed(key: bytes, number: int, sealed: bytes, associated: bytes) -> bytes:
    """Return the text of AES-256-GCM with a counted nonce."""
    if len(sealed) < 16:
        raise Damaged("cut")
    try:
        return AESGCM(key).decrypt(number.to_bytes(12, "big"), sealed, associated)
    except InvalidTag:
        raise Damaged("does not open") from None


def hmac_sha256(key: bytes, text: bytes) -> bytes:
    """Return HMAC-SHA256."""
    return hmac.digest(key, text, "sha256")


def name_of(data: bytes) -> str:
    """Return the name that a file of these bytes has."""
    return hashlib.sha256(data).hexdigest()[:32]


# --- section 2: the header -----------------------------------------------------------------------


@dataclass(frozen=True)
class Slot:
    """One way to the vault key."""

    kind: int
    memory: int
    passes: int
    lanes: int
    salt: bytes
    commitment: bytes
    wrapped: bytes
    start: bytes  # its first 32 bytes

    def is_weak(self) -> bool:
        """Tell whether the derivation is cheaper than any writer makes it today."""
        return self.memory < 64 * 1024 or self.passes < 3 or self.lanes < 4


@dataclass(frozen=True)
class Header:
    """A header file whose checksum holds and whose fields are acceptable."""

    vault: bytes
    generation: int
    version: int
    device: bytes
    written: int
    slots: tuple[Slot, ...]
    older: tuple[tuple[int, bytes], ...]
    signed: bytes
    mac: bytes

    def rank(self) -> tuple[int, int, bytes]:
        """Return what orders the headers of one journal."""
        return self.generation, self.version, self.device

    def names(self) -> list[str]:
        """Return the names of both copies: one is enough, and a writer makes good the other."""
        bodies = (
            self.signed[:10] + copy + self.signed[12:] + self.mac for copy in (b"\0\1", b"\0\2")
        )
        return [name_of(body + hashlib.sha256(body).digest()) for body in bodies]


def is_later_header(data: bytes) -> bool:
    """Tell whether a header file is of a later version, and sound."""
    is_header = len(data) >= 128 and data[:8] == b"AWheader"
    is_later = is_header and int.from_bytes(data[8:10], "big") > 1
    return is_later and hashlib.sha256(data[:-32]).digest() == data[-32:]


def parse_header(data: bytes) -> Header | None:
    """Return the header; None where it is damaged, or is of a later version."""
    if len(data) < 128 or data[:8] != b"AWheader":
        return None
    if hashlib.sha256(data[:-32]).digest() != data[-32:] or is_later_header(data):
        return None
    fields = struct.unpack(">HH16sII16sQHH", data[8:64])
    version, copy, vault, generation, number, device, written, slots, older = fields
    end = 64 + 128 * slots + 52 * older
    if version != 1 or copy not in (1, 2) or 0 in (generation, number):
        return None
    if slots not in (1, 2) or older > 255 or len(data) != end + 64:
        return None
    found = [parse_slot(data[at : at + 128]) for at in range(64, 64 + 128 * slots, 128)]
    usable = tuple(slot for slot in found if slot is not None)
    if [slot.kind for slot in usable] not in ([1], [2], [1, 2]) or len(usable) != slots:
        return None
    return Header(
        vault,
        generation,
        number,
        device,
        written,
        usable,
        tuple(struct.iter_unpack(">I48s", data[64 + 128 * slots : end])),
        data[:10] + b"\0\0" + data[12:end],
        data[end : end + 32],
    )


def parse_slot(data: bytes) -> Slot | None:
    """Return the slot; None where a reader refuses it before any derivation."""
    fields = struct.unpack(">BBHIII16s32s48s16s", data)
    kind, derivation, zero, memory, passes, lanes, salt, commitment, wrapped, rest = fields
    if kind not in (1, 2) or derivation != 1 or zero or any(rest):
        return None
    if not (1 <= passes <= 64 and 1 <= lanes <= 16 and 8 * lanes <= memory <= MIB):
        return None
    return Slot(kind, memory, passes, lanes, salt, commitment, wrapped, data[:32])


@dataclass(frozen=True)
class Headers:
    """The headers to try: of each journal the one that counts, the most files' journal first.

    Several of one journal have one rank, where one copy was tampered with. `otherwise` is the
    answer where none opens.
    """

    journals: list[list[Header]]
    otherwise: str


def headers_that_count(contents: dict[str, bytes]) -> Headers:
    """Return the headers to try. This reader knows no journal from before."""
    vaults = Counter(
        data[12:28] for data in contents.values() if data[:8] == b"AWsealed" and len(data) >= 88
    )
    by_vault: dict[bytes, list[Header]] = {}
    for data in contents.values():
        if header := parse_header(data):
            by_vault.setdefault(header.vault, []).append(header)
    orphans = (
        {  # journals with sound files and without a header
            data[12:28]
            for stem, data in contents.items()
            if data[:8] == b"AWsealed" and name_of(data) == stem
        }
        - by_vault.keys()
    )
    if any(map(is_later_header, contents.values())):
        otherwise = "newer"
    elif orphans and (not by_vault or vaults.most_common(1)[0][0] in orphans):
        otherwise = "header-damaged"  # lost, or of another journal than most files beside it
    else:
        otherwise = "wrong-secret" if by_vault else "header-damaged"
    best = {vault: max(found, key=Header.rank) for vault, found in by_vault.items()}
    usable = [vault for vault in best if vaults[vault] or not orphans]
    usable.sort(key=lambda vault: (vaults[vault], best[vault].rank()), reverse=True)
    if not usable:
        raise CannotOpen(otherwise)
    ranked = [[h for h in by_vault[v] if h.rank() == best[v].rank()] for v in usable]
    return Headers([list({h.signed + h.mac: h for h in of}.values()) for of in ranked], otherwise)


@dataclass(frozen=True)
class Keys:
    """The vault keys by generation."""

    vault: bytes
    generation: int
    by_generation: dict[int, bytes] = field(repr=False)


def open_header(header: Header, kind: int, secret: bytes) -> Keys:
    """Return the keys that the secret gives. Damaged: it opens, and the MAC does not hold."""
    slot = next((slot for slot in header.slots if slot.kind == kind), None)
    if slot is None:
        raise CannotOpen("wrong-secret")
    derivation = Argon2id(
        salt=slot.salt,
        length=32,
        iterations=slot.passes,
        lanes=slot.lanes,
        memory_cost=slot.memory,
    )
    root = derivation.derive(secret)
    if not hmac.compare_digest(hkdf(root, slot.salt, "commit"), slot.commitment):
        raise CannotOpen("wrong-secret")
    bound = header.vault + header.generation.to_bytes(4, "big")
    try:
        key = open_sealed(hkdf(root, slot.salt, "wrap"), 0, slot.wrapped, bound + slot.start)
    except Damaged:
        raise CannotOpen("wrong-secret") from None
    mac = hmac_sha256(hkdf(key, header.vault, "header"), header.signed)
    if not hmac.compare_digest(mac, header.mac):
        raise Damaged("MAC")
    keys = {header.generation: key}
    for generation, wrapped in header.older:
        bound = header.vault + generation.to_bytes(4, "big")
        keys[generation] = open_sealed(hkdf(key, header.vault, "older"), generation, wrapped, bound)
    return Keys(header.vault, header.generation, keys)


def open_first(headers: Headers, kind: int, secret: bytes) -> tuple[Header, Keys]:
    """Return the first header that opens and its keys."""
    answer = headers.otherwise
    for journal in headers.journals:
        for header in journal:
            try:
                return header, open_header(header, kind, secret)
            except Damaged:
                answer = "header-damaged"
            except CannotOpen:
                continue
    raise CannotOpen(answer)


def passphrase_secret(passphrase: str) -> bytes:
    """Return a passphrase as it goes into the derivation."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


# --- section 3: the recovery code ----------------------------------------------------------------


def code_secret(code: str) -> bytes:
    """Return the 18 bytes of a recovery code, all checks made."""
    typed = re.sub(r"[\s\-\u2010-\u2015]", "", code.upper())
    typed = typed.replace("O", "0").replace("I", "1").replace("L", "1")
    if len(typed) != 40 or any(symbol not in SYMBOLS for symbol in typed):
        raise CannotOpen("code-mistyped")
    values = [SYMBOLS.index(symbol) for symbol in typed]
    number = 0
    for group in range(8):
        *digits, check = values[5 * group : 5 * group + 5]
        weighed = (times(value, 2 << place) for place, value in enumerate(digits))
        if reduce(xor, weighed, group + 1) != check:
            raise CannotOpen("code-mistyped")
        for value in digits:
            number = number << 5 | value
    data = number.to_bytes(20, "big")
    if hashlib.sha256(b"afterword recovery" + data[:18]).digest()[:2] != data[18:]:
        raise CannotOpen("code-mistyped")
    return data[:18]


def times(one: int, other: int) -> int:
    """Multiply in GF(32), x^5 + x^2 + 1."""
    product = reduce(xor, (one << bit for bit in range(5) if other >> bit & 1), 0)
    for bit in range(8, 4, -1):
        if product >> bit & 1:
            product ^= 0b100101 << (bit - 5)
    return product


# --- section 4: sealed files ---------------------------------------------------------------------


@dataclass(frozen=True)
class Record:
    """One version of one thing. `body` is None where its section doesn't open."""

    thing: str
    device: bytes
    sequence: int
    at: int
    sitting: str
    removed: bool
    knows: dict[bytes, int]
    body: bytes | None


@dataclass(frozen=True)
class Sealed:
    """A sealed file whose front and index are authentic."""

    name: str
    generation: int
    device: bytes
    sequence: int
    written: int
    ranges: tuple[tuple[int, int], ...]
    lost: tuple[tuple[int, int], ...]
    total: int
    records: tuple[Record, ...]
    is_whole: bool  # every body and the padding open

    def holds(self, sequence: int) -> bool:
        """Tell whether its device held a file of this sequence then."""
        return any(first <= sequence <= last for first, last in self.ranges)


@dataclass(frozen=True)
class Prologue:
    """The first 88 bytes of a sealed file, which stand in the clear."""

    version: int
    vault: bytes
    generation: int
    device: bytes
    sequence: int
    salt: bytes


def parse_prologue(data: bytes) -> Prologue:
    """Return what stands in the clear; nothing vouches for it yet."""
    if len(data) < 88 or data[:8] != b"AWsealed":
        raise Damaged("prologue")
    version, zero, *rest = struct.unpack(">HH16sI16sQ32s", data[8:88])
    clear = Prologue(version, *rest)
    if version <= 1 and (version != 1 or zero or not 1 <= clear.sequence <= LAST_SEQUENCE):
        raise Damaged("prologue")
    return clear


def open_file(data: bytes, clear: Prologue, vault_key: bytes, name: str) -> Sealed:
    """Open everything in a file. Damaged where its front or its index isn't as it was written."""
    key, bound = hkdf(vault_key, clear.salt, "file"), data[:88]
    index_length, count, length = struct.unpack(">IIQ", open_sealed(key, 0, data[88:120], bound))
    if length != len(data) or index_length > 64 * MIB or length > 256 * MIB:
        raise Damaged("length")
    at = 120 + index_length + 16
    index = inflated_index(open_sealed(key, 1, data[120:at], bound))
    try:
        end = 4 + int.from_bytes(index[:4], "big")
        plain = json.loads(index[4:end])
        live = plain["live"]
        ranges, lost = parse_ranges(live["ranges"]), parse_ranges(live.get("lost", []))
        total = int(live["sum"], 16)
        devices = [bytes.fromhex(device) for device in plain["devices"]]
        rows = [parse_row(row, devices, clear.device) for row in plain["records"]]
        written = number(plain["written"])
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        raise Damaged("index") from None
    if len(rows) != count or end + sum(row.headline for row in rows) > len(index):
        raise Damaged("index")
    records, is_whole = [], True
    for place, row in enumerate(rows):
        body = open_body(key, 2 + place, data[at : at + row.stored + 16], bound, row)
        records.append(Record(*row.version, body))
        is_whole = is_whole and body is not None
        at += row.stored + 16
    is_whole = is_whole and is_padding_sound(key, 2 + count, data[at:], bound)
    return Sealed(
        name,
        clear.generation,
        clear.device,
        clear.sequence,
        written,
        ranges,
        lost,
        total,
        tuple(records),
        is_whole,
    )


@dataclass(frozen=True)
class Row:
    """One row of an index."""

    version: tuple[str, bytes, int, int, str, bool, dict[bytes, int]]
    headline: int
    length: int
    stored: int
    is_deflated: bool


def parse_row(row: list[Any], devices: list[bytes], device: bytes) -> Row:
    """Return a row of an index; anything that isn't as it must be is an error of Python's."""
    thing, sequence, at, sitting, removed, knows, headline, length = row[:8]
    if not (isinstance(thing, str) and isinstance(sitting, str) and isinstance(knows, list)):
        raise TypeError
    known = {devices[number(place)]: number(seen) for place, seen in knows}
    version = (thing, device, number(sequence), number(at), sitting, bool(removed), known)
    is_deflated = len(row) > 8
    stored = number(row[8]) if is_deflated else number(length)
    if max(number(length), stored) > 64 * MIB:
        raise ValueError
    return Row(version, number(headline), length, stored, is_deflated)


def parse_ranges(said: list[Any]) -> tuple[tuple[int, int], ...]:
    """Return sequences that a device's statement of its files names."""
    ranges, before = [], 0
    for first, last in said:
        if not before < number(first) <= number(last):
            raise ValueError
        ranges.append((first, last))
        before = last
    if sum(last - first + 1 for first, last in ranges) > 1 << 20:
        raise ValueError
    return tuple(ranges)


def number(value: object) -> int:
    """Return a count or a moment as it must be."""
    if type(value) is not int or not 0 <= value <= LAST_SEQUENCE:
        raise ValueError
    return value


def inflated_index(index: bytes) -> bytes:
    """Return the index proper."""
    if index[:4] != b"\xff\xff\xff\xff":
        return index
    length = int.from_bytes(index[4:8], "big")
    if length > 64 * MIB:
        raise Damaged("length")
    return inflate(index[8:], length)


def inflate(stream: bytes, length: int) -> bytes:
    """Return what a zlib stream holds: exactly so much, and nothing after it."""
    reader = zlib.decompressobj()
    try:
        text = reader.decompress(stream, length + 1)
    except zlib.error:
        raise Damaged("stream") from None
    if len(text) != length or not reader.eof or reader.unused_data:
        raise Damaged("stream")
    return text


def open_body(key: bytes, place: int, sealed: bytes, bound: bytes, row: Row) -> bytes | None:
    """Return a body; None where it doesn't open."""
    try:
        body = open_sealed(key, place, sealed, bound)
        return inflate(body, row.length) if row.is_deflated else body
    except Damaged:
        return None


def is_padding_sound(key: bytes, place: int, sealed: bytes, bound: bytes) -> bool:
    """Tell whether the last section opens."""
    try:
        open_sealed(key, place, sealed, bound)
    except Damaged:
        return False
    return True


# --- section 5: what is here, and what isn't -----------------------------------------------------


@dataclass
class Journal:
    """An open journal: the files that count, and what isn't right."""

    header: Header
    keys: Keys
    files: dict[bytes, dict[int, Sealed]] = field(default_factory=dict)  # by device, by sequence
    broken: dict[str, Prologue | None] = field(default_factory=dict)  # by name as it stands
    apart: dict[bytes, set[int]] = field(default_factory=dict)  # under a key that isn't held
    problems: list[dict[str, Any]] = field(default_factory=list)

    def says(self, kind: str, **more: object) -> None:
        """Note a problem."""
        self.problems.append({"kind": kind, **more})

    def term(self, file: Sealed, name: str | None = None) -> int:
        """Return what a file adds to the sum over its device's files."""
        key = hkdf(self.keys.by_generation[file.generation], self.keys.vault, "live")
        text = file.device + file.sequence.to_bytes(8, "big") + bytes.fromhex(name or file.name)
        return int.from_bytes(hmac_sha256(key, text), "big")


def read_journal(contents: dict[str, bytes], header: Header, keys: Keys) -> Journal:
    """Open all sealed files and compare them with what their devices declared."""
    journal = Journal(header, keys)
    for stem, data in sorted(contents.items()):
        if data[:8] == b"AWheader":
            take_header(journal, stem, data)
        elif stem not in header.names():
            take_file(journal, stem, data)
    for device in journal.files:
        look_for_missing(journal, device)
    for stem in journal.broken:
        journal.says("damaged", file=stem)
    if any(one["kind"] == "missing" for one in journal.problems):
        leave_out_gone(journal)
    return journal


def leave_out_gone(journal: Journal) -> None:
    """Wait for nothing that the person carries on without, its computer being gone."""
    through: dict[str, int] = {}
    for thing, history in present(journal).items():
        if thing.startswith("gone/"):
            bodies = (json.loads(one.body) for one in history if one.body is not None)
            through[thing.removeprefix("gone/")] = max(one["through"] for one in bodies)
    journal.problems = [
        one
        for one in journal.problems
        if one["kind"] != "missing" or one["through"] > through.get(one["device"], 0)
    ]


def take_header(journal: Journal, stem: str, data: bytes) -> None:
    """Name a header of another journal, or of a later version."""
    other = parse_header(data)
    if is_later_header(data):
        journal.says("newer", file=stem)
    elif other is not None and other.vault != journal.keys.vault:
        journal.says("foreign", file=stem)


def take_file(journal: Journal, stem: str, data: bytes) -> None:
    """Sort one file: sound, damaged, of another journal, of a later version, under another key."""
    clear, named_well = None, name_of(data) == stem
    try:
        clear = parse_prologue(data)
        if named_well and clear.version > 1:
            journal.says("newer", file=stem)
        elif named_well and clear.vault != journal.keys.vault:
            journal.says("foreign", file=stem)
        elif named_well and clear.generation not in journal.keys.by_generation:
            journal.says("apart", file=stem)
            journal.apart.setdefault(clear.device, set()).add(clear.sequence)
        else:
            take_own(journal, stem, data, clear)
    except Damaged:
        journal.broken[stem] = clear


def take_own(journal: Journal, stem: str, data: bytes, clear: Prologue) -> None:
    """Open a file of this journal; what of a damaged one is authentic counts."""
    if clear.vault != journal.keys.vault or clear.generation not in journal.keys.by_generation:
        raise Damaged("key")
    true_name = name_of(data)
    file = open_file(data, clear, journal.keys.by_generation[clear.generation], true_name)
    if not file.is_whole and is_name(stem):
        file = Sealed(**{**file.__dict__, "name": stem})
    journal.files.setdefault(file.device, {})[file.sequence] = file
    if not file.is_whole:
        things = [one.thing for one in file.records if one.body is None]
        journal.says("damaged", file=stem, things=things)


def is_name(stem: str) -> bool:
    """Tell whether a name has the shape that all names have."""
    return re.fullmatch("[0-9a-f]{32}", stem) is not None


def look_for_missing(journal: Journal, device: bytes) -> None:
    """Name what a device declared and isn't here, or isn't what was declared."""
    files = journal.files[device]
    newest = files[max(files)]
    declared = {at for first, last in newest.ranges for at in range(first, last + 1)}
    present = files.keys() | journal.apart.get(device, set())
    missing = declared - present
    total = newest.total ^ journal.term(newest)
    for at, file in files.items():
        if at in declared:
            total ^= journal.term(file)
    broken = damaged_here(journal, device, missing, total)
    missing -= broken
    if missing:
        journal.says("missing", device=device.hex(), count=len(missing), through=max(missing))
        return
    if total and not broken and not journal.apart.get(device):
        journal.says("swapped", device=device.hex())
    counting = declared | {at for first, last in newest.lost for at in range(first, last + 1)}
    journal.files[device] = {at: file for at, file in files.items() if at in counting}


def damaged_here(journal: Journal, device: bytes, missing: set[int], total: int) -> set[int]:
    """Return which of the missing files are here, damaged: by what they claim, or by their name."""
    found = set()
    for stem, clear in journal.broken.items():
        if clear and clear.device == device and clear.sequence in missing:
            found.add(clear.sequence)
        elif len(missing) == 1 and is_name(stem):
            (at,) = missing
            key = hkdf(
                journal.keys.by_generation[journal.keys.generation], journal.keys.vault, "live"
            )
            text = device + at.to_bytes(8, "big") + bytes.fromhex(stem)
            if int.from_bytes(hmac_sha256(key, text), "big") == total:
                found.add(at)
    return found


# --- section 6: what counts as present -----------------------------------------------------------


def present(journal: Journal) -> dict[str, list[Record]]:
    """Return each thing's versions, oldest first; the last one is the current one."""
    versions: dict[str, dict[tuple[int, bytes], Record]] = {}
    for files in journal.files.values():
        for _, file in sorted(files.items()):
            for one in file.records:
                held = versions.setdefault(one.thing, {})
                if held.get((one.sequence, one.device)) is None or one.body is not None:
                    held[one.sequence, one.device] = one
    found = {thing: settled(list(held.values())) for thing, held in sorted(versions.items())}
    return {thing: history for thing, history in found.items() if history}


def settled(versions: list[Record]) -> list[Record]:
    """Apply the three rules to all versions of one thing."""
    removals = [one for one in versions if one.removed]
    newest: dict[tuple[bytes, str], Record] = {}
    for one in sorted(versions, key=lambda one: one.sequence):
        gone = any(removal.knows.get(one.device, 0) >= one.sequence for removal in removals)
        if not one.removed and not gone:
            newest[one.device, one.sitting] = one
    return sorted(newest.values(), key=lambda one: (one.sequence, one.device))


def made_apart(history: list[Record]) -> list[Record]:
    """Return the versions that no other one knows of: more than one where devices wrote apart."""
    return [
        one
        for one in history
        if not any(
            other is not one
            and (
                other.knows.get(one.device, 0) >= one.sequence
                or (other.device == one.device and other.sequence > one.sequence)
            )
            for other in history
        )
    ]


# --- section 8: what one installation has seen ---------------------------------------------------


def compare_with_seen(journal: Journal, seen_file: Path) -> None:
    """Name a folder that was set back since one installation saw it."""
    line, _, text = seen_file.read_bytes().partition(b"\n")
    key = hkdf(journal.keys.by_generation[journal.keys.generation], journal.keys.vault, "seen")
    if not hmac.compare_digest(hmac_sha256(key, text).hex().encode(), line):
        return  # nobody vouches for it
    seen = json.loads(text)
    for device, (sequence, _, _) in seen["devices"].items():
        files = journal.files.get(bytes.fromhex(device), {})
        claims = (one.sequence for one in journal.broken.values() if one)
        if max(*files, *claims, *journal.apart.get(bytes.fromhex(device), ()), 0, 0) < sequence:
            kind = "set-back" if device == seen["device"] else "missing"
            journal.says(kind, device=device)
    if seen.get("header") and (journal.header.generation, journal.header.version) < tuple(
        seen["header"][:2]
    ):
        journal.says("set-back", header=True)


# --- what is written -----------------------------------------------------------------------------


def as_json(journal: Journal, *, history: bool) -> dict[str, Any]:
    """Return everything, as JSON has it."""
    things = present(journal)
    shown: dict[str, Any] = {}
    for thing, versions in things.items():
        shown[thing] = as_version(versions[-1])
        if len(made_apart(versions)) > 1:
            shown[thing]["apart"] = [as_version(one) for one in made_apart(versions)[:-1]]
        if history:
            shown[thing]["history"] = [as_version(one) for one in versions[:-1]]
    return {
        "format": 1,
        "vault": journal.keys.vault.hex(),
        "weak": any(slot.is_weak() for slot in journal.header.slots),
        "problems": journal.problems,
        "things": shown,
    }


def as_version(record: Record) -> dict[str, Any]:
    """Return one version as JSON has it. `body` is what it says; null where it is damaged."""
    at = datetime.fromtimestamp(min(record.at, LAST_MS) / 1000, UTC)
    whole = {"at": at.isoformat(), "device": record.device.hex(), "sitting": record.sitting}
    if record.body is None:
        return {**whole, "damaged": True, "body": None}
    try:
        return {**whole, "body": json.loads(record.body.decode("utf-8", "surrogatepass"))}
    except (ValueError, RecursionError):
        return {**whole, "base64": base64.b64encode(record.body).decode("ascii")}


def contents_of(folder: Path) -> dict[str, bytes]:
    """Return the journal's files by their names without the suffix."""
    try:
        contents = {
            path.name.removesuffix(SUFFIX): path.read_bytes()
            for path in folder.iterdir()
            if path.name.endswith(SUFFIX)
            and not path.name.startswith((".", "~"))
            and path.is_file()
            and not path.is_symlink()
        }
    except OSError:
        raise CannotOpen("none-here") from None
    if not contents:
        raise CannotOpen("none-here")
    return contents


def open_folder(
    folder: Path, kind: int, typed: str, *, header_name: str = "", seen: Path | None = None
) -> Journal:
    """Open the journal in a folder and read all of it."""
    contents = contents_of(folder)
    headers = headers_that_count(contents)
    if header_name:
        chosen = parse_header(contents.get(header_name.removesuffix(SUFFIX), b""))
        if chosen is None:
            raise CannotOpen("header-damaged")
        headers = Headers([[chosen]], "wrong-secret")
    secret = code_secret(typed) if kind == RECOVERY else passphrase_secret(typed)
    journal = read_journal(contents, *open_first(headers, kind, secret))
    if seen is not None:
        compare_with_seen(journal, seen)
    return journal


def ask(arguments: argparse.Namespace) -> str:
    """Return the secret: typed without an echo, or read from a descriptor, less one line's end."""
    if arguments.passphrase_fd is None:
        return getpass.getpass("Recovery code: " if arguments.recovery_code else "Passphrase: ")
    with os.fdopen(arguments.passphrase_fd, "rb") as stream:
        return stream.read().decode("utf-8").removesuffix("\n").removesuffix("\r")


def parse_arguments(words: list[str] | None) -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(description="Read an Afterword journal without Afterword.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--history", action="store_true", help="with the earlier versions")
    parser.add_argument("--recovery-code", action="store_true", help="ask for the recovery code")
    parser.add_argument("--passphrase-fd", type=int, metavar="N", help="read the secret there")
    parser.add_argument("--header", default="", metavar="NAME", help="open by this header file")
    parser.add_argument("--seen", type=Path, metavar="FILE", help="an installation's file `seen`")
    return parser.parse_args(words)


def lines(whole: dict[str, Any]) -> Iterator[str]:
    """Yield the JSON in pieces, so that a large journal needs no second copy in memory."""
    yield from json.JSONEncoder(indent=1).iterencode(whole)
    yield "\n"


def main(words: list[str] | None = None) -> int:
    """Read a journal and write it as JSON."""
    arguments = parse_arguments(words)
    kind = RECOVERY if arguments.recovery_code else PASSPHRASE
    try:
        contents_of(arguments.folder)
        journal = open_folder(
            arguments.folder,
            kind,
            ask(arguments),
            header_name=arguments.header,
            seen=arguments.seen,
        )
    except CannotOpen as problem:
        sys.stderr.write(f"{problem}\n")
        return 2
    for piece in lines(as_json(journal, history=arguments.history)):
        sys.stdout.write(piece)
    return 1 if journal.problems else 0


if __name__ == "__main__":
    sys.exit(main())
