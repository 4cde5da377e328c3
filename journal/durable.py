"""The one writer of files: all or nothing, and on the medium when it returns.

A file is written under no name (or a temporary one) on the same filesystem, synced, given its name
in one step, and the folder is synced. Used by the vault, by what leaves and by the settings; knows
nothing of any of them.
"""

import contextlib
import errno
from collections.abc import Iterator
from pathlib import Path

from journal import system

_NO_NAMING = {errno.ENOENT, errno.EPERM, errno.EACCES, errno.EOPNOTSUPP, errno.EXDEV, errno.ENOSYS}


def write_new(path: Path, data: bytes, *, mode: int = 0o600) -> None:
    """Make a new durable file; after an error there is neither a half file nor a temporary one.

    Raises:
        FileExistsError: ``path`` is taken; what is there stays as it is.
        OSError: anything else the system says.
    """
    if not _write_nameless(path, data, mode):
        temporary = _write_temporary(path.parent, data, mode)
        with _removed_on_error(temporary):
            system.move_without_replacing(temporary, path)
    with _removed_on_error(path):
        system.sync_folder(path.parent)


def replace(path: Path, data: bytes, *, mode: int = 0o600) -> None:
    """Put a durable file in place of what is at ``path``, atomically. Raises ``OSError``."""
    temporary = _write_temporary(path.parent, data, mode)
    with _removed_on_error(temporary):
        system.move_over(temporary, path)
    system.sync_folder(path.parent)


def remove_stale_temporaries(folder: Path) -> None:
    """Remove what a write left that was cut short by a crash; a running write keeps its file."""
    pattern = f"{system.TEMPORARY_PREFIX}*{system.TEMPORARY_SUFFIX}"
    for path in folder.glob(pattern):
        if not system.is_our_living_temporary(path.name):
            with contextlib.suppress(OSError):
                system.remove(path)


def _write_nameless(path: Path, data: bytes, mode: int) -> bool:
    """Write a nameless file and name it; ``False`` where the system can't do either."""
    descriptor = system.open_nameless(path.parent, mode)
    if descriptor is None:
        return False
    with _closed_on_error(descriptor):
        _fill(descriptor, data, mode)
        named = _name(descriptor, path)
    with _removed_on_error(path) if named else contextlib.nullcontext():
        system.close(descriptor)
    return named


def _name(descriptor: int, path: Path) -> bool:
    """Name a nameless file; ``False`` where the system can't."""
    try:
        system.name_nameless(descriptor, path)
    except OSError as problem:
        if problem.errno in _NO_NAMING:
            return False
        raise
    return True


def _write_temporary(folder: Path, data: bytes, mode: int) -> Path:
    """Write a synced temporary file and return its path."""
    descriptor, temporary = system.open_temporary(folder, mode)
    with _removed_on_error(temporary):
        with _closed_on_error(descriptor):
            _fill(descriptor, data, mode)
        system.close(descriptor)
    return temporary


def _fill(descriptor: int, data: bytes, mode: int) -> None:
    """Set the mode, write all, sync."""
    system.set_mode(descriptor, mode)
    system.write_all(descriptor, data)
    system.sync(descriptor)


@contextlib.contextmanager
def _removed_on_error(path: Path) -> Iterator[None]:
    """Remove ``path`` if the block raises; that it can't be removed hides no first error."""
    try:
        yield
    except BaseException:
        with contextlib.suppress(OSError):
            system.remove(path)
        raise


@contextlib.contextmanager
def _closed_on_error(descriptor: int) -> Iterator[None]:
    """Close the descriptor if the block raises."""
    try:
        yield
    except BaseException:
        with contextlib.suppress(OSError):
            system.close(descriptor)
        raise
