"""From a folder and what is remembered of it to a view: what is present, and what isn't right.

For a writer it also tidies: heals a lost header copy, removes leftovers of its own. Needs keys;
asks for none.
"""

import contextlib
import gc
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from journal import durable
from journal.clock import Clock
from journal.vault import header, header_files, state
from journal.vault.census import Census, take_census
from journal.vault.folder import Piece, all_pieces, can_write
from journal.vault.gone import still_waited_for
from journal.vault.header_files import OpenedHeader
from journal.vault.ledger import Judgement, judge
from journal.vault.lock import holder
from journal.vault.report import (
    READ_ONLY_BUSY,
    READ_ONLY_FOLDER,
    READ_ONLY_NEWER,
    READ_ONLY_ROLLED_BACK,
    READ_ONLY_STATE,
    OpenReport,
    RolledBack,
    moment,
)
from journal.vault.shelf import Shelf
from journal.vault.state import HeaderMark, Seen
from journal.vault.store import Store
from journal.vault.which_header import note_other_headers

_MANY_ROWS = 1_000_000


@dataclass(frozen=True)
class Loaded:
    """A view of a folder."""

    store: Store
    shelf: Shelf
    seen: Seen
    report: OpenReport


@contextlib.contextmanager
def _few_collections() -> Iterator[None]:
    """Let Python look for garbage less often while thousands of rows are made, none of which is.

    It stays switched on or off as others have it.
    """
    usual = gc.get_threshold()
    gc.set_threshold(_MANY_ROWS, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def load(
    folder: Path, remembered: Path, opened: OpenedHeader, clock: Clock, barred: str | None
) -> Loaded:
    """Read the folder. ``barred`` says why the lock isn't held, if so. Raises ``OSError``."""
    keys = opened.keys
    # The marks first: files are only ever added, so that a folder read later is never behind.
    try:
        before = state.read_seen(remembered, keys)
    except OSError:
        before, barred = None, barred or READ_ONLY_STATE
    seen = before or Seen(state.new_device())
    with _few_collections():
        pieces = all_pieces(folder)
        census = take_census(keys, _sealed_pieces(pieces, opened))
        note_other_headers(pieces, keys.vault, census)
    judgement = judge(census, keys, seen)
    if judgement.own_apart:  # as another device, what is written can't get in their way
        before, seen = None, replace(seen, device=state.new_device())
        judgement = judge(census, keys, seen)
    store = Store(folder, keys, seen.device, clock)
    own = (file for file in judgement.counting if file.opened.prologue.device == seen.device)
    store.adopt(own, judgement.live, judgement.next_sequence)
    shelf = Shelf.of_files(judgement.counting)
    judgement = replace(judgement, waiting=still_waited_for(judgement.waiting, shelf))
    judgement = _with_header(judgement, opened, seen)
    reason = _why_read_only(folder, census, judgement, barred)
    seen = replace(seen, marks=judgement.marks, header=mark_of(opened.header))
    if reason is None:
        reason = _remember(remembered, opened, seen, is_new=before is None)
    if reason is None:
        _tidy(folder, opened, judgement, store)
    report = replace(
        judgement.report(census),
        read_only=reason,
        holder=holder(remembered / state.LOCK_NAME) if reason == READ_ONLY_BUSY else None,
        weak_kdf=opened.header.is_weak(),
        outdated=header_files.is_outdated(pieces, opened.header),
    )
    return Loaded(store, shelf, seen, without_accepted(report, seen.accepted))


def beside(seen: Seen, report: OpenReport) -> Seen:
    """Return what is remembered once the person carries on beside damaged and foreign files."""
    names = {*(row.name for row in report.damaged), *report.foreign}
    return replace(seen, accepted=seen.accepted | names)


def without_accepted(report: OpenReport, accepted: frozenset[str]) -> OpenReport:
    """Return the report with the files that the person has carried on beside put apart."""
    return replace(
        report,
        damaged=tuple(row for row in report.damaged if row.name not in accepted),
        known=tuple(row for row in report.damaged if row.name in accepted),
        foreign=tuple(name for name in report.foreign if name not in accepted),
    )


def _with_header(judgement: Judgement, opened: OpenedHeader, seen: Seen) -> Judgement:
    """Name a header that was set back: with it, a recovery code that was replaced opens again."""
    found, newest = opened.header, seen.header
    if newest is None or not newest.is_newer_than(found.generation, found.version):
        return judgement
    older = RolledBack(moment(found.written), moment(newest.written))
    return replace(judgement, rolled_back=judgement.rolled_back or older)


def mark_of(head: header.Header) -> HeaderMark:
    """Return what is remembered of a header."""
    return HeaderMark(head.generation, head.version, head.written)


def _sealed_pieces(pieces: Iterable[Piece], opened: OpenedHeader) -> list[Piece]:
    """Return all files but the headers. A damaged one may be a header's, by its name."""
    names = header_files.own_names(opened.header)
    return [
        piece
        for piece in pieces
        if piece.stem not in names and not piece.start.startswith(header.MAGIC)
    ]


def _why_read_only(
    folder: Path, census: Census, judgement: Judgement, barred: str | None
) -> str | None:
    if barred is not None:
        return barred
    if not can_write(folder):
        return READ_ONLY_FOLDER
    if census.newer:
        return READ_ONLY_NEWER
    return READ_ONLY_ROLLED_BACK if judgement.rolled_back else None


def _remember(remembered: Path, opened: OpenedHeader, seen: Seen, *, is_new: bool) -> str | None:
    """Remember what was seen; a new device id must be, before its first file is written."""
    try:
        state.write_seen(remembered, opened.keys, seen)
    except OSError:
        return READ_ONLY_STATE if is_new else None
    return None


def _tidy(folder: Path, opened: OpenedHeader, judgement: Judgement, store: Store) -> None:
    """Remove what a crash left, heal the header. What can't be done now is done another time."""
    durable.remove_stale_temporaries(folder)
    store.remove(judgement.leftovers)
    with contextlib.suppress(OSError):
        header_files.heal_header(folder, opened.header)
    header_files.remove_older(folder, opened)
