"""Thousands of things at a time: their headlines, their bodies. Reads; changes nothing.

What was laid aside for lack of room counts before what is stored.
"""

from collections.abc import Iterable, Iterator, Mapping

from journal.vault.aside import Held
from journal.vault.folder import demand_files
from journal.vault.record_info import RecordInfo, info_of
from journal.vault.sealed import Unreadable
from journal.vault.shelf import Shelf
from journal.vault.store import Store


def headlines(shelf: Shelf, held: Mapping[str, Held], prefix: str) -> list[tuple[str, bytes]]:
    """Return name and headline of each thing whose name starts so."""
    found = dict(shelf.headlines(prefix))
    found.update({thing: one.headline for thing, one in held.items() if thing.startswith(prefix)})
    return list(found.items())


def bodies(
    store: Store, shelf: Shelf, held: Mapping[str, Held], things: Iterable[str]
) -> Iterator[tuple[str, bytes]]:
    """Yield name and body of things, those left out that can't be read now.

    File by file, and a file of which much is wanted is read once.
    """
    wanted = dict.fromkeys(things)
    yield from ((thing, held[thing].body) for thing in wanted if thing in held)
    by_file = shelf.currents_by_file(thing for thing in wanted if thing not in held)
    for versions in by_file.values():
        places = [version.place for version in versions]
        found = store.read_many(versions[0].source, places)
        for version, body in zip(versions, found, strict=True):
            if body is not None:
                yield version.record.thing, body


def versions(store: Store, shelf: Shelf, thing: str) -> list[tuple[RecordInfo, bytes | None]]:
    """Return all versions of a thing, oldest first; ``None`` for a body that can't be read.

    Costs what that thing's versions cost. Raises ``FolderUnreachable``.
    """
    found: list[tuple[RecordInfo, bytes | None]] = []
    for version in shelf.history(thing):
        body = None
        try:
            body = store.read(version.source, version.place)
        except FileNotFoundError:
            demand_files(store.folder)
        except (Unreadable, OSError):
            pass
        found.append((info_of(version), body))
    return found
