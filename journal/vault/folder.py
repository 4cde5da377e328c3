"""The files of a journal's folder: listing, reading pieces, and whether it can be written.

Knows names and suffixes; nothing of what is inside the files.
"""

import contextlib
import errno
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from journal import system
from journal.errors import FolderUnreachable
from journal.vault import crypto
from journal.vault.sealed import ReadAt

SUFFIX = ".afterword"
_STRAY_STARTS = (".", "~")
_STRAYS = frozenset({"desktop.ini", "thumbs.db", "icon\r"})
_TRIES = 20
SMALL = 256 * 1024
"""Files up to this many bytes are read and checked whole when a journal is opened."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The start of a file, whole if the file is small; ``stem`` is what its name says."""

    path: Path
    stem: str
    size: int
    start: bytes

    def is_whole(self) -> bool:
        """Tell whether ``start`` is all of it."""
        return len(self.start) == self.size

    def is_named_well(self) -> bool:
        """Tell whether a small file's name fits its content; of a large one, only its shape."""
        if self.is_whole():
            return crypto.name_of(self.start) == self.stem
        return len(self.stem) == crypto.NAME_DIGITS and set(self.stem) <= set("0123456789abcdef")

    def read_at(self, offset: int, length: int) -> bytes:
        """Return bytes from anywhere in the file, fewer at its end."""
        if self.is_whole() or offset + length <= len(self.start):
            return self.start[offset : offset + length]
        return read_at(self.path)(offset, length)


def path_of(folder: Path, name: str) -> Path:
    """Return the path of the file of that name."""
    return folder / f"{name}{SUFFIX}"


def is_stray(name: str) -> bool:
    """Tell whether a name is no person's, but a system's or that of a program that carries folders.

    Syncthing's ``.stfolder`` and ``~syncthing~….tmp``, Nextcloud's ``.sync_….db``, Dropbox's
    ``.dropbox``, what is under way with rsync, the ``._…`` that macOS puts beside each file.
    """
    return name.startswith(_STRAY_STARTS) or name.lower() in _STRAYS


def stored_files(folder: Path) -> list[Path]:
    """Return the journal's regular files, in the order of their names. Raises ``OSError``."""
    with os.scandir(folder) as entries:
        names = [
            entry.name
            for entry in entries
            if entry.name.endswith(SUFFIX)
            and not is_stray(entry.name)
            and entry.is_file(follow_symlinks=False)
        ]
    return [folder / name for name in sorted(names)]


def demand_files(folder: Path) -> None:
    """Raise ``FolderUnreachable`` where nothing is left of an open journal.

    A folder that is away is no empty journal, and none whose files were lost.
    """
    try:
        there = bool(stored_files(folder))
    except OSError:
        there = False
    if not there:
        raise FolderUnreachable(folder=folder)


def read_pieces(folder: Path, most: int = SMALL) -> Iterator[Piece]:
    """Yield every file's first ``most`` bytes. A file that can't be read has an empty one.

    Raises:
        FileNotFoundError: a file went away since the listing; list again.
    """
    for path in stored_files(folder):
        stem = path.name.removesuffix(SUFFIX)
        try:
            with path.open("rb") as file:
                size = os.fstat(file.fileno()).st_size
                yield Piece(path, stem, size, file.read(min(size, most)))
        except FileNotFoundError:
            raise
        except OSError:
            yield Piece(path, stem, -1, b"")


def all_pieces(folder: Path, most: int = SMALL) -> list[Piece]:
    """Return every file's start from one listing, although another process may be writing.

    Raises:
        OSError: the folder can't be listed, or changes faster than it can be read.
    """
    for _ in range(_TRIES):
        try:
            return list(read_pieces(folder, most))
        except FileNotFoundError:
            if not folder.is_dir():
                raise
    raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))


def read_at(path: Path) -> ReadAt:
    """Return a reader of pieces of one file. It raises ``OSError``."""

    def read(offset: int, length: int) -> bytes:
        with path.open("rb") as file:
            file.seek(offset)
            return file.read(length)

    return read


def can_write(folder: Path) -> bool:
    """Tell whether files can be made in the folder; a full disk is no reason for a no."""
    try:
        descriptor, temporary = system.open_temporary(folder, 0o600)
    except OSError as problem:
        return problem.errno in {errno.ENOSPC, errno.EDQUOT}
    with contextlib.suppress(OSError):
        system.close(descriptor)
    with contextlib.suppress(OSError):
        system.remove(temporary)
    return True
