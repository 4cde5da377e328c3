"""Writing a whole journal as JSON: one durable file for its owner alone, whole or not at all.

It is plain text: whoever calls this has said so to the person.
"""

import json
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from journal.clock import Clock
from journal.durable import NewFile
from journal.takeout.files import Progress, new_text
from journal.takeout.shape import FORMAT, VERSION, Said
from journal.takeout.things import Readable, found_thing, things_of

AT_A_TIME = 20  # things to a step


@dataclass(frozen=True)
class TakenOut:
    """What is in the file. ``unreadable`` counts versions that are damaged in the journal."""

    path: Path
    things: int
    versions: int
    unreadable: int


def take_out(vault: Readable, target: Path, clock: Clock) -> Generator[Progress, None, TakenOut]:
    """Write ``target``, some things at each step; nothing has its name before the end.

    Raises ``PlaceTaken``: something is there, untouched; ``TakeOutFailed``: nothing is left of it.
    """
    with new_text(target, vault.remembered) as file:
        file.write(_head(clock))
        things, versions, unreadable = 0, 0, 0
        present = things_of(vault)
        for done, info in enumerate(present, 1):
            found = found_thing(vault, info)
            unreadable += found.unreadable
            if found.thing is not None:
                _write_line(file, found.thing.said(), first=not things)
                things, versions = things + 1, versions + len(found.thing.versions)
            if done % AT_A_TIME == 0:
                yield Progress(done, len(present))
        file.write(b'\n  ],\n  "unreadable": %d\n}\n' % unreadable)
    return TakenOut(target, things, versions, unreadable)


def _head(clock: Clock) -> bytes:
    taken = clock.now().isoformat(timespec="seconds")
    head = f'{{\n  "format": "{FORMAT}",\n  "version": {VERSION},\n  "taken": "{taken}",\n'
    return (head + '  "things": [').encode("ascii")


def _write_line(file: NewFile, said: Said, *, first: bool) -> None:
    """Write a thing as a line of its own; what UTF-8 can't say is escaped."""
    text = json.dumps(said, ensure_ascii=False)
    try:
        line = text.encode("utf-8")
    except UnicodeEncodeError:
        line = json.dumps(said).encode("ascii")
    file.write((b"\n    " if first else b",\n    ") + line)
