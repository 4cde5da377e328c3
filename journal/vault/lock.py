"""The writer's lock: one process writes for one installation, and its file says who.

The operating system holds the lock, so a crash or an exec frees it. Knows nothing of journals.
"""

import contextlib
import json
import os
import platform
from datetime import datetime
from pathlib import Path

from journal import system
from journal.vault.report import Holder

_MAX_LENGTH = 4096


class WriterLock:
    """A held lock. ``release`` it, or end the process."""

    def __init__(self, descriptor: int) -> None:
        """Keep the descriptor that holds it. Python's own are closed by exec."""
        self._descriptor: int | None = descriptor

    def release(self) -> None:
        """Let another process write. The file stays: removing it would race with the next."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            with contextlib.suppress(OSError):  # it is closed all the same
                os.close(descriptor)


def take(path: Path, since: datetime) -> WriterLock | None:
    """Return the lock, or ``None`` if another holds it. Raises ``OSError``."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
    try:
        if not system.lock_file(descriptor):
            os.close(descriptor)
            return None
        _say_who(descriptor, since)
    except BaseException:
        os.close(descriptor)
        raise
    return WriterLock(descriptor)


def _say_who(descriptor: int, since: datetime) -> None:
    """Write who holds it: a courtesy, so that a full disk is no reason not to hold it."""
    with contextlib.suppress(OSError):
        said = {"pid": os.getpid(), "host": platform.node(), "since": since.isoformat()}
        os.ftruncate(descriptor, 0)
        system.write_at(descriptor, json.dumps(said).encode("utf-8"), 0)


def holder(path: Path) -> Holder:
    """Return who says to hold it, as far as can be read."""
    try:
        with path.open("rb") as file:
            said = json.loads(file.read(_MAX_LENGTH))
        return Holder(int(said["pid"]), str(said["host"]), datetime.fromisoformat(said["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Holder()
