"""Copies the journal after a sitting, and when it is asked to; tells how the last copy went.

A sitting is over when it got quiet, when a reflection is left, and when the journal is closed; of
the closed journal ``ui.copies.closing`` makes the copy. What a sitting before left without one (a
kill, a full disk) is copied soon after opening.

The files are read and checked on a thread of their own, one at a time: no save, no key and no lock
waits for it. Trouble is remembered and said where the person looks; it stops nothing.
"""

import contextlib
from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from journal.backup import (
    Copied,
    Memory,
    Progress,
    is_due,
    make_backup,
    note_left,
    read_memory,
    write_memory,
)
from journal.errors import AfterwordError, CopyFailed, CopyPlaceAway
from journal.vault import Extent, Snapshot
from ui.frozen import Frozen
from ui.session import vault_of
from ui.tasks.stepper import Steps

if TYPE_CHECKING:
    from ui.desk import Desk

FIRST_AFTER_MS = 20_000  # after opening: what an earlier sitting left, if no copy has it
QUIET_MS = 180_000  # nothing was saved for so long: the sitting may be over
LEFT_MS = 20_000  # a reflection was left, and nothing was written since
TRIES = 5


class CopyState(Frozen):
    """How it stands. ``memory`` is ``None`` until it was read."""

    is_running: bool
    memory: Memory | None


class _Looked(Frozen):
    """What the vault's thread found."""

    snapshot: Snapshot
    memory: Memory
    remembered: Path


class Copier(QObject):
    """One for each open journal."""

    changed = Signal(object)  # CopyState

    def __init__(self, desk: "Desk") -> None:
        """Serve the journal on the desk; nothing is copied before ``begin``."""
        super().__init__(desk.worker)
        self._desk = desk
        self.state = CopyState(is_running=False, memory=None)
        self._steps: Steps[Progress, Copied | None] | None = None
        self._tries = 0
        self._before: Extent | None = None  # how far the journal reached when it was opened
        self._first = self._timer(FIRST_AFTER_MS, self._look_first)
        self._quiet = self._timer(QUIET_MS, self._look_if_due)
        self._left = self._timer(LEFT_MS, self._look_after_leaving)

    def _timer(self, milliseconds: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(then)
        return timer

    def begin(self) -> None:
        """Copy by itself from now on: what was left before, and after each sitting."""
        vault = vault_of(self._desk.repository)

        def know(before: Extent) -> None:
            self._before = before
            self._first.start()

        self._desk.worker.run(self, vault.extent, know, lambda _problem: None)
        self._desk.keeper.state_changed.connect(lambda _state: self._quiet.start())

    def reflection_left(self) -> None:
        """Copy soon, where nothing more is written meanwhile."""
        if self._before is not None:
            self._left.start()

    def _look_after_leaving(self) -> None:
        since = self._quiet.interval() - self._quiet.remainingTime()
        if not self._quiet.isActive() or since >= LEFT_MS // 2:
            self._look_if_due()

    def noting(self) -> Callable[[], None]:
        """Return what notes, before the journal closes, whether a copy of it is due then."""
        desk, vault = self._desk, vault_of(self._desk.repository)
        wanted = desk.now_settings.copies
        place, usual = self.place()

        def note() -> None:
            with contextlib.suppress(OSError):  # then it is made after the next opening
                note_left(vault, desk.clock, place, make_place=usual, wanted=wanted)

        return note

    def look(self) -> None:
        """Read how the last copy went, and tell."""
        if self.state.is_running:
            self.changed.emit(self.state)
        else:
            self._ask(self._looked)

    def _looked(self, looked: _Looked) -> None:
        if not self.state.is_running:
            self._tell(looked.memory)

    def copy_now(self) -> None:
        """Copy, whether it is due or not."""
        self._tries = 0
        self._ask(self._copy)

    def told(self) -> None:
        """Remember that trouble was said to the person: it is not said again by itself."""

        def note(looked: _Looked) -> None:
            self._remember(looked, replace(looked.memory, told=True))

        self._ask(note)

    def _look_if_due(self) -> None:
        self._tries = 0
        self._ask(lambda looked: self._copy_if_due(looked, looked.snapshot.extent))

    def _look_first(self) -> None:
        """Copy only what was there before this opening; of what is new, the sitting goes on."""
        before = self._before
        if before is not None:
            self._tries = 0
            self._ask(lambda looked: self._copy_if_due(looked, before))

    def _copy_if_due(self, looked: _Looked, extent: Extent) -> None:
        wanted = self._desk.now_settings.copies and not self._desk.repository.read_only
        if wanted and is_due(looked.memory, extent, self._desk.clock):
            self._copy(looked)

    def _ask(self, then: Callable[[_Looked], None]) -> None:
        vault = vault_of(self._desk.repository)

        def look() -> _Looked:
            try:
                return _Looked(vault.snapshot(), read_memory(vault.remembered), vault.remembered)
            except OSError as problem:
                place = vault.folder
                raise CopyFailed(errno=problem.errno, no_space=False, place=place) from None

        self._desk.worker.run(self, look, then, lambda _problem: None)

    def _copy(self, looked: _Looked) -> None:
        if self.state.is_running and not self._tries:
            return
        self.state = CopyState(is_running=True, memory=looked.memory)
        self.changed.emit(self.state)
        place, usual = self.place()
        made = make_backup(looked.snapshot, place, self._desk.clock, make_place=usual)
        self._steps = Steps(
            self._desk.worker.files,
            self,
            unless_changed(made),
            lambda copied: self._copied(looked, copied),
            lambda problem: self._stuck(looked, problem),
        )

    def place(self) -> tuple[Path, bool]:
        """Return the folder for copies, and whether it is the usual one, to be made if need be."""
        chosen = self._desk.now_settings.copies_folder
        return (chosen, False) if chosen else (self._desk.places.copies, True)

    def _copied(self, looked: _Looked, copied: Copied | None) -> None:
        if copied is not None:
            self._remember(looked, looked.memory.after(copied))
            return
        self._tries += 1  # a file was replaced meanwhile
        if self._tries < TRIES:
            self._ask(self._copy)
        else:  # somebody writes all the time; it will get quiet
            self._tell(looked.memory)
            self._quiet.start()

    def _stuck(self, looked: _Looked, problem: AfterwordError) -> None:
        no_space = bool(problem.fields.get("no_space"))
        self._remember(looked, looked.memory.after_trouble(problem.code, no_space=no_space))

    def _remember(self, looked: _Looked, memory: Memory) -> None:
        def write() -> None:
            with contextlib.suppress(OSError):  # then one more copy is made another day
                write_memory(looked.remembered, memory)

        self._desk.worker.files.run(self, write, lambda _: self._tell(memory), lambda _: None)

    def _tell(self, memory: Memory) -> None:
        self.state = CopyState(is_running=False, memory=memory)
        self.changed.emit(self.state)


def unless_changed(
    steps: Generator[Progress, None, Copied],
) -> Generator[Progress, None, Copied | None]:
    """End with ``None`` where a file of the journal was replaced while it was copied."""
    try:
        return (yield from steps)
    except FileNotFoundError:
        return None


def problem_of(memory: Memory, place: Path) -> AfterwordError | None:
    """Return the problem of the last try, for its words."""
    if not memory.problem:
        return None
    if memory.problem == CopyPlaceAway.code:
        return CopyPlaceAway(place=place)
    return CopyFailed(errno=0, no_space=memory.no_space, place=place)
