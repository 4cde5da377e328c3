"""One person's machine with a journal on it, and a place for its copies."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journal.backup.copies import Copies
from tests.journal.vault.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A machine on the test's own folder."""
    desk = Desk(tmp_path)
    yield desk
    for vault in desk.opened:
        vault.close()


@pytest.fixture
def copies(desk: Desk) -> Copies:
    """A journal of two sittings and a loose change, closed; its copies."""
    vault = desk.create()
    for text in (b"old", b"older still"):
        vault.begin_sitting()
        vault.put("a", text)
        vault.put("b", text)
    vault.close()
    vault = desk.open()
    vault.put("c", b"loose")
    return Copies(desk, vault)
