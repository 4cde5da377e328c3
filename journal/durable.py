"""The one writer of files: all or nothing, and on the medium when it returns.

A file is written under no name (or a temporary one) on the same filesystem, synced, given its name
in one step, and the folder is synced. Used by the vault, by what leaves and by the settings; knows
nothing of any of them.
"""

import contextlib
import errno
import os
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


class NewFile:
    """A new file, written piece by piece. It has no name of its own before ``give_name``.

    Where the system can, it has no name at all until then: a kill leaves nothing of it. Elsewhere
    its name is a temporary one (``leaves_traces``), for ``remove_stale_temporaries``.

    Can be written to like any binary file that can be sought in. ``path`` is where it is until it
    is named, to be read and checked there. All raise ``OSError``.
    """

    def __init__(self, folder: Path, *, mode: int = 0o600) -> None:
        """Begin a file in ``folder``, where it is going to be named."""
        self.folder, self._mode = folder, mode
        self._descriptor = system.open_nameless(folder, mode)
        self.leaves_traces = self._descriptor is None
        if self._descriptor is None:
            self._descriptor, self.path = system.open_temporary(folder, mode)
        else:
            self.path = system.path_of_open(self._descriptor)
        self._at = self._end = 0
        self._is_closed = False
        with self._gone_on_error():
            system.set_mode(self._descriptor, mode)

    def write(self, data: bytes) -> int:
        """Write all of ``data`` where it stands, and stand behind it."""
        with self._gone_on_error():
            system.write_at(self._open(), data, self._at)
        self._at += len(data)
        self._end = max(self._end, self._at)
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        """Stand elsewhere: from the start, from here (1) or from the end (2)."""
        self._at = (0, self._at, self._end)[whence] + offset
        return self._at

    def tell(self) -> int:
        """Return where it stands."""
        return self._at

    def flush(self) -> None:
        """Do nothing: nothing is held back."""

    def close(self) -> None:
        """Bring all of it to the medium; nothing more is written."""
        with self._gone_on_error():
            system.sync(self._open())
            self._is_closed = True
            if self.leaves_traces:  # what has no name is held until it gets one
                self._let_go()

    def give_name(self, path: Path) -> None:
        """Name the closed file. ``FileExistsError``: what is there stays, and this one goes."""
        with self._gone_on_error():
            if self._descriptor is not None and not _name(self._descriptor, path):
                self._take_temporary_name(self._descriptor)
            if self.leaves_traces:
                system.move_without_replacing(self.path, path)
        with _removed_on_error(path):
            self._let_go()
            system.sync_folder(path.parent)

    def take_place(self, path: Path) -> None:
        """Name the closed file in place of the one at ``path``; either is always there."""
        if not self.leaves_traces:
            beside = system.temporary_path(self.folder)
            self.give_name(beside)
        else:
            beside = self.path
        with _removed_on_error(beside):
            system.move_over(beside, path)
        system.sync_folder(path.parent)

    def give_up(self) -> None:
        """Leave nothing of it; after ``give_name`` there is nothing left to give up."""
        with contextlib.suppress(OSError):
            self._let_go()
        if self.leaves_traces:
            with contextlib.suppress(OSError):
                system.remove(self.path)

    def _take_temporary_name(self, nameless: int) -> None:
        """Copy it under a temporary name: a system that makes nameless files can't name this one.

        That shows only when it is tried, and is rare.
        """
        descriptor, self.path = system.open_temporary(self.folder, self._mode)
        self.leaves_traces, self._descriptor = True, descriptor
        try:
            system.set_mode(descriptor, self._mode)
            for piece in system.pieces(nameless):
                system.write_all(descriptor, piece)
            system.sync(descriptor)
            self._let_go()
        finally:
            with contextlib.suppress(OSError):
                system.close(nameless)

    def _let_go(self) -> None:
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            system.close(descriptor)

    def _open(self) -> int:
        if self._descriptor is None or self._is_closed:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        return self._descriptor

    @contextlib.contextmanager
    def _gone_on_error(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self.give_up()
            raise


def make_folder(folder: Path, *, mode: int = 0o700) -> None:
    """Make a folder, and those above it, whose names last; nothing where it is there already.

    Without that a power loss takes the folder, with everything in it that was synced. Raises
    ``OSError``.
    """
    above = folder.parent
    if not folder.is_dir():
        if above != folder:
            make_folder(above, mode=mode)
        system.make_folder(folder, mode)
        system.sync_folder(above)


@contextlib.contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """Yield a folder to be filled, which becomes ``target`` if the block ends well, whole.

    ``target`` must not be there, or be an empty folder. After an error nothing is left.

    Raises:
        FileExistsError: something is at ``target``; it stays as it is.
        OSError: anything else the system says.
    """
    folder = system.make_temporary_folder(target.parent)
    try:
        yield folder
        system.sync_folder(folder)
        system.move_folder_without_replacing(folder, target)
    except BaseException:
        with contextlib.suppress(OSError):
            system.remove_folder(folder)
        raise
    system.sync_folder(target.parent)


def remove_stale_folders(parent: Path) -> None:
    """Remove what filling a new folder left that was cut short by a crash, where it can be seen."""
    pattern = f"{system.TEMPORARY_PREFIX}*{system.TEMPORARY_FOLDER_SUFFIX}"
    with contextlib.suppress(OSError):
        for folder in parent.glob(pattern):
            if not system.is_our_living_temporary(folder.name):
                with contextlib.suppress(OSError):
                    system.remove_folder(folder)


def replace(path: Path, data: bytes, *, mode: int = 0o600) -> None:
    """Put a durable file in place of what is at ``path``, atomically. Raises ``OSError``."""
    temporary = _write_temporary(path.parent, data, mode)
    with _removed_on_error(temporary):
        system.move_over(temporary, path)
    system.sync_folder(path.parent)


def remove_stale_temporaries(folder: Path) -> int:
    """Remove what a write left that was cut short by a crash; return how many files that were.

    A running write keeps its file. A folder that can't be looked through stays as it is: tidying
    stands in nobody's way.
    """
    removed = 0
    with contextlib.suppress(OSError):
        for path in _temporaries(folder):
            if not system.is_our_living_temporary(path.name):
                with contextlib.suppress(OSError):
                    system.remove(path)
                    removed += 1
    return removed


def has_temporaries(folder: Path) -> bool:
    """Tell whether a write is under way there, or left a file that could not be removed."""
    return any(_temporaries(folder))


def _temporaries(folder: Path) -> Iterator[Path]:
    return folder.glob(f"{system.TEMPORARY_PREFIX}*{system.TEMPORARY_SUFFIX}")


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
