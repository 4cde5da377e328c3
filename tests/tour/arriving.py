"""The first minutes: welcome, a passphrase, the recovery sheet, and pages with nothing on them."""

from tests.e2e.harness.person import Person
from tests.tour.keys import code_on, keys
from tests.tour.opening import BUSY
from tests.tour.past import PASSPHRASE
from tests.tour.tour import Tour


def arrive(tour: Tour, *arguments: str) -> None:
    """Make a journal, keep its sheet, and look at the empty pages."""
    person = tour.person
    tour.opens(*arguments)
    person.sees("Something didn't go the way you meant.")
    tour.page("welcome")
    person.writes("lighthouse", under="Passphrase")
    tour.page("welcome-weak")
    person.writes(PASSPHRASE, under="Passphrase")
    person.writes("copper kettle willow", under="Once more")
    person.goes_to("Once more")
    person.goes_to("Create journal")
    tour.page("welcome-not-the-same")
    person.writes(PASSPHRASE, under="Once more")
    tour.page("welcome-filled")
    person.clicks("Create journal")
    person.sees("Your recovery sheet", within_s=BUSY)
    code = _keep_sheet(tour)
    _look_around(tour)
    keys(tour, code)


def _keep_sheet(tour: Tour) -> str:
    person = tour.person
    tour.page("sheet")
    person.clicks("Show the code")
    tour.page("sheet-code")
    code = code_on(person)
    groups = _groups(person)
    person.clicks("Hide the code")
    fields = [one for one in person.looks().things if one.name in groups and one.role == "text"]
    person.writes("AAAAA", under=fields[0].name)
    person.clicks("Check and go on")
    tour.page("sheet-a-slip")
    for field in fields:
        person.writes(groups[field.name], under=field.name)
    person.clicks("Check and go on")
    person.sees("Nothing is waiting for you.")
    return code


def _groups(person: Person) -> dict[str, str]:
    """Return the groups of the code by the names of their fields."""
    names = [one.name for one in person.looks().things if ": " in one.name]
    return dict(name.split(": ", 1) for name in names if name.startswith("Group "))


def _look_around(tour: Tour) -> None:
    tour.page("today-empty")
    tour.visit("Reflections", "No reflections yet.", "reflections-empty")
    tour.visit("Follow-through", "No commitments yet.", "follow-through-empty")
    tour.visit("Patterns", "Patterns need at least three reflections.", "patterns-too-few")
    tour.visit("Shared", "Nothing has left this computer.", "shared-empty")
