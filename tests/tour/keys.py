"""The sheet tried out, another passphrase, and the way in with the sheet when that is forgotten."""

from tests.e2e.harness.person import Person
from tests.tour.opening import BUSY
from tests.tour.past import PASSPHRASE
from tests.tour.tour import Tour

NEW = "harbour oat seldom lantern moss"


def keys(tour: Tour, code: str) -> None:
    """Try the sheet, change the passphrase, and come in with the new sheet."""
    person = tour.person
    _try_sheet(tour, code)
    person.clicks("Lock and passphrase")
    person.clicks("Change…", in_row="Passphrase")
    person.sees("Change your passphrase")
    tour.page("passphrase")
    person.writes(PASSPHRASE, under="Current passphrase")
    _choose(person)
    tour.visit(
        "Change the passphrase",
        "Everything is encrypted with the new key.",
        "passphrase-changed",
        within_s=BUSY,
    )
    person.clicks("Go on to the new sheet")
    person.clicks("Show the code")
    newest = code_on(person)
    person.clicks("Later")
    person.presses("ctrl+l")
    person.sees("Locked. Your last words are saved.", within_s=BUSY)
    person.clicks("Use the recovery sheet")
    person.writes(newest, under="Recovery code")
    tour.visit("Unlock", "Choose a new passphrase", "passphrase-by-code", within_s=BUSY)
    person.clicks("Not now")


def code_on(person: Person) -> str:
    """Return the code whose groups are on screen."""
    person.sees("Group 8: ")
    names = [one.name for one in person.looks().things if ": " in one.name]
    groups = dict(name.split(": ", 1) for name in names if name.startswith("Group "))
    return "-".join(groups[f"Group {number}"] for number in range(1, 9))


def _try_sheet(tour: Tour, code: str) -> None:
    person = tour.person
    person.clicks("Settings")
    person.clicks("Recovery")
    tour.visit("Try the sheet…", "Try your recovery sheet", "sheet-drill")
    person.writes(code[:-1] + ("0" if code[-1] != "0" else "1"), under="Recovery code")
    tour.visit("Try it", "Group 8 of the code has a slip in it.", "sheet-drill-a-slip")
    person.writes(code, under="Recovery code")
    tour.visit("Try it", "This sheet opens your journal.", "sheet-drill-opens", within_s=BUSY)
    person.clicks("Done")


def _choose(person: Person) -> None:
    person.writes(NEW, under="New passphrase")
    person.writes(NEW, under="Once more")
