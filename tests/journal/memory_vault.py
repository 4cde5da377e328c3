"""The vault's promises in memory: no files. It counts what is asked of it, and can be refused."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from journal.clock import Clock
from journal.errors import ReadOnlyJournal, RecordDamaged, RecordUnknown, SaveFailed


@dataclass(frozen=True)
class MemoryInfo:
    """One version, as the vault tells of it."""

    thing: str
    at: datetime
    sitting: str
    headline: bytes
    ref: str


@dataclass
class MemoryVault:
    """What one device wrote. ``full`` lets every save fail, and ``refused`` counts them."""

    clock: Clock
    versions: dict[str, list[tuple[MemoryInfo, bytes]]] = field(default_factory=dict)
    damaged: set[str] = field(default_factory=set)
    reads: list[str] = field(default_factory=list)
    puts: list[str] = field(default_factory=list)
    full: bool = False
    refused: int = 0
    sitting: int = 0
    read_only: str | None = None
    report: object = None

    def things(self, prefix: str) -> list[MemoryInfo]:
        found = (all_[-1][0] for all_ in self.versions.values())
        return sorted(
            (info for info in found if info.thing.startswith(prefix)), key=lambda one: one.thing
        )

    def headlines(self, prefix: str) -> list[tuple[str, bytes]]:
        return [(info.thing, info.headline) for info in self.things(prefix)]

    def bodies(self, things: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        for thing in things:
            if thing in self.versions and thing not in self.damaged:
                yield thing, self.read(thing)

    def info(self, thing: str) -> MemoryInfo | None:
        return self.versions[thing][-1][0] if thing in self.versions else None

    def read(self, thing: str) -> bytes:
        self.reads.append(thing)
        if thing not in self.versions:
            raise RecordUnknown
        return self._body(*self.versions[thing][-1])

    def heads(self, thing: str) -> list[MemoryInfo]:
        return self.history(thing)[-1:]

    def things_apart(self, prefix: str) -> list[str]:
        return []

    def look_again(self) -> None: ...

    def put(
        self,
        thing: str,
        body: bytes,
        headline: bytes = b"",
        *,
        after: Collection[str] | None = None,
    ) -> MemoryInfo:
        if self.read_only:
            raise ReadOnlyJournal(reason=self.read_only)
        if self.full:
            self.refused += 1
            raise SaveFailed(errno=28, no_space=True, folder=Path("journal"))
        self.puts.append(thing)
        all_ = self.versions.setdefault(thing, [])
        ref = f"{thing}@{len(self.puts)}"
        info = MemoryInfo(thing, self.clock.now(), str(self.sitting), headline, ref)
        if all_ and all_[-1][0].sitting == info.sitting:
            all_.pop()
        all_.append((info, body))
        self.damaged.discard(thing)
        return info

    def replace(self, thing: str, body: bytes, headline: bytes = b"") -> MemoryInfo:
        """Keep a version in place of all before."""
        self.versions.pop(thing, None)
        return self.put(thing, body, headline)

    def rewrite(self, thing: str, change: Callable[[bytes], tuple[bytes, bytes]]) -> None:
        """Keep every version anew."""
        made = [(info, *change(body)) for info, body in self.versions.get(thing, [])]
        self.versions[thing] = [(replace(info, headline=head), body) for info, body, head in made]

    def remove(self, thing: str) -> None:
        if thing not in self.versions:
            raise RecordUnknown
        del self.versions[thing]

    def history(self, thing: str) -> list[MemoryInfo]:
        return [info for info, _ in self.versions.get(thing, [])]

    def read_version(self, ref: str) -> bytes:
        for all_ in self.versions.values():
            for info, body in all_:
                if info.ref == ref:
                    return self._body(info, body)
        raise RecordUnknown

    def begin_sitting(self) -> str:
        self.sitting += 1
        return str(self.sitting)

    def fold(self) -> None: ...

    def close(self) -> None: ...

    def _body(self, info: MemoryInfo, body: bytes) -> bytes:
        if info.thing in self.damaged:
            raise RecordDamaged(name=info.thing)
        return body
