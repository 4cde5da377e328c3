"""What is in the way is said in words of its own, and nothing is lost or overwritten.

Permissions don't stop root, which these tests may run as: the read-only folder is a read-only bind
mount, the full disk a memory file system of one MiB. Both need root and are left out without it.
"""

import hashlib
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.e2e.harness.patience import until
from tests.e2e.harness.person import Person
from tests.e2e.walking import (
    PASSPHRASE,
    begin_writing,
    contents,
    create_journal,
    journal_of,
    turn_to,
    unlock,
)

QUESTION = "What made sense to you at the time?"
needs_mount = pytest.mark.skipif(os.geteuid() != 0, reason="mounting is root's to do")


@contextmanager
def mounted(place: Path, *how: str) -> Iterator[None]:
    """Mount something at ``place`` for a while."""
    place.mkdir(parents=True, exist_ok=True)
    subprocess.run(["mount", *how, str(place)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def test_a_folder_that_is_no_journal_is_left_as_it_is(person: Person) -> None:
    folder = person.home.folder / "Documents"
    (folder / "notes.txt").write_text("not a journal")
    person.opens(str(folder))
    person.sees("There is no journal in this folder.")
    person.sees("Nothing in it was changed.")
    person.sees("Choose another folder…")
    person.leaves()
    assert contents(folder) == {"notes.txt": b"not a journal"}


def _headers(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.read_bytes().startswith(b"AWheader")]


def _rewrite(path: Path, data: bytes) -> None:
    path.unlink()
    name = hashlib.sha256(data).hexdigest()[:32]
    path.with_name(f"{name}.afterword").write_bytes(data)


def _try_to_unlock(person: Person) -> None:
    person.is_at("Passphrase")
    person.types(PASSPHRASE)
    person.presses("Return")


def test_a_journal_of_a_later_version_is_named_and_untouched(person: Person) -> None:
    create_journal(person)
    person.leaves()
    folder = journal_of(person)
    for header in _headers(folder):
        body = header.read_bytes()[:-32]
        body = body[:8] + (2).to_bytes(2) + body[10:]
        _rewrite(header, body + hashlib.sha256(body).digest())
    before = contents(folder)

    person.opens()
    _try_to_unlock(person)
    person.sees("This journal was written by a later version of Afterword.")
    person.sees("It is complete and untouched.")
    person.leaves()
    assert contents(folder) == before


def test_damaged_first_files_are_told_apart_from_a_wrong_passphrase(person: Person) -> None:
    create_journal(person)
    person.leaves()
    folder = journal_of(person)
    for header in _headers(folder):
        data = bytearray(header.read_bytes())
        data[100] ^= 1
        header.write_bytes(bytes(data))
    before = contents(folder)

    person.opens()
    _try_to_unlock(person)
    person.sees("The journal’s first file cannot be read.")
    person.sees("It is not your passphrase.")
    person.does_not_see("That passphrase does not open this journal.")
    person.leaves()
    assert contents(folder) == before


def test_one_damaged_first_file_of_two_hides_nothing(person: Person) -> None:
    create_journal(person)
    begin_writing(person, "Still there")
    person.leaves()
    header = _headers(journal_of(person))[0]
    header.write_bytes(header.read_bytes()[:-1])
    person.opens()
    _try_to_unlock(person)
    person.sees("Still there")


@needs_mount
def test_a_read_only_folder_can_be_read_and_says_so(person: Person) -> None:
    create_journal(person)
    begin_writing(person)
    turn_to(person, QUESTION)
    person.types("Read only, and readable.")
    person.reads_until(QUESTION, "Read only, and readable.")
    person.leaves()
    folder = journal_of(person)
    before = contents(folder)
    with mounted(folder, "--bind", str(folder)):
        subprocess.run(["mount", "-o", "remount,ro,bind", str(folder)], check=True)
        person.opens()
        _try_to_unlock(person)
        person.sees("The journal’s folder cannot be written, so it is open for reading.")
        person.clicks("Continue")
        person.clicks("What made sense then")
        person.reads_until(QUESTION, "Read only, and readable.")
        person.leaves()
    assert contents(folder) == before


@needs_mount
def test_a_full_disk_keeps_the_text_until_there_is_room(person: Person) -> None:
    disk = person.home.folder / "disk"
    with mounted(disk, "-t", "tmpfs", "-o", "size=1m", "tmpfs"):
        folder = disk / "journal.afterword"
        create_journal(person, str(folder))
        begin_writing(person)
        turn_to(person, QUESTION)
        person.types("Saved before. ")
        person.sees("Saved just now")
        filler = disk / "filler"
        until(lambda: _fill(filler), "a disk without a free byte")
        person.types("Typed on a full disk.")
        person.sees("This disk is full.")
        person.sees("Your text is safe in memory")
        assert person.reads(QUESTION) == "Saved before. Typed on a full disk."
        filler.unlink()
        person.does_not_see("This disk is full.")
        person.kills()

        person.opens(str(folder))
        unlock(person)
        person.clicks("Continue")
        person.clicks("What made sense then")
        person.reads_until(QUESTION, "Saved before. Typed on a full disk.")
        person.leaves()


@needs_mount
def test_words_typed_while_the_disk_is_away_outlive_the_end_of_the_session(person: Person) -> None:
    away, disk = person.home.folder / "away", person.home.folder / "disk"
    away.mkdir()
    folder = disk / "journal.afterword"
    with mounted(disk, "--bind", str(away)):
        create_journal(person, str(folder))
        begin_writing(person)
        turn_to(person, QUESTION)
        person.types("Saved before. ")
        person.sees("Saved just now")
    assert not folder.exists(), "the fault is real"
    person.types("Typed without the disk.")
    person.sees("Your text is safe in memory")
    person.leaves()

    with mounted(disk, "--bind", str(away)):
        person.opens(str(folder))
        unlock(person)
        person.clicks("Continue")
        person.clicks("What made sense then")
        person.reads_until(QUESTION, "Saved before. Typed without the disk.")
        person.leaves()


def _fill(filler: Path) -> bool:
    """Take the free bytes of the disk; tell whether none is left, else it would prove nothing."""
    with filler.open("ab", buffering=0) as taken, suppress(OSError):
        while True:
            taken.write(bytes(512))
    return os.statvfs(filler).f_bavail == 0
