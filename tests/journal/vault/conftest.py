"""A place for journals, on the test's own folder or in memory."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journal.vault.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A machine on the test's own folder."""
    yield from _desk(tmp_path)


@pytest.fixture
def memory_desk(tmp_path: Path) -> Iterator[Desk]:
    """The same in memory where the machine has such a place: for thousands of openings."""
    shared = Path("/dev/shm")  # noqa: S108 -- a folder of its own is made inside
    base = Path(tempfile.mkdtemp(dir=shared if shared.is_dir() else tmp_path))
    try:
        yield from _desk(base)
    finally:
        shutil.rmtree(base)


def _desk(base: Path) -> Iterator[Desk]:
    desk = Desk(base)
    yield desk
    for vault in desk.opened:
        vault.close()
