"""Plain text that a kill can leave, where a system has no files without a name: found and removed.

While such a file is written, the state folder notes in which folder. Whoever starts next removes
what is left there, and tells. A path is all that is noted. No journal has to be open for it.
"""

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path

from journal import durable, system

FILE_NAME = "plain"
_MAX_LENGTH = 1 << 16


@contextlib.contextmanager
def noted(remembered: Path, folder: Path) -> Iterator[None]:
    """Note within the block that plain text is being written in ``folder``."""
    note = remembered / FILE_NAME
    with contextlib.suppress(OSError):  # a state that can't be written stops nobody's way out
        known = {*_noted(note), str(folder.absolute())}
        durable.replace(note, json.dumps(sorted(known)).encode("ascii"))
    try:
        yield
    finally:  # the block has removed its file, or given it its name
        with contextlib.suppress(OSError):
            system.remove(note)


def clear_traces(state: Path) -> tuple[Path, ...]:
    """Remove what was left of a writing that was cut short; return the folders it was left in.

    What another process is writing just now stays, and its note.
    """
    cleared: list[Path] = []
    for note in sorted(state.glob(f"*/{FILE_NAME}")):
        folders = [Path(name) for name in _noted(note)]
        with contextlib.suppress(OSError):
            cleared += [folder for folder in folders if durable.remove_stale_temporaries(folder)]
            if not any(map(durable.has_temporaries, folders)):
                system.remove(note)
    return tuple(dict.fromkeys(cleared))


def _noted(note: Path) -> list[str]:
    try:
        with note.open("rb") as file:
            said = json.loads(file.read(_MAX_LENGTH))
    except (OSError, ValueError, RecursionError):
        return []
    return [one for one in said if isinstance(one, str)] if isinstance(said, list) else []
