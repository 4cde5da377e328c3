"""In which folder a journal was when it was last open on this machine, for when it is gone from it.

Beside the other marks of the journal, in the clear: a path and a day. Losing it costs a sentence.
docs/format.md, section 8.
"""

import contextlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from journal import durable
from journal.vault.state import vault_of

FILE_NAME = "where"
_MAX_LENGTH = 1 << 14


@dataclass(frozen=True)
class Whereabouts:
    """A journal that was in a folder: its id, and when it was last opened there."""

    vault: bytes
    opened: datetime


def note_where(remembered: Path, folder: Path, now: datetime) -> None:
    """Remember the folder and the day. One that can't be written weakens only what is said."""
    note = remembered / FILE_NAME
    here = str(folder.absolute())
    held = _read(note)
    if held is not None and held[0] == here and held[1].date() == now.date():
        return
    said = {"folder": os.fsencode(here).hex(), "opened": now.isoformat()}
    with contextlib.suppress(OSError):
        durable.replace(note, json.dumps(said).encode("ascii"))


def was_in(state: Path, folder: Path) -> Whereabouts | None:
    """Return which journal was in a folder when it was last open here; the latest of several."""
    here = str(folder.absolute())
    found = [
        Whereabouts(vault, opened) for vault, where, opened in _all_notes(state) if where == here
    ]
    return max(found, key=lambda one: one.opened, default=None)


def _all_notes(state: Path) -> Iterator[tuple[bytes, str, datetime]]:
    with contextlib.suppress(OSError):
        for place in state.iterdir():
            vault, note = vault_of(place), _read(place / FILE_NAME)
            if vault is not None and note is not None:
                yield vault, *note


def _read(path: Path) -> tuple[str, datetime] | None:
    try:
        with path.open("rb") as file:
            said = json.loads(file.read(_MAX_LENGTH))
        folder, opened = bytes.fromhex(said["folder"]), datetime.fromisoformat(said["opened"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return (os.fsdecode(folder), opened) if opened.tzinfo is not None else None
