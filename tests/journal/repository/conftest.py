"""A repository over a vault in memory and over the real one: both must do the same."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from journal.clock import SetClock
from journal.errors import ReadOnlyJournal, RecordDamaged, RecordUnknown
from journal.guides.guide import Gate, Guide
from journal.guides.load import load_gate, load_guide
from journal.repository import Repository
from journal.repository.records import Records
from journal.vault import KdfParams, create

SAMPLES = Path(__file__).parents[1] / "samples"


@dataclass(frozen=True)
class FakeInfo:
    """One version, as the vault tells of it."""

    thing: str
    at: datetime
    sitting: str
    headline: bytes
    ref: str


@dataclass
class FakeVault:
    """A vault in memory: the same promises, no files, and it counts what is asked of it."""

    clock: SetClock
    versions: dict[str, list[tuple[FakeInfo, bytes]]] = field(default_factory=dict)
    damaged: set[str] = field(default_factory=set)
    reads: list[str] = field(default_factory=list)
    puts: list[str] = field(default_factory=list)
    sitting: int = 0
    read_only: str | None = None
    report: object = None

    def things(self, prefix: str) -> list[FakeInfo]:
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

    def info(self, thing: str) -> FakeInfo | None:
        return self.versions[thing][-1][0] if thing in self.versions else None

    def read(self, thing: str) -> bytes:
        self.reads.append(thing)
        if thing not in self.versions:
            raise RecordUnknown
        return self._body(*self.versions[thing][-1])

    def heads(self, thing: str) -> list[FakeInfo]:
        return [all_[-1][0] for name, all_ in self.versions.items() if name == thing]

    def things_apart(self, prefix: str) -> list[str]:
        return []

    def look_again(self) -> None:
        pass

    def put(
        self,
        thing: str,
        body: bytes,
        headline: bytes = b"",
        *,
        after: Collection[str] | None = None,
    ) -> FakeInfo:
        if self.read_only:
            raise ReadOnlyJournal(reason=self.read_only)
        self.puts.append(thing)
        all_ = self.versions.setdefault(thing, [])
        ref = f"{thing}@{len(self.puts)}"
        info = FakeInfo(thing, self.clock.now(), str(self.sitting), headline, ref)
        if all_ and all_[-1][0].sitting == info.sitting:
            all_.pop()
        all_.append((info, body))
        self.damaged.discard(thing)
        return info

    def remove(self, thing: str) -> None:
        if thing not in self.versions:
            raise RecordUnknown
        del self.versions[thing]

    def history(self, thing: str) -> list[FakeInfo]:
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

    def fold(self) -> None:
        pass

    def close(self) -> None:
        pass

    def _body(self, info: FakeInfo, body: bytes) -> bytes:
        if info.thing in self.damaged:
            raise RecordDamaged(name=info.thing)
        return body


@pytest.fixture
def guide() -> Guide:
    return load_guide(SAMPLES / "small", "en")


@pytest.fixture
def gate() -> Gate:
    return load_gate(SAMPLES / "gate", "en")


@pytest.fixture
def clock() -> SetClock:
    return SetClock(datetime(2026, 3, 12, 9, 0, tzinfo=UTC))


@pytest.fixture
def fake(clock: SetClock) -> FakeVault:
    return FakeVault(clock)


@pytest.fixture(params=["in-memory", "real"])
def vault(
    request: pytest.FixtureRequest, fake: FakeVault, clock: SetClock, tmp_path: Path
) -> Iterator[Records]:
    if request.param == "in-memory":
        yield fake
        return
    cheap = KdfParams(memory_kib=64, passes=1, lanes=1)
    real = create(tmp_path / "journal", "a phrase", state=tmp_path / "s", clock=clock, kdf=cheap)
    yield real
    real.close()


@pytest.fixture
def repository(vault: Records, clock: SetClock) -> Repository:
    return Repository(vault, clock)
