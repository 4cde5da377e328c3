"""After a lock the words go on where they broke off; a name typed before its gate is there too."""

from tests.e2e.harness.memory import may_read_memory
from tests.e2e.harness.person import Person
from tests.e2e.walking import (
    GATE,
    STOP,
    answer_gate,
    begin,
    begin_writing,
    create_journal,
    journal_of,
    lock,
    turn_to,
    unlock,
    unlock_in_place,
    wait_until_saved,
)

QUESTION = "What made sense to you at the time?"
TITLE = "qzkanarititle"


def _nothing_tells_of(person: Person, *words: str) -> None:
    """See that neither the command line nor any file tells of these."""
    told = " ".join(person.program.arguments())
    if may_read_memory():  # nobody else may see a process's variables
        told += person.program.variables()
    for word in words:
        assert word not in told
        for path in person.home.files():
            data = path.read_bytes()
            assert word.encode() not in data, path
            assert word.encode("utf-16-le") not in data, path


def test_one_types_on_in_the_middle_of_the_text(person: Person) -> None:
    create_journal(person)
    begin_writing(person, TITLE)
    turn_to(person, QUESTION)
    person.is_at(QUESTION)
    person.types("the gate was and nobody spoke")
    wait_until_saved(person)
    person.presses(*["Left"] * len(" and nobody spoke"))
    person.types(" gre")
    lock(person)
    _nothing_tells_of(person, TITLE, "the gate was")
    unlock_in_place(person)
    person.is_at(QUESTION)
    person.types("en")
    person.reads_until(QUESTION, "the gate was green and nobody spoke")
    person.presses("End")  # the place was used up: a quit begins at Today
    person.leaves()
    person.opens()
    unlock(person)
    person.sees("Continue")


def test_a_name_typed_before_its_gate_is_there_and_nothing_is_written(person: Person) -> None:
    create_journal(person)
    person.presses("ctrl+n")
    person.is_at("What is this about?")
    person.types(TITLE)
    lock(person)
    before = sorted(journal_of(person).iterdir())
    _nothing_tells_of(person, TITLE)
    unlock_in_place(person)
    person.is_at("What is this about?")
    person.types("x")
    assert person.reads("What is this about?") == f"{TITLE}x"
    person.presses("Return")
    person.sees("Is there anything that has to come first?")
    person.chooses("No", in_row=GATE[0])
    lock(person)
    _nothing_tells_of(person, TITLE)
    assert sorted(journal_of(person).iterdir()) == before
    unlock_in_place(person)
    person.finds_on("No", in_row=GATE[0])
    person.leaves()
    person.opens()
    unlock(person)
    person.presses("ctrl+n")
    person.is_at("What is this about?")
    assert person.reads("What is this about?") == f"{TITLE}x"


def test_of_a_stop_not_even_a_lock_keeps_anything(person: Person) -> None:
    create_journal(person)
    begin(person, TITLE)
    answer_gate(person, yes=STOP)
    person.sees("Nothing of this was written, and nothing was deleted.")
    lock(person)
    unlock(person)
    person.presses("ctrl+n")
    person.is_at("What is this about?")
    assert person.reads("What is this about?") == ""
