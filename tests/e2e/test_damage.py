"""Files that went from a journal are named before anything else, and the person decides."""

from contextlib import closing
from pathlib import Path

from journal.clock import SystemClock
from journal.vault import open_vault
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


def _sealed(folder: Path) -> set[Path]:
    return {path for path in folder.iterdir() if path.read_bytes().startswith(b"AWsealed")}


def _holds(person: Person, words: str) -> bool:
    """Read the folder as another computer would: a label says when it last saved, not what."""
    state = person.home.folder / "another computer"
    vault = open_vault(journal_of(person), PASSPHRASE, state=state, clock=SystemClock())
    with closing(vault):
        return any(words.encode() in vault.read(one.thing) for one in vault.things("answer/"))


def _write(person: Person, words: str) -> None:
    person.clicks("Continue")
    turn_to(person, QUESTION)
    person.types(words)
    until(lambda: _holds(person, words), "the words in the journal's folder")


def _unlock_to_what_was_found(person: Person) -> None:
    person.opens()
    person.is_at("Passphrase")
    person.types(PASSPHRASE)
    person.presses("Return")
    person.sees("Before you go on")
    person.sees("are missing.")
    person.sees("Everything else is here.")
    person.does_not_see("That passphrase does not open this journal.")


def test_missing_files_are_named_and_the_person_decides(person: Person) -> None:
    create_journal(person)
    begin_writing(person)
    person.leaves()  # all is in one pack now
    folder = journal_of(person)
    (pack,) = _sealed(folder)
    person.opens()
    unlock(person)
    _write(person, "Written after the pack.")
    person.kills()  # its changes lie loose beside the pack
    aside = pack.rename(person.home.folder / "taken away")
    before = contents(folder)

    _unlock_to_what_was_found(person)
    person.clicks("Open it for reading")
    person.clicks("Go on")
    person.sees("You opened this journal for reading.")
    person.leaves()
    assert contents(folder) == before

    _unlock_to_what_was_found(person)
    person.clicks("Carry on without it")
    person.clicks("Go on")
    person.finds_on("Today")
    person.leaves()

    aside.rename(pack)  # it was in the bin, and is taken in
    person.opens()
    unlock(person)
    person.clicks("Continue")
    person.clicks("What made sense then")
    person.reads_until(QUESTION, "Written after the pack.")
    person.sees("The Friday patch")
    person.leaves()
