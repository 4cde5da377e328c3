"""What the sealed files of a folder are: sound, damaged, of another journal, of a later version.

Judges each file by itself. What that means for the journal is in ``journal.vault.ledger``.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from journal.vault import crypto, sealed
from journal.vault.folder import Piece
from journal.vault.keys import Keyring
from journal.vault.sealed import Opened, Prologue, Unreadable


@dataclass(frozen=True, slots=True)
class Sound:
    """A file whose front is authentic. ``name`` is its true one, whatever it is called."""

    name: str
    path: Path
    opened: Opened

    def sequence(self) -> int:
        """Return the file's sequence."""
        return self.opened.prologue.sequence


@dataclass(frozen=True, slots=True)
class Broken:
    """A file that isn't as it was written. ``claims`` is its prologue, unproven.

    ``things`` names the records that can't be read where its front is authentic; then ``whole``
    is false, and the file counts as sound too.
    """

    name: str
    claims: Prologue | None
    whole: bool
    things: tuple[str, ...] = ()


@dataclass
class Census:
    """All sealed files of a folder, judged one by one. What is ``apart`` opens by another key."""

    sound: list[Sound] = field(default_factory=list)
    broken: list[Broken] = field(default_factory=list)
    apart: list[Prologue] = field(default_factory=list)  # sound by name, under a key not held
    foreign: list[str] = field(default_factory=list)  # names of files of another journal
    newer: int = 0


def take_census(keys: Keyring, pieces: Iterable[Piece]) -> Census:
    """Judge every file. Header files are to be left out by the caller. Raises ``OSError``."""
    census = Census()
    for piece in pieces:
        judge_file(keys, piece, census)
    return without_doubles(census)


def without_doubles(census: Census) -> Census:
    """Let a file that is there under two names count once."""
    names: set[str] = set()
    unique = []
    for file in census.sound:
        if file.name not in names:
            names.add(file.name)
            unique.append(file)
    census.sound = unique
    return census


def judge_file(keys: Keyring, piece: Piece, census: Census, *, every_byte: bool = False) -> None:
    """Judge one sealed file. ``every_byte`` opens its bodies and its padding, too."""
    named_well = piece.is_named_well()
    prologue = None
    try:
        prologue = sealed.parse_prologue(piece.start)
        if prologue.vault != keys.vault:
            _count_foreign(piece, prologue, census, named_well=named_well)
            return
        opened = sealed.open_front(keys, prologue, piece.read_at, piece.size)
    except Unreadable as problem:
        if problem.reason == "newer" and named_well:
            census.newer += 1
        elif problem.reason == "key" and prologue is not None and named_well:
            census.apart.append(prologue)
        else:
            census.broken.append(Broken(piece.stem, prologue, whole=True))
        return
    if named_well and not every_byte:
        census.sound.append(Sound(piece.stem, piece.path, opened))
    else:
        _judge_whole(keys, piece, opened, census)


def _count_foreign(piece: Piece, prologue: Prologue, census: Census, *, named_well: bool) -> None:
    if named_well:
        census.foreign.append(piece.stem)
    else:
        census.broken.append(Broken(piece.stem, prologue, whole=True))


def _judge_whole(keys: Keyring, piece: Piece, opened: Opened, census: Census) -> None:
    """Tell a file all of which is authentic, renamed or not, from one damaged past its front."""
    bad = tuple(dict.fromkeys(_unreadable_things(keys, piece, opened)))
    if not bad and _is_padding_sound(keys, piece, opened):
        name = crypto.name_of(piece.read_at(0, piece.size))
        census.sound.append(Sound(name, piece.path, opened))
        return
    census.sound.append(Sound(piece.stem, piece.path, opened))
    census.broken.append(Broken(piece.stem, opened.prologue, whole=False, things=bad))


def _unreadable_things(keys: Keyring, piece: Piece, opened: Opened) -> Iterable[str]:
    for place, record in enumerate(opened.records):
        try:
            sealed.open_body(keys, opened, place, piece.read_at)
        except Unreadable:
            yield record.thing


def _is_padding_sound(keys: Keyring, piece: Piece, opened: Opened) -> bool:
    try:
        sealed.check_padding(keys, opened, piece.read_at)
    except Unreadable:
        return False
    return True
