"""A reader of journals made from docs/format.md alone: only ``cryptography``, none of our code.

It believes nothing it isn't told there, checks what the page says to check, and is kept short.
"""

import hashlib
import hmac
import json
import struct
import unicodedata
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def hkdf(key: bytes, salt: bytes, info: str) -> bytes:
    info_bytes = b"afterword 1 " + info.encode()
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=info_bytes).derive(key)


def code_secret(code: str) -> bytes:
    """Section 3."""
    alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    groups = code.split("-")
    assert len(groups) == 8
    bits = 0
    for group in groups:
        for symbol in group[:4]:
            bits = bits << 5 | alphabet.index(symbol)
    data = bits.to_bytes(20, "big")
    assert data[18:] == hashlib.sha256(b"afterword recovery" + data[:18]).digest()[:2]
    return data[:18]


def vault_key(data: bytes, kind: int, secret: bytes) -> tuple[bytes, bytes, int]:
    """Section 2: return the vault key, the vault id and the generation."""
    assert data[:8] == b"AWheader"
    assert hashlib.sha256(data[:-32]).digest() == data[-32:]
    fields = struct.unpack(">HH16sII16sQHH", data[8:64])
    _, _, vault, generation, _, _, _, slots, older = fields
    assert len(data) == 64 + 128 * slots + 52 * older + 64
    for at in range(64, 64 + 128 * slots, 128):
        slot = data[at : at + 128]
        if slot[0] != kind:
            continue
        memory, passes, lanes = struct.unpack(">III", slot[4:16])
        salt, commitment, wrapped = slot[16:32], slot[32:64], slot[64:112]
        root = Argon2id(
            salt=salt, length=32, iterations=passes, lanes=lanes, memory_cost=memory
        ).derive(secret)
        assert hkdf(root, salt, "commit") == commitment
        associated = vault + struct.pack(">I", generation) + slot[:32]
        key = AESGCM(hkdf(root, salt, "wrap")).decrypt(bytes(12), wrapped, associated)
        covered = data[:10] + b"\0\0" + data[12:-64]
        mac = hmac.digest(hkdf(key, vault, "header"), covered, "sha256")
        assert mac == data[-64:-32]
        return key, vault, generation
    raise AssertionError("no such slot")


class File:
    """Section 4: one sealed file."""

    def __init__(self, data: bytes, key: bytes, vault: bytes) -> None:
        self.name = hashlib.sha256(data).hexdigest()[:32]
        magic, version, zero, mine, _, self.device, self.sequence, salt = struct.unpack(
            ">8sHH16sI16sQ32s", data[:88]
        )
        assert (magic, version, zero, mine) == (b"AWsealed", 1, 0, vault)
        self.data, self.cipher = data, AESGCM(hkdf(key, salt, "file"))
        index_length, count, length = struct.unpack(">IIQ", self.section(0, 88, 16))
        assert length == len(data)
        index = self.section(1, 120, index_length)
        end = 4 + int.from_bytes(index[:4], "big")
        self.json: dict[str, Any] = json.loads(index[4:end])
        self.records: list[tuple[list[Any], bytes, bytes]] = []
        at = 120 + index_length + 16
        for number, record in enumerate(self.json["records"]):
            headline = index[end : end + record[6]]
            end += record[6]
            self.records.append((record, headline, self.section(2 + number, at, record[7])))
            at += record[7] + 16
        assert len(self.records) == count
        assert not any(self.section(2 + count, at, length - at - 16))
        assert length == padme(max(at + 16, 4096))

    def section(self, number: int, at: int, length: int) -> bytes:
        sealed = self.data[at : at + length + 16]
        return self.cipher.decrypt(number.to_bytes(12, "big"), sealed, self.data[:88])

    def is_live(self, sequence: int) -> bool:
        return any(first <= sequence <= last for first, last in self.json["live"]["ranges"])


def padme(length: int) -> int:
    exponent = length.bit_length() - 1
    step = 1 << (exponent - exponent.bit_length())
    return -(-length // step) * step


def counting_files(files: list[File], key: bytes, vault: bytes) -> list[File]:
    """Section 5: leave out what isn't live; all must be here, and as it was declared."""
    live_key = hkdf(key, vault, "live")
    counting = []
    for device in {file.device for file in files}:
        theirs = [file for file in files if file.device == device]
        newest = max(theirs, key=lambda file: file.sequence)
        live = [file for file in theirs if newest.is_live(file.sequence)]
        ranges = newest.json["live"]["ranges"]
        assert len(live) == sum(last - first + 1 for first, last in ranges)
        total = 0
        for file in live:
            if file is not newest:
                text = device + file.sequence.to_bytes(8, "big") + bytes.fromhex(file.name)
                total ^= int.from_bytes(hmac.digest(live_key, text, "sha256"), "big")
        assert f"{total:064x}" == newest.json["live"]["sum"]
        counting += live
    return counting


def read_journal(
    folder: Path, passphrase: str | None = None, code: str | None = None
) -> dict[str, list[tuple[bytes, bytes]]]:
    """Return each thing's history, oldest first, as (headline, body)."""
    contents = {path.stem: path.read_bytes() for path in folder.glob("*.afterword")}
    for stem, data in contents.items():
        assert hashlib.sha256(data).hexdigest()[:32] == stem
    headers = [data for data in contents.values() if data.startswith(b"AWheader")]
    header = max(headers, key=lambda data: struct.unpack(">II", data[28:36]))
    if passphrase is not None:
        secret = unicodedata.normalize("NFC", passphrase).encode("utf-8")
        key, vault, _ = vault_key(header, 1, secret)
    else:
        key, vault, _ = vault_key(header, 2, code_secret(code or ""))
    files = [File(data, key, vault) for data in contents.values() if data.startswith(b"AWsealed")]
    return present(counting_files(files, key, vault))


def present(files: list[File]) -> dict[str, list[tuple[bytes, bytes]]]:
    """Section 6."""
    things: dict[
        str, dict[tuple[int, bytes], tuple[list[Any], bytes, bytes, dict[bytes, int]]]
    ] = {}
    for file in files:
        devices = [bytes.fromhex(device) for device in file.json["devices"]]
        for record, headline, body in file.records:
            knows = {devices[place]: seen for place, seen in record[5]}
            version = (record, headline, body, knows)
            things.setdefault(record[0], {})[record[1], file.device] = version
    found = {}
    for thing, versions in things.items():
        removals = {at: version for at, version in versions.items() if version[0][4]}
        newest: dict[tuple[bytes, str], tuple[int, bytes]] = {}
        for sequence, device in sorted(versions.keys() - removals.keys()):
            if any(gone[3].get(device, 0) >= sequence for gone in removals.values()):
                continue
            newest[device, versions[sequence, device][0][3]] = (sequence, device)
        if newest:
            found[thing] = [versions[at][1:3] for at in sorted(newest.values())]
    return found
