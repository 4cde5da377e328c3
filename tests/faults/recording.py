"""The calls by which an operation changes files, recorded, so that they can be replayed on a disk.

Stands in the place of ``os``'s functions, below everything of ours: a module that forgets to sync,
or goes around ``journal.system``, is recorded as well.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from tests.faults.disk import Disk, File, Folder

NAMES = (
    "open",
    "close",
    "write",
    "lseek",
    "ftruncate",
    "fsync",
    "link",
    "unlink",
    "rename",
    "replace",
    "mkdir",
    "rmdir",
)
Do = Callable[["Replay"], None]


@dataclass
class Replay:
    """A disk, and which file each number stands for that a recorded call opened."""

    disk: Disk
    nodes: dict[int, File | Folder] = field(default_factory=dict)
    said: list[list[str]] = field(default_factory=list)


@dataclass(frozen=True)
class Call:
    """One recorded call: its name, and what it does to a replay."""

    name: str
    do: Do


@dataclass
class _Opened:
    number: int
    at: int = 0


class Recorder:
    """Records what happens below ``base`` while it is installed."""

    def __init__(self, base: Path) -> None:
        """Record nothing yet."""
        self.calls: list[Call] = []
        self._base = base
        self._held: dict[int, _Opened] = {}
        self._real: dict[str, Callable[..., Any]] = {name: getattr(os, name) for name in NAMES}

    @contextmanager
    def installed(self) -> Iterator[None]:
        """Record within the block."""
        for name in NAMES:
            setattr(os, name, getattr(self, f"_do_{name}"))
        try:
            yield
        finally:
            for name, real in self._real.items():
                setattr(os, name, real)

    def say(self, thing: str, text: str) -> None:
        """Record what was acknowledged."""
        self._note("say", lambda replay: replay.said.append([thing, text]))

    def _note(self, name: str, do: Do) -> None:
        self.calls.append(Call(name, do))

    def _inside(self, path: Any, folder: int | None = None) -> PurePosixPath | None:
        """Return a path relative to the base; ``None`` for what is none of ours."""
        if isinstance(path, int):
            return None
        whole = Path(os.fsdecode(path))
        if folder is not None:
            whole = Path(f"/proc/self/fd/{folder}").readlink() / whole
        if not whole.is_relative_to(self._base):
            return None
        return PurePosixPath(whole.relative_to(self._base))

    def _do_open(self, path: Any, flags: int, mode: int = 0o777, **named: Any) -> int:
        inside = self._inside(path, named.get("dir_fd"))
        was_there = inside is not None and os.path.lexists(self._base / inside)
        descriptor: int = self._real["open"](path, flags, mode, **named)
        if inside is None:
            return descriptor
        number = len(self.calls)
        self._held[descriptor] = _Opened(number)
        nameless = getattr(os, "O_TMPFILE", -1)
        if flags & nameless == nameless:
            self._note("open", lambda replay: replay.nodes.update({number: File()}))
        elif was_there:
            self._note("open", lambda replay: _know(replay, number, inside))
        else:
            self._note("open", lambda replay: _create(replay, number, inside))
        return descriptor

    def _do_close(self, descriptor: int) -> None:
        self._held.pop(descriptor, None)
        self._real["close"](descriptor)

    def _do_write(self, descriptor: int, data: Any) -> int:
        written: int = self._real["write"](descriptor, data)
        held = self._held.get(descriptor)
        if held is not None:
            number, at, taken = held.number, held.at, bytes(data)[:written]
            self._note("write", lambda replay: _file(replay, number).writes.append((at, taken)))
            held.at += written
        return written

    def _do_lseek(self, descriptor: int, offset: int, whence: int) -> int:
        at: int = self._real["lseek"](descriptor, offset, whence)
        if descriptor in self._held:
            self._held[descriptor].at = at
        return at

    def _do_ftruncate(self, descriptor: int, length: int) -> None:
        self._real["ftruncate"](descriptor, length)
        held = self._held.get(descriptor)
        if held is not None:
            assert length == 0, "the model knows only of emptying a file"
            number = held.number
            self._note("ftruncate", lambda replay: _empty(_file(replay, number)))

    def _do_fsync(self, descriptor: int) -> None:
        self._real["fsync"](descriptor)
        held = self._held.get(descriptor)
        if held is not None:
            number = held.number
            self._note("fsync", lambda replay: replay.nodes[number].sync())

    def _do_link(self, source: Any, target: Any, **named: Any) -> None:
        self._real["link"](source, target, **named)
        inside = self._inside(target, named.get("dst_dir_fd"))
        text = os.fsdecode(source)
        if inside is None:
            return
        if text.startswith("/proc/self/fd/"):
            number = self._held[int(text.rpartition("/")[2])].number
            self._note("link", lambda replay: replay.disk.add(inside, replay.nodes[number]))
        else:
            origin = self._inside(source, named.get("src_dir_fd"))
            assert origin is not None
            self._note("link", lambda replay: _link(replay.disk, origin, inside))

    def _do_unlink(self, path: Any, **named: Any) -> None:
        self._real["unlink"](path, **named)
        self._gone("unlink", path)

    def _do_rmdir(self, path: Any, **named: Any) -> None:
        self._real["rmdir"](path, **named)
        self._gone("rmdir", path)

    def _do_rename(self, source: Any, target: Any, **named: Any) -> None:
        self._real["rename"](source, target, **named)
        self._moved(source, target)

    def _do_replace(self, source: Any, target: Any, **named: Any) -> None:
        self._real["replace"](source, target, **named)
        self._moved(source, target)

    def _do_mkdir(self, path: Any, *given: Any, **named: Any) -> None:
        self._real["mkdir"](path, *given, **named)
        inside = self._inside(path)
        if inside is not None:
            self._note("mkdir", lambda replay: replay.disk.add(inside, Folder()))

    def _gone(self, name: str, path: Any) -> None:
        inside = self._inside(path)
        if inside is not None:
            self._note(name, lambda replay: replay.disk.remove(inside))

    def _moved(self, source: Any, target: Any) -> None:
        here, there = self._inside(source), self._inside(target)
        if here is not None and there is not None:
            self._note("rename", lambda replay: replay.disk.move(here, there))


def _know(replay: Replay, number: int, path: PurePosixPath) -> None:
    node = replay.disk.at(path)
    assert node is not None, path
    replay.nodes[number] = node


def _create(replay: Replay, number: int, path: PurePosixPath) -> None:
    replay.nodes[number] = File()
    replay.disk.add(path, replay.nodes[number])


def _file(replay: Replay, number: int) -> File:
    node = replay.nodes[number]
    assert isinstance(node, File)
    return node


def _empty(file: File) -> None:
    """Empty a file: the model lets that reach the medium at once, as the harder case."""
    file.sure, file.writes = b"", []


def _link(disk: Disk, source: PurePosixPath, target: PurePosixPath) -> None:
    node = disk.at(source)
    assert node is not None, source
    disk.add(target, node)
