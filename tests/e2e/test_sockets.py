"""A whole session opens no socket but local ones, and writes nothing outside its own folders."""

from pathlib import Path

from tests.e2e.harness.person import Person
from tests.e2e.harness.trace import files_opened_for_writing, socket_families, traced
from tests.e2e.test_sharing import open_choosing, see_and_export
from tests.e2e.walking import begin_writing, create_journal, lock, turn_to, unlock_in_place

DEVICES = (Path("/dev"), Path("/proc/self"))


def test_a_session_speaks_to_nobody_beyond_this_computer(person: Person, tmp_path: Path) -> None:
    trace = tmp_path / "trace.txt"
    create_journal(person, under=traced(trace))
    begin_writing(person)
    turn_to(person, "What made sense to you at the time?")
    person.types("The canary was green.")
    open_choosing(person)
    person.switches_on("What made sense then")
    see_and_export(person, "PDF")
    lock(person)
    unlock_in_place(person)
    person.leaves()

    assert socket_families(trace) == {"AF_UNIX"}
    written = files_opened_for_writing(trace)
    assert any(person.home.folder in path.parents for path in written)
    beyond = [path for path in written if not _is_ours(path, person)]
    assert beyond == []


def _is_ours(path: Path, person: Person) -> bool:
    if path.parent.name == "__pycache__":  # Python's own, of sources that have changed
        return True
    return any(place in path.parents for place in (*DEVICES, person.home.folder))
