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
    person.writes(PASSPHRASE, under="Present passphrase")
    _choose(person)
    person.clicks("Change the passphrase")
    person.sees("Everything is encrypted anew.", within_s=BUSY)
    tour.page("passphrase-changed")
    person.clicks("Go on to the new sheet")
    person.clicks("Show the code")
    newest = code_on(person)
    person.clicks("Later")
    person.presses("ctrl+l")
    person.sees("Locked. Your last words are saved.", within_s=BUSY)
    person.clicks("Use the recovery sheet")
    person.writes(newest, under="Recovery code")
    person.clicks("Unlock")
    person.sees("Choose a new passphrase", within_s=BUSY)
    tour.page("passphrase-by-code")
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
    person.clicks("Try the sheet…")
    person.sees("Try your recovery sheet")
    tour.page("sheet-drill")
    person.writes(code[:-1] + ("0" if code[-1] != "0" else "1"), under="Recovery code")
    person.clicks("Try it")
    person.sees("Group 8 of the code has a slip in it.")
    tour.page("sheet-drill-a-slip")
    person.writes(code, under="Recovery code")
    person.clicks("Try it")
    person.sees("This sheet opens your journal.", within_s=BUSY)
    tour.page("sheet-drill-opens")
    person.clicks("Done")


def _choose(person: Person) -> None:
    person.writes(NEW, under="New passphrase")
    person.writes(NEW, under="Once more")
