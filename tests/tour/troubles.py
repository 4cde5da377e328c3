"""What is in the way, each with its page: none of it loses a word."""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from journal.clock import SystemClock
from journal.vault import open_vault
from tests.e2e.harness.patience import until
from tests.tour import journals
from tests.tour.opening import BUSY, opens
from tests.tour.past import PASSPHRASE, state_of
from tests.tour.tour import Tour

HEADER, SEALED = b"AWheader", b"AWsealed"
CHECKSUM = 32  # bytes at a header's end


def troubles(tour: Tour, told: Path) -> None:
    """Show each page."""
    _no_journal(tour)
    _headers(tour, told)
    _records(tour, told)
    _read_only(tour, told)
    if os.geteuid() == 0:  # a small disk has to be mounted
        _full_disk(tour)


def _no_journal(tour: Tour) -> None:
    folder = tour.person.home.folder / "Documents" / "Minutes"
    folder.mkdir()
    (folder / "march.txt").write_text("Minutes of March.")
    tour.opens(str(folder))
    tour.person.sees("There is no journal in this folder.")
    tour.page("no-journal")


def _copy(folder: Path, name: str) -> Path:
    return Path(shutil.copytree(folder, folder.with_name(name)))


def _try(tour: Tour, folder: Path, sees: str, page: str) -> None:
    tour.opens(str(folder))
    tour.person.writes(PASSPHRASE, under="Passphrase")
    tour.person.clicks("Unlock")
    tour.person.sees(sees, within_s=BUSY)
    tour.page(page)


def _headers(tour: Tour, told: Path) -> None:
    damaged, newer = _copy(told, "Damaged"), _copy(told, "From a later version")
    half = _copy(told, "Half arrived")
    for file in _files(half, HEADER):
        file.unlink()
    for file in _files(damaged, HEADER):
        data = bytearray(file.read_bytes())
        data[100] ^= 1
        file.write_bytes(bytes(data))
    for file in _files(newer, HEADER):
        body = file.read_bytes()[:-CHECKSUM]
        body = body[:8] + (2).to_bytes(2) + body[10:]
        whole = body + hashlib.sha256(body).digest()
        file.unlink()
        name = hashlib.sha256(whole).hexdigest()[:32]
        file.with_name(f"{name}.afterword").write_bytes(whole)
    _try(tour, damaged, "The journal’s first file cannot be read.", "damaged")
    _try(tour, half, "The journal’s first file is not here yet.", "half-arrived")
    _try(tour, newer, "This journal was written by a later version", "newer")


def _files(folder: Path, magic: bytes) -> list[Path]:
    return [file for file in sorted(folder.iterdir()) if file.read_bytes().startswith(magic)]


def _records(tour: Tour, told: Path) -> None:
    older, holed = _copy(told, "Older"), _copy(told, "With damage")
    largest = max(_files(told, SEALED), key=lambda file: file.stat().st_size)
    (older / largest.name).unlink()
    file = holed / largest.name
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 64
    file.write_bytes(bytes(data))
    _try(tour, older, "Before you go on", "older-copy")
    _try(tour, holed, "Before you go on", "damaged-file")
    tour.person.clicks("Go on")
    tour.person.sees("Today", within_s=BUSY)
    tour.person.clicks("Reflections")
    tour.page("reflections-beside-damage")


def _read_only(tour: Tour, told: Path) -> None:
    """Open it while somebody else has it open for writing."""
    person = tour.person
    person.leaves()
    other = open_vault(told, PASSPHRASE, state=state_of(person.home), clock=SystemClock())
    try:
        _try(tour, told, "Today", "read-only")
        person.leaves()
    finally:
        other.close()


def _full_disk(tour: Tour) -> None:
    person, disk = tour.person, tour.person.home.folder / "disk"
    with _small_disk(disk):
        made = journals.waiting(person.home, "On a small disk")
        folder = Path(shutil.copytree(made, disk / "journal"))
        opens(tour, folder)
        person.clicks("Continue")
        person.clicks("What made sense then")
        person.sees("What made sense to you at the time?")
        filler = disk / "filler"
        until(lambda: _fill(filler), "a disk without a free byte")
        person.writes("The hole was public.", under="What made sense to you at the time?")
        person.sees("This disk is full.", within_s=BUSY)
        tour.page("full-disk")
        filler.unlink()
        person.does_not_see("This disk is full.")
        person.leaves()


@contextmanager
def _small_disk(place: Path) -> Iterator[None]:
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def _fill(filler: Path) -> bool:
    with filler.open("ab", buffering=0) as taken, suppress(OSError):
        while True:
            taken.write(bytes(512))
    return os.statvfs(filler).f_bavail == 0
