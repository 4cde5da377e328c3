"""The modelled disk loses what was not synced, and a writer that forgets to sync is found out."""

import random
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

from journal import durable, system
from tests.faults.disk import LOSSES, Disk, File, losses
from tests.faults.matrix import ground, powerless
from tests.faults.operations import OPERATIONS, Operation

HERE = PurePosixPath()
SAVING, MAKING, RESTORING = (
    next(one for one in OPERATIONS if one.name == name)
    for name in ("saving", "making a journal", "restoring")
)


@pytest.fixture
def prepared() -> Iterator[Path]:
    with ground() as folder:
        yield folder


def after(disk: Disk, loss: str) -> dict[str, bytes | None]:
    return disk.after(losses(1)[LOSSES.index(loss)])


def test_what_was_not_synced_may_be_gone_garbled_or_without_its_name(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"old")
    disk, file = Disk(tmp_path), File()
    disk.add(HERE / "new", file)
    file.writes.append((0, b"new" * 500))
    assert disk.after() == {"new": b"new" * 500, "old": b"old"}
    assert after(disk, "dropped") == {"old": b"old"}
    assert after(disk, "names without bytes") == {"new": b"", "old": b"old"}
    assert after(disk, "zeroed") == {"new": bytes(1500), "old": b"old"}
    assert after(disk, "garbled") not in ({"new": b"new" * 500, "old": b"old"}, {"old": b"old"})
    file.sync()
    assert after(disk, "dropped") == {"old": b"old"}
    assert after(disk, "garbled") == {"new": b"new" * 500, "old": b"old"}
    disk.root.sync()
    assert all(after(disk, loss) == disk.after() for loss in LOSSES)


def test_a_name_that_was_taken_away_or_moved_may_be_back(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).write_bytes(name.encode())
    disk = Disk(tmp_path)
    disk.remove(HERE / "one")
    disk.move(HERE / "two", HERE / "three")
    assert disk.after() == {"three": b"two"}
    assert after(disk, "dropped") == {"one": b"one", "two": b"two"}


def test_the_same_seed_loses_the_same(tmp_path: Path) -> None:
    disk, file = Disk(tmp_path), File()
    disk.add(HERE / "new", file)
    file.writes.append((0, random.Random(1).randbytes(5000)))  # noqa: S311  no secret
    assert [disk.after(one) for one in losses(7)] == [disk.after(one) for one in losses(7)]


def _forget(monkeypatch: pytest.MonkeyPatch, where: object, what: str) -> None:
    monkeypatch.setattr(where, what, lambda *_given, **_named: None)


@pytest.mark.parametrize(
    ("operation", "where", "what"),
    [
        (SAVING, system, "sync"),
        (SAVING, system, "sync_folder"),
        (MAKING, system, "sync_folder"),
        (RESTORING, system, "sync"),
        (RESTORING, system, "sync_folder"),
    ],
    ids=lambda one: getattr(one, "name", getattr(one, "__name__", one)),
)
def test_a_writer_that_forgets_to_sync_is_found_out(
    operation: Operation, where: object, what: str, prepared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _forget(monkeypatch, where, what)
    assert any(row.wrong for row in powerless(operation, prepared))


def test_a_folder_that_is_made_without_lasting_is_found_out(
    prepared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fleeting(folder: Path, *, mode: int = 0o700) -> None:
        folder.mkdir(mode=mode, parents=True, exist_ok=True)

    monkeypatch.setattr(durable, "make_folder", fleeting)
    assert any(row.wrong for row in powerless(MAKING, prepared))
    assert any(row.wrong for row in powerless(RESTORING, prepared))
