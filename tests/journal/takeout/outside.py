"""Journals, the files they were taken out into, and what a journal holds to the byte."""

import itertools
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from journal.clock import SetClock
from journal.takeout import BroughtIn, Dump, TakenOut, bring_in, read_dump, take_out
from journal.vault import Vault, create
from tests.journal.vault.desk import CHEAP, NOON, PASSPHRASE

Ended = TypeVar("Ended")
Whole = dict[str, list[tuple[object, str, bytes, bytes]]]


def taken(steps: Generator[object, None, Ended]) -> Ended:
    """Take every step and return what they end with."""
    while True:
        try:
            next(steps)
        except StopIteration as ended:
            result: Ended = ended.value
            return result


def whole(vault: Vault) -> Whole:
    """Return every version of every thing: moment, sitting, headline, body."""
    return {
        info.thing: [
            (one.at, one.sitting, one.headline, vault.read_version(one.ref))
            for one in vault.history(info.thing)
        ]
        for info in vault.things()
    }


@dataclass
class Outside:
    """Room for journals and files."""

    base: Path
    clock: SetClock = field(default_factory=lambda: SetClock(NOON))
    opened: list[Vault] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    def journal(self) -> Vault:
        """Make a new, empty journal."""
        folder = self.base / f"journal-{next(self._numbers)}"
        vault = create(folder, PASSPHRASE, state=self.base / "state", clock=self.clock, kdf=CHEAP)
        self.opened.append(vault)
        return vault

    def out(self, vault: Vault) -> TakenOut:
        """Take all of a journal out into a new file."""
        target = self.base / f"out-{next(self._numbers)}.json"
        return taken(take_out(vault, target, self.clock))

    def dump(self, vault: Vault) -> Dump:
        """Take a journal out and read it."""
        return read_dump(self.out(vault).path)

    def bring(self, vault: Vault, dump: Dump) -> BroughtIn:
        """Bring a journal in."""
        return taken(bring_in(vault, dump))
