"""An open journal: put, read, remove, history. All bytes; all durable before it returns.

One thread uses it. What makes a file, a lock or a mark is in the modules beside it.
"""

import contextlib
import secrets
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from journal import system
from journal.clock import Clock
from journal.errors import ReadOnlyJournal, RecordDamaged, SaveFailed
from journal.vault import state
from journal.vault.aside import Aside, Held
from journal.vault.bookmark import Bookmark
from journal.vault.bringing import NOTHING_BESIDE, Beside, Brought, bring
from journal.vault.contents import Contents
from journal.vault.door import Door
from journal.vault.folder import demand_files
from journal.vault.folding import Rewritten, fold
from journal.vault.gone import gone_in
from journal.vault.header_files import OpenedHeader
from journal.vault.kdf import KdfParams
from journal.vault.keys import Keyring
from journal.vault.loading import Loaded, beside, load, mark_of
from journal.vault.record_info import RecordInfo, check_limits, info_of
from journal.vault.rekeying import Rekeying
from journal.vault.report import READ_ONLY_CHOSEN, READ_ONLY_ROLLED_BACK, OpenReport, milliseconds
from journal.vault.rows import Record
from journal.vault.shelf import Extent, Version, versions_of
from journal.vault.snapshot import Snapshot, snapshot_of
from journal.vault.state import Seen, TopMark
from journal.vault.store import Draft, failing_to_save
from journal.vault.undecided import Undecided, left_undecided, note_of
from journal.vault.writing import CLOSED, Place, Writing, set_apart


class Vault(Contents):
    """An open journal. ``close`` it, or end the process: what was put is durable either way."""

    def __init__(self, place: Place, opened: OpenedHeader, clock: Clock, writing: Writing) -> None:
        """Take over what ``journal.vault.opening`` made ready; use that instead."""
        self.folder = place.folder
        self._place, self._clock, self._writing = place, clock, writing
        self._door = Door(place.folder, opened, clock)
        self._rekeying = Rekeying()
        self.read_only: str | None = None
        self._top: TopMark | None = None
        self._sitting = self.begin_sitting()
        self._aside = Aside(opened.keys, (place.state, *system.spare_folders()))
        self._holding_back = False
        self.look_again()
        self._take_from_aside()

    @property
    def remembered(self) -> Path:
        """The folder in which this installation remembers the journal."""
        return self._place.state

    @property
    def bookmark(self) -> Bookmark:
        """Where the person was when the journal locked; only while it can be written."""
        return Bookmark(self._place.state, self._keys)

    @property
    def has_recovery(self) -> bool:
        """Whether a recovery code opens the journal."""
        return self._door.has_recovery

    @property
    def _keys(self) -> Keyring:
        return self._door.keys

    def put(
        self,
        thing: str,
        body: bytes,
        headline: bytes = b"",
        *,
        after: Collection[str] | None = None,
    ) -> RecordInfo:
        """Store a version. It is on the medium, read back and compared when this returns.

        The version it follows in the same sitting goes; the last one of each sitting stays.
        ``after`` names what whoever wrote this one had seen (all that is here, without it; what
        this device wrote counts as seen): another device's, if not seen, stays beside it as a head.

        Raises:
            SaveFailed: it isn't stored; what was stored before is.
            ReadOnlyJournal: with ``reason``.
            ValueError: past a limit of the format.
        """
        self._demand_writing()
        check_limits(thing, body, headline)
        followed = self._shelf.of_sitting(thing, self._sitting)
        left = left_undecided(self._shelf, thing, after)
        try:
            info = info_of(self._write(thing, body, headline, followed, after))
            self._note_undecided(thing, left)
        except SaveFailed:
            if not self._holding_back:
                raise
            held = Held(body, headline, milliseconds(self._clock.now()))
            self._aside.hold(thing, held)
            return self._info_held(thing, held)
        self._aside.drop(thing)
        return info

    def bring(self, versions: Sequence[Brought], beside: Beside = NOTHING_BESIDE) -> None:
        """Store versions of before, in their order, as one file. Durable. Errors as ``put``.

        ``beside`` names versions that are here, by thing, and stay undecided.
        """
        self._demand_writing()
        for version in bring(self._store, self._shelf, versions, beside):
            self._shelf.add(version)
        self._mark()

    @contextlib.contextmanager
    def holding_back(self) -> Iterator[None]:
        """Within it, what the folder has no room for is sealed elsewhere, and nothing is refused.

        For locking and quitting. Raises ``SaveFailed`` at its end if no folder at all takes it.
        """
        self._holding_back = True
        try:
            yield
        finally:
            self._holding_back = False
        if not self._aside.keep():
            raise SaveFailed(errno=None, no_space=True, folder=self.folder)

    def waits_for_room(self) -> bool:
        """Tell whether last words are still laid aside; ``take_aside`` tries again."""
        return bool(self._aside.held)

    def take_aside(self) -> None:
        """Save what was laid aside. Raises ``SaveFailed``; it waits on, then."""
        self._demand_writing()
        for thing, held in list(self._aside.held.items()):
            self.put(thing, held.body, held.headline)

    def remove(self, thing: str) -> None:
        """Remove a thing. Durable; its history goes from the medium at the next ``fold``.

        Raises:
            RecordUnknown, SaveFailed, ReadOnlyJournal: as ``put``.
        """
        self._demand_writing()
        self._current(thing)
        self._aside.drop(thing)
        self._write(thing, None, b"", self._shelf.versions(thing))
        self._note_undecided(thing, frozenset())

    def replace(self, thing: str, body: bytes, headline: bytes = b"") -> None:
        """Store a version in place of all before: none of them stays, in no sitting. As ``put``."""
        now = self._clock.now()
        self._replace_all(thing, [Brought(thing, now, self._sitting, headline, body)])

    def rewrite(self, thing: str, change: Callable[[bytes], tuple[bytes, bytes]]) -> None:
        """Store every version of a thing anew, in place of all: ``change`` gives body and headline.

        Where it gives none another body, nothing is written. Raises ``RecordDamaged`` where one
        can't be read, else as ``put``.
        """
        versions: list[Brought] = []
        same = True
        for info, body in self.versions(thing):
            if body is None:
                raise RecordDamaged(name=thing)
            new, headline = change(body)
            same = same and new == body
            versions.append(Brought(thing, info.at, info.sitting, headline, new))
        if not same:
            self._replace_all(thing, versions)

    def _replace_all(self, thing: str, versions: Sequence[Brought]) -> None:
        """Store versions, in their order, in place of all there are.

        One file holds the removal and them, so that there are never neither. What was before goes
        from the medium at the next ``fold``.
        """
        self._demand_writing()
        for one in versions:
            check_limits(thing, one.body, one.headline)
        followed, known = self._shelf.versions(thing), self._shelf.known(thing)
        gone, *kept = self._store.take_sequences(1 + len(versions))
        removal = self._record(thing, gone, None, b"", {**known, self.device: gone - 1})
        records = [removal]
        for at, one in zip(kept, versions, strict=True):
            made = self._record(thing, at, one.body, one.headline, {**known, self.device: at - 1})
            records.append(replace(made, at=milliseconds(one.at), sitting=one.sitting))
        drop = self._store.single_files(one.source for one in followed)
        draft = Draft(records, [b"", *(one.body for one in versions)])
        for version in versions_of(self._store.write(draft, drop=drop)):
            self._shelf.add(version)
        self._aside.drop(thing)
        self._mark()
        self._store.remove(drop)
        self._note_undecided(thing, frozenset())

    def begin_sitting(self) -> str:
        """End the sitting and begin another: each thing's newest version becomes history."""
        self._sitting = secrets.token_hex(8)
        return self._sitting

    def fold(self) -> None:
        """Gather small changes into packs. Raises ``SaveFailed`` and ``ReadOnlyJournal``."""
        self._demand_writing()
        self._take_over(fold(self._store, self._shelf))

    def add_recovery(self) -> str:
        """Make a recovery code and return it; one made before stops working.

        Takes as long as a derivation. Raises ``SaveFailed`` (the old one still works),
        ``HeaderOutdated`` and ``ReadOnlyJournal``.
        """
        self._demand_writing()
        return self._door.add_recovery(self.device, self._use_door)

    def check_secret(self, secret: str, *, recovery: bool = False) -> None:
        """Try a secret on the journal as it lies there; takes a derivation. Changes nothing.

        Raises what opening raises; ``RecoveryCodeMistyped`` before the derivation.
        """
        self._door.check(secret, recovery=recovery)

    def change_passphrase(self, passphrase: str, *, kdf: KdfParams | None = None) -> str:
        """Let ``passphrase`` open the journal from now on, by a new key; ``rekey_step`` follows.

        Returns a new recovery code where there was one (the old one stops working), else ``""``.
        What is there opens as before. Takes one or two derivations. ``kdf`` is for tests. Raises
        ``ReadOnlyJournal``, and ``SaveFailed`` or ``HeaderOutdated``: the present one still opens.
        """
        self._demand_writing()
        return self._door.change_key(passphrase, kdf, self.device, self._use_door)

    def rekey_left(self) -> int:
        """Return how many bytes of this device's files are under an earlier key: 0 is all done."""
        return 0 if self.read_only else self._rekeying.left(self._store)

    def rekey_step(self) -> int:
        """Put some more files under the present key; return ``rekey_left``.

        Raises ``SaveFailed`` (nothing is lost; it can be called again) and ``ReadOnlyJournal``.
        """
        self._demand_writing()
        self._take_over(self._rekeying.step(self._store, self._shelf))
        return self.rekey_left()

    def join(self, passphrase: str) -> None:
        """Take in what another device sealed under a passphrase set at the same time as ours.

        The passphrase in use stays the one that opens the journal. Afterwards ``report`` is anew.
        Raises ``WrongSecret``, ``SaveFailed``, ``HeaderOutdated`` and ``ReadOnlyJournal``.
        """
        self._demand_writing()
        self._door.join(passphrase, self.device, self._use_door)
        self.look_again()

    def carry_on(self) -> None:
        """Go on without what is missing or damaged, or from an older state: the person chose so.

        What is lost is welcome if it returns. Afterwards ``report`` and ``read_only`` are anew.
        Raises ``SaveFailed`` and ``ReadOnlyJournal``.
        """
        if self.read_only == READ_ONLY_ROLLED_BACK:
            self._become_another_device()
        self._demand_writing()
        if self.report.missing or self.report.swapped:
            self._store.declare_only_present()
            self._store.write(Draft((), ()))
        with failing_to_save(self._place.state):
            self._remember(beside(self._seen, self.report))
        self.look_again()

    def carry_on_without(self, devices: Collection[str]) -> None:
        """Wait no more for what these devices declared and have not brought: they are gone.

        All devices learn of it. What comes after all is taken in. Errors as ``put``.
        """
        for gone in gone_in(self.report.waiting, devices):
            self.put(gone.thing, gone.packed(), gone.packed())
        self.look_again()

    def snapshot(self) -> Snapshot:
        """Return what has to be copied now, and the means to check it. Raises ``OSError``."""
        return snapshot_of(self.folder, self._keys, self._shelf.extent())

    def extent(self) -> Extent:
        """Return how far the journal reaches. Reads no file."""
        return self._shelf.extent()

    @property
    def vault_id(self) -> bytes:
        """The journal's id."""
        return self._keys.vault

    def only_read(self, *, wanted: bool = True) -> None:
        """Write nothing from now on, not even to tidy; not ``wanted`` takes that back."""
        if self.read_only in (None, READ_ONLY_CHOSEN):
            self._writing = replace(self._writing, barred=READ_ONLY_CHOSEN if wanted else None)
            self.look_again()

    def close(self) -> None:
        """Fold, remember what was seen, release the lock. Never refuses; can be called twice."""
        if self.read_only is None:
            with contextlib.suppress(SaveFailed):
                self.fold()
            with contextlib.suppress(OSError):
                self._remember()
        if self._top is not None:
            self._top.close()
        if self._writing.lock is not None:
            self._writing.lock.release()
        self._writing, self.read_only = Writing(None, CLOSED), CLOSED

    def _take_from_aside(self) -> None:
        """Save last words of before, as soon as the journal is open again and there is room."""
        for thing, held in list(self._aside.held.items()):
            stored = self._shelf.current(thing)
            if stored is not None and stored.record.at > held.at and self.read_only is None:
                with contextlib.suppress(SaveFailed, RecordDamaged):
                    self._keep_before(stored, held)
                    self._aside.drop(thing)
        if self._aside.held and self.read_only is None:
            with contextlib.suppress(SaveFailed):
                self.take_aside()

    def _keep_before(self, stored: Version, held: Held) -> None:
        """Make words laid aside a part of the history: by the clock, what is stored is later.

        A clock can go back, and two devices' clocks differ; so nothing is thrown away for it.
        """
        thing = stored.record.thing
        later = self._sure_body(stored)
        if held.body in (self._sure_body(one) for one in self._shelf.history(thing)):
            return
        for body, headline in ((held.body, held.headline), (later, stored.record.headline)):
            self.begin_sitting()
            self._write(thing, body, headline, ())

    def _take(self, loaded: Loaded) -> None:
        """Take over a view of the folder."""
        self._store, self._shelf, self._seen = loaded.store, loaded.shelf, loaded.seen
        self.report: OpenReport = loaded.report
        self.read_only = loaded.report.read_only
        if self.read_only is None and self._top is None:
            self._top = TopMark(self._place.state, self._keys, self.device)

    def look_again(self) -> None:
        """Take in what other devices wrote since. Raises ``FolderUnreachable``, ``OSError``."""
        demand_files(self.folder)
        place, barred = self._place, self._writing.barred
        self._take(load(place.folder, place.state, self._door.opened, self._clock, barred))

    def _take_over(self, rewritten: Rewritten) -> None:
        """Know where versions lie now."""
        for version in rewritten.versions:
            self._shelf.add(version)
        self._mark()

    def _use_door(self) -> None:
        """Use the keys of the door's new header from now on, and remember it as seen."""
        self._store.use(self._keys)
        self._aside.use(self._keys)
        if self._top is not None:
            self._top.use(self._keys)
        with contextlib.suppress(OSError):  # weakens only the warning about a header set back
            self._remember()

    def _demand_writing(self) -> None:
        if self.read_only is not None:
            raise ReadOnlyJournal(reason=self.read_only)

    def _write(
        self,
        thing: str,
        body: bytes | None,
        headline: bytes,
        followed: Iterable[Version],
        after: Collection[str] | None = None,
    ) -> Version:
        """Write one change, then remove the single changes that it follows."""
        known = self._shelf.known(thing, after, self.device)
        sequence = self._store.next_sequence()
        knows = self._store.knowing(known, all_own=body is None)
        record = self._record(thing, sequence, body, headline, knows)
        drop = self._store.single_files(one.source for one in followed)
        (version,) = versions_of(self._store.write(Draft([record], [body or b""]), drop=drop))
        self._shelf.add(version)
        self._mark()
        self._store.remove(drop)
        return version

    def _note_undecided(self, thing: str, left: frozenset[str] | None) -> None:
        """Note what stays undecided of a thing; nothing is noted where nothing does."""
        note = note_of(thing)
        if left is None or (not left and self._shelf.current(note) is None):
            return
        said = Undecided(thing, tuple(sorted(left))).packed() if left else None
        self._write(note, said, said or b"", self._shelf.versions(note))

    def _record(
        self,
        thing: str,
        sequence: int,
        body: bytes | None,
        headline: bytes,
        knows: Mapping[bytes, int],
    ) -> Record:
        """Return a record of now; without a body it is a removal."""
        return Record(
            thing=thing,
            sequence=sequence,
            at=milliseconds(self._clock.now()),
            sitting=self._sitting,
            removed=body is None,
            knows=knows,
            headline=headline,
            length=len(body or b""),
        )

    def _mark(self) -> None:
        """Note the newest file as seen; a mark that can't be written weakens only the warning."""
        mark = self._store.mark()
        if mark is not None and self._top is not None:
            with contextlib.suppress(OSError):
                self._top.write(mark)

    def _remember(self, seen: Seen | None = None) -> None:
        mark = self._store.mark()
        marks = {**self._seen.marks, **({self.device: mark} if mark else {})}
        header = mark_of(self._door.header)
        self._seen = replace(seen or self._seen, marks=marks, header=header)
        state.write_seen(self._place.state, self._keys, self._seen)

    def _become_another_device(self) -> None:
        """Take a new device id, so that no sequence is used twice; remember this folder apart."""
        with failing_to_save(self._place.state):
            now = self._clock.now()
            self._place, self._writing = set_apart(self._place, self._keys, self._writing, now)
        if self._top is not None:
            self._top.close()
            self._top = None
        self.look_again()
