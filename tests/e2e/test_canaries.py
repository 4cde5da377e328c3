"""Every private field filled with a marker of its own: only chosen ones leave, none stays behind.

The markers begin alike, so that one look through memory or a file finds any of them.
"""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.e2e.harness.memory import may_read_memory, words_in_memory
from tests.e2e.harness.person import Person
from tests.e2e.harness.scan import words_in, words_in_file
from tests.e2e.harness.trace import files_told, files_written, traced_writes
from tests.e2e.harness.tree import Thing
from tests.e2e.test_sharing import FORMATS, see_and_export
from tests.e2e.walking import (
    ASK_FIRST,
    FIRST_QUESTION,
    PASSPHRASE,
    answer_gate,
    create_journal,
    journal_of,
    lock,
    question_on,
    turn_on,
    unlock,
)

ALIKE = "qzkanari"
CHOSEN_PAGES = ("What made sense to you at the time?", "What can be repaired?")
CHOSEN = ("What made sense then", "Repair")
UNDERSTANDING = "Do you and your group see the same thing?"
LAST = "What will you carry from here?"


@dataclass
class Aviary:
    """All markers so far, and where each was put."""

    places: dict[str, str] = field(default_factory=dict)

    def hatch(self, place: str) -> str:
        """Return a new marker for a place."""
        marker = f"{ALIKE}{len(self.places):03d}x"
        self.places[marker] = place
        return marker

    def on_pages(self, *pages: str) -> set[str]:
        """Return the markers that were put on pages with these questions."""
        return {one for one, place in self.places.items() if place.startswith(pages)}


def _begin(person: Person, aviary: Aviary) -> None:
    person.presses("ctrl+n")
    person.is_at("What is this about?")
    for name in ("What is this about?", "My role in it, if you like", "My group, if you like"):
        person.writes(aviary.hatch(name), under=name)
    person.clicks("Next: Clear the way")
    person.sees("Is there anything that has to come first?")
    answer_gate(person, unsure=ASK_FIRST)
    person.writes(aviary.hatch("the case"), under="Case reference, if there is one")
    person.clicks("I have talked to them")
    person.is_at("Who cleared it?")
    person.types(aviary.hatch("who cleared it"))
    person.presses("Return")
    person.sees(FIRST_QUESTION)


def _open_fields(person: Person) -> list[Thing]:
    return [
        thing
        for thing in person.looks().things
        if thing.role in {"text", "entry"} and "editable" in thing.states and thing.can_act
    ]


def _note(person: Person, aviary: Aviary) -> None:
    """Note a line for later."""
    person.presses("ctrl+1")
    person.clicks("Note it in one line")
    person.writes(aviary.hatch("a line"), under="What is this about?")
    person.presses("Return")
    person.sees("Noted today")


def _fill_all_pages(person: Person, aviary: Aviary) -> None:
    for _ in range(60):
        question = question_on(person.looks())
        for thing in _open_fields(person):
            person.writes(aviary.hatch(f"{question} / {thing.name}"), under=thing.name)
        if question == UNDERSTANDING:  # an open line leads through the conversation as well
            person.clicks("Not yet", in_row="I know what is expected of my role in such a moment.")
            person.sees("Prepare the conversation")
        if question_on(person.looks()) != question:
            continue  # it was still turning
        if question == LAST:
            return
        turn_on(person)
    raise AssertionError("the path has no end")


def _files(person: Person) -> list[Path]:
    return [path for path in person.home.folder.parent.rglob("*") if path.is_file()]


@pytest.mark.timeout(300)
@pytest.mark.skipif(not may_read_memory(), reason="another process's memory is root's to read")
def test_only_what_was_chosen_leaves_and_nothing_stays_behind(
    person: Person, tmp_path: Path
) -> None:
    aviary, documents = Aviary(), person.home.folder / "Documents"
    traces = (tmp_path / "writes-1.txt", tmp_path / "writes-2.txt")
    create_journal(person, under=traced_writes(traces[0]))
    _note(person, aviary)
    _begin(person, aviary)
    _fill_all_pages(person, aviary)
    assert len(aviary.places) > 55
    chosen = aviary.on_pages(*CHOSEN_PAGES)
    assert len(chosen) == 4
    _search(person, aviary)
    person.kills()
    _no_file_knows(person, documents)

    person.opens(under=traced_writes(traces[1]))
    unlock(person)
    person.clicks("Continue")
    person.sees("Private to you")
    _export(person, aviary)
    for suffix in FORMATS.values():
        (file,) = documents.glob(f"*{suffix}")
        assert words_in_file(file, aviary.places) == chosen, suffix
    _no_file_knows(person, documents)

    looked_for = [ALIKE, PASSPHRASE]
    assert words_in_memory(person.program.pid, looked_for)[ALIKE] > 0
    lock(person)
    assert words_in_memory(person.program.pid, looked_for) == {ALIKE: 0, PASSPHRASE: 0}
    person.leaves()
    _no_file_knows(person, documents)
    for trace in traces:
        told = [file for file in files_told(trace, ALIKE) if documents not in file.parents]
        assert told == [], "written in the clear, if only for a moment"
        assert files_told(trace, PASSPHRASE) == set()
        journal = journal_of(person)
        assert any(journal in file.parents for file in files_written(trace)), "nothing was traced"
    assert files_told(traces[1], min(chosen)), "an export is not seen in the trace"


def _title(aviary: Aviary) -> str:
    return next(one for one, place in aviary.places.items() if place == "What is this about?")


def _search(person: Person, aviary: Aviary) -> None:
    """Find words in both ways there are, so that an index of them exists, if only in memory."""
    person.presses("ctrl+f")
    person.is_at("Search in all you have written")
    person.types(max(aviary.places))
    person.sees(_title(aviary))
    person.presses("ctrl+k")
    person.types(ALIKE)
    person.sees(_title(aviary))


def _export(person: Person, aviary: Aviary) -> None:
    person.clicks("Bring it to the group")
    person.clicks("Choose what to share")
    person.clicks("Choose what to share", in_row="Nothing has left yet.")
    for name in CHOSEN:
        person.switches_on(name)
    for way in FORMATS:
        notes = (aviary.hatch(f"for whom, {way}"), aviary.hatch(f"why, {way}"))
        see_and_export(person, way, notes=notes)


def _no_file_knows(person: Person, documents: Path) -> None:
    looked_through = 0
    for file in _files(person):
        if documents in file.parents:
            continue
        assert words_in_file(file, [ALIKE, PASSPHRASE]) == set(), file
        looked_through += 1
    assert looked_through > 5


def test_the_scan_finds_a_marker_however_it_was_left() -> None:
    import base64

    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        hidden = f"before {ALIKE} after".encode(encoding)
        assert words_in(hidden, [ALIKE]) == {ALIKE}
        for shift in range(3):
            packed = base64.b64encode(b"-" * shift + hidden)
            assert words_in(packed, [ALIKE]) == {ALIKE}
    assert words_in(b"qzkanary", [ALIKE]) == set()
