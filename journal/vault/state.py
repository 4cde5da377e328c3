"""What one installation remembers of a journal, outside its folder: its device id and the marks.

A folder that was restored from a copy, or is gone on from as an older copy, is remembered in a
place of its own: it is behind the journal that it was copied from, and rightly so.

A mark is the newest file seen of a device. It tells a journal that was set back. Losing it weakens
that warning and never the journal. docs/format.md, section 8.
"""

import contextlib
import json
import os
import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from journal import durable, system
from journal.vault import crypto
from journal.vault.keys import Keyring

DEVICE_LENGTH = 16
LOCK_NAME = "lock"

_SEEN_NAME = "seen"
_TOP_NAME = "top"
_TOP = struct.Struct(">16sQQ16s")
_TOP_LENGTH = _TOP.size + 32
_MAC_DIGITS = 64
_PLACE_DIGITS = 16
_MAX_LENGTH = 1 << 20


@dataclass(frozen=True)
class Mark:
    """The newest file seen of a device: its sequence, when it was written (ms), its name."""

    sequence: int
    at: int
    name: str


@dataclass(frozen=True)
class HeaderMark:
    """The newest header seen: its generation, its version, when it was written (ms)."""

    generation: int
    version: int
    written: int

    def is_newer_than(self, generation: int, version: int) -> bool:
        """Tell whether a header of that rank was set back."""
        return (self.generation, self.version) > (generation, version)


@dataclass(frozen=True)
class Seen:
    """This installation's device id, the marks of all devices, and the newest header.

    ``accepted`` names the damaged and foreign files that the person carried on beside.
    """

    device: bytes
    marks: Mapping[bytes, Mark] = field(default_factory=dict)
    header: HeaderMark | None = None
    accepted: frozenset[str] = frozenset()


def new_device() -> bytes:
    """Return a device id that nobody has."""
    return crypto.random_bytes(DEVICE_LENGTH)


def place_of(state: Path, vault: bytes, folder: Path) -> Path:
    """Return where this installation remembers that journal, as it is in that folder."""
    own = _own_place(state, vault, folder)
    return own if own.is_dir() else state / vault.hex()


def known_vaults(state: Path) -> frozenset[bytes]:
    """Return the ids of the journals that were open on this machine."""
    with contextlib.suppress(OSError):
        return frozenset(vault for place in state.iterdir() if (vault := vault_of(place)))
    return frozenset()


def vault_of(place: Path) -> bytes | None:
    """Return the id of the journal that is remembered in a folder; ``None`` if none is."""
    try:
        return bytes.fromhex(place.name.partition("-")[0])
    except ValueError:
        return None


def set_apart(state: Path, vault: bytes, folder: Path) -> Path:
    """Remember the journal in ``folder`` apart from now on; return where. Raises ``OSError``.

    What was remembered of it before, or of another folder of the same journal, stays as it is.
    """
    own = _own_place(state, vault, folder)
    durable.make_folder(own)
    return own


def begin_apart(state: Path, vault: bytes, folder: Path) -> None:
    """Remember a journal apart that is new in ``folder``: nothing was seen of it yet."""
    own = set_apart(state, vault, folder)
    for name in (_SEEN_NAME, _TOP_NAME):
        system.remove(own / name)


def _own_place(state: Path, vault: bytes, folder: Path) -> Path:
    where = os.fsencode(folder.absolute().resolve())
    return state / f"{vault.hex()}-{crypto.checksum(where).hex()[:_PLACE_DIGITS]}"


def read_seen(folder: Path, keys: Keyring) -> Seen | None:
    """Return what is remembered; ``None`` if nothing is, or nothing that can be trusted.

    Raises ``OSError`` where it is there and the medium does not give it: to go on as somebody new,
    then, would leave one's own files to nobody.
    """
    for mac_key in keys.seen_keys():
        seen = _read_seen(folder / _SEEN_NAME, mac_key)
        if seen is not None:  # the mark beside it may be under another generation's key
            tops = (_read_tops(folder / _TOP_NAME, key) for key in keys.seen_keys())
            return _with_top(seen, chain.from_iterable(tops))
    return None


def unproven(folder: Path) -> Seen | None:
    """Return what is remembered, without a key to prove it: for words, never for a decision."""
    return _parse_seen(_read_start(folder / _SEEN_NAME).partition(b"\n")[2])


def write_seen(folder: Path, keys: Keyring, seen: Seen) -> None:
    """Remember. Durable. Raises ``OSError``."""
    devices = {
        device.hex(): [mark.sequence, mark.at, mark.name] for device, mark in seen.marks.items()
    }
    said: dict[str, object] = {"device": seen.device.hex(), "devices": devices}
    if seen.header is not None:
        said["header"] = [seen.header.generation, seen.header.version, seen.header.written]
    if seen.accepted:
        said["accepted"] = sorted(seen.accepted)
    text = json.dumps(said).encode("ascii")
    mac = crypto.authenticate(keys.seen_key(), text).hex().encode("ascii")
    durable.replace(folder / _SEEN_NAME, mac + b"\n" + text)


class TopMark:
    """The own device's mark, written in place after each save, without waiting for the medium."""

    def __init__(self, folder: Path, keys: Keyring, device: bytes) -> None:
        """Open the file. Raises ``OSError``."""
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
        self._descriptor: int | None = os.open(folder / _TOP_NAME, flags, 0o600)
        self._key = keys.seen_key()
        self._device = device
        self._turn = 0

    def use(self, keys: Keyring) -> None:
        """Vouch for the mark with a new key from now on."""
        self._key = keys.seen_key()

    def write(self, mark: Mark) -> None:
        """Mark a saved file. The two places take turns, so that one is always whole."""
        if self._descriptor is None:
            return
        text = _TOP.pack(self._device, mark.sequence, mark.at, bytes.fromhex(mark.name))
        data = text + crypto.authenticate(self._key, text)
        system.write_at(self._descriptor, data, self._turn * _TOP_LENGTH)
        self._turn = 1 - self._turn

    def close(self) -> None:
        """Close the file; later writes do nothing."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            with contextlib.suppress(OSError):  # it is closed all the same
                os.close(descriptor)


def _read_seen(path: Path, mac_key: bytes) -> Seen | None:
    data = _read_start(path)
    mac, _, text = data.partition(b"\n")
    expected = crypto.authenticate(mac_key, text).hex().encode("ascii")
    if len(mac) != _MAC_DIGITS or not crypto.is_same(mac, expected):
        return None
    return _parse_seen(text)


def _parse_seen(text: bytes) -> Seen | None:
    try:
        said = json.loads(text)
        marks = {
            bytes.fromhex(device): Mark(int(sequence), int(at), str(name))
            for device, (sequence, at, name) in said["devices"].items()
        }
        header = said.get("header")
        newest = None if header is None else HeaderMark(*(int(part) for part in header))
        accepted = frozenset(str(name) for name in said.get("accepted", ()))
        return Seen(bytes.fromhex(said["device"]), marks, newest, accepted)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _read_tops(path: Path, mac_key: bytes) -> Iterator[tuple[bytes, Mark]]:
    data = _read_start(path)
    for at in (0, _TOP_LENGTH):
        place = data[at : at + _TOP_LENGTH]
        text, mac = place[: _TOP.size], place[_TOP.size :]
        if crypto.is_same(mac, crypto.authenticate(mac_key, text)):
            device, sequence, ms, name = _TOP.unpack(text)
            yield device, Mark(sequence, ms, name.hex())


def _read_start(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_MAX_LENGTH)
    except FileNotFoundError:
        return b""


def _with_top(seen: Seen, tops: Iterable[tuple[bytes, Mark]]) -> Seen:
    """Raise the own device's mark to the higher of what both files say."""
    marks = dict(seen.marks)
    for device, mark in tops:
        held = marks.get(device)
        if device == seen.device and (held is None or held.sequence < mark.sequence):
            marks[device] = mark
    return replace(seen, marks=marks)
