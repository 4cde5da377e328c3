"""A journal of thousands of reflections, made in seconds and packed as the program packs.

What it holds is what the program stores: reflections past their gate, and answers of plain words.
Only the waiting is left out: it goes straight into packs, without a durable change for each answer.
"""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from journal import path
from journal.clock import SetClock
from journal.codec import encode
from journal.guides.guide import Guide
from journal.guides.load import load_guide
from journal.model import Answer, ClosedHow, GateOutcome, GateRecord, Reflection
from journal.repository import Repository
from journal.repository.headlines import answer_brief, brief
from journal.repository.records import answer_thing, reflection_thing
from journal.values import TextValue
from journal.vault import KdfParams, Vault, create
from journal.vault.folding import PACK_BODIES
from journal.vault.report import milliseconds
from journal.vault.rows import Record
from journal.vault.shelf import versions_of
from journal.vault.store import Draft

ROOT = Path(__file__).parents[2]
PASSPHRASE = "a passphrase for measuring"
CHEAP = KdfParams(memory_kib=64, passes=1, lanes=1)
PROMPTS = ("role", "sense", "effect", "learned")  # a quarter of the text each
TEXT = 3000  # characters of one reflection
FIRST = datetime(2019, 1, 7, 9, 0, tzinfo=UTC)


def fill_many(folder: Path, state: Path, count: int, kdf: KdfParams = CHEAP) -> int:
    """Make a journal of ``count`` reflections, close it, and return the bytes of their texts."""
    clock = SetClock(FIRST)
    vault = create(folder, PASSPHRASE, state=state, clock=clock, kdf=kdf)
    guide = load_guide(ROOT / "resources" / "guides" / "xoit", "en")
    repository = Repository(vault, clock)
    begun = repository.begin(guide)  # one that is deleted again: the guide's text stays in there
    cleared = replace(begun, gate=GateRecord(outcome=GateOutcome.CLEAR))
    repository.delete(repository.save_reflection(cleared).id)
    written = 0
    drafts = _Packs(vault)
    for number, written_then in enumerate(texts(count)):
        clock.at = FIRST + timedelta(hours=6 * number)
        written += sum(map(len, written_then))
        _put(drafts, _reflection(guide, number, clock), written_then, clock)
    drafts.flush()
    vault.close()
    return written


class _Packs:
    """Collects records, and writes each pack when it is full."""

    def __init__(self, vault: Vault) -> None:
        self._vault, self._store = vault, vault._store
        self._records: list[Record] = []
        self._bodies: list[bytes] = []
        self._size = 0

    def put(self, thing: str, body: bytes, headline: bytes, at: datetime) -> None:
        sequence, self._store._next = self._store._next, self._store._next + 1
        self._records.append(
            Record(thing, sequence, milliseconds(at), "5" * 16, False, {}, headline, len(body))
        )
        self._bodies.append(body)
        self._size += len(body)
        if self._size >= PACK_BODIES:
            self.flush()

    def flush(self) -> None:
        if self._records:
            written = self._store.write(Draft(self._records, self._bodies))
            for version in versions_of(written):
                self._vault._shelf.add(version)
        self._records, self._bodies, self._size = [], [], 0


def _reflection(guide: Guide, number: int, clock: SetClock) -> Reflection:
    """Return one past its gate; of ten, nine are closed."""
    identity = f"{number * 0x9E3779B97F4A7C15F39CC0605CEDC835 % (1 << 128):032x}"
    answers = dict.fromkeys(("harm", "data", "legal", "people"), "no")
    new = path.begin(guide, identity, clock, f"Release {number + 1}", "Administrator", "Ops")
    gate = GateRecord(answers=answers, outcome=GateOutcome.CLEAR, at=clock.now())
    new = replace(new, gate=gate, here="sense", updated=clock.now())
    return path.close(guide, new, ClosedHow.KEPT, clock) if number % 10 else new


def _put(drafts: _Packs, one: Reflection, texts: tuple[str, ...], clock: SetClock) -> None:
    drafts.put(reflection_thing(one.id), encode(one), brief(one), clock.now())
    for prompt, text in zip(PROMPTS, texts, strict=True):
        answer = Answer(one.id, prompt, TextValue(text), clock.now())
        thing = answer_thing(one.id, prompt)
        drafts.put(thing, encode(answer), answer_brief(answer.value), clock.now())


def texts(count: int) -> Iterator[tuple[str, ...]]:
    """Yield the texts of each reflection, always the same."""
    words = (ROOT / "resources" / "wordlists" / "eff-large.txt").read_text().split()
    chance = random.Random(7)  # noqa: S311  the same text each time
    size = TEXT // len(PROMPTS)
    for _ in range(count):
        yield tuple(" ".join(chance.choices(words, k=size // 6))[:size] for _ in PROMPTS)
