"""The header's files in a folder: writing both copies, healing a lost one, opening one.

The bytes of a header are ``journal.vault.header``'s; which one opens a journal is
``journal.vault.which_header``'s to say.
"""

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from journal import durable, system
from journal.errors import AfterwordError, HeaderDamaged, WrongSecret
from journal.vault import crypto, header
from journal.vault.folder import Piece, all_pieces, path_of
from journal.vault.header import Header
from journal.vault.keys import Keyring


def write_header(folder: Path, head: Header) -> None:
    """Write both copies and read them back. Raises ``OSError``; then neither is there.

    A first copy that can't be taken back counts, and so the change is made: its second copy is
    written when the journal is next opened.
    """
    files = {path_of(folder, crypto.name_of(data)): data for data in map(head.file, header.COPIES)}
    try:
        for path, data in files.items():
            durable.write_new(path, data)
            _read_back(path, data)
    except OSError:
        if not _take_back(folder, files):
            return
        raise


def _take_back(folder: Path, files: Mapping[Path, bytes]) -> bool:
    """Remove what was written. False if a whole copy stays, which then is the one that counts."""
    for path in files:
        with contextlib.suppress(OSError):
            system.remove(path)
    with contextlib.suppress(OSError):
        system.sync_folder(folder)  # or a power cut brings it back, and a secret nobody was told
    return not any(_holds(path, data) for path, data in files.items())


def _holds(path: Path, data: bytes) -> bool:
    try:
        return system.read(path) == data
    except OSError:
        return False


def _read_back(path: Path, data: bytes) -> None:
    if system.read(path) != data:
        raise OSError(None, "read-back differs")


def heal_header(folder: Path, head: Header) -> None:
    """Write again a damaged or absent copy: what it must be is known. Raises ``OSError``.

    Not where another device has written a later header since: this one may go.
    """
    files = {path_of(folder, crypto.name_of(data)): data for data in map(head.file, header.COPIES)}
    if all(_holds(path, data) for path, data in files.items()):
        return
    with contextlib.suppress(AfterwordError):
        if newest_rank(folder, head.vault) > head.rank():
            return
    for path, data in files.items():
        if not path.exists():
            durable.write_new(path, data)
        elif system.read(path) != data:
            durable.replace(path, data)


def remove_older(folder: Path, opened: "OpenedHeader") -> None:
    """Remove headers of the same vault that rank below, so that their slots stop working.

    One whose key isn't held stays: it was made on another device at the same time, and files that
    only its key opens may be here.
    """
    head = opened.header
    with contextlib.suppress(OSError):  # they go at the next opening, then
        for piece, other in _headers(folder, head.vault):
            if other.rank() < head.rank() and is_held(other, opened.keys):
                system.remove(piece.path)


def newest_rank(folder: Path, vault: bytes) -> tuple[int, int, bytes]:
    """Return the highest rank of that vault's headers. Raises ``HeaderDamaged``, ``OSError``."""
    ranks = [head.rank() for _, head in _headers(folder, vault)]
    if not ranks:
        raise HeaderDamaged(name=None, reason="none")
    return max(ranks)


def is_outdated(pieces: Iterable[Piece], head: Header) -> bool:
    """Tell whether a header under a later key than ``head``'s has come."""
    for piece in pieces:
        with contextlib.suppress(AfterwordError):
            if piece.start.startswith(header.MAGIC):
                other = header.parse(piece.start)
                if other.vault == head.vault and other.generation > head.generation:
                    return True
    return False


def open_apart(folder: Path, keys: Keyring, secret: bytes) -> Keyring:
    """Return what a passphrase opens among headers whose keys are not held. ``WrongSecret``."""
    for _, head in _headers(folder, keys.vault):
        if not is_held(head, keys):
            with contextlib.suppress(WrongSecret, HeaderDamaged):
                return header.open_header(head, header.PASSPHRASE, secret)
    raise WrongSecret


def _headers(folder: Path, vault: bytes) -> Iterator[tuple[Piece, Header]]:
    """Yield the sound headers of a vault."""
    for piece in all_pieces(folder, header.MAX_LENGTH + 1):
        with contextlib.suppress(AfterwordError):
            head = header.parse(piece.start)
            if head.vault == vault:
                yield piece, head


def is_held(head: Header, keys: Keyring) -> bool:
    """Tell whether a header's vault key is among ``keys``: its MAC says so."""
    if head.generation not in keys.keys:
        return False
    return head.is_signed_by(replace(keys, generation=head.generation))


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
