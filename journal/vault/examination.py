"""Every byte of a journal's files, checked with its keys, one file after another.

For copies and for checking a folder: unlike opening, it opens every body and the padding too. Works
on bytes that it is given, from a folder or not; changes nothing.
"""

from dataclasses import dataclass, field, replace
from pathlib import Path

from journal.errors import HeaderDamaged, NewerFormat
from journal.vault import crypto, header, header_files
from journal.vault.census import Broken, Census, judge_file, without_doubles
from journal.vault.folder import Piece
from journal.vault.gone import still_waited_for
from journal.vault.keys import Keyring
from journal.vault.ledger import judge
from journal.vault.report import OpenReport
from journal.vault.shelf import Extent, Shelf, versions_of
from journal.vault.state import Seen, new_device


@dataclass(frozen=True)
class Examined:
    """What all files together are. ``files`` and ``size`` (bytes) count the sound ones.

    ``read`` counts all that were looked at.
    """

    report: OpenReport
    extent: Extent
    files: int
    size: int
    read: int

    def is_whole(self) -> bool:
        """Tell whether every file is sound, and none of those that were declared is missing."""
        return self.report.is_sound() and not self.report.waiting


@dataclass
class Examination:
    """Takes one file after another; ``result`` says what they are together.

    A file that is apart, under a key that isn't held, is judged by its name alone.
    """

    keys: Keyring
    files: int = 0
    size: int = 0
    read: int = 0
    _census: Census = field(default_factory=Census)
    _headers: set[int] = field(default_factory=set)  # generations

    def take(self, stem: str, data: bytes, path: Path | None = None) -> str | None:
        """Judge one file; return its true name if every byte of it is this journal's and sound.

        ``stem`` is what it is called, without the suffix; ``path`` where it lies, if it does.
        """
        self.read += 1
        piece = Piece(path or Path(stem), stem, len(data), data)
        sound = self._take_header(piece) if data.startswith(header.MAGIC) else self._take(piece)
        if not sound:
            return None
        self.files, self.size = self.files + 1, self.size + len(data)
        return crypto.name_of(data)

    def has_header(self) -> bool:
        """Tell whether a sound header is among the files: without one nothing opens."""
        return bool(self._headers)

    def result(self, seen: Seen | None = None) -> Examined:
        """Return what all files together are, beside what was ``seen`` before on this machine."""
        census = without_doubles(self._census)
        found = judge(census, self.keys, seen or Seen(new_device()))
        shelf = Shelf(version for file in found.counting for version in versions_of(file))
        found = replace(found, waiting=still_waited_for(found.waiting, shelf))
        return Examined(found.report(census), shelf.extent(), self.files, self.size, self.read)

    def _take(self, piece: Piece) -> bool:
        census = self._census
        before = len(census.broken), len(census.foreign), census.newer
        judge_file(self.keys, piece, census, every_byte=True)  # one that is apart fits its name
        return before == (len(census.broken), len(census.foreign), census.newer)

    def _take_header(self, piece: Piece) -> bool:
        """A header of this vault is vouched for by its MAC, under its own generation's key.

        One of which the key isn't held is apart, and vouched for by its checksum alone.
        """
        census = self._census
        try:
            head = header.parse(piece.start)
        except NewerFormat:
            census.newer += 1
            return False
        except HeaderDamaged:
            census.broken.append(Broken(piece.stem, None, whole=True))
            return False
        if head.vault != self.keys.vault:
            census.foreign.append(piece.stem)
            return False
        if head.generation not in self.keys.keys:
            return True
        if not header_files.is_held(head, self.keys):
            census.broken.append(Broken(piece.stem, None, whole=True))
            return False
        self._headers.add(head.generation)
        return True
