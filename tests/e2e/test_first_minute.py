"""The first minute: from the first start to the cursor in the first question."""

from tests.e2e.harness.person import Person
from tests.e2e.walking import PASSPHRASE, journal_of


def _type_passphrase_twice(person: Person) -> None:
    person.is_at("Passphrase")
    person.types(PASSPHRASE)
    person.presses("Return")
    person.is_at("Once more")
    person.types(PASSPHRASE)


def test_two_presses_lead_from_the_first_start_to_the_first_question(person: Person) -> None:
    person.opens()
    person.sees("Something didn't go the way you meant.")
    assert person.looks().unnamed() == []
    _type_passphrase_twice(person)
    person.presses("Tab")
    person.is_at("Print it when the journal is created")
    person.presses("space")
    person.finds_off("Print it when the journal is created")
    person.presses("Tab")
    person.is_at("Create journal")
    person.presses("Return")  # the first press
    person.is_at("Start a reflection")
    person.presses("Return")  # the second
    person.is_at("What is this about?")
    assert person.reads("What is this about?") == ""
    assert journal_of(person).is_dir()


def test_a_kept_sheet_is_proved_by_two_of_its_groups(person: Person) -> None:
    person.opens()
    _type_passphrase_twice(person)
    person.presses("Return")  # the first press
    person.sees("Your recovery sheet")
    groups = _read_code(person)
    asked = [thing.name for thing in person.looks().things if thing.name in groups]
    asked = list(dict.fromkeys(asked))
    assert len(groups) == 8
    assert len(asked) == 2

    person.writes("00000", under=asked[0])
    person.writes(groups[asked[1]], under=asked[1])
    person.clicks("Check and go on")
    person.sees("The sheet says something else here.")
    person.writes(groups[asked[0]].lower(), under=asked[0])
    person.clicks("Check and go on")  # the second
    person.is_at("Start a reflection")
    person.presses("Return")  # the third
    person.is_at("What is this about?")
    _opens_with_the_code(person, "-".join(groups.values()))


def _read_code(person: Person) -> dict[str, str]:
    person.clicks("Show the code")
    person.sees("Group 8:")
    shown = [thing.name for thing in person.looks().things if thing.name.startswith("Group ")]
    return dict(name.split(": ") for name in shown if ":" in name)


def _opens_with_the_code(person: Person, code: str) -> None:
    person.presses("ctrl+l")
    person.sees("Locked.")
    person.clicks("Use the recovery sheet")
    person.is_at("Recovery code")
    person.types(code)
    person.presses("Return")
    person.sees("Choose a new passphrase")
    person.clicks("Not now")
    person.finds_on("Today")


def test_a_sheet_that_was_put_off_is_no_hurdle(person: Person) -> None:
    person.opens()
    _type_passphrase_twice(person)
    person.presses("Return")
    person.sees("Your recovery sheet")
    person.clicks("Later")
    person.is_at("Start a reflection")


def test_the_finished_example_can_be_read_before_there_is_a_journal(person: Person) -> None:
    person.opens()
    person.clicks("See a finished example")
    person.sees("A finished example. The people in it are invented.")
    person.sees("What was written")
    person.sees("What the group got to see")
    assert not journal_of(person).exists()
