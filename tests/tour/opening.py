"""The way in, which every part of the tour takes: a journal, its passphrase, calm pages."""

from contextlib import suppress
from pathlib import Path

from journal.guides.load import load_gate
from tests.e2e.harness.patience import NeverHappened
from tests.e2e.harness.person import Person
from tests.tour.past import PASSPHRASE, RESOURCES
from tests.tour.tour import Tour

BUSY = 60.0  # seconds; two seats share the machine


def opens(tour: Tour, folder: Path) -> None:
    """Open a journal."""
    tour.opens(str(folder))
    unlocks(tour.person)


def unlocks(person: Person, passphrase: str = PASSPHRASE) -> None:
    """Open it with its passphrase."""
    person.writes(passphrase, under="Passphrase")
    person.clicks("Unlock")
    person.sees("Today", within_s=BUSY)


def calm(tour: Tour) -> None:
    """Let nothing slide or fade: a picture of something that moves shows nothing."""
    tour.person.clicks("Settings")
    tour.person.sees("Less motion")
    tour.person.switches_on("Less motion")


def choose_theme(tour: Tour, theme: str) -> None:
    """Choose the colours where a person does."""
    calm(tour)
    tour.person.clicks(theme.capitalize(), in_row="Colours")


def gate_questions() -> list[str]:
    """Return the gate's questions in their order."""
    return [one.question for one in load_gate(RESOURCES / "gate", "en").categories]


def open_row(person: Person, title: str) -> None:
    """Open a row of the list."""
    person.sees(title)
    rows = [thing for thing in person.looks().saying(title) if thing.role == "list item"]
    person.clicks(rows[0].name)
    with suppress(NeverHappened):
        person.sees("Private to you", within_s=1)
        return
    person.presses("Return")  # the press chose the row; the key opens it


def open_story(person: Person) -> None:
    """Open the story from the list."""
    person.clicks("Reflections")
    open_row(person, "The Friday patch")
    person.sees("Private to you")
