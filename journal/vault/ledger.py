"""Whether all files that should be here are: by what devices declared, and what was seen before.

Takes a census and the marks; gives the files that count and the rows of the report. Opens nothing.
docs/format.md, section 5.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import reduce
from operator import xor

from journal.vault.census import Broken, Census, Sound
from journal.vault.keys import Keyring
from journal.vault.live import LiveSet, Pack, runs, term
from journal.vault.report import Damaged, Missing, OpenReport, RolledBack, Waiting, moment
from journal.vault.state import Mark, Seen


@dataclass
class Ledger:
    """One device's files. ``broken`` are those whose sequence is certain."""

    device: bytes
    sound: dict[int, Sound]
    mark: Mark | None
    terms: dict[int, int] = field(default_factory=dict)
    broken: dict[int, Broken] = field(default_factory=dict)
    apart: set[int] = field(default_factory=set)  # here, and under a key that isn't held

    def top(self) -> int:
        """Return the highest readable sequence; 0 if there is none."""
        return max(self.sound, default=0)

    def declared(self) -> LiveSet:
        """Return what the newest readable file says is here."""
        if not self.sound:
            return LiveSet()
        top = self.top()
        live = self.sound[top].opened.live
        return replace(live, total=live.total ^ self.terms[top])

    def gaps(self) -> list[int]:
        """Return the declared sequences of which there is no file, damaged or not."""
        present = self.sound.keys() | self.broken.keys() | self.apart
        declared = self.declared()
        count = sum(1 for sequence in present if sequence in declared)
        return [] if count == declared.count() else [at for at in declared if at not in present]

    def is_behind_mark(self) -> bool:
        """Tell whether a newer file was seen before than any that is here."""
        return self.mark is not None and (
            max(self.top(), *self.broken, *self.apart, 0) < self.mark.sequence
        )

    def counting(self) -> Iterator[Sound]:
        """Yield the files to be read: the live ones, those that returned; all while some miss."""
        declared, incomplete = self.declared(), bool(self.gaps())
        for sequence, file in self.sound.items():
            if incomplete or sequence in declared or declared.has_lost(sequence):
                yield file

    def leftovers(self) -> list[Sound]:
        """Return what may be removed: readable, not live, and nothing is missing or unread."""
        if self.gaps() or self.broken or self.apart:
            return []
        declared = self.declared()
        return [
            file
            for sequence, file in self.sound.items()
            if sequence not in declared and not declared.has_lost(sequence)
        ]

    def is_swapped(self) -> bool:
        """Tell whether all is here by number, but not the files that were declared."""
        if self.gaps() or self.apart or any(broken.whole for broken in self.broken.values()):
            return False
        declared = self.declared()
        return reduce(xor, (self.terms[at] for at in declared), 0) != declared.total

    def missing_sum(self) -> int:
        """Return the sum of the terms of what is declared and isn't here."""
        declared = self.declared()
        present = (its for at, its in self.terms.items() if at in declared)
        return reduce(xor, present, declared.total)

    def bounds(self, first: int, last: int) -> tuple[int | None, int | None]:
        """Return between which moments (ms) what the files hold was written, as far as is known.

        A pack's are declared; of a change it is known when its nearest readable neighbours were.
        """
        packs = self._packs(first, last)
        if len(packs) == last - first + 1:
            return min(pack.earliest for pack in packs), max(pack.latest for pack in packs)
        sequences = sorted(self.sound)
        before, after = bisect_left(sequences, first), bisect_left(sequences, last + 1)
        earlier = self.sound[sequences[before - 1]].opened.written if before else None
        later = self.sound[sequences[after]].opened.written if after < len(sequences) else None
        if earlier is not None:  # a pack holds what is older than itself
            earlier = min([earlier, *(pack.earliest for pack in packs)])
        return earlier, later

    def changes(self, first: int, last: int) -> int | None:
        """Return how many changes the files hold; ``None`` where none that is readable says."""
        declared = self.declared()
        if first not in declared or last not in declared:
            return None
        packs = self._packs(first, last)
        return last - first + 1 + sum(pack.records - 1 for pack in packs)

    def _packs(self, first: int, last: int) -> list[Pack]:
        return [pack for pack in self.declared().packs if first <= pack.sequence <= last]


@dataclass(frozen=True)
class Judgement:
    """What a census means."""

    counting: tuple[Sound, ...]
    leftovers: tuple[Sound, ...]  # of the own device
    live: LiveSet  # of the own device, for its next file to carry on
    next_sequence: int
    damaged: tuple[Damaged, ...]
    missing: tuple[Missing, ...]
    waiting: tuple[Waiting, ...]
    swapped: tuple[str, ...]
    rolled_back: RolledBack | None
    own_apart: bool  # the own device wrote under a key that isn't held
    marks: Mapping[bytes, Mark]  # what may be remembered as seen

    def report(self, census: Census) -> OpenReport:
        """Return what ``census`` and it say of the files; whether they may be written, others."""
        return OpenReport(
            damaged=self.damaged,
            missing=self.missing,
            waiting=self.waiting,
            rolled_back=self.rolled_back,
            swapped=self.swapped,
            foreign=tuple(census.foreign),
            apart=len(census.apart),
            newer=census.newer,
        )


def judge(census: Census, keys: Keyring, seen: Seen) -> Judgement:
    """Compare what is here with what was declared and with what was seen."""
    ledgers = _ledgers(census, keys, seen)
    unplaced = _place_broken(census.broken, ledgers, keys)
    own = ledgers[seen.device]
    others = [ledger for ledger in ledgers.values() if ledger is not own]
    return Judgement(
        counting=tuple(file for ledger in ledgers.values() for file in ledger.counting()),
        leftovers=tuple(own.leftovers()),
        live=_carried_live(own, keys),
        next_sequence=1 + max(_highest(ledger) for ledger in ledgers.values()),
        damaged=tuple(_damaged(ledgers.values(), unplaced)),
        missing=tuple(_missing(own)),
        waiting=tuple(row for ledger in others for row in _waiting(ledger)),
        swapped=tuple(at.device.hex() for at in ledgers.values() if at.is_swapped()),
        rolled_back=_rolled_back(own),
        own_apart=bool(own.apart),
        marks={at.device: mark for at in ledgers.values() if (mark := _new_mark(at))},
    )


def _ledgers(census: Census, keys: Keyring, seen: Seen) -> dict[bytes, Ledger]:
    """Sort the readable files by device. Two of one sequence: the sum will tell."""
    devices = [seen.device, *seen.marks]
    ledgers = {device: Ledger(device, {}, seen.marks.get(device)) for device in devices}
    live_keys = {generation: keys.live_key(generation) for generation in keys.keys}
    for file in census.sound:
        prologue = file.opened.prologue
        ledger = ledgers.setdefault(prologue.device, Ledger(prologue.device, {}, None))
        ledger.sound[prologue.sequence] = file
        ledger.terms[prologue.sequence] = term(
            live_keys[prologue.generation], prologue.device, prologue.sequence, file.name
        )
    for one in census.apart:
        ledgers.setdefault(one.device, Ledger(one.device, {}, None)).apart.add(one.sequence)
    return ledgers


def _place_broken(
    broken: Sequence[Broken], ledgers: Mapping[bytes, Ledger], keys: Keyring
) -> list[Broken]:
    """Find out which file each damaged one was; return those of which that isn't certain."""
    rest = [file for file in broken if not _place_claimed(file, ledgers, _live_key_of(file, keys))]
    return [
        file
        for file in rest
        if not any(
            _place_proven(file, ledgers.values(), keys.live_key(generation))
            for generation in sorted(keys.keys, reverse=True)
        )
    ]


def _place_claimed(file: Broken, ledgers: Mapping[bytes, Ledger], live_key: bytes) -> bool:
    """Believe the prologue of a damaged file where a file of that number should be."""
    if file.claims is None or file.claims.device not in ledgers:
        return False
    ledger, sequence = ledgers[file.claims.device], file.claims.sequence
    if file.whole and sequence in ledger.sound:
        return False
    if sequence not in ledger.declared():
        return False
    _enter(ledger, sequence, file, live_key)
    return True


def _place_proven(file: Broken, ledgers: Iterable[Ledger], live_key: bytes) -> bool:
    """Place a damaged file by its name: it is the newest one seen, or the sum's missing part."""
    for ledger in ledgers:
        if ledger.mark and ledger.mark.name == file.name and ledger.top() < ledger.mark.sequence:
            _enter(ledger, ledger.mark.sequence, file, live_key)
            return True
        gaps = ledger.gaps()
        if len(gaps) == 1 and _is_hex_name(file.name):
            its_term = term(live_key, ledger.device, gaps[0], file.name)
            if its_term == ledger.missing_sum():
                _enter(ledger, gaps[0], file, live_key)
                return True
    return False


def _live_key_of(file: Broken, keys: Keyring) -> bytes:
    """Return the key of the generation that a damaged file says it is of, or the present one."""
    claimed = file.claims.generation if file.claims else keys.generation
    return keys.live_key(claimed if claimed in keys.keys else keys.generation)


def _enter(ledger: Ledger, sequence: int, file: Broken, live_key: bytes) -> None:
    ledger.broken[sequence] = file
    if _is_hex_name(file.name):
        ledger.terms[sequence] = term(live_key, ledger.device, sequence, file.name)


def _is_hex_name(name: str) -> bool:
    try:
        return len(bytes.fromhex(name)) == 16
    except ValueError:
        return False


def _carried_live(own: Ledger, keys: Keyring) -> LiveSet:
    """Return what the next file declares besides itself: a damaged newest file stays in it."""
    live = own.declared()
    for sequence, file in sorted(own.broken.items()):
        if sequence > own.top():
            live_key = _live_key_of(file, keys)
            live = live.with_file(sequence, term(live_key, own.device, sequence, file.name))
    return live


def _highest(ledger: Ledger) -> int:
    marked = ledger.mark.sequence if ledger.mark else 0
    return max(ledger.top(), marked, *ledger.broken, *ledger.apart, 0)


def _damaged(ledgers: Iterable[Ledger], unplaced: Iterable[Broken]) -> Iterator[Damaged]:
    for ledger in ledgers:
        for sequence, file in sorted(ledger.broken.items()):
            after, before = ledger.bounds(sequence, sequence)
            changes = ledger.changes(sequence, sequence)
            if not file.whole:
                after, before = _moments(ledger.sound[sequence], file.things)
                changes = len(file.things)
            yield Damaged(file.name, file.things, file.whole, _at(after), _at(before), changes)
    for file in unplaced:
        changes = None if file.whole else len(file.things)
        yield Damaged(file.name, file.things, file.whole, changes=changes)


def _moments(file: Sound, things: Iterable[str]) -> tuple[int, int]:
    """Return when the first and the last of the unreadable records were written."""
    wanted = set(things)
    moments = [record.at for record in file.opened.records if record.thing in wanted]
    return min(moments, default=file.opened.written), max(moments, default=file.opened.written)


def _missing(own: Ledger) -> Iterator[Missing]:
    for first, last in runs(own.gaps()):
        after, before = own.bounds(first, last)
        changes = own.changes(first, last) or last - first + 1
        yield Missing(last - first + 1, _at(after), _at(before), changes)


def _waiting(ledger: Ledger) -> Iterator[Waiting]:
    device = ledger.device.hex()
    for first, last in runs(ledger.gaps()):
        after, before = ledger.bounds(first, last)
        yield Waiting(device, last - first + 1, _at(after), _at(before), last)
    if ledger.is_behind_mark() and ledger.mark:
        after, _ = ledger.bounds(ledger.mark.sequence, ledger.mark.sequence)
        sequence = ledger.mark.sequence
        yield Waiting(device, None, _at(after), moment(ledger.mark.at), sequence)


def _rolled_back(own: Ledger) -> RolledBack | None:
    if not own.is_behind_mark() or own.mark is None:
        return None
    newest = own.sound[own.top()].opened.written if own.sound else None
    return RolledBack(_at(newest), moment(own.mark.at))


def _new_mark(ledger: Ledger) -> Mark | None:
    """Return the higher of what was seen before and what is here."""
    top = ledger.top()
    if ledger.mark and ledger.mark.sequence >= top:
        return ledger.mark
    file = ledger.sound.get(top)
    return Mark(top, file.opened.written, file.name) if file else None


def _at(ms: int | None) -> datetime | None:
    return None if ms is None else moment(ms)
