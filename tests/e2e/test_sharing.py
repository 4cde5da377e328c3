"""The one door out: choose, edit a copy, rename, see the bytes, export, and find it again."""

import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.e2e.harness.patience import until
from tests.e2e.harness.person import Person
from tests.e2e.walking import (
    begin_writing,
    choose_file,
    create_journal,
    turn_to,
)

FORMATS = {
    "Web page": ".html",
    "PDF": ".pdf",
    "OpenDocument text": ".odt",
    "Markdown": ".md",
    "Plain text": ".txt",
}
OWN = "I decided it with Tomas on the phone."


def open_choosing(person: Person) -> None:
    """Go from any page of the reflection to the choosing of what leaves."""
    turn_to(person, "What do you want to share?")
    person.clicks("Choose what to share", in_row="Nothing has left yet.")
    person.sees("At the top of the page")


def see_and_export(
    person: Person, way: str, words: str = "Export 1 file", *, notes: Sequence[str] = ()
) -> None:
    """In the export's dialog: choose a way, look at the very page, and let it go.

    ``notes`` are for whom it is, and why; they stay in the journal.
    """
    person.clicks("Export…")
    person.sees("Export the summary")
    for note, field in zip(notes, ("For whom", "Why"), strict=False):
        person.tabs_to(field)  # it may stand below what can be seen
        person.writes(note, under=field)
    person.chooses(way)
    person.sees("What leaves")
    if not person.looks().named(words):
        person.clicks("See this page first")
    person.clicks(words)
    person.does_not_see("Export the summary")


def words_of(file: Path) -> str:
    """Return what a reader of this file gets to see, however it is packed."""
    if file.suffix == ".odt":
        with zipfile.ZipFile(file) as packed:
            return packed.read("content.xml").decode()
    if file.suffix == ".pdf":
        import pypdfium2  # type: ignore[import-untyped]  # it carries no types

        with pypdfium2.PdfDocument(file) as pdf:
            return "\n".join(page.get_textpage().get_text_range() for page in pdf)
    return file.read_text("utf-8")


@pytest.fixture
def at_choosing(person: Person) -> Person:
    """Somebody who wrote three answers and stands where one chooses."""
    create_journal(person)
    begin_writing(person)
    person.writes("rolled out with Tomas", under="What I did, row 1")
    turn_to(person, "What was yours to decide?")
    person.types(OWN)
    turn_to(person, "Who else was there, and in which role?")
    person.types("Tomas")
    person.presses("Tab")
    person.types("the person on call")
    turn_to(person, "What made sense to you at the time?")
    person.types("This stays with me.")
    open_choosing(person)
    return person


def test_what_was_chosen_leaves_in_every_format_and_is_found_again(at_choosing: Person) -> None:
    person = at_choosing
    person.sees("Nothing is switched on yet.")
    person.finds_off("My role and the decision")
    person.switches_on("My role and the decision")
    person.sees("Tomas becomes the person on call")
    person.reads_until("Exactly what leaves", "I decided it with the person on call on the phone.")
    _rename(person)
    _edit_a_copy(person)
    documents = person.home.folder / "Documents"
    for way, suffix in FORMATS.items():
        see_and_export(person, way)
        said = " ".join(words_of(_exported(documents, suffix)).split())
        assert "I decided it with the voice at night, on the phone" in said
        for private in ("Tomas", "This stays with me", "rolled out", "Friday"):
            assert private not in said
    see_and_export(person, "Copy as text", "Copy the text")
    until(lambda: "the voice at night" in person.pastes(), "the text on the clipboard")
    _find_in_shared(person, documents)


def _exported(documents: Path, suffix: str) -> Path:
    return until(lambda: next(documents.glob(f"*{suffix}"), None), f"a {suffix} in Documents")


def _rename(person: Person) -> None:
    person.clicks("Tomas becomes the person on call")
    person.writes("the voice at night", under="What stands for it")
    person.clicks("Done")
    person.reads_until("Exactly what leaves", "with the voice at night on the phone")


def _edit_a_copy(person: Person) -> None:
    label = "My role and the decision"
    person.clicks(f"Choose what leaves from “{label}”")
    person.clicks("Edit a copy for the group…")
    field = f"A copy for the group: {label}"
    person.is_at(field)
    assert person.reads(field) == OWN
    person.writes("I decided it with Tomas, on the phone.", under=field)
    person.clicks("Done")
    person.reads_until("Exactly what leaves", "with the voice at night, on the phone")


def _find_in_shared(person: Person, documents: Path) -> None:
    person.clicks("Shared")
    person.sees("All that has ever left this computer.")
    person.sees("Is this the file I shared?")
    for suffix in FORMATS.values():
        _ask(person, _exported(documents, suffix))
        person.sees("Yes, byte for byte:")
    changed = documents / "changed.txt"
    changed.write_bytes(_exported(documents, ".txt").read_bytes() + b" ")
    _ask(person, changed)
    person.sees("No. It is not one of the copies that left, or it was changed afterwards.")
    person.clicks("See the exact copy")
    person.sees("The exact copy")
    person.presses("Escape")
    person.does_not_see("The exact copy")


def _ask(person: Person, file: Path) -> None:
    person.clicks("Choose a file…")
    choose_file(person, "Which file?", file)


def test_nothing_is_overwritten_without_asking(at_choosing: Person) -> None:
    person = at_choosing
    person.switches_on("My role and the decision")
    person.reads_until("Exactly what leaves", "on the phone.")
    documents = person.home.folder / "Documents"
    see_and_export(person, "Plain text")
    file = _exported(documents, ".txt")
    file.write_text("somebody else's by now")
    person.clicks("Export…")
    person.chooses("Plain text")
    person.sees("What leaves")
    person.clicks("See this page first")
    person.clicks("Export 1 file")
    person.sees("A file of that name is already there.")
    assert file.read_text() == "somebody else's by now"
    person.clicks("Replace it")
    person.does_not_see("Export the summary")
    until(lambda: "on the phone" in file.read_text(), "the text to be replaced")
