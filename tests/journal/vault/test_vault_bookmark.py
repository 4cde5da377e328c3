"""Where one was when it locked is sealed on this computer, and goes once it is read."""

from pathlib import Path

import pytest

from journal.vault.bookmark import NAME
from tests.journal.vault.desk import CHEAP, Desk, leave

CANARY = b'{"title": "CANARY of the place"}'


def mark_of(desk: Desk) -> Path:
    (found,) = desk.state.rglob(NAME)
    return found


def test_what_was_laid_is_there_at_the_next_opening_and_then_gone(desk: Desk) -> None:
    vault = desk.create()
    vault.bookmark.lay(b"an older one")
    vault.bookmark.lay(CANARY)
    vault.close()
    before = {path.name for path in desk.files()}
    kept = mark_of(desk)
    assert kept.stat().st_mode & 0o777 == 0o600
    assert b"CANARY" not in kept.read_bytes()
    again = desk.open()
    assert again.bookmark.take() == CANARY
    assert not kept.exists()
    assert again.bookmark.take() == b""
    assert {path.name for path in desk.files()} == before  # no record: nothing is carried anywhere


def test_its_length_says_nothing_of_what_it_holds(desk: Desk) -> None:
    vault = desk.create()
    lengths = set()
    for text in (b"", b"x", CANARY, CANARY * 20):
        vault.bookmark.lay(text)
        lengths.add(mark_of(desk).stat().st_size)
        assert vault.bookmark.take() == text
    assert len(lengths) == 1


def test_a_new_passphrase_in_between_still_opens_it(desk: Desk) -> None:
    vault = desk.create()
    vault.bookmark.lay(CANARY)
    vault.change_passphrase("another tide comes back", kdf=CHEAP)
    leave(vault)
    assert desk.open("another tide comes back").bookmark.take() == CANARY


@pytest.mark.parametrize("kind", ["flipped", "cut", "another's", "a link", "a folder"])
def test_one_that_is_not_ours_or_not_whole_leads_nowhere(desk: Desk, kind: str) -> None:
    vault = desk.create()
    vault.bookmark.lay(CANARY)
    path = mark_of(desk)
    whole = path.read_bytes()
    path.unlink()
    if kind == "flipped":
        path.write_bytes(whole[:100] + bytes([whole[100] ^ 1]) + whole[101:])
    elif kind == "cut":
        path.write_bytes(whole[:50])
    elif kind == "another's":
        path.write_bytes(whole[:8] + bytes(16) + whole[24:])
    elif kind == "a link":
        (desk.base / "elsewhere").write_bytes(whole)
        path.symlink_to(desk.base / "elsewhere")
    else:
        path.mkdir()
    assert vault.bookmark.take() == b""
