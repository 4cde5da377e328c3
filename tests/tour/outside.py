"""The pages around a reflection: settings, Today, the list, beginning, resting, the lock."""

from pathlib import Path

from journal.values import Row, RowsValue
from tests.e2e.walking import choose_file
from tests.tour.answering import answer
from tests.tour.opening import BUSY, gate_questions, open_row
from tests.tour.past import xoit
from tests.tour.tour import Tour

PACK = Path(__file__).parents[2] / "docs" / "organisation-pack.toml"


def settings(tour: Tour) -> None:
    """Each section."""
    person = tour.person
    person.clicks("Settings")
    for section in (
        "Appearance", "Lock and passphrase", "Recovery", "Where the journal is", "Guides of my own",
        "About Afterword",
    ):  # fmt: skip
        person.clicks(section)
        tour.page("settings-" + section.split()[0].lower())
    person.clicks("Quiet time")
    tour.page("settings-quiet")
    copies(tour)
    person.clicks("Organisation’s pack")
    tour.page("settings-pack-none")
    person.clicks("Import a pack…")
    choose_file(person, "The pack’s file", PACK)
    person.sees("What this pack would change")
    tour.page("settings-pack-read")
    tour.visit("Use this pack", "Northwind Platform", "settings-pack")
    person.clicks("Remove")
    person.sees("The pack has been removed.")


def copies(tour: Tour) -> None:
    """The copies, one of them restored; and the way out."""
    person = tour.person
    person.clicks("Backup")
    tour.visit("Copy now", "Last copied and checked", "settings-backup")
    tour.visit("Show and restore…", "All you wrote until", "copies")
    person.clicks("Restore…")
    tour.page("copies-restore")
    tour.visit("Restore", "The copy is restored and checked.", "copies-restored", within_s=BUSY)
    person.clicks("Stay here")
    person.clicks("Take out, bring in")
    tour.page("settings-out")
    tour.visit("Take everything out…", "Nothing encrypts them.", "take-out")
    person.clicks("Leave it in")


def today(tour: Tour) -> None:
    """Today, with things waiting; a line for later is noted, and stands there."""
    tour.visit("Today", "The Friday patch", "today")
    tour.person.clicks("Note it in one line")
    tour.person.writes("The call that went past me", under="What is this about?")
    tour.page("noting")
    tour.visit("Keep it", "Noted today", "today-noted")
    tour.person.clicks("Remove")
    tour.person.sees("A line was removed.")


def follow_through(tour: Tour) -> None:
    """All that asks to be looked at again."""
    tour.visit("Follow-through", "Due today", "follow-through")


def patterns(tour: Tour) -> None:
    """What recurs, drawn, in words and as a table."""
    person = tour.person
    tour.visit("Patterns", "It is no score.", "patterns")
    person.clicks("As a table")
    tour.page("patterns-table")


def reflections(tour: Tour) -> None:
    """The list, what is found, what is not, and a filter with nothing behind it."""
    person, field = tour.person, "Search in all you have written"
    tour.visit("Reflections", "The Monday hand-over", "reflections")
    person.writes("staging", under=field)
    person.sees("Every check passes")
    tour.page("search")
    person.writes("lighthouse", under=field)
    person.sees("Nothing found.")
    tour.page("search-nothing")
    person.writes("", under=field)
    finding(tour)
    person.clicks("With the group")
    tour.page("reflections-with-the-group")
    person.clicks("All")


def finding(tour: Tour) -> None:
    """The box that finds everything: before a word, with finds, and with nothing found."""
    person = tour.person
    person.presses("ctrl+k")
    person.sees("Search runs on this computer only.")
    tour.page("box")
    person.types("staging")
    person.sees("The Friday patch, What happened")
    tour.page("box-found")
    person.types(" lighthouse")
    person.sees("Nothing found.")
    tour.page("box-nothing")
    person.presses("Escape")


def beginning(tour: Tour) -> None:
    """Beginning one, and where the gate leads."""
    person = tour.person
    person.presses("ctrl+n")
    person.sees("My role in it, if you like")
    tour.page("begin")
    person.writes("The wrong mailing list", under="What is this about?")
    tour.visit("Next: Clear the way", "Is there anything that has to come first?", "gate")
    questions = gate_questions()
    for question in questions:
        person.clicks("No", in_row=question)
    person.sees("The way is clear.")
    tour.page("gate-clear")
    for name, at, said in (("paused", 5, "Not sure"), ("stopped", 2, "Yes"), ("hold", 3, "Yes")):
        person.clicks(said, in_row=questions[at])
        person.sees("Who could that be?")
        tour.page(f"gate-{name}")
        person.clicks("No", in_row=questions[at])
    person.presses("Escape")
    person.presses("Escape")


def resting(tour: Tour) -> None:
    """A reflection in its quiet time, and one that waits for somebody."""
    person = tour.person
    person.clicks("Reflections")
    open_row(person, "The capacity forecast")
    person.sees("Resting until")
    tour.page("resting")
    person.clicks("Reflections")
    open_row(person, "A sharp answer in the review")
    tour.page("paused")
    person.clicks("Reflections")
    open_row(person, "The Monday hand-over")
    tour.page("closed")


def pausing(tour: Tour) -> None:
    """The pause page."""
    person = tour.person
    person.clicks("Today")
    person.clicks("Continue")
    tour.visit("What made sense then", "What made sense to you at the time?", "going-on")
    tour.visit("Pause here", "A good place to stop.", "pause")
    tour.visit("Put it in my calendar…", "What the entry says", "calendar")
    person.clicks("Cancel")
    tour.visit("How it changed", "How your view changed", "views")
    person.clicks("Back")
    person.sees("What made sense to you at the time?")
    _met_before(tour)


def _met_before(tour: Tour) -> None:
    """A condition of a kind that an earlier reflection named."""
    person = tour.person
    person.clicks("What contributed")
    prompt = xoit().prompt("contributed")
    words = {"condition": "Nobody else was in the room.", "kind": "alone", "weight": "lot"}
    answer(person, prompt, RowsValue((Row("a" * 32, words),)))
    person.sees("You have met this before.", within_s=BUSY)
    tour.page("met-before")


def locked(tour: Tour) -> None:
    """After a lock, with a wrong passphrase, and the way with the sheet."""
    person = tour.person
    person.presses("ctrl+l")
    person.sees("Locked. Your last words are saved.", within_s=BUSY)
    tour.page("locked")
    for tried in (1, 2, 3):
        person.writes(f"not the passphrase {tried}", under="Passphrase")
        person.clicks("Unlock")
        person.sees("That passphrase does not open this journal.", within_s=BUSY)
        if tried == 1:
            tour.page("wrong-passphrase")
    person.sees("Take your time.")
    tour.page("wrong-passphrase-thrice")
    person.clicks("Use the recovery sheet")
    person.sees("Type the code from your recovery sheet")
    tour.page("recovery-code")
