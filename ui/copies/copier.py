"""Copies the journal after a sitting, and when it is asked to; tells how the last copy went.

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
    read_memory,
    write_memory,
)
from journal.errors import AfterwordError, CopyFailed, CopyPlaceAway
from journal.vault import Snapshot
from ui.frozen import Frozen
from ui.session import vault_of
from ui.tasks.stepper import Steps

if TYPE_CHECKING:
    from ui.desk import Desk

FIRST_AFTER_MS = 20_000  # after opening: what the last sitting left, if it was not copied yet
QUIET_MS = 180_000  # nothing was saved for so long: the sitting may be over
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
        self._first, self._quiet = self._timer(FIRST_AFTER_MS), self._timer(QUIET_MS)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self._look_if_due)
        return timer

    def begin(self) -> None:
        """Copy by itself from now on: soon after opening, and whenever it got quiet."""
        self._desk.keeper.state_changed.connect(lambda _state: self._quiet.start())
        self._first.start()

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
        self._ask(self._copy_if_due)

    def _copy_if_due(self, looked: _Looked) -> None:
        wanted = self._desk.now_settings.copies and not self._desk.repository.read_only
        if wanted and is_due(looked.memory, looked.snapshot.extent, self._desk.clock):
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
