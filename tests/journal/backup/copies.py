"""Taking all steps of a copy at once, for tests."""

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from journal.backup import Copied, Progress, Restored, make_backup, restore, save_copy
from journal.vault import Vault, open_vault
from tests.journal.vault.desk import PASSPHRASE, Desk

Ended = TypeVar("Ended")


def taken(steps: Generator[Progress, None, Ended]) -> Ended:
    """Take every step and return what they end with; they never go backwards."""
    before = 0.0
    while True:
        try:
            progress = next(steps)
        except StopIteration as ended:
            result: Ended = ended.value
            return result
        now = progress.done / progress.whole
        assert before <= now <= 1
        before = now


@dataclass
class Copies:
    """A journal and the folder for its copies."""

    desk: Desk
    vault: Vault

    @property
    def place(self) -> Path:
        return self.desk.base / "copies"

    def back_up(self, *, make_place: bool = True) -> Copied:
        steps = make_backup(
            self.vault.snapshot(), self.place, self.desk.clock, make_place=make_place
        )
        return taken(steps)

    def save(self, name: str = "carried.zip") -> Copied:
        return taken(save_copy(self.vault.snapshot(), self.desk.base / name, self.desk.clock))

    def restore(
        self, source: Path, name: str = "restored", *, take_damaged: bool = False
    ) -> Restored:
        target, state = self.desk.base / name, self.desk.state
        return taken(restore(source, target, state=state, take_damaged=take_damaged))

    def open(self, folder: Path) -> Vault:
        vault = open_vault(folder, PASSPHRASE, state=self.desk.state, clock=self.desk.clock)
        self.desk.opened.append(vault)
        return vault


def texts(vault: Vault) -> dict[str, bytes]:
    return {info.thing: vault.read(info.thing) for info in vault.things()}
