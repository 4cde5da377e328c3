"""Whatever is done in whatever order, with the key changed in the midst: the journal says the same.

A plain dictionary is the model. A walk writes, removes, folds, changes the passphrase, rewrites a
part of the files, and ends the process, with a goodbye or without one.
"""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from journal.vault import Vault, kdf, rekeying
from tests.journal.vault.desk import CHEAP, PASSPHRASE, Desk, leave

THINGS = st.sampled_from(["a", "b", "c"])
STEPS = st.one_of(
    st.tuples(st.just("put"), THINGS, st.binary(max_size=40)),
    st.tuples(st.just("remove"), THINGS),
    st.tuples(st.sampled_from(["sit", "fold", "change", "part", "part", "close", "kill", "code"])),
)


@dataclass
class Walk:
    """A journal, what it must say, and which passphrase opens it."""

    desk: Desk
    vault: Vault
    passphrase: str = PASSPHRASE
    code: str = ""
    changes: int = 0
    says: dict[str, bytes] = field(default_factory=dict)

    def put(self, thing: str, body: bytes) -> None:
        self.vault.put(thing, body)
        self.says[thing] = body

    def remove(self, thing: str) -> None:
        if thing in self.says:
            self.vault.remove(thing)
            del self.says[thing]

    def change(self) -> None:
        self.changes += 1
        self.passphrase = f"{PASSPHRASE} {self.changes}"
        self.code = self.vault.change_passphrase(self.passphrase)

    def make_code(self) -> None:
        self.code = self.vault.add_recovery()

    def open(self) -> None:
        by_code = bool(self.code) and self.changes % 2 == 1
        secret = self.code if by_code else self.passphrase
        self.vault = self.desk.open(secret, recovery=by_code)
        assert self.vault.report.is_sound()
        assert self.vault.read_only is None
        self.looks()

    def looks(self) -> None:
        found = {info.thing: self.vault.read(info.thing) for info in self.vault.things()}
        assert found == self.says

    def takes(self, step: tuple[object, ...]) -> None:
        name, *given_to_it = step
        acts: dict[object, Callable[..., object]] = {
            "put": self.put,
            "remove": self.remove,
            "sit": self.vault.begin_sitting,
            "fold": self.vault.fold,
            "change": self.change,
            "part": self.vault.rekey_step,
            "code": self.make_code,
            "close": self.vault.close,
            "kill": lambda: leave(self.vault),
        }
        acts[name](*given_to_it)
        if name in {"close", "kill"}:
            self.open()


@settings(max_examples=60, deadline=None)
@given(steps=st.lists(STEPS, max_size=25))
def test_the_journal_says_the_same_whatever_the_key(steps: list[tuple[object, ...]]) -> None:
    floor, at_a_time = kdf.FLOOR, rekeying.AT_A_TIME
    shared = Path("/dev/shm")  # noqa: S108 -- a folder of its own is made inside
    base = Path(tempfile.mkdtemp(dir=shared if shared.is_dir() else None))
    kdf.FLOOR, rekeying.AT_A_TIME = CHEAP, 1
    try:
        desk = Desk(base)
        walk = Walk(desk, desk.create())
        for step in steps:
            walk.takes(step)
            walk.looks()
        while walk.vault.rekey_left():
            walk.vault.rekey_step()
        walk.looks()
        walk.vault.close()
        walk.open()
        assert walk.vault.rekey_left() == 0
        walk.vault.close()
    finally:
        kdf.FLOOR, rekeying.AT_A_TIME = floor, at_a_time
        shutil.rmtree(base)
