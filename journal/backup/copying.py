"""Making a copy of a journal in steps: written beside its place, read back, opened, then named.

A copy has no name before every file in it was read from the medium again, its name compared and
every byte of it opened with the journal's keys. The steps are short, so that whoever takes them can
stop between any two; then nothing is left of the copy.
"""

import contextlib
import errno
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from journal import durable, system
from journal.backup.container import SUFFIX_OF_COPY, Container, Packer
from journal.backup.names import CopyName, to_keep
from journal.clock import Clock
from journal.durable import NewFile
from journal.errors import CopyError, CopyFailed, CopyPlaceAway, NotACopy, PlaceTaken
from journal.vault import Examined, Extent, OpenReport

_NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@dataclass(frozen=True)
class Progress:
    """How far it is, in files written and files checked."""

    done: int
    whole: int


@dataclass(frozen=True)
class Copied:
    """A durable copy in which every byte was checked. ``left_out`` counts damaged files.

    ``report`` is of the copy itself: what is not in it, or not as it should be together.
    """

    path: Path
    files: int
    size: int  # bytes
    left_out: int
    extent: Extent
    checked: datetime
    report: OpenReport


class Check(Protocol):
    """Judges one file after another."""

    def take(self, stem: str, data: bytes) -> str | None:
        """Return the true name of a sound file."""
        ...

    def has_header(self) -> bool:
        """Tell whether a sound header is among them."""
        ...

    def result(self) -> Examined:
        """Return what they are together."""
        ...


class Copyable(Protocol):
    """What there is to copy: of an open journal, or of one that is closed."""

    @property
    def files(self) -> Mapping[str, int]:
        """The files by stem, with their sizes."""
        ...

    @property
    def vault(self) -> bytes:
        """The journal's id."""
        ...

    def read(self, stem: str) -> bytes:
        """Return a file; ``FileNotFoundError`` if it was replaced since."""
        ...

    def examination(self) -> Check:
        """Return what checks the files, or copies of them."""
        ...


Steps = Generator[Progress, None, Copied]


def save_copy(snapshot: Copyable, target: Path, clock: Clock) -> Steps:
    """Make one file that can be carried; each step takes one file of the journal.

    Raises:
        PlaceTaken: something is at ``target``; it is untouched.
        CopyFailed: nothing of the copy is left.
        FileNotFoundError: the journal changed meanwhile; begin again with a new snapshot.
    """
    with _told(target):
        if system.is_taken(target):
            raise PlaceTaken(place=target)
        file, made = yield from _written(snapshot, target.parent)
        return _named(file, target, made, clock)


def make_backup(snapshot: Copyable, place: Path, clock: Clock, *, make_place: bool) -> Steps:
    """Make a copy in the folder for copies, and remove those that its turn is over for.

    ``make_place`` says that the folder may be made: a folder on a disk that is away must not be
    made anew in its place. Nothing is removed while the journal has damage. Raises
    ``CopyPlaceAway``, else as ``save_copy``.
    """
    with _told(place):
        _prepare(place, make_place=make_place)
        file, made = yield from _written(snapshot, place)
        upto = made.examined.extent.newest or clock.now()
        target = place / str(CopyName.of(snapshot.vault, upto))
        copied = _named(file, target, made, clock, over=True)
    if not copied.left_out:
        _remove_old(snapshot.vault, place, clock)
    return copied


def copies_in(place: Path, vault: bytes) -> list[tuple[CopyName, Path]]:
    """Return the copies of one journal that the program made by itself, newest first."""
    try:
        paths = [(CopyName.read(path.name), path) for path in place.iterdir()]
    except OSError:
        return []
    own = [(name, path) for name, path in paths if name and name.vault == vault.hex()[:8]]
    return sorted(own, reverse=True)


@dataclass(frozen=True)
class _Made:
    """What was written and found sound when it was read back."""

    examined: Examined
    left_out: int


def _prepare(place: Path, *, make_place: bool) -> None:
    if make_place:
        durable.make_folder(place)
    if not place.is_dir():
        raise CopyPlaceAway(place=place)
    durable.remove_stale_temporaries(place)


def _written(snapshot: Copyable, folder: Path) -> Generator[Progress, None, tuple[NewFile, _Made]]:
    """Write, bring to the medium, read back and check; the file has no name yet."""
    file = NewFile(folder)
    try:
        names, left_out = yield from _packed(snapshot, file)
        file.close()
        yield Progress(len(snapshot.files), 2 * len(snapshot.files))
        examined = yield from _checked(snapshot, file, names)
    except BaseException:  # a closed generator, too: nothing stays
        file.give_up()
        raise
    return file, _Made(examined, left_out)


def _packed(snapshot: Copyable, file: NewFile) -> Generator[Progress, None, tuple[set[str], int]]:
    """Write every sound file once, under its true name; return the names, and how many aren't."""
    names, left_out = set[str](), 0
    whole, examination = len(snapshot.files), snapshot.examination()
    with Packer(file) as packer:
        for done, stem in enumerate(snapshot.files, 1):
            data = _read(snapshot, stem)
            name = examination.take(stem, data)
            if name is None:
                left_out += 1
            elif name not in names:
                names.add(name)
                packer.add(name, data)
            yield Progress(done, 2 * whole)
    if not examination.has_header():
        raise CopyFailed(errno=None, no_space=False, place=file.folder)
    return names, left_out


def _read(snapshot: Copyable, stem: str) -> bytes:
    """Return a file of the journal; an empty one where the medium does not give it."""
    try:
        return snapshot.read(stem)
    except FileNotFoundError:
        raise
    except OSError:
        return b""


def _checked(
    snapshot: Copyable, file: NewFile, names: set[str]
) -> Generator[Progress, None, Examined]:
    """Read every file of the copy from the medium and open it; ``CopyFailed`` if one differs."""
    examination, found = snapshot.examination(), set[str]()
    whole = len(snapshot.files)
    with Container(file.path) as container:
        for done, packed in enumerate(container.files(), 1):
            name = examination.take(packed.stem, packed.data)
            if name is not None:
                found.add(name)
            yield Progress(whole + done, 2 * whole)
    if found != names:
        raise CopyFailed(errno=None, no_space=False, place=file.folder)
    return examination.result()


def _named(file: NewFile, target: Path, made: _Made, clock: Clock, *, over: bool = False) -> Copied:
    """Name it. ``over``: also in place of a copy of the same changes, whose check is older.

    One that lacks damaged files takes no other's place: the other may hold them still.
    """
    size = file.path.stat().st_size
    try:
        if over and system.is_taken(target):
            if made.left_out:
                file.give_up()
            else:
                file.take_place(target)
        else:
            file.give_name(target)
    except FileExistsError:
        raise PlaceTaken(place=target) from None
    found = made.examined
    now = clock.now()
    return Copied(target, found.files, size, made.left_out, found.extent, now, found.report)


def _remove_old(vault: bytes, place: Path, clock: Clock) -> None:
    """One that can't be removed now is removed another time."""
    copies = copies_in(place, vault)
    kept = to_keep((name for name, _ in copies), clock.zone())
    for name, path in copies:
        if name not in kept:
            with contextlib.suppress(OSError):
                system.remove(path)


@contextlib.contextmanager
def _told(place: Path) -> Iterator[None]:
    """Turn what the system says into the journal's own error; a changed journal stays as it is."""
    try:
        yield
    except NotACopy:
        raise CopyFailed(errno=None, no_space=False, place=place) from None
    except CopyError:
        raise
    except FileNotFoundError:
        raise
    except OSError as problem:
        no_space = problem.errno in _NO_SPACE
        raise CopyFailed(errno=problem.errno, no_space=no_space, place=place) from None


def suggested_name(day: datetime) -> str:
    """Return a name for a copy that is carried away: the day, and nothing of the journal."""
    return f"afterword-{day:%Y-%m-%d}{SUFFIX_OF_COPY}"
