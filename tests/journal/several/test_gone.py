"""A computer that is gone for good: nobody waits for it, and what comes after all counts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from journal.takeout import bring_in, read_dump, take_out
from journal.vault import Examination
from tests.journal.several.devices import Device, Engine, chance
from tests.journal.takeout.outside import taken


@pytest.fixture
def three(tmp_path: Path) -> Iterator[list[Device]]:
    """Return a computer that will be gone, and two that have all of its files but the third."""
    gone, here, there = (Device(name, tmp_path) for name in ("gone", "here", "there"))
    gone.makes()
    for n in range(5):
        gone.passes_time(60)
        gone.vault.put(f"answer/{n}", f"words {n}".encode())
    for device in (here, there):
        Engine().carry(gone, device, chance(1))
        _third(gone, device).unlink()
    yield [gone, here, there]
    for device in (gone, here, there):
        device.closes()


def _third(gone: Device, device: Device) -> Path:
    version = gone.vault._shelf.current("answer/2")
    assert version is not None
    return device.folder / version.source.path.name


def test_nobody_waits_any_more_and_all_devices_know(three: list[Device]) -> None:
    gone, here, there = three
    device = gone.vault.device.hex()
    assert {row.device for row in here.vault.report.waiting} == {device}
    here.vault.carry_on_without([device])
    assert not here.vault.report.waiting
    assert there.vault.report.waiting, "it knows nothing of that yet"
    Engine().carry(here, there, chance(2))
    there.vault.look_again()
    assert not there.vault.report.waiting
    there.closes()
    assert not there.vault.report.waiting
    examination = Examination(there.vault._keys)
    for path in there.files().values():
        examination.take(path.stem, path.read_bytes())
    assert examination.result().is_whole(), "a check and a copy say so, too"


def test_what_comes_after_all_is_taken_in(three: list[Device]) -> None:
    gone, here, _ = three
    here.vault.carry_on_without([gone.vault.device.hex()])
    assert here.vault.info("answer/2") is None
    source = _third(gone, gone)
    (here.folder / source.name).write_bytes(source.read_bytes())
    here.vault.look_again()
    assert here.vault.read("answer/2") == b"words 2"


def test_what_it_declares_later_is_waited_for(three: list[Device]) -> None:
    gone, here, _ = three
    here.vault.carry_on_without([gone.vault.device.hex()])
    gone.vault.put("answer/late", b"not brought")
    gone.vault.put("answer/later", b"brought")
    version = gone.vault._shelf.current("answer/later")
    assert version is not None
    (here.folder / version.source.path.name).write_bytes(version.source.path.read_bytes())
    here.vault.look_again()
    assert [row.count for row in here.vault.report.waiting] == [1]


def test_it_goes_out_and_comes_in_as_it_is(three: list[Device], tmp_path: Path) -> None:
    gone, here, _ = three
    here.vault.carry_on_without([gone.vault.device.hex()])
    out = taken(take_out(here.vault, tmp_path / "out.json", here.clock))
    new = Device("new", tmp_path)
    new.makes()
    taken(bring_in(new.vault, read_dump(out.path)))
    again = taken(take_out(new.vault, tmp_path / "again.json", here.clock))
    assert out.path.read_text() == again.path.read_text()
    assert '"through"' in out.path.read_text(), "in words, and not as bytes"
    new.closes()
