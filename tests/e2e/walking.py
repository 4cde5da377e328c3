"""The steps that many stories share, in the words that stand on the pages. No checks of their own.

Each waits for the page it leads to, so that the next sentence finds it.
"""

from collections.abc import Sequence
from pathlib import Path

from tests.e2e.harness.patience import until
from tests.e2e.harness.person import Person
from tests.e2e.harness.tree import Tree

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


def create_journal(
    person: Person, *arguments: str, under: Sequence[str] = (), script: Path | None = None
) -> None:
    """Open the program for the first time and make a journal, without the recovery sheet."""
    person.opens(*arguments, under=under, script=script)
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


def unlock_in_place(person: Person, passphrase: str = PASSPHRASE) -> None:
    """Type the passphrase on the lock screen and wait to be let in, wherever that leads."""
    person.is_at("Passphrase")
    person.types(passphrase)
    person.presses("Return")
    person.does_not_see("Locked. Your last words are saved.")


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
    """Turn the pages until the one with this question is there."""
    tree = person.looks()
    for _ in range(40):
        if tree.saying(question):
            return
        tree = turn_on(person)
    raise AssertionError(f"no page asks {question!r}")


def turn_on(person: Person) -> Tree:
    """Press the keys for Next and wait for another page."""
    before = question_on(person.looks())
    person.presses("ctrl+Return")

    def turned() -> Tree | None:
        tree = person.looks()
        return tree if question_on(tree) not in ("", before) else None

    return until(turned, f"a page after {before!r}")


def question_on(tree: Tree) -> str:
    """Return the first sentence of the page of a reflection that stands below the top bar."""
    bar = next((n for n, thing in enumerate(tree.things) if thing.name == "More"), None)
    if bar is None:
        return ""
    asked = (one.name for one in tree.things[bar:] if one.role == "label")
    return next((name for name in asked if name.endswith("?")), "")


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


def open_from_list(person: Person, title: str) -> None:
    """Open a reflection from the list under Reflections, wherever it stands."""
    person.clicks("Reflections")
    open_listed(person, title)


def open_listed(person: Person, title: str) -> None:
    """Press a row of the list that is shown, as a screen reader does."""
    person.clicks(until(lambda: _entry(person, title), f"{title!r} in the list"))
    person.sees("Private to you")


def _entry(person: Person, title: str) -> str:
    names = [one.name for one in person.looks().things if one.role == "list item"]
    return next((name for name in names if name.startswith(f"{title},")), "")


def export_the_talk(person: Person) -> str:
    """Export the page for the conversation as plain text, and return what is in the file."""
    person.clicks("Export…")
    person.sees("Export the page for the conversation")
    person.chooses("Plain text")
    person.clicks("See this page first")
    person.clicks("Export 1 file")
    person.does_not_see("Export the page for the conversation")
    documents = person.home.folder / "Documents"
    return until(lambda: next(documents.glob("*.txt"), None), "the page").read_text()
