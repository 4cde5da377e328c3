"""Computers that share a journal through an engine that carries files: a model of one.

Like a real engine it brings new files over, removes what was removed elsewhere, some of it now and
the rest later, and in any order. It never looks into a file.
"""

import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from journal.clock import SetClock
from journal.vault import KdfParams, Vault, create, open_vault

PHRASE = "a phrase"
CHEAP = KdfParams(memory_kib=64, passes=1, lanes=1)
START = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)


@dataclass
class Device:
    """One computer: its copy of the folder, its own state, and the open vault."""

    name: str
    root: Path
    clock: SetClock = field(default_factory=lambda: SetClock(START))
    _vault: Vault | None = None

    @property
    def folder(self) -> Path:
        return self.root / self.name / "journal"

    @property
    def state(self) -> Path:
        return self.root / self.name / "state"

    @property
    def vault(self) -> Vault:
        if self._vault is None:
            self._vault = open_vault(self.folder, PHRASE, state=self.state, clock=self.clock)
        return self._vault

    def makes(self) -> None:
        self._vault = create(self.folder, PHRASE, state=self.state, clock=self.clock, kdf=CHEAP)

    def closes(self) -> None:
        if self._vault is not None:
            self._vault.close()
        self._vault = None

    def passes_time(self, seconds: float) -> None:
        self.clock.at += timedelta(seconds=seconds)

    def files(self) -> dict[str, Path]:
        return {path.name: path for path in self.folder.glob("*.afterword")}


class Engine:
    """Carries files between the folders of devices."""

    def __init__(self) -> None:
        self._had: dict[str, set[str]] = {}  # by device: what it has had

    def carry(self, source: Device, target: Device, chance: Random, share: float = 1.0) -> None:
        """Bring ``share`` of what is new to the target, and of what went at the source."""
        target.folder.mkdir(parents=True, exist_ok=True)
        here, there = source.files(), target.files()
        had_here = self._had.setdefault(source.name, set()) | here.keys()
        had_there = self._had.setdefault(target.name, set()) | there.keys()
        new = [name for name in here if name not in had_there]
        gone = [name for name in there if name in had_here and name not in here]
        chance.shuffle(new)
        for name in new[: round(len(new) * share)]:
            shutil.copyfile(here[name], target.folder / name)
            had_there.add(name)
        for name in gone[: round(len(gone) * share)]:
            there[name].unlink()
        self._had[source.name], self._had[target.name] = had_here, had_there

    def settle(self, devices: list[Device], chance: Random) -> None:
        """Carry everything everywhere."""
        for _ in range(2):
            for source in devices:
                for target in devices:
                    if source is not target:
                        self.carry(source, target, chance)


def chance(seed: int) -> Random:
    """Return what decides, so that a story can be told again."""
    return Random(seed)  # noqa: S311  no secret is made of it
