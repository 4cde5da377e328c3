"""Power loss at every point of an operation, and in every way: from one recorded run.

The run is replayed call by call. At each point, for each loss, the folder as it would be found is
made, and looked at. A loss that takes nothing at a point is no fault there, and not counted.
"""

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

from journal import system
from tests.faults.disk import Disk, Spoil, losses, write_out
from tests.faults.operations import Operation
from tests.faults.recording import Recorder, Replay
from tests.faults.trying import Tried, looked_at


def record(operation: Operation, base: Path) -> Recorder:
    """Run an operation once without any fault, and return what it did."""
    recorder = Recorder(base)
    with recorder.installed():
        operation.act(base, recorder.say)
    return recorder


def lose_power(operation: Operation, prepared: Path, step: int = 1) -> Iterator[Tried]:
    """Let the power go after every ``step``-th call that was not followed by a look yet."""
    base = prepared.parent / "recorded"
    shutil.copytree(prepared, base)
    recorder = record(operation, base)
    shutil.rmtree(base)
    replay, seen = Replay(Disk(prepared)), set[str]()
    for number, call in enumerate(recorder.calls, 1):
        call.do(replay)
        if number % step == 0 or call.name == "say":
            for spoil in losses(number):
                tried = _lose(operation, replay, spoil, base, seen)
                if tried is not None:
                    yield Tried(operation.name, spoil.name, call.name, number, *tried)


def _lose(
    operation: Operation, replay: Replay, spoil: Spoil, base: Path, seen: set[str]
) -> tuple[bool, str, tuple[str, ...], tuple[str, ...]] | None:
    """Look at what one loss leaves; ``None`` if it takes nothing, or that was looked at before."""
    image = replay.disk.after(spoil)
    mark = hashlib.sha256(repr((sorted(image.items()), replay.said)).encode()).hexdigest()
    if image == replay.disk.after() or mark in seen:
        return None
    seen.add(mark)
    write_out(image, base)
    with mock.patch.object(system, "is_our_living_temporary", return_value=False):  # it is off
        wrong = looked_at(operation, base, replay.said)
    shutil.rmtree(base)
    return True, "", tuple(words[0] for words in replay.said), wrong
