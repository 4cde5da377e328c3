"""Merging is the union of files: it commutes, is idempotent, and loses nothing that was written."""

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.journal.several.devices import Device, Engine, chance

THINGS = ("answer/a/one", "answer/a/two", "reflection/a")
STEPS = ("write", "write", "write", "look", "carry", "carry", "remove", "fold", "sitting", "reopen")


@dataclass
class Told:
    """What was written, by whom, after which: the truth that the folders are held against."""

    after: dict[str, frozenset[str]] = field(default_factory=dict)  # version: all before it
    thing: dict[str, str] = field(default_factory=dict)
    removals: set[str] = field(default_factory=set)

    def write(self, thing: str, name: str, seen: set[str]) -> None:
        before = frozenset(seen).union(*(self.after[one] for one in seen))
        self.after[name], self.thing[name] = before, thing

    def heads(self, thing: str) -> set[str]:
        names = [name for name, of in self.thing.items() if of == thing]
        surpassed = frozenset[str]().union(*(self.after[name] for name in names))
        return {name for name in names if name not in surpassed and name not in self.removals}


def _heads(device: Device, thing: str) -> set[str]:
    vault = device.vault
    return {vault.read_version(info.ref).decode() for info in vault.heads(thing)}


class Story:
    """Three devices, an engine, and what each has shown of every thing."""

    def __init__(self, root: Path, chance: Random) -> None:
        self.chance, self.engine, self.told = chance, Engine(), Told()
        self.devices = [Device(name, root) for name in ("a", "b", "c")]
        self.shown: dict[tuple[str, str], dict[str, str]] = {}  # device, thing: ref to version
        first = self.devices[0]
        first.makes()
        for other in self.devices[1:]:
            self.engine.carry(first, other, chance)
        self.count = 0

    def step(self, what: str) -> None:
        device = self.chance.choice(self.devices)
        device.passes_time(self.chance.choice((-3600.0, 1.0, 60.0)))  # clocks differ, and go back
        getattr(self, f"_{what}")(device, self.chance.choice(THINGS))

    def _write(self, device: Device, thing: str) -> None:
        self.count += 1
        name = f"{device.name}{self.count}"
        shown = self.shown.setdefault((device.name, thing), {})
        info = device.vault.put(thing, name.encode(), b"+", after=tuple(shown))
        self.told.write(thing, name, set(shown.values()))
        self.shown[device.name, thing] = {info.ref: name}

    def _look(self, device: Device, _thing: str) -> None:
        device.vault.look_again()
        for thing in THINGS:
            self._show_one(device, thing)

    def _show_one(self, device: Device, thing: str) -> None:
        """One's own, or else the newest, is put on the desk; what else there is stays beside it."""
        shown = [
            (info.ref, device.vault.read_version(info.ref).decode())
            for info in device.vault.heads(thing)[-1:]
        ]
        self.shown[device.name, thing] = dict(shown)

    def _carry(self, device: Device, _thing: str) -> None:
        others = [one for one in self.devices if one is not device]
        share = self.chance.choice((0.3, 1.0))
        self.engine.carry(device, self.chance.choice(others), self.chance, share)

    def _remove(self, device: Device, thing: str) -> None:
        device.vault.look_again()  # what another device removed may have been carried here
        if device.vault.info(thing) is None or self.chance.random() < 0.6:
            return
        seen = {
            device.vault.read_version(info.ref).decode() for info in device.vault.history(thing)
        }
        self.count += 1
        name = f"{device.name}{self.count} removed"
        device.vault.remove(thing)
        self.told.write(thing, name, seen)
        self.told.removals.add(name)
        self.shown[device.name, thing] = {}

    def _fold(self, device: Device, _thing: str) -> None:
        device.vault.fold()

    def _sitting(self, device: Device, _thing: str) -> None:
        device.vault.begin_sitting()

    def _reopen(self, device: Device, _thing: str) -> None:
        device.closes()
        self._look(device, "")

    def ends(self) -> None:
        self.engine.settle(self.devices, self.chance)
        for device in self.devices:
            device.vault.look_again()


@given(seed=st.integers(0, 2**32), steps=st.lists(st.sampled_from(STEPS), min_size=10, max_size=60))
@settings(max_examples=15, deadline=None)
def test_every_version_that_nobody_took_into_account_is_there_on_every_computer(
    seed: int, steps: list[str]
) -> None:
    with TemporaryDirectory(prefix="aw-") as root:
        story = Story(Path(root), chance(seed))
        for what in steps:
            story.step(what)
        story.ends()
        for thing in THINGS:
            for device in story.devices:
                assert _heads(device, thing) == story.told.heads(thing), (device.name, thing)
        for device in story.devices:
            assert device.vault.report.is_sound(), device.vault.report
            assert not device.vault.report.waiting
        _other_orders_come_to_the_same(story, Path(root))
        for device in story.devices:
            device.closes()


def _other_orders_come_to_the_same(story: Story, root: Path) -> None:
    """A computer that gets the files in another order, and twice, comes to the same journal."""
    late = Device("late", root)
    late.folder.mkdir(parents=True)
    files = [path for device in story.devices for path in device.files().values()]
    story.chance.shuffle(files)
    header_first = sorted(files, key=lambda path: not path.read_bytes().startswith(b"AWheader"))
    for path in header_first:
        shutil.copyfile(path, late.folder / path.name)
        if story.chance.random() < 0.2:
            late.vault.look_again()
    for thing in THINGS:
        late.vault.look_again()
        assert _heads(late, thing) == story.told.heads(thing)
    late.closes()
