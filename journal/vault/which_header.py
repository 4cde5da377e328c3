"""Which header opens a journal: files of other journals in the folder never stand in its way.

A folder can hold anybody's files. So the headers of every journal that is there are tried with the
secret, those first that this installation knows. docs/format.md, section 2.
"""

import contextlib
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from journal import system
from journal.errors import AfterwordError, HeaderDamaged, NewerFormat, NotAJournal, WrongSecret
from journal.vault import crypto, header, sealed
from journal.vault.census import Census
from journal.vault.folder import Piece, all_pieces
from journal.vault.header import Header
from journal.vault.header_files import OpenedHeader, open_variants
from journal.vault.recovery import read_code

MOST = 4  # journals that nobody knows: each of them costs a derivation
NOBODY: frozenset[bytes] = frozenset()


@dataclass(frozen=True)
class FoundHeaders:
    """The headers to be tried, in this order; and what it means if none of them opens.

    Of each journal it is the one that counts, or several of that rank where one was tampered with.
    """

    journals: tuple[tuple[Header, ...], ...]
    otherwise: AfterwordError

    @property
    def first(self) -> Header:
        """The header that is tried first."""
        return self.journals[0][0]


@dataclass
class _Looked:
    """What the files of a folder are, as far as anybody can tell without a key."""

    headers: dict[bytes, list[Header]] = field(default_factory=dict)
    sealed: Counter[bytes] = field(default_factory=Counter)
    pieces: list[tuple[bytes, Piece]] = field(default_factory=list)
    newer: NewerFormat | None = None
    reason: str = "not-here"

    def take(self, piece: Piece) -> None:
        """Look at one file."""
        if not piece.start.startswith(header.MAGIC):
            self._take_sealed(piece)
            return
        try:
            head = header.parse(piece.start)
            self.headers.setdefault(head.vault, []).append(head)
        except NewerFormat as problem:
            self.newer = problem
        except HeaderDamaged as problem:
            self.reason = str(problem.fields["reason"])

    def _take_sealed(self, piece: Piece) -> None:
        try:
            vault = sealed.parse_prologue(piece.start).vault
        except sealed.Unreadable:
            self.reason = "none" if self.reason == "not-here" else self.reason
            return
        self.sealed[vault] += 1
        self.pieces.append((vault, piece))

    def without_header(self) -> frozenset[bytes]:
        """Return the journals of which there are sound files and no header."""
        claimed = self.sealed.keys() - self.headers.keys()
        return frozenset(
            vault
            for vault in claimed
            if any(_is_whole(piece) for its, piece in self.pieces if its == vault)
        )


def find_headers(pieces: Iterable[Piece], known: Collection[bytes] = NOBODY) -> FoundHeaders:
    """Choose the headers to be tried. Derives nothing. ``known`` are journals opened here before.

    Raises:
        NewerFormat: there is none but a sound one of a later version.
        HeaderDamaged: no header can be used; ``reason`` says why of one, ``none`` if none is there
            (``not-here``, if all that is there are sealed files: it may have still to arrive),
            ``foreign`` if those that are belong to other journals than the files beside them.
    """
    looked = _Looked()
    for piece in pieces:
        looked.take(piece)
    if not looked.headers:
        raise looked.newer or HeaderDamaged(name=None, reason=looked.reason)
    orphans = looked.without_header()
    usable = [vault for vault in looked.headers if _is_usable(vault, looked, orphans, known)]
    if not usable:
        raise looked.newer or HeaderDamaged(name=None, reason="foreign")
    best = {vault: max(looked.headers[vault], key=Header.rank) for vault in usable}

    def order(vault: bytes) -> tuple[bool, int, tuple[int, int, bytes]]:
        return vault in known, looked.sealed[vault], best[vault].rank()

    ordered = sorted(usable, key=order, reverse=True)
    strange = [vault for vault in ordered if vault not in known][MOST:]
    tried = [vault for vault in ordered if vault not in strange]
    journals = tuple(_variants(looked.headers[vault], best[vault]) for vault in tried)
    return FoundHeaders(journals, _otherwise(looked, orphans, known, are_left=bool(strange)))


def _is_usable(
    vault: bytes, looked: _Looked, orphans: frozenset[bytes], known: Collection[bytes]
) -> bool:
    """Tell whether a header can be that of what lies here.

    One beside which none of its own files lies is a new journal's, or was put in the place of
    another's: that it is known here, and the others are not, tells the two apart.
    """
    if looked.sealed[vault] or not orphans:
        return True
    return vault in known and not orphans & set(known)


def _otherwise(
    looked: _Looked, orphans: frozenset[bytes], known: Collection[bytes], *, are_left: bool
) -> AfterwordError:
    """Return why nothing opens, if nothing does: a wrong secret only where all else is right."""
    if looked.newer is not None:
        return looked.newer
    if are_left:
        return HeaderDamaged(name=None, reason="several")
    if orphans and not looked.headers.keys() & set(known):
        most = looked.sealed.most_common(1)[0][0]
        if most in orphans or orphans & set(known):
            return HeaderDamaged(name=None, reason="foreign")
    others = len(looked.headers.keys() | orphans) > 1
    return WrongSecret(others=True) if others else WrongSecret()


def _variants(headers: Iterable[Header], best: Header) -> tuple[Header, ...]:
    return tuple({head.file(1): head for head in headers if head.rank() == best.rank()}.values())


def _is_whole(piece: Piece) -> bool:
    """Tell whether a file is as somebody wrote it: then it does belong to whom it says."""
    with contextlib.suppress(OSError):
        return crypto.name_of(system.read(piece.path)) == piece.stem
    return False


def open_folder(
    folder: Path, text: str, *, recovery: bool, known: Collection[bytes] = NOBODY
) -> OpenedHeader:
    """Open a header by a passphrase, or by a recovery code.

    Raises:
        NotAJournal: ``reason`` is ``unreadable``, with ``errno``.
        HeaderDamaged, NewerFormat, RecoveryCodeMistyped: before any derivation, or after it.
        WrongSecret: no slot opened; with ``others``, if files of another journal lie there, too.
    """
    try:
        pieces = all_pieces(folder, header.MAX_LENGTH + 1)
    except OSError as problem:
        raise NotAJournal(folder=folder, reason="unreadable", errno=problem.errno) from None
    return open_pieces(pieces, text, recovery=recovery, known=known)


def open_pieces(
    pieces: Iterable[Piece], text: str, *, recovery: bool, known: Collection[bytes] = NOBODY
) -> OpenedHeader:
    """Open a header among files that begin so. Errors as in ``open_folder``."""
    found = find_headers(pieces, known)
    if recovery:
        kind, secret = header.RECOVERY, read_code(text)
    else:
        kind, secret = header.PASSPHRASE, header.passphrase_bytes(text)
    altered: HeaderDamaged | None = None
    for variants in found.journals:
        try:
            return open_variants(variants, kind, secret)
        except WrongSecret:
            continue
        except HeaderDamaged as problem:
            altered = problem
    raise altered or found.otherwise


def note_other_headers(pieces: Iterable[Piece], vault: bytes, census: Census) -> None:
    """Note headers of other journals and of later versions beside that of ``vault``."""
    for piece in pieces:
        if not piece.start.startswith(header.MAGIC):
            continue
        try:
            if header.parse(piece.start).vault != vault:
                census.foreign.append(piece.stem)
        except NewerFormat:
            census.newer += 1
        except HeaderDamaged:
            continue
