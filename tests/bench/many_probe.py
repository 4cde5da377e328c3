"""Opens a journal of thousands in a fresh process, or reads the same words in plain Python.

    python -m tests.bench.many_probe ours FOLDER STATE    the vault, the list, all for searching
    python -m tests.bench.many_probe bare FOLDER          read, decrypt and parse it all, no more

    python -m tests.bench.many_probe titles FOLDER STATE  derive at the floor, and print all titles

The first two print one JSON line. Seconds are of the wall; what is imported was, before they count.
"""

import json
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from journal.clock import SetClock
from journal.repository import Repository
from journal.vault import FLOOR, crypto, open_vault
from tests.bench.many import PASSPHRASE

ROWS, HITS = 200, 20  # more than any screen shows
RARE, COMMON = "abacus", "zz no such word"
BARE_KEY = bytes(32)


def ours(folder: Path, state: Path) -> dict[str, float]:
    """Return the seconds to a list, to hits, and to a scan of the same texts; and the memory."""
    crypto.seal(crypto.derive_key(bytes(32), bytes(16), "warm"), 0, b"", b"")
    clock = SetClock(datetime.now(UTC) + timedelta(days=1))
    before = resident_mb()
    begun = time.perf_counter()
    repository = Repository(open_vault(folder, PASSPHRASE, state=state, clock=clock), clock)
    lines = repository.headlines(0, ROWS)
    listed = time.perf_counter() - begun
    assert len(lines) == min(ROWS, repository.count())
    repository.headlines()
    while repository.read_for_search():
        pass
    seen = {"list": listed, "memory_mb": resident_mb() - before, **searching(repository)}
    repository.close()
    return seen


def titles(folder: Path, state: Path) -> None:
    """Print the title of every reflection."""
    crypto.derive_root(b"", bytes(16), FLOOR.memory_kib, FLOOR.passes, FLOOR.lanes)
    clock = SetClock(datetime.now(UTC) + timedelta(days=1))
    vault = open_vault(folder, PASSPHRASE, state=state, clock=clock)
    for _, title in Repository(vault, clock)._listed.titles():
        sys.stdout.write(f"{title}\n")
    vault.close()


def searching(repository: Repository) -> dict[str, float]:
    """Return the best of some rounds: of a search to its first hits, and of a mere scan."""
    folded = list(repository._searched._index._folded.values())
    own, least = [], []
    for turn in range(7):
        for word in (RARE, COMMON):
            begun = time.perf_counter()
            repository.search(f"{word}{' ' * turn}", 0, HITS)  # other words: none are remembered
            own.append(time.perf_counter() - begun)
            begun = time.perf_counter()
            found = [text for text in folded if word in text]
            least.append(time.perf_counter() - begun)
            del found
    return {"search": min(own[::2]), "scan": min(least[::2])}


def bare(folder: Path) -> dict[str, float]:
    """Return the seconds to all of it as plain dictionaries."""
    AESGCM(BARE_KEY).decrypt(bytes(12), AESGCM(BARE_KEY).encrypt(bytes(12), b"", b""), b"")
    begun = time.perf_counter()
    whole: list[dict[str, Any]] = []
    for path in sorted(folder.iterdir()):
        text = AESGCM(BARE_KEY).decrypt(int(path.name).to_bytes(12, "big"), path.read_bytes(), b"")
        whole += json.loads(text)
    took = time.perf_counter() - begun
    assert whole
    return {"all": took}


def resident_mb() -> float:
    """Return this process's resident memory."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / (1 << 20)


if __name__ == "__main__":
    which, *places = sys.argv[1:]
    if which == "titles":
        titles(Path(places[0]), Path(places[1]))
        sys.exit()
    seen = bare(Path(places[0])) if which == "bare" else ours(Path(places[0]), Path(places[1]))
    sys.stdout.write(json.dumps(seen) + "\n")
