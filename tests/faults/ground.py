"""The prepared folder that every operation works on, and how it is opened there."""

import shutil
from collections.abc import Generator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from journal.backup import make_backup
from journal.clock import SetClock
from journal.vault import KdfParams, Vault, create, open_vault
from tests.journal.vault.desk import leave

CLOCK = SetClock(datetime(2026, 3, 12, tzinfo=UTC))
LATER = SetClock(CLOCK.at + timedelta(days=1))
CHEAP = KdfParams(64, 1, 1)
WORD = "passphrase"
NEW_WORD = "another passphrase"
PREPARED = {"a": {"older still"}, "b": {"changed"}, "c": {"see"}}
CARRIED = "carried.zip"
LEFT_BEFORE = b"left before"
EXPORTED = b"what was chosen " * 200

Said = list[list[str]]
Ended = TypeVar("Ended")


def prepare(base: Path) -> None:
    """Make a journal with two sittings in a pack and two changes beside it, and a copy of it."""
    vault = create(base / "journal", WORD, state=base / "state", clock=CLOCK, kdf=CHEAP)
    for text in ("old", "older still"):
        vault.begin_sitting()
        vault.put("a", text.encode())
        vault.put("b", text.encode())
    vault.fold()
    vault.put("b", b"changed")
    vault.put("c", b"see")
    take_all(make_backup(vault.snapshot(), base / "copies", CLOCK, make_place=True))
    shutil.copy(copies(base)[0], base / CARRIED)
    (base / "out").mkdir()
    (base / "out" / "before.txt").write_bytes(LEFT_BEFORE)
    leave(vault)


def begin(base: Path, clock: SetClock = CLOCK) -> Vault:
    """Open the prepared journal."""
    return open_vault(base / "journal", WORD, state=base / "state", clock=clock)


def copies(base: Path) -> list[Path]:
    """Return the copies that have a name, newest first."""
    return sorted((base / "copies").glob("*.zip"), reverse=True)


def take_all(steps: Generator[object, None, Ended]) -> Ended:
    """Take every step and return what they end with."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            ended: Ended = end.value
            return ended
