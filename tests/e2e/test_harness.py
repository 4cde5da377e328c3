"""The harness itself: what it can do, and that it notices when something is not so."""

from pathlib import Path

import pytest

from tests.e2e.harness.memory import may_read_memory, memory_holds
from tests.e2e.harness.patience import NeverHappened
from tests.e2e.harness.person import Person
from tests.e2e.harness.trace import files_opened_for_writing, socket_families, traced

SAMPLE = Path(__file__).parent / "harness" / "sample_window.py"


@pytest.fixture
def at_sample(person: Person) -> Person:
    person.opens(script=SAMPLE)
    return person


def test_a_person_reads_writes_and_presses(at_sample: Person) -> None:
    at_sample.sees("The first page")
    at_sample.does_not_see("The second page")

    at_sample.goes_to("Name")
    at_sample.types("Friday, 9:41 (a patch)")
    at_sample.reads_until("Name", "Friday, 9:41 (a patch)")
    at_sample.presses("shift+Tab")
    at_sample.is_at("Story")
    at_sample.types("É tarde – 遅い")
    assert at_sample.reads("Story") == "É tarde – 遅い"
    at_sample.writes("Rewritten", under="Story")
    assert at_sample.reads("Story") == "Rewritten"

    at_sample.clicks("Next page")
    at_sample.sees("The second page")
    at_sample.does_not_see("The first page")


def test_a_person_chooses_in_the_row_that_is_meant(at_sample: Person) -> None:
    at_sample.chooses("No", in_row="Is data lost?")
    at_sample.finds_off("No", in_row="Is anybody hurt?")
    at_sample.chooses("Yes", in_row="Is anybody hurt?")
    at_sample.finds_on("No", in_row="Is data lost?")
    at_sample.switches_on("Kept")
    at_sample.switches_off("Kept")
    at_sample.sets("How sure", 40)
    at_sample.points_at("Two")
    at_sample.finds_on("Two")


def test_what_is_not_so_is_noticed(at_sample: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NeverHappened, match="Another page"):
        at_sample.sees("Another page", within_s=0.2)
    with pytest.raises(NeverHappened, match="Not now"):
        at_sample.clicks("Not now", within_s=0.2)
    assert "Not now" in at_sample.looks().as_text()
    assert at_sample.looks().unnamed() == []


def test_a_replaced_process_is_followed_under_the_same_id(at_sample: Person) -> None:
    before = at_sample.program.pid
    at_sample.presses("ctrl+l")
    at_sample.sees("The first page again")
    assert at_sample.program.pid == before
    assert at_sample.program.arguments()[-1] == "once"


def test_a_killed_program_is_noticed_and_can_be_opened_again(at_sample: Person) -> None:
    at_sample.kills()
    with pytest.raises(AssertionError, match="the program ended"):
        at_sample.sees("The first page")
    at_sample.opens(script=SAMPLE)
    at_sample.sees("The first page")


def test_a_warning_of_the_program_does_not_pass(person: Person) -> None:
    person.opens(script=SAMPLE)
    person.presses("ctrl+w")
    person.kills()
    with pytest.raises(AssertionError, match="a warning"):
        person.stands_up()
    person.forgets_what_was_said()


def test_pictures_show_the_window(at_sample: Person) -> None:
    empty = Path(at_sample.picture("harness-window"))
    assert empty.read_bytes().startswith(b"\x89PNG")
    with at_sample.screen.frame() as frame:
        colours = {frame.pixel(x, y) for x in range(0, 1280, 40) for y in range(0, 800, 40)}
    assert len(colours) > 1


@pytest.mark.skipif(not may_read_memory(), reason="another process's memory is root's to read")
def test_words_are_found_in_memory_and_gone_after_the_process_is_replaced(
    at_sample: Person,
) -> None:
    at_sample.writes("canary-in-the-field", under="Story")
    words = ["canary-in-the-field", "canary-nobody-wrote"]
    assert memory_holds(at_sample.program.pid, words) == ["canary-in-the-field"]
    at_sample.presses("ctrl+l")
    at_sample.sees("The first page again")
    assert memory_holds(at_sample.program.pid, words) == []


def test_sockets_and_written_files_are_witnessed(person: Person, tmp_path: Path) -> None:
    script = tmp_path / "leaky.py"
    script.write_text(
        "import runpy, socket, sys\n"
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()\n"
        f"open({str(tmp_path / 'left.txt')!r}, 'w').close()\n"
        f"runpy.run_path({str(SAMPLE)!r}, run_name='__main__')\n"
    )
    trace = tmp_path / "trace.txt"
    person.opens(script=script, under=traced(trace))
    person.sees("The first page")
    assert {"AF_INET", "AF_UNIX"} <= socket_families(trace)
    assert tmp_path / "left.txt" in files_opened_for_writing(trace)
