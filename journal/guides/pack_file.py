"""Where an organisation's pack is kept: a copy in the configuration folder, in the clear.

Nothing in a pack is private, so it stays outside the journal and is there before one is open. What
was looked at is what is kept: the text goes in as it was read, and not from its file once more.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from journal import durable, system
from journal.errors import GuideError, PackError, PackNotKept
from journal.guides.guide import Gate
from journal.guides.pack import Pack, read_pack
from journal.guides.toml_text import read_text

FILE_NAME = "organisation.toml"
_NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT})


@dataclass(frozen=True)
class ReadPack:
    """A pack and the text it was read from."""

    pack: Pack
    text: str = field(repr=False)


def read_pack_file(file: Path, shipped: Gate) -> ReadPack:
    """Return the pack of any file, at most 256 KiB; ``PackError``, and nothing is kept."""
    try:
        text = read_text(file)
    except GuideError as bad:
        raise PackError.of(bad) from None
    return ReadPack(read_pack(file, text, shipped), text)


def kept_pack(folder: Path, shipped: Gate) -> Pack | None:
    """Return the pack that is kept in ``folder``, or ``None``; ``PackError`` if it is broken."""
    file = folder / FILE_NAME
    if not file.exists() and not file.is_symlink():
        return None
    return read_pack_file(file, shipped).pack


def keep_pack(folder: Path, read: ReadPack) -> None:
    """Keep a copy in ``folder``, in place of one from before; ``PackNotKept``, and that stays."""
    with _told(folder):
        durable.make_folder(folder)
        durable.replace(folder / FILE_NAME, read.text.encode("utf-8"), mode=0o600)


def remove_pack(folder: Path) -> None:
    """Remove the copy in ``folder``; ``PackNotKept`` if the system would not let it go."""
    with _told(folder):
        if (folder / FILE_NAME).exists() or (folder / FILE_NAME).is_symlink():
            system.remove(folder / FILE_NAME)
            system.sync_folder(folder)


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as bad:
        no_space = bad.errno in _NO_SPACE
        raise PackNotKept(errno=bad.errno, no_space=no_space, folder=folder) from bad
