"""Ten thousand reflections of 3 kB: opening, searching, saving, memory and size.

Each beside what can't be gone below, in the same run: reading, decrypting and parsing the same
words in plain Python, a scan of texts that were folded before, the same program at ten reflections.
"""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from journal.clock import SystemClock
from journal.repository import Repository
from journal.values import TextValue
from journal.vault import Vault, open_vault
from tests.bench.many import PASSPHRASE, fill_many
from tests.bench.many_probe import BARE_KEY
from tests.bench.measure import Measure, by_turns
from tests.bench.others import measure_others
from tests.e2e.harness.program import ROOT

MANY, FEW = 10_000, 10
ROUNDS, SAVES = 9, 61
CHUNK = 1000  # reflections to a bare file
MEMORY_MB = 150  # over a bare window


def measure_thousands(place: Path, window_surplus_mb: float) -> list[Measure]:
    """Measure in ``place``. The surplus is what the unlock page has over a bare window already."""
    many, few, state, plain = (place / name for name in ("many", "few", "many-state", "plain"))
    written = fill_many(many, state, MANY)
    fill_many(few, state, FEW)
    size = sum(path.stat().st_size for path in many.iterdir())
    _write_plain(many, state, plain)
    seen: list[dict[str, float]] = []

    def to_a_list() -> float:
        seen.append(_probe("ours", many, state))
        return seen[-1]["list"]

    own, least = by_turns(to_a_list, lambda: _probe("bare", plain)["all"], ROUNDS)
    search = min(one["search"] for one in seen) / min(one["scan"] for one in seen)
    memory = max(one["memory_mb"] for one in seen)
    about = f"{MANY} reflections"
    return [
        Measure(
            f"{about}: to a list ({own * 1000:.0f} ms), to reading all in plain Python",
            own / least,
            1,
            "ratio",
        ),
        Measure(f"{about}: first hits of a search, to a scan", search, 1.5, "ratio"),
        _saving(many, few, state),
        Measure(
            f"{about}: memory over a bare window, all listed and ready to search",
            window_surplus_mb + memory,
            MEMORY_MB,
            "MB",
        ),
        Measure(f"{about}: size of the folder, to its text", size / written, 1.4, "ratio"),
        *measure_others(place, many, state, MANY),
    ]


def _saving(many: Path, few: Path, state: Path) -> Measure:
    vaults = [open_vault(one, PASSPHRASE, state=state, clock=SystemClock()) for one in (many, few)]
    try:
        own, least = by_turns(_saver(vaults[0]), _saver(vaults[1]), SAVES)
    finally:
        for vault in vaults:
            vault.close()
    return Measure(
        f"one answer saved among {MANY} reflections, to among {FEW}", own / least, 1.2, "ratio"
    )


def _saver(vault: Vault) -> Any:
    """Return what saves another answer of the newest reflection and says how long it took."""
    repository = Repository(vault, SystemClock())
    newest = repository.headlines(0, 1)[0].id
    turn = iter(range(1 << 30))

    def save() -> float:
        text = TextValue(f"{next(turn)} " + "What happened, as I knew it then. " * 90)
        begun = time.perf_counter()
        repository.save_answer(newest, "role", text)
        return time.perf_counter() - begun

    return save


def _write_plain(folder: Path, state: Path, plain: Path) -> None:
    """Write the same words as encrypted JSON, as plainly as it can be done."""
    plain.mkdir()
    vault = open_vault(folder, PASSPHRASE, state=state, clock=SystemClock())
    whole: dict[str, dict[str, Any]] = {}
    for thing in vault.things("reflection/"):
        whole[thing.thing.partition("/")[2]] = json.loads(vault.read(thing.thing))
    names = [info.thing for info in vault.things("answer/")]
    for name, body in vault.bodies(names):
        _, reflection, prompt = name.split("/")
        whole[reflection].setdefault("answers", {})[prompt] = json.loads(body)
    vault.close()
    rows = list(whole.values())
    for at in range(0, len(rows), CHUNK):
        text = json.dumps(rows[at : at + CHUNK], ensure_ascii=False, separators=(",", ":"))
        sealed = AESGCM(BARE_KEY).encrypt(at.to_bytes(12, "big"), text.encode(), b"")
        (plain / str(at)).write_bytes(sealed)


def _probe(*words: object) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.many_probe", *map(str, words)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    seen: dict[str, float] = json.loads(done.stdout)
    return seen
