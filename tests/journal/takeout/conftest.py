"""A machine on which journals are made, taken out and brought in, in memory where it can be."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journal.takeout.outside import Outside


@pytest.fixture
def outside(tmp_path: Path) -> Iterator[Outside]:
    """Room for journals and files."""
    shared = Path("/dev/shm")  # noqa: S108 -- a folder of its own is made inside
    base = Path(tempfile.mkdtemp(dir=shared if shared.is_dir() else tmp_path))
    outside = Outside(base)
    try:
        yield outside
    finally:
        for vault in outside.opened:
            vault.close()
        shutil.rmtree(base)
