"""A copy comes back beside the journal and opens; everything goes out, and comes back in."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.e2e.harness.patience import until
from tests.e2e.harness.person import Person
from tests.e2e.harness.program import ROOT
from tests.e2e.walking import (
    PASSPHRASE,
    begin_writing,
    choose_file,
    create_journal,
    journal_of,
    open_from_list,
    unlock,
    wait_until_saved,
)

WORDS = "the heron stands by the weir"
LATER = " and it flew"
BUSY_S = 60


def _command(person: Person, *words: object) -> dict[str, Any]:
    """Run ``python -m journal`` as somebody at the same home would."""
    reading, writing = os.pipe()
    os.write(writing, PASSPHRASE.encode())
    os.close(writing)
    done = subprocess.run(
        [
            *(sys.executable, "-m", "journal", *map(str, words)),
            *("--json", "--passphrase-fd", str(reading)),
        ],
        cwd=ROOT,
        env=person.environment,
        pass_fds=(reading,),
        capture_output=True,
        check=False,
    )
    os.close(reading)
    said: dict[str, Any] = json.loads(done.stdout)
    assert said["status"] == done.returncode
    return said


def _settings(person: Person, section: str) -> None:
    person.presses("ctrl+comma")
    person.clicks(section)


def test_the_whole_sitting_is_in_a_copy_soon_after_the_lock(person: Person) -> None:
    create_journal(person)
    journal = journal_of(person)
    begin_writing(person)
    person.types(WORDS)
    wait_until_saved(person)
    person.presses("ctrl+l")
    person.sees("Welcome back.")
    copies = journal.parent / "copies"
    until(lambda: copies.is_dir() and any(copies.iterdir()), "a copy of what was locked")
    (copy,) = copies.iterdir()
    found, whole = _command(person, "check", copy), _command(person, "check", journal)
    assert found["sound"] is True
    assert (found["versions"], found["newest"]) == (whole["versions"], whole["newest"])


def test_a_copy_comes_back_beside_the_journal_and_opens(person: Person) -> None:
    create_journal(person)
    journal = journal_of(person)
    begin_writing(person)
    person.types(WORDS)
    wait_until_saved(person)
    _settings(person, "Backup")
    person.clicks("Copy now")
    person.sees("Last copied and checked today at")
    (copy,) = (journal.parent / "copies").iterdir()
    assert WORDS.encode() not in copy.read_bytes()
    assert _command(person, "check", copy)["sound"] is True

    open_from_list(person, "The Friday patch")
    person.types(LATER)
    wait_until_saved(person)
    _settings(person, "Backup")
    person.clicks("Show and restore…")
    person.clicks("Restore…")
    person.clicks("Restore")
    person.sees("The copy is restored and checked.", within_s=BUSY_S)
    person.clicks("Open it")
    person.sees("Welcome back.")
    unlock(person)
    open_from_list(person, "The Friday patch")
    person.sees(WORDS)
    person.does_not_see(LATER.strip())
    assert _command(person, "check", journal)["sound"] is True


def test_everything_goes_out_after_a_plain_word_and_comes_back_in(person: Person) -> None:
    create_journal(person)
    begin_writing(person)
    person.types(WORDS)
    wait_until_saved(person)
    _settings(person, "Take out, bring in")
    person.clicks("Take everything out…")
    person.sees("They are plain text. Nothing encrypts them.")
    person.clicks("Choose a folder…")
    folder = person.home.folder / "Documents"
    choose_file(person, "Where the two files go", folder)
    person.sees("Everything is in these two files.", within_s=BUSY_S)
    person.clicks("Close")
    files = {path.suffix: path for path in folder.iterdir()}
    assert files.keys() == {".json", ".md"}
    assert all(WORDS in path.read_text(encoding="utf-8") for path in files.values())

    person.clicks("Bring in…")
    choose_file(person, "A file that was taken out of a journal", files[".json"])
    person.sees("All of it was here already. Nothing was changed.")
    new = person.home.folder / "another.afterword"
    brought = _command(person, "load", new, files[".json"])
    assert brought["new"] > 0
    assert _words_in(person, new, person.home.folder / "again.json") == _things(files[".json"])


def _words_in(person: Person, journal: Path, file: Path) -> object:
    assert _command(person, "dump", journal, file)["status"] == 0
    return until(lambda: _things(file), "what was taken out again")


def _things(file: Path) -> object:
    return json.loads(file.read_text(encoding="utf-8"))["things"]
