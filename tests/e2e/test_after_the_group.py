"""Hearing the group, understanding, the conversation with its own page, looking back, the close."""

from pathlib import Path

import pytest

from tests.e2e.harness.person import Person
from tests.e2e.walking import (
    begin_writing,
    create_journal,
    export_the_talk,
    open_from_list,
    open_listed,
    turn_to,
)


@pytest.fixture
def at_the_group(person: Person) -> Person:
    """Somebody who stands where the replies of the group are written."""
    create_journal(person)
    begin_writing(person)
    turn_to(person, "When will you do something differently?")
    person.types("a patch touches TLS")
    person.presses("Tab")
    person.types("I ask the Order Desk")
    person.clicks("Bring it to the group")
    person.clicks("Replies from the group")
    person.sees("From, row 1")
    return person


def test_the_conversation_has_a_page_of_its_own(at_the_group: Person) -> None:
    person = at_the_group
    person.writes("The Order Desk", under="From, row 1")
    person.writes("We saw it first", under="What I heard, row 1")
    turn_to(person, "Do you and your group see the same thing?")
    person.clicks("Yes", in_row="I can say what happened and what my part was.")
    person.clicks("Not yet", in_row="I know what is expected of my role in such a moment.")
    person.sees("One thing is still open.")
    person.clicks("Prepare the conversation")
    person.sees("What is the conversation about, and with whom?")
    person.is_at("What is the conversation about, and with whom?")
    person.types("Changes on a Friday, with the Order Desk.")
    person.clicks("Choose what leaves…")
    person.sees("What do you want to take along?")
    person.switches_on("What this is about")
    person.reads_until("Exactly what leaves", "Changes on a Friday")
    page = export_the_talk(person)
    assert "Changes on a Friday, with the Order Desk." in page
    assert "We saw it first" not in page


def test_a_look_back_and_a_close_that_is_kept_archived_and_deleted(at_the_group: Person) -> None:
    person = at_the_group
    person.clicks("Own the consequences")
    person.clicks("After two weeks")
    person.sees("Did the moment come, and what did you do?")
    person.sees("If a patch touches TLS, then I ask the Order Desk.")
    person.clicks("I did something else")
    person.writes("Asked on the way", under="What I did, commitment 1")
    person.clicks("Keep it")
    person.finds_on("Keep it")
    _go_to_the_close(person)
    person.clicks("Close this reflection")
    person.finds_on("Reflections")
    person.sees("Closed in")
    person.presses("ctrl+3")
    person.sees("Carried on, without a day")
    person.sees("If a patch touches TLS, then I ask the Order Desk.")

    open_from_list(person, "The Friday patch")
    _go_to_the_close(person)
    person.clicks("Open it again")
    person.clicks("Close and put it into the archive")
    person.finds_on("Reflections")

    person.clicks("Closed")
    open_listed(person, "The Friday patch")
    _go_to_the_close(person)
    person.clicks("Delete this reflection…")
    person.sees("Delete this reflection? It cannot be brought back.")
    person.clicks("Delete")
    person.does_not_see("The Friday patch")
    assert _vault_files(person)


def _go_to_the_close(person: Person) -> None:
    person.clicks("Own the consequences")
    person.sees("Do you and your group see the same thing?")
    person.clicks("Close")
    person.sees("And what are you done carrying?")


def _vault_files(person: Person) -> list[Path]:
    return [path for path in person.home.files() if path.suffix == ".afterword"]
