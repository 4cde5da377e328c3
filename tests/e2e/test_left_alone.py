"""Nobody is there, or looks elsewhere: it locks by itself, lets secrets go and shows nothing."""

import subprocess
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.e2e.harness.deskside import Desktop, desktop
from tests.e2e.harness.memory import may_read_memory, memory_holds
from tests.e2e.harness.patience import until
from tests.e2e.harness.person import Person
from tests.e2e.harness.program import Program, clean_environment
from tests.e2e.walking import (
    PASSPHRASE,
    begin_writing,
    create_journal,
    lock,
    turn_to,
    unlock,
    unlock_in_place,
)

HARNESS = Path(__file__).parent / "harness"
HASTY, SAMPLE = HARNESS / "hasty_main.py", HARNESS / "sample_window.py"
QUESTION = "What made sense to you at the time?"
ALIKE = "qzkanari"
STILL = 5  # pictures that are the same
ASIDE = (900, 560)  # where another window stands beside what is looked at


@pytest.fixture
def outside(person: Person) -> Iterator[Desktop]:
    with desktop(person.environment) as around:
        yield around


def _begin(person: Person) -> None:
    create_journal(person)
    begin_writing(person, f"{ALIKE}title")
    turn_to(person, QUESTION)
    person.is_at(QUESTION)


def _nothing_is_left(person: Person) -> None:
    person.sees("Locked. Your last words are saved.")
    assert ALIKE not in person.looks().as_text()
    assert person.window_titles() == ["Afterword"]
    if may_read_memory():
        assert memory_holds(person.program.pid, [ALIKE, PASSPHRASE]) == []


@pytest.mark.timeout(240)
def test_left_alone_it_locks_and_the_words_go_on_where_they_broke_off(person: Person) -> None:
    _begin(person)
    person.leaves()
    person.opens(script=HASTY)
    unlock(person)
    person.clicks("Continue")
    person.is_at(QUESTION)
    person.types(f"{ALIKE} the ga")
    person.reads_until(QUESTION, f"{ALIKE} the ga")
    before = person.program.pid
    _nothing_is_left(person)
    assert person.program.pid == before
    assert "--by-itself" in person.program.arguments()
    person.sees("locked itself at")
    unlock_in_place(person)
    person.is_at(QUESTION)
    person.types("te")
    person.reads_until(QUESTION, f"{ALIKE} the gate")


@pytest.mark.timeout(240)
def test_locked_with_the_pointer_in_the_sidebar_nothing_is_left_in_memory(person: Person) -> None:
    _begin(person)
    person.types(f"{ALIKE} the ga")
    person.reads_until(QUESTION, f"{ALIKE} the ga")
    if may_read_memory():
        assert ALIKE in memory_holds(person.program.pid, [ALIKE])
    person.points_at("Lock")
    _nothing_is_left(person)
    unlock_in_place(person)
    person.is_at(QUESTION)
    person.types("te")
    person.reads_until(QUESTION, f"{ALIKE} the gate")


def test_a_passphrase_half_typed_goes_with_the_screen(person: Person, outside: Desktop) -> None:
    create_journal(person)
    lock(person)
    person.is_at("Passphrase")
    for goes in (outside.locks_the_screen, outside.goes_to_sleep, outside.locks_the_session):
        person.types(PASSPHRASE[:10])
        until(lambda: len(person.reads("Passphrase")) == 10, "ten dots")
        until(partial(_is_let_go, person, goes), "the field to be empty")
    unlock_in_place(person)
    until(lambda: outside.is_waiting_for() == 1, "the sleep to wait for the open journal")


def _is_let_go(person: Person, goes: Callable[[], None]) -> bool:
    goes()  # again, where nobody listened yet: the lock has only just begun
    return person.reads("Passphrase") == ""


def test_beside_another_window_the_page_looks_the_same_whatever_is_written(
    person: Person, tmp_path: Path
) -> None:
    _begin(person)
    person.types("All that was said")
    person.reads_until(QUESTION, "All that was said")
    shown = _picture(person, tmp_path)
    other = Program(person.environment, tmp_path / "said.txt", script=SAMPLE)
    try:
        person.sees("Hidden while another window is in use.")
        _put_aside(person, other)
        hidden = _still(person, tmp_path)
        assert hidden != shown
        person.writes("Quite another thing, and longer", under=QUESTION)
        person.reads_until(QUESTION, "Quite another thing")
        assert _picture(person, tmp_path) == hidden
    finally:
        other.kill()
    person.does_not_see("Hidden while another window is in use.")
    person.opens_popup("More")  # one of our own
    person.does_not_see("Hidden while another window is in use.")
    person.presses("Escape")


def _picture(person: Person, folder: Path) -> bytes:
    target = folder / "seen.png"
    person.screen.save_picture(target, (240, 60, ASIDE[0] - 260, ASIDE[1] - 80))
    return target.read_bytes()


def _still(person: Person, folder: Path) -> bytes:
    """Wait until the room that the other window left is painted, and return what is seen then."""
    seen = [_picture(person, folder)]

    def stands() -> bool:
        seen.append(_picture(person, folder))
        return len(set(seen[-STILL:])) == 1 and len(seen) > STILL

    until(stands, "the picture to stand still")
    return seen[-1]


def _put_aside(person: Person, other: Program) -> None:
    """Move the other window out of what is looked at."""

    def asked(*command: str) -> str:
        done = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--pid", str(other.pid), *command],
            env=clean_environment(person.environment),
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout

    asked("--name", "Sample", "windowsize", "300", "200", "windowmove", *map(str, ASIDE))
    until(lambda: "Position: 9" in asked("--name", "Sample", "getwindowgeometry"), "it to move")
