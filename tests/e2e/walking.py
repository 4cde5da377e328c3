"""The steps that many stories share, in the words that stand on the pages. No checks of their own.

Each waits for the page it leads to, so that the next sentence finds it.
"""

from collections.abc import Sequence
from pathlib import Path

from tests.e2e.harness.patience import until
from tests.e2e.harness.person import Person

PASSPHRASE = "velvet otter cradle munch sixty"
GATE = (
    "Was anyone hurt, threatened or put in danger?",
    "Could harassment, discrimination or retaliation be part of it?",
    "Was there fraud, theft or a rule broken on purpose?",
    "Is a claim, a regulator, the police or an inquiry involved?",
    "Is personal data affected, or a security incident still open?",
    "Could a policy have been broken, in good intent?",
    "Are you unsafe or unwell because of this?",
)
ASK_FIRST, STOP, HOLD = GATE[5], GATE[2], GATE[3]
FIRST_QUESTION = "What happened, step by step?"


def journal_of(person: Person) -> Path:
    """Return the folder in which the program keeps its journal unless it is told otherwise."""
    return person.home.folder / ".local" / "share" / "afterword" / "journal.afterword"


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below ``folder`` with its bytes."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            found[str(path.relative_to(folder))] = path.read_bytes()
    return found


def create_journal(person: Person, *arguments: str, under: Sequence[str] = ()) -> None:
    """Open the program for the first time and make a journal, without the recovery sheet."""
    person.opens(*arguments, under=under)
    person.is_at("Passphrase")
    person.types(PASSPHRASE)
    person.presses("Return")
    person.types(PASSPHRASE)
    person.switches_off("Print it when the journal is created")
    person.clicks("Create journal")
    person.sees("Nothing is waiting for you.")


def unlock(person: Person, passphrase: str = PASSPHRASE) -> None:
    """Type the passphrase on the lock screen and wait for Today."""
    person.is_at("Passphrase")
    person.types(passphrase)
    person.presses("Return")
    person.finds_on("Today")


def begin(person: Person, title: str) -> None:
    """Begin a reflection; stands at the gate afterwards."""
    person.presses("ctrl+n")
    person.is_at("What is this about?")
    person.types(title)
    person.presses("Return")
    person.sees("Is there anything that has to come first?")


def answer_gate(person: Person, **answers: str) -> None:
    """Answer every question of the gate with "No", but for ``yes=`` and ``unsure=`` questions."""
    for question in GATE:
        if question not in answers.values():
            person.clicks("No", in_row=question)
    for answer, question in answers.items():
        person.clicks({"yes": "Yes", "unsure": "Not sure"}[answer], in_row=question)


def clear_gate(person: Person) -> None:
    """Answer the gate with seven times No and go on to the first question."""
    answer_gate(person)
    person.sees("The way is clear.")
    person.clicks("Next: Take time")
    person.sees(FIRST_QUESTION)


def begin_writing(person: Person, title: str = "The Friday patch") -> None:
    """Begin a reflection and go through the gate to the first question."""
    begin(person, title)
    clear_gate(person)


def turn_to(person: Person, question: str) -> None:
    """Press Next until the page with this question is there."""
    for _ in range(40):
        if person.looks().saying(question):
            return
        _turn_one(person)
    raise AssertionError(f"no page asks {question!r}")


def _turn_one(person: Person) -> None:
    before = person.looks().as_text()
    person.presses("ctrl+Return")
    until(lambda: person.looks().as_text() != before, f"a page after\n{before}")


def lock(person: Person) -> None:
    """Lock with the keys and wait for the lock screen."""
    person.presses("ctrl+l")
    person.sees("Locked. Your last words are saved.")


def wait_until_saved(person: Person) -> None:
    """Wait until the page says that all is saved."""
    person.sees("Saved just now")


def pick_a_day(person: Person, button: str) -> None:
    """Open the month of this button and choose tomorrow with the keys."""
    person.opens_popup(button)
    person.presses("Right", "Return")
    person.does_not_see(button)


def choose_file(person: Person, dialog: str, path: Path) -> None:
    """Type a path into a dialog for files or folders and accept it."""
    person.sees(dialog)
    field = "Directory:" if person.looks().named("Directory:") else "File name:"
    person.writes(str(path), under=field)
    person.goes_to(field)
    person.presses("Return")
    person.does_not_see(dialog)
