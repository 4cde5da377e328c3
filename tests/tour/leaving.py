"""What leaves: choosing it, each way out, the ledger; and the finished example beside it."""

from pathlib import Path

from tests.e2e.harness.person import Person
from tests.e2e.walking import choose_file
from tests.tour.opening import BUSY, open_story, opens
from tests.tour.tour import Tour

WAYS = (
    "Protected web page", "Web page", "PDF", "OpenDocument text", "Markdown", "Plain text",
)  # fmt: skip


def go_to_choosing(person: Person) -> None:
    """Go to the page on which one chooses, from within the reflection."""
    person.clicks("Bring it to the group")
    person.clicks("Choose what to share")  # in the rail
    beside = "You see the exact page before it leaves"
    person.sees(beside)
    person.clicks("Choose what to share", in_row=beside)
    person.sees("Exactly what leaves")
    person.sees("min", within_s=BUSY)


def choosing(tour: Tour) -> None:
    """Choosing, row by row, a copy, a name, and each way to leave."""
    person = tour.person
    open_story(person)
    go_to_choosing(person)
    tour.page("choosing")
    rows = [one.name for one in person.looks().things if one.name.startswith("Choose what leaves")]
    person.clicks(rows[3])
    tour.page("choosing-rows")
    person.clicks("Edit a copy for the group…")
    tour.page("copy")
    person.clicks("Done")
    person.clicks("Add a name")
    tour.page("name")
    person.clicks("Cancel")
    person.clicks("Export…")
    for way in (
        "Protected web page",
        "Web page",
        "PDF",
        "OpenDocument text",
        "Markdown",
        "Plain text",
    ):
        person.clicks(way)
        person.sees("What stays", within_s=BUSY)
        tour.page("export-" + way.split()[0].lower())
        if way != "Web page":
            person.clicks("See this page first")
            tour.page("export-" + way.split()[0].lower() + "-seen")
            person.clicks("Back", in_row="Export 1 file")
    tour.visit("Export 1 file", "has left", "left")


def shared(tour: Tour, told: Path) -> None:
    """The ledger, the exact copy, and whether a file is one that left."""
    person = tour.person
    opens(tour, told)
    tour.page("today-look-back")
    tour.visit("Shared", "All that has ever left this computer.", "shared")
    person.presses("Down")
    person.sees("brought in on")
    tour.page("shared-replies")
    person.presses("Up")
    tour.visit("See the exact copy", "The exact copy", "exact-copy")
    person.clicks("Close")
    left = Path(person.home.environment()["XDG_DOCUMENTS_DIR"]) / "reflection-summary.txt"
    other = left.with_name("another.txt")
    other.write_text("Something else.")
    for file, words in ((left, "Yes, byte for byte"), (other, "No. It is not one of the copies")):
        person.clicks("Choose a file…")
        person.sees("Which file?")
        if file == left:
            tour.page("which-file", at_once=True)
        choose_file(person, "Which file?", file)
        person.sees(words)
        tour.page("the-file-" + words[:2].strip(".").lower())


def sample(tour: Tour, empty: Path) -> None:
    """The finished example."""
    person = tour.person
    opens(tour, empty)
    tour.visit("Read an example", "A finished example.", "example")
    person.clicks("What was shared")
    tour.page("example-shared")
