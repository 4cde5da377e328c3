"""Folding: many small files of a device become few packs, and what no longer counts goes.

Chooses and writes; a crash at any point leaves every record at least once.
docs/format.md, section 7.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from journal.vault.census import Sound
from journal.vault.rows import Record
from journal.vault.sealed import Unreadable
from journal.vault.shelf import Shelf, Version, versions_of
from journal.vault.store import Draft, Store

PACK_BODIES = 4 * 1024 * 1024
_GROWING = PACK_BODIES // 2  # a pack below this takes in more


@dataclass(frozen=True)
class _Chosen:
    """Files to be folded, and those of their versions that still count, with their bodies."""

    files: tuple[Sound, ...]
    versions: tuple[tuple[Version, bytes], ...]


@dataclass(frozen=True)
class Rewritten:
    """The names of files that new ones replaced, and each of their versions at its new place."""

    names: frozenset[str] = frozenset()
    versions: tuple[Version, ...] = ()


def fold(store: Store, shelf: Shelf) -> Rewritten:
    """Fold what is worth it. Raises ``SaveFailed``; all is as before, then."""
    return rewrite(store, shelf, _candidates(store, shelf))


def rewrite(store: Store, shelf: Shelf, files: Iterable[Sound]) -> Rewritten:
    """Put what counts in ``files`` into new packs, under the present key, in place of them.

    A file with damage in it is left as it is. Raises ``SaveFailed``; every record is there at
    least once, then.
    """
    chosen = _readable(store, shelf, files)
    if not chosen.files:
        return Rewritten()
    drafts = list(_drafts(chosen.versions)) or [Draft((), ())]
    packs = [store.write(draft) for draft in drafts[:-1]]
    packs.append(store.write(drafts[-1], drop=chosen.files))
    store.remove(chosen.files)
    versions = tuple(version for pack in packs for version in versions_of(pack))
    return Rewritten(frozenset(file.name for file in chosen.files), versions)


def _candidates(store: Store, shelf: Shelf) -> list[Sound]:
    """Return the files worth folding: small ones, and those with much that no longer counts."""
    counting = shelf.counting()
    files = store.files().values()
    stale = [file for file in files if _is_stale(file, counting[file.name], shelf)]
    growing = [
        file
        for file in files
        if file.opened.records.total_length() < _GROWING and file not in stale
    ]
    if not stale and len(growing) < 2:
        return []
    return [*stale, *growing]


def _is_stale(file: Sound, counting: int, shelf: Shelf) -> bool:
    """Tell whether a file holds something removed, or a quarter of what no longer counts."""
    records = file.opened.records
    if counting == len(records):
        return False
    if counting < len(records) * 3 / 4:
        return True
    device = file.opened.prologue.device
    return any(not record.removed and shelf.is_removed(device, record) for record in records)


def _readable(store: Store, shelf: Shelf, files: Iterable[Sound]) -> _Chosen:
    """Read what counts in the files; one with damage in it is left as it is."""
    chosen = {file.name: file for file in files}
    by_file = shelf.versions_in(chosen.keys())
    whole: list[Sound] = []
    versions: list[tuple[Version, bytes]] = []
    for file in chosen.values():
        mine = by_file.get(file.name, [])
        try:
            bodies = [store.read(file, version.place) for version in mine]
        except (Unreadable, OSError):
            continue
        whole.append(file)
        versions.extend(zip(mine, bodies, strict=True))
    versions.sort(key=lambda item: (item[0].record.thing, item[0].record.sequence))
    return _Chosen(tuple(whole), tuple(versions))


def _drafts(versions: Iterable[tuple[Version, bytes]]) -> Iterator[Draft]:
    """Divide versions into packs."""
    records: list[Record] = []
    bodies: list[bytes] = []
    size = 0
    for version, body in versions:
        if records and size + len(body) > PACK_BODIES:
            yield Draft(records, bodies)
            records, bodies, size = [], [], 0
        records.append(version.record)
        bodies.append(body)
        size += len(body) + len(version.record.headline)
    if records:
        yield Draft(records, bodies)
