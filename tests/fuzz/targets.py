"""What is fuzzed: each parser of bytes from elsewhere, and the only errors that it may raise.

A new target is one line in ``TARGETS``: what takes the bytes, its errors, and bytes to begin from.
"""

import base64
import hashlib
import json
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from unittest import mock

from journal import replies, settings
from journal.codec import decode
from journal.errors import AfterwordError, GuideError
from journal.guides.guide import Door, Gate, GuideSource
from journal.guides.load import guide_from_source, load_gate
from journal.guides.pack import read_pack
from journal.letterbox import MAGIC, Letterbox
from journal.model import Answer, Reflection, Share
from journal.takeout.reading import parse_dump
from journal.takeout.shape import FORMAT
from journal.vault import crypto, header, recovery, sealed
from journal.vault.census import take_census
from journal.vault.deflating import deflate
from journal.vault.folder import Piece
from journal.vault.keys import Keyring
from journal.vault.live import LiveSet
from journal.vault.rows import Record, Stored
from journal.vault.sealed import Prologue

ROOT = Path(__file__).parents[2]
VECTORS = ROOT / "tests" / "vectors"
RESOURCES = ROOT / "resources"
SAMPLES = ROOT / "tests" / "journal" / "samples"
GUIDE_FILES = [SAMPLES / "small" / name for name in ("guide.toml", "en.toml")]
GATE_FILES = [RESOURCES / "gate" / name for name in ("gate.toml", "en.toml")]
PACK_FILE = ROOT / "docs" / "organisation-pack.toml"
PLACE = Path(tempfile.gettempdir()) / "afterword-fuzz"  # who fuzzes names a folder of its own
KEYS = Keyring(bytes(16), 1, {1: bytes(32)})
PROLOGUE = Prologue(bytes(16), 1, bytes(16), 1, bytes(32))
DIVIDER = b"\n#####\n"
NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)
SHARE = Share(
    *("s", "r", Door.GROUP, NOON, "", "", "", "html", 1, "", (), 1),
    questions=("What did you see?", "What helped?"),
    letterbox=Letterbox(bytes(16), bytes(65), bytes(32)),
)


@dataclass(frozen=True)
class Target:
    """One parser."""

    run: Callable[[bytes], object]
    errors: tuple[type[Exception], ...]
    seeds: Callable[[], Iterable[bytes]]
    most: int = 8192  # bytes of one input


def header_with_its_sum(data: bytes) -> None:
    """Parse the bytes as they are, and with the checksum that they would have."""
    for whole in (data, data + hashlib.sha256(data).digest()):
        try:
            header.parse(whole)
        except AfterwordError:
            continue


def change(data: bytes) -> None:
    """Judge a file as one of a folder: no bytes make an error, they are counted as something."""
    take_census(KEYS, [Piece(Path("none"), crypto.name_of(data), len(data), data)])
    take_census(KEYS, [Piece(Path("none"), "0" * 32, len(data), data)])


def pack(data: bytes) -> None:
    """Open a file whose index is the bytes, sealed as a writer with the key would."""
    count = int.from_bytes(data[:1], "big")
    sealed.open_whole(KEYS, _sealed_index(data[1:], count))


def _sealed_index(index: bytes, count: int) -> bytes:
    clear, key = PROLOGUE.packed(), KEYS.file_key(1, PROLOGUE.salt)
    body = crypto.seal(key, 2, b"a body", clear)
    length = len(clear) + 32 + len(index) + 16 + len(body)
    front = len(index).to_bytes(4, "big") + count.to_bytes(4, "big") + length.to_bytes(8, "big")
    sections = [crypto.seal(key, 0, front, clear), crypto.seal(key, 1, index, clear), body]
    return b"".join([clear, *sections])


def guide(data: bytes) -> None:
    """Read a guide from its structure and its words."""
    structure, _, words = data.decode("utf-8", "replace").partition(DIVIDER.decode())
    guide_from_source(GuideSource(structure, words, "en"))


def gate(data: bytes) -> None:
    """Read a gate's folder."""
    structure, _, words = data.partition(DIVIDER)
    _write({"gate.toml": structure, "en.toml": words})
    load_gate(PLACE, "en")


def organisation(data: bytes) -> None:
    """Read an organisation's pack."""
    read_pack(PLACE / "pack.toml", data.decode("utf-8", "replace"), _shipped_gate())


@cache
def _shipped_gate() -> Gate:
    return load_gate(RESOURCES / "gate", "en")


def stored_settings(data: bytes) -> None:
    """Load the settings: no bytes make an error, they give defaults."""
    _write({settings.FILE_NAME: data})
    settings.load_settings(PLACE)


def body(data: bytes) -> None:
    """Read the body of a record, as each of what it can be."""
    for kind in (Answer, Reflection, Share):
        try:
            decode(kind, data)
        except ValueError:
            continue


def code(data: bytes) -> None:
    """Read a recovery code."""
    recovery.read_code(data.decode("utf-8", "replace"))


def reply(data: bytes) -> None:
    """Parse the bytes as a file, and as what such a file holds once its seal is open."""
    sum_ = hashlib.sha256(bytes(16) + data).hexdigest().encode()
    with mock.patch.object(replies, "unseal", lambda _letterbox, sealed: sealed):
        for whole in (data, b"\n".join([MAGIC, base64.b64encode(bytes(16) + data), sum_])):
            try:
                replies.open_reply(replies.parse(whole), SHARE, NOON)
            except AfterwordError:
                continue


def _write(files: dict[str, bytes]) -> None:
    PLACE.mkdir(exist_ok=True)
    for name, data in files.items():
        (PLACE / name).write_bytes(data)


def _vector_files(kind: str, magic: bytes) -> Iterable[bytes]:
    for path in sorted(VECTORS.glob(f"{kind}--*.json")):
        for text in json.loads(path.read_text())["files"].values():
            data = base64.b64decode(text)
            if data.startswith(magic):
                yield data


def _indexes() -> Iterable[bytes]:
    records = [Record(f"t{at}", at, 2, "s", False, {bytes(16): 1}, b"head", 6) for at in (1, 2)]
    live = LiveSet(((1, 1), (3, 9)), 7)
    lies = [Stored(6, is_deflated=False), Stored(6, is_deflated=True)]
    for some in (1, 2):
        index = sealed._encode_index(1, live, records[:some], lies[:some])
        yield bytes([some]) + index
        yield bytes([some]) + b"\xff" * 4 + len(index).to_bytes(4, "big") + deflate(index)


def _texts(*paths: Path) -> Callable[[], Iterable[bytes]]:
    return lambda: [DIVIDER.join(path.read_bytes() for path in paths)]


def _bodies() -> Iterable[bytes]:
    value = {"kind": "text", "text": "words"}
    answer = {"reflection": "r", "prompt": "p", "value": value, "at": "2026-03-12T00:00:00+00:00"}
    yield json.dumps(answer).encode()
    yield json.dumps({"id": "r", "created": "2026-03-12T00:00:00+00:00", "guide": {}}).encode()


def _codes() -> Iterable[bytes]:
    yield recovery.write_code(bytes(18)).encode()


def _dumps() -> Iterable[bytes]:
    version = {"at": "2026-03-12T00:00:00.000+00:00", "sitting": "s"}
    for said in ({"bytes": "YQ=="}, {"body": {"text": "words"}}, {"bytes": "", "headline": "Kw=="}):
        things = [{"thing": "answer/a/b", "versions": [version | said]}]
        yield json.dumps({"format": FORMAT, "version": 1, "things": things}).encode()


def _replies() -> Iterable[bytes]:
    yield json.dumps({"id": "0" * 32, "from": "Nadia", "answers": [[0, "It was night."]]}).encode()
    yield b"\n".join([MAGIC, base64.encodebytes(bytes(200)), b"0" * 64])


TARGETS = {
    "header": Target(header_with_its_sum, (), lambda: _vector_files("success", b"AWheader")),
    "change": Target(change, (), lambda: _vector_files("success", b"AWsealed")),
    "pack": Target(pack, (sealed.Unreadable,), _indexes),
    "body": Target(body, (), _bodies),
    "code": Target(
        code, (AfterwordError,), lambda: [recovery.write_code(bytes(18)).encode()], most=80
    ),
    "guide": Target(guide, (GuideError,), _texts(*GUIDE_FILES)),
    "gate": Target(gate, (GuideError,), _texts(*GATE_FILES)),
    "organisation": Target(organisation, (GuideError,), _texts(PACK_FILE)),
    "settings": Target(stored_settings, (), lambda: [b'{"theme": "dark", "writing_size": 19}']),
    "dump": Target(parse_dump, (AfterwordError,), _dumps),
    "reply": Target(reply, (), _replies),
}

TRAP = Target(lambda data: 1 // (data != b"trap"), (), lambda: [b"safe"])
"""A parser with a mistake, so that a run can be seen to find one."""
