"""The header's files in a folder: which header counts, writing both copies, healing a lost one.

The bytes of a header are ``journal.vault.header``'s.
"""

import contextlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from journal import durable, system
from journal.errors import AfterwordError, HeaderDamaged, WrongSecret
from journal.vault import crypto, header, sealed
from journal.vault.folder import Piece, all_pieces, path_of
from journal.vault.header import Header
from journal.vault.keys import Keyring


@dataclass(frozen=True)
class FoundHeaders:
    """The header that counts: one, or several of the same rank where one was tampered with."""

    variants: tuple[Header, ...]


def find_headers(pieces: Iterable[Piece]) -> FoundHeaders:
    """Choose the header that counts. Derives nothing.

    Raises:
        NewerFormat: a sound header of a later version is there.
        HeaderDamaged: no header can be used; ``reason`` says why of one, ``none`` if none is there.
    """
    vaults: Counter[bytes] = Counter()
    found: list[Header] = []
    reason = "none"
    for piece in pieces:
        if not piece.start.startswith(header.MAGIC):
            with contextlib.suppress(sealed.Unreadable):
                vaults[sealed.parse_prologue(piece.start).vault] += 1
            continue
        try:
            found.append(header.parse(piece.start))
        except HeaderDamaged as problem:
            reason = str(problem.fields["reason"])
    if not found:
        raise HeaderDamaged(name=None, reason=reason)
    return _choose(found, vaults)


def _choose(found: list[Header], vaults: Counter[bytes]) -> FoundHeaders:
    best = max(found, key=lambda head: (vaults[head.vault], head.rank()))
    variants = {head.file(1): head for head in found if _same_rank(head, best)}
    return FoundHeaders(tuple(variants.values()))


def _same_rank(one: Header, other: Header) -> bool:
    return one.vault == other.vault and one.rank() == other.rank()


def write_header(folder: Path, head: Header) -> None:
    """Write both copies and read them back. Raises ``OSError``; then neither is there."""
    written: list[Path] = []
    try:
        for copy in header.COPIES:
            data = head.file(copy)
            path = path_of(folder, crypto.name_of(data))
            durable.write_new(path, data)
            written.append(path)
            _read_back(path, data)
    except OSError:
        for path in written:
            with contextlib.suppress(OSError):
                system.remove(path)
        raise


def _read_back(path: Path, data: bytes) -> None:
    if system.read(path) != data:
        raise OSError(None, "read-back differs")


def heal_header(folder: Path, head: Header) -> None:
    """Write again a damaged or absent copy: what it must be is known. Raises ``OSError``."""
    for copy in header.COPIES:
        data = head.file(copy)
        path = path_of(folder, crypto.name_of(data))
        if not path.exists():
            durable.write_new(path, data)
        elif system.read(path) != data:
            durable.replace(path, data)


def remove_older(folder: Path, head: Header) -> None:
    """Remove headers of the same vault that rank below, so that their slots stop working."""
    for piece in all_pieces(folder, header.MAX_LENGTH):
        with contextlib.suppress(AfterwordError, OSError):
            other = header.parse(piece.start)
            if other.vault == head.vault and other.rank() < head.rank():
                system.remove(piece.path)


def own_names(head: Header) -> frozenset[str]:
    """Return the names that both copies have."""
    return frozenset(crypto.name_of(head.file(copy)) for copy in header.COPIES)


@dataclass(frozen=True)
class OpenedHeader:
    """A header and the keys it gave."""

    header: Header
    keys: Keyring


def open_variants(variants: Iterable[Header], kind: int, secret: bytes) -> OpenedHeader:
    """Open the first variant that the secret opens and whose MAC holds.

    Raises:
        HeaderDamaged: a slot opened, and what stands beside it was altered.
        WrongSecret: no slot opened.
    """
    altered: HeaderDamaged | None = None
    for head in variants:
        try:
            return OpenedHeader(head, header.open_header(head, kind, secret))
        except WrongSecret:
            continue
        except HeaderDamaged as problem:
            altered = problem
    raise altered or WrongSecret
