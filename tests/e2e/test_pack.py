"""An organisation's pack, by hand: read before it takes effect, met at the gate, and removed."""

from pathlib import Path

from tests.e2e.harness.person import Person
from tests.e2e.walking import HOLD, answer_gate, begin, choose_file, create_journal

EXAMPLE = Path(__file__).parents[2] / "docs" / "organisation-pack.toml"


def test_a_pack_names_whom_to_talk_to_until_it_is_removed(person: Person) -> None:
    create_journal(person)
    person.clicks("Settings")
    person.clicks("Import a pack…")
    choose_file(person, "The pack’s file", EXAMPLE)
    person.sees("House counsel: Extension 4410, by voice first.")
    person.clicks("Use this pack")
    person.sees("Northwind Platform")
    begin(person, "A contract")
    answer_gate(person, yes=HOLD)
    person.sees("House counsel")
    person.presses("Escape")
    person.clicks("Settings")
    person.clicks("Remove")
    person.sees("What came with Afterword is used again.")
    begin(person, "A contract")
    answer_gate(person, yes=HOLD)
    person.sees("Who could that be?")
    person.does_not_see("House counsel")
