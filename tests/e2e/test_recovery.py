"""The sheet opens the journal and leads to a new passphrase; what they replace opens nothing."""

from tests.e2e.harness.memory import may_read_memory, memory_holds
from tests.e2e.harness.person import Person
from tests.e2e.walking import PASSPHRASE, lock, unlock

NEW = "harbour oat seldom lantern moss"
DERIVING_S = 60  # derivations, on a slow machine


def code_on_screen(person: Person) -> str:
    """Show the code on the sheet's page, read its groups, and hide it again."""
    person.clicks("Show the code")
    person.sees("Group 8: ")
    names = (one.name for one in person.looks().things)
    groups = dict(
        name.split(": ", 1) for name in names if name.startswith("Group ") and ": " in name
    )
    person.clicks("Hide the code")
    return "-".join(groups[f"Group {number}"] for number in range(1, 9))


def create_with_sheet(person: Person) -> str:
    """Make a journal with a recovery sheet, put the sheet off, and return its code."""
    person.opens()
    person.is_at("Passphrase")
    person.types(PASSPHRASE)
    person.presses("Return")
    person.types(PASSPHRASE)
    person.clicks("Create journal")
    person.sees("Your recovery sheet", within_s=DERIVING_S)
    code = code_on_screen(person)
    person.clicks("Later")
    person.sees("Nothing is waiting for you.")
    return code


def _use_sheet(person: Person, code: str) -> None:
    person.clicks("Use the recovery sheet")
    person.writes(code, under="Recovery code")
    person.clicks("Unlock")


def test_a_forgotten_passphrase_is_replaced_by_the_sheet(person: Person) -> None:
    code = create_with_sheet(person)
    lock(person)
    groups = code.split("-")
    groups[4] = groups[4][:-1] + ("0" if groups[4][-1] != "0" else "1")
    _use_sheet(person, "-".join(groups))
    person.sees("Group 5 of the code has a slip in it.")
    person.writes(code.lower().replace("-", " "), under="Recovery code")
    person.clicks("Unlock")
    person.sees("Choose a new passphrase", within_s=DERIVING_S)
    person.is_at("New passphrase")
    person.types(NEW)
    person.presses("Return")
    person.types(NEW)
    person.clicks("Set the passphrase")
    person.sees("Your new passphrase opens the journal", within_s=DERIVING_S)
    person.sees("Everything is encrypted with the new key.")
    person.clicks("Go on to the new sheet")
    newest = code_on_screen(person)
    assert newest != code
    person.clicks("Later")
    person.finds_on("Today")
    lock(person)
    if may_read_memory():
        assert memory_holds(person.program.pid, [NEW, PASSPHRASE, code, newest]) == []

    person.types(PASSPHRASE)
    person.presses("Return")
    person.sees("That passphrase does not open this journal.", within_s=DERIVING_S)
    _use_sheet(person, code)
    person.sees("That code does not open this journal.", within_s=DERIVING_S)
    person.clicks("Use the passphrase")
    person.presses("ctrl+a")
    unlock(person, NEW)
