"""Where a journal is remembered, and whether this process may write to it: the lock there.

Knows folders and locks; nothing of what is written.
"""

import contextlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from journal import durable
from journal.vault import state
from journal.vault.keys import Keyring
from journal.vault.lock import WriterLock, take
from journal.vault.report import READ_ONLY_BUSY, READ_ONLY_STATE
from journal.vault.state import LOCK_NAME, Seen

CLOSED = "closed"


@dataclass(frozen=True)
class Writing:
    """The writer's lock, or the code of why it can't be had."""

    lock: WriterLock | None
    barred: str | None


@dataclass(frozen=True)
class Place:
    """Where a journal is, and where this installation remembers it."""

    folder: Path
    state: Path


def ask_to_write(remembered: Path, since: datetime) -> Writing:
    """Return the writer's lock, or why it can't be had."""
    try:
        make_private(remembered)
        held: WriterLock | None = take(remembered / LOCK_NAME, since)
    except OSError:
        return Writing(None, READ_ONLY_STATE)
    return Writing(held, None if held else READ_ONLY_BUSY)


def set_apart(
    place: Place, keys: Keyring, writing: Writing, since: datetime
) -> tuple[Place, Writing]:
    """Remember a folder apart, as one of which nothing was seen, by a device that is new.

    The lock goes along. What was seen of the later journal stays remembered in the place of before:
    where its folder is still there, or comes back, it opens as it was left. Raises ``OSError``.
    """
    apart = state.set_apart(place.state.parent, keys.vault, place.folder)
    lock = writing if apart == place.state else ask_to_write(apart, since)
    state.write_seen(apart, keys, Seen(state.new_device()))
    if writing.lock is not None and lock is not writing:
        writing.lock.release()
    return Place(place.folder, apart), lock


def make_private(folder: Path) -> None:
    """Make the folder if need be, lasting and for its owner alone. Raises ``OSError``."""
    durable.make_folder(folder)
    with contextlib.suppress(OSError):
        folder.chmod(0o700)
