"""A repository over a vault in memory and over the real one: both must do the same."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from journal.clock import SetClock
from journal.repository import Repository
from journal.repository.records import Records
from journal.vault import KdfParams, create
from tests.journal.memory_vault import MemoryVault


@pytest.fixture
def fake(clock: SetClock) -> MemoryVault:
    return MemoryVault(clock)


@pytest.fixture(params=["in-memory", "real"])
def vault(
    request: pytest.FixtureRequest, fake: MemoryVault, clock: SetClock, tmp_path: Path
) -> Iterator[Records]:
    if request.param == "in-memory":
        yield fake
        return
    cheap = KdfParams(memory_kib=64, passes=1, lanes=1)
    real = create(tmp_path / "journal", "a phrase", state=tmp_path / "s", clock=clock, kdf=cheap)
    yield real
    real.close()


@pytest.fixture
def repository(vault: Records, clock: SetClock) -> Repository:
    return Repository(vault, clock)
