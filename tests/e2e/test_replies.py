"""A page that asks, its passphrase, and the reply that comes back, by hand in the real program."""

import re
from base64 import b64decode
from pathlib import Path

from journal.disclosure.formats.group import contents
from journal.letterbox import Letterbox
from tests.e2e.harness.patience import until
from tests.e2e.harness.person import Person
from tests.e2e.test_sharing import at_choosing
from tests.e2e.walking import choose_file
from tests.journal.replying import reply_file

__all__ = ["at_choosing"]  # a fixture: somebody who stands where one chooses

ASKED = "What will you do, or stop doing?"
ANSWER = "Call us first. We can hold new orders for ten minutes."


def _box(page: bytes, passphrase: str) -> Letterbox:
    """Return what a member's browser has: the page's name and its public key."""
    inside = contents(page, passphrase).decode()
    found = re.search(r'data-page="([^"]+)" data-key="([^"]+)"', inside)
    assert found is not None
    return Letterbox(b64decode(found[1]), b64decode(found[2]), b"")


def _export_protected(person: Person) -> tuple[bytes, str]:
    person.clicks("Export…")
    person.chooses("Protected web page")
    person.sees("A reply form that sends nothing by itself")
    passphrase = person.reads("Passphrase for the group")
    person.clicks("See this page first")
    person.clicks("Export 1 file")
    person.does_not_see("Export the summary")
    documents = person.home.folder / "Documents"
    file: Path = until(lambda: next(documents.glob("*.html"), None), "a page in Documents")
    return file.read_bytes(), passphrase


def test_a_reply_comes_back_and_is_kept_as_a_note(at_choosing: Person) -> None:
    person = at_choosing
    person.switches_on("My role and the decision")
    person.tabs_to(ASKED, at_most=60)
    person.switches_on(ASKED)
    person.reads_until("Exactly what leaves", ASKED)
    data, passphrase = _export_protected(person)
    assert b"on the phone" not in data
    assert passphrase.encode() not in data
    folder = person.home.folder / "Documents"
    (folder / "reply.txt").write_bytes(reply_file(_box(data, passphrase), [(0, ANSWER)], "Desk"))
    (folder / "holiday.txt").write_text("Not a reply.")

    person.clicks("Shared")
    person.sees("No reply yet. Drop reply files here.")
    for name, said in (
        ("holiday.txt", "This file is not a reply."),
        ("reply.txt", "One reply came in."),
    ):
        person.clicks("Bring replies back…")
        choose_file(person, "Which replies?", folder / name)
        person.sees(said)
    person.sees(ANSWER)
    person.clicks("Keep as a note")
    person.sees("Under what you heard")
