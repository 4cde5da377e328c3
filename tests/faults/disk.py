"""A disk of which only what was synced is sure: files, folders, and what a power loss leaves.

The model of SQLite's ``test6.c``, with names besides: a write is sure once its file was synced, a
name once its folder was. What is not sure may be there, missing, torn or garbage, each by itself.
Knows nothing of journals.
"""

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

SECTOR = 512
Names = dict[str, "File | Folder"]
Pick = Callable[[], bool]  # whether one thing that was not sure is there


@dataclass
class File:
    """A file's sure bytes, and the writes that no sync has followed: (offset, data)."""

    sure: bytes = b""
    writes: list[tuple[int, bytes]] = field(default_factory=list)

    def sync(self) -> None:
        self.sure, self.writes = self.bytes(), []

    def bytes(self, spoil: "Spoil | None" = None) -> bytes:
        """Return the bytes with all writes, or with what ``spoil`` makes of them."""
        held = bytearray(self.sure)
        for offset, data in self.writes if spoil is None else spoil.writes(self.writes):
            held.extend(bytes(max(0, offset - len(held))))
            held[offset : offset + len(data)] = data
        return bytes(held)


@dataclass(frozen=True)
class Change:
    """One step of a folder: a name goes, one comes, or both at once."""

    goes: str = ""
    comes: str = ""
    node: "File | Folder | None" = None

    def apply(self, names: Names) -> None:
        names.pop(self.goes, None)
        if self.comes and self.node is not None:
            names[self.comes] = self.node


@dataclass
class Folder:
    """A folder's sure names, and the changes that no sync has followed."""

    sure: Names = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)

    def sync(self) -> None:
        self.sure, self.changes = self.names(), []

    def names(self, spoil: "Spoil | None" = None) -> Names:
        held = dict(self.sure)
        for change in self.changes if spoil is None else spoil.changes(self.changes):
            change.apply(held)
        return held


@dataclass(frozen=True)
class Spoil:
    """What a power loss does to what is not sure. ``name`` is a key of ``LOSSES``."""

    name: str
    keeps_name: Pick
    keeps_write: Pick
    garbles: Callable[[bytes], bytes] = bytes

    def writes(self, writes: Iterable[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
        for offset, data in writes:
            if self.keeps_write():
                yield offset, self.garbles(data)

    def changes(self, changes: Iterable[Change]) -> Iterator[Change]:
        return (change for change in changes if self.keeps_name())


def _always() -> bool:
    return True


def _never() -> bool:
    return False


def losses(seed: int) -> list[Spoil]:
    """Return every way in which the power may go, the same ones for the same seed."""
    dice = random.Random(seed)  # noqa: S311  a table that can be run again, no secret

    def by_chance() -> bool:
        return dice.random() < 0.5

    def garbage(data: bytes) -> bytes:
        sectors = (data[at : at + SECTOR] for at in range(0, len(data), SECTOR))
        return b"".join(dice.randbytes(len(one)) if by_chance() else one for one in sectors)

    def torn(data: bytes) -> bytes:
        return data[: dice.randrange(len(data) + 1)]

    return [
        Spoil("dropped", _never, _never),
        Spoil("names without bytes", _always, _never),
        Spoil("bytes without names", _never, _always),
        Spoil("reordered", by_chance, by_chance),
        Spoil("garbled", _always, _always, garbage),
        Spoil("torn", _always, _always, torn),
        Spoil("zeroed", _always, _always, lambda data: bytes(len(data))),
        Spoil("reordered and garbled", by_chance, by_chance, garbage),
    ]


LOSSES = tuple(one.name for one in losses(0))


class Disk:
    """A tree below one folder. Paths are relative to it; ``PurePosixPath()`` is the folder."""

    def __init__(self, folder: Path) -> None:
        """Begin with what is in ``folder``, all of it sure."""
        self.root = _read(folder)

    def at(self, path: PurePosixPath) -> "File | Folder | None":
        """Return what is there now, sure or not."""
        node: File | Folder | None = self.root
        for part in path.parts:
            node = node.names().get(part) if isinstance(node, Folder) else None
        return node

    def folder(self, path: PurePosixPath) -> Folder:
        node = self.at(path)
        assert isinstance(node, Folder), path
        return node

    def add(self, path: PurePosixPath, node: File | Folder) -> None:
        self.folder(path.parent).changes.append(Change(comes=path.name, node=node))

    def remove(self, path: PurePosixPath) -> None:
        self.folder(path.parent).changes.append(Change(goes=path.name))

    def move(self, source: PurePosixPath, target: PurePosixPath) -> None:
        """Rename: at once within one folder, by two steps between two."""
        node = self.at(source)
        if source.parent == target.parent:
            change = Change(source.name, target.name, node)
            self.folder(target.parent).changes.append(change)
        else:
            assert node is not None
            self.add(target, node)
            self.remove(source)

    def after(self, spoil: Spoil | None = None) -> dict[str, bytes | None]:
        """Return all that is there, after a power loss if one is given; ``None`` is a folder."""
        return dict(_walk(self.root, PurePosixPath(), spoil))


def _walk(
    folder: Folder, at: PurePosixPath, spoil: Spoil | None
) -> Iterator[tuple[str, bytes | None]]:
    for name, node in sorted(folder.names(spoil).items(), key=lambda item: item[0]):
        if isinstance(node, Folder):
            yield str(at / name), None
            yield from _walk(node, at / name, spoil)
        else:
            yield str(at / name), node.bytes(spoil)


def _read(folder: Path) -> Folder:
    return Folder(
        {
            path.name: _read(path) if path.is_dir() else File(path.read_bytes())
            for path in folder.iterdir()
        }
    )


def write_out(image: dict[str, bytes | None], folder: Path) -> None:
    """Make real files of what a power loss left."""
    folder.mkdir()
    for name, data in image.items():
        if data is None:
            (folder / name).mkdir(mode=0o700)
        else:
            (folder / name).write_bytes(data)
