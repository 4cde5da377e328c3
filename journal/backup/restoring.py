"""Bringing a copy back, into a folder of its own: never over a journal, never half.

Without a passphrase the names vouch for the files: each is a hash of what is in the file. With the
journal's keys every byte is opened besides. The new folder is remembered apart, since a copy is
rightly behind the journal that it was made of. docs/format.md, sections 8 and 12.
"""

import contextlib
import errno
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

from journal import durable, system
from journal.backup.container import Container, Packed
from journal.backup.copying import Progress
from journal.errors import (
    AfterwordError,
    CopyDamaged,
    CopyFailed,
    NotACopy,
    PlaceTaken,
)
from journal.vault import Examination, Examined, crypto, header
from journal.vault.folder import Piece, path_of
from journal.vault.header_files import OpenedHeader
from journal.vault.keys import Keyring
from journal.vault.state import begin_apart
from journal.vault.which_header import find_headers, open_pieces

_NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@dataclass(frozen=True)
class Restored:
    """A journal in a folder of its own. ``examined`` is ``None`` where no key was given."""

    folder: Path
    files: int
    left_out: int
    examined: Examined | None = None


def is_copy(path: Path) -> bool:
    """Tell whether ``path`` holds files of a journal. Opens none."""
    try:
        with Container(path) as container:
            return len(container) > 0
    except NotACopy:
        return False


def unlock_copy(path: Path, secret: str, *, recovery: bool = False) -> OpenedHeader:
    """Return the keys of a copy. Raises ``NotACopy``, else as ``journal.vault.unlock``."""
    with Container(path) as container:
        return open_pieces(_starts(container), secret, recovery=recovery)


def restore(
    source: Path,
    target: Path,
    *,
    state: Path,
    keys: Keyring | None = None,
    take_damaged: bool = False,
) -> Generator[Progress, None, Restored]:
    """Write a copy's files into ``target``, a new or empty folder; one file at each step.

    ``keys`` check every byte, and not only that each file is what its name says. Files that are
    not sound are left out, where ``take_damaged`` says that the rest is wanted all the same.

    Raises:
        NotACopy, HeaderDamaged: it holds no journal that can be opened, ever.
        CopyDamaged: some files are not sound, and nothing was written.
        PlaceTaken: something is at ``target``; it is untouched.
        CopyFailed: it could not be written; nothing of it is left.
    """
    with _told(target), Container(source) as container:
        if system.is_taken(target) and not system.is_empty_folder(target):
            raise PlaceTaken(place=target)
        vault = keys.vault if keys else find_headers(_starts(container)).first.vault
        damaged = yield from _looked_through(container, keys)
        if damaged and not take_damaged:
            raise CopyDamaged(file=source, damaged=damaged)
        begin_apart(state, vault, target)
        return (yield from _written(container, target, keys, take_damaged=take_damaged))


def _looked_through(container: Container, keys: Keyring | None) -> Generator[Progress, None, int]:
    """Return how many files are not sound, before anything is written."""
    damaged, examination = 0, Examination(keys) if keys else None
    for done, packed in enumerate(container.files(), 1):
        damaged += _sound_name(packed, examination) is None
        yield Progress(done, 2 * len(container))
    return damaged


def _written(
    container: Container, target: Path, keys: Keyring | None, *, take_damaged: bool
) -> Generator[Progress, None, Restored]:
    """Write the sound files, read each back, and let the folder appear at once, whole.

    A medium that gave a file a moment ago may not give it again: that, too, leaves nothing.
    """
    durable.make_folder(target.parent)
    durable.remove_stale_folders(target.parent)
    examination, files, left_out = Examination(keys) if keys else None, 0, 0
    with durable.new_folder(target) as folder:
        for done, packed in enumerate(container.files(), 1):
            name = _sound_name(packed, examination)
            if name is None:
                left_out += 1
            elif _write(path_of(folder, name), packed.data):
                files += 1
            yield Progress(len(container) + done, 2 * len(container))
        if left_out and not take_damaged:
            raise CopyDamaged(file=container.path, damaged=left_out)
    result = examination.result() if examination else None
    return Restored(target, files, left_out, result)


def _write(path: Path, data: bytes) -> bool:
    """Write and compare; ``False`` if the same file is there under two names."""
    try:
        durable.write_new(path, data)
    except FileExistsError:
        return False
    if system.read(path) != data:
        raise CopyFailed(errno=None, no_space=False, place=path.parent)
    return True


def _sound_name(packed: Packed, examination: Examination | None) -> str | None:
    """Return a file's true name if it can be vouched for."""
    if examination is not None:
        return examination.take(packed.stem, packed.data)
    name = crypto.name_of(packed.data)
    return name if name == packed.stem else None


def _starts(container: Container) -> Iterator[Piece]:
    for packed in container.files(header.MAX_LENGTH + 1):
        yield Piece(Path(packed.stem), packed.stem, len(packed.data), packed.data)


@contextlib.contextmanager
def _told(place: Path) -> Iterator[None]:
    """Turn what the system says into the journal's own error."""
    try:
        yield
    except AfterwordError:
        raise
    except FileExistsError:
        raise PlaceTaken(place=place) from None
    except OSError as problem:
        no_space = problem.errno in _NO_SPACE
        raise CopyFailed(errno=problem.errno, no_space=no_space, place=place) from None
