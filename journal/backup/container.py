"""One file that holds a journal's files: a ZIP without compression, the same bytes each time.

Anybody can unpack it with any tool, and the folder that comes out is a journal. Reading takes what
such a tool packs again, too: compressed, or with a folder around the files. Opens no file of the
journal; what is in one is others' to say.
"""

import contextlib
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Self

from journal.durable import NewFile
from journal.errors import NotACopy
from journal.vault.folder import SUFFIX, is_stray, stored_files
from journal.vault.sealed import MAX_FILE

SUFFIX_OF_COPY = ".zip"
_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the first that a ZIP can say: when a file was made is not told
_MODE = 0o600 << 16
_UNIX = 3
_MAX_FILES = 1 << 20
_MAX_GROWTH = 4  # ciphertext can't be compressed: more than this is no journal


class Packer:
    """Puts files into a new container, in the order of their names."""

    def __init__(self, file: NewFile) -> None:
        """Begin in an empty file."""
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_STORED)

    def __enter__(self) -> Self:
        """Fill it inside the block; the list of what is in it is written at its end."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Write the list. After an error nothing of it matters, nor that it can't be written."""
        with contextlib.suppress(OSError) if problem else contextlib.nullcontext():
            self._zip.close()

    def add(self, name: str, data: bytes) -> None:
        """Add a file under its true name, without the suffix."""
        entry = zipfile.ZipInfo(f"{name}{SUFFIX}", _NO_TIME)
        entry.create_system, entry.external_attr = _UNIX, _MODE
        self._zip.writestr(entry, data)


@dataclass(frozen=True)
class Packed:
    """One file in a container or a folder: what it is called, without the suffix; its bytes."""

    stem: str
    data: bytes


class Container:
    """A copy that is there: a file as ``Packer`` makes it, or a plain folder. Close it."""

    def __init__(self, path: Path) -> None:
        """Open for reading. Raises ``NotACopy``."""
        self.path = path
        self._zip: zipfile.ZipFile | None = None
        try:
            if path.is_dir():
                self._entries = {one.stem: one.name for one in stored_files(path)}
                sizes = [(path / name).stat().st_size for name in self._entries.values()]
            else:
                self._zip = zipfile.ZipFile(path)
                self._entries, sizes = self._listed(self._zip)
        except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError):
            self.close()
            raise NotACopy(file=path) from None
        self.size = sum(sizes)
        if not self._entries:
            self.close()
            raise NotACopy(file=path)

    def __enter__(self) -> Self:
        """Hold it open."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close."""
        self.close()

    def __len__(self) -> int:
        """Return how many files are in it."""
        return len(self._entries)

    def files(self, most: int = MAX_FILE) -> Iterator[Packed]:
        """Yield the start of every file, in the order of names; of one unreadable, nothing."""
        for stem in sorted(self._entries):
            yield Packed(stem, self._read(self._entries[stem], most))

    def close(self) -> None:
        """Close the file."""
        if self._zip is not None:
            self._zip.close()

    def _read(self, entry: str, most: int) -> bytes:
        try:
            if self._zip is None:
                with (self.path / entry).open("rb") as plain:
                    return plain.read(most)
            with self._zip.open(entry) as file:
                return file.read(most)
        except (OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError):
            return b""  # an empty file is a damaged one

    @staticmethod
    def _listed(archive: zipfile.ZipFile) -> tuple[dict[str, str], list[int]]:
        """Return the journal's files by stem; ``ValueError`` for what no journal can be."""
        found = [entry for entry in archive.infolist() if _is_ours(entry.filename)]
        if len(found) > _MAX_FILES:
            raise ValueError(len(found))
        for entry in found:
            if entry.file_size > min(MAX_FILE, entry.compress_size * _MAX_GROWTH + 4096):
                raise ValueError(entry.file_size)
        names = {PurePosixPath(entry.filename).stem: entry.filename for entry in found}
        return names, [entry.file_size for entry in found]


def _is_ours(name: str) -> bool:
    last = PurePosixPath(name).name
    return last.endswith(SUFFIX) and not is_stray(last)
