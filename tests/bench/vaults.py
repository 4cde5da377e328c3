"""Opening and saving, beside the derivation and the durable write that neither can do without."""

import os
import time
from collections.abc import Callable
from pathlib import Path

from journal.clock import SystemClock
from journal.vault import FLOOR, Vault, create, open_vault
from journal.vault.crypto import derive_root
from tests.bench.measure import Measure, by_turns

PASSPHRASE = "a passphrase for measuring"
SMALL, LARGE = 10, 1000  # reflections
UNLOCKS, SAVES = 9, 61
BODY = b"What happened, step by step, as I knew it then. " * 64  # 3 kB, as an entry of a journal


def fill(folder: Path, state: Path, reflections: int) -> None:
    """Make a journal of so many reflections, at the derivation's least cost, and close it."""
    vault = create(folder, PASSPHRASE, state=state, clock=SystemClock(), kdf=FLOOR)
    for number in range(reflections):
        vault.put(_thing(number), BODY, headline=b"Friday patch")
    vault.close()


def measure_vault(place: Path) -> list[Measure]:
    """Measure in ``place``, which should be on a real disk."""
    small, large = place / "small", place / "large"
    state = place / "state"
    for folder, reflections in ((small, SMALL), (large, LARGE)):
        fill(folder, state, reflections)
    unlock = _unlock(small, state)
    few, many = (_opened(folder, state) for folder in (small, large))
    try:
        saves = [_save(few, SMALL, place), _save(many, LARGE, place), _growth(few, many)]
    finally:
        few.close()
        many.close()
    return [unlock, *saves]


def _opened(folder: Path, state: Path) -> Vault:
    return open_vault(folder, PASSPHRASE, state=state, clock=SystemClock())


def _unlock(folder: Path, state: Path) -> Measure:
    def unlock() -> None:
        vault = _opened(folder, state)
        assert len(vault.things()) == SMALL
        opened.append(vault)

    def derive() -> None:
        derive_root(PASSPHRASE.encode(), bytes(16), FLOOR.memory_kib, FLOOR.passes, FLOOR.lanes)

    opened: list[Vault] = []

    def timed_unlock() -> float:
        seconds = _seconds(unlock)
        opened.pop().close()
        return seconds

    own, least = by_turns(timed_unlock, lambda: _seconds(derive), UNLOCKS)
    name = f"unlock of {SMALL} reflections ({own * 1000:.0f} ms), more than the derivation alone"
    return Measure(name, (own - least) * 1000, 50, "ms")


def _save(vault: Vault, reflections: int, place: Path) -> Measure:
    before = _files(vault.folder)
    vault.put(_thing(0), BODY)
    (written,) = _files(vault.folder) - before
    stored = written.read_bytes()
    own, least = by_turns(
        lambda: _seconds(lambda: vault.put(_thing(0), BODY)),
        lambda: _seconds(lambda: _write_durably(place / "bare", stored)),
        SAVES,
    )
    name = f"one save at {reflections} reflections ({own * 1000:.2f} ms), to a bare durable write"
    return Measure(name, own / least, 2, "ratio")


def _growth(few: Vault, many: Vault) -> Measure:
    own, least = by_turns(
        lambda: _seconds(lambda: many.put(_thing(0), BODY)),
        lambda: _seconds(lambda: few.put(_thing(0), BODY)),
        SAVES,
    )
    # No dearer; a tenth and a half is what medians of the same thing differ by on a busy disk.
    return Measure(
        f"one save at {LARGE} reflections, to one at {SMALL}", own / least, 1.15, "ratio"
    )


def _files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


def _write_durably(target: Path, data: bytes) -> None:
    """Do the least that "saved" can mean: a synced file under its name, read again from there."""
    temporary = target.with_suffix(".new")
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(target)
    folder = os.open(target.parent, os.O_RDONLY | os.O_DIRECTORY)
    os.fsync(folder)
    os.close(folder)
    assert target.read_bytes() == data


def _thing(number: int) -> str:
    return f"reflection/{number:04d}"


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
