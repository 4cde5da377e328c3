"""What every page is given: the open journal's services and the few things a page may ask for.

A page holds no reference to the window or to another page; it goes elsewhere by route.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ui.routes import Begin, Route, Today

if TYPE_CHECKING:
    from journal.clock import Clock
    from journal.coach import Found, Lists
    from journal.errors import GuideError, PackError
    from journal.guides.guide import Gate
    from journal.guides.load import Library
    from journal.guides.pack import Pack
    from journal.repository import Repository
    from journal.settings import Settings
    from ui.bookmark import Bookmark
    from ui.copies.copier import Copier
    from ui.settings_store import SettingsStore
    from ui.tasks.keeper import Keeper
    from ui.tasks.rekeyer import Rekeyer
    from ui.tasks.worker import Worker
    from ui.theme.theme import Theme


@dataclass(frozen=True)
class Places:
    """Where things are on this machine. Only ``folder`` holds the journal."""

    folder: Path
    state: Path
    config: Path
    logs: Path
    resources: Path
    usual_copies: Path | None = None  # ``None`` means beside the journal's folder

    @property
    def copies(self) -> Path:
        """Where copies go if no other place was chosen; never in the journal's own folder."""
        return self.usual_copies or self.folder.parent / "copies"

    @property
    def own_guides(self) -> Path:
        """Where a person's or an organisation's own guides go."""
        return self.config / "guides"

    @property
    def own_gate(self) -> Path:
        """Where an organisation's own gate goes, if it has one."""
        return self.config / "gate"

    @property
    def own_coach(self) -> Path:
        """Where one's own lists for the language coach go."""
        return self.config / "coach"


@dataclass
class Desk:
    """The services a page works with. ``repository`` is touched only inside a worker's job."""

    places: Places
    clock: "Clock"
    settings: "SettingsStore"
    theme: "Theme"
    worker: "Worker"
    keeper: "Keeper"
    go: Callable[[Route], None]
    back: Callable[[], None]
    lock: Callable[[], None]
    open_folder: Callable[[Path], None]
    opened: Callable[["Repository", str | None], None]  # the journal is open; a fresh code if made
    find: Callable[[], None] = lambda: None  # open the box that finds everything
    first: Route = field(default_factory=Today)  # where to go once the journal is open
    bookmark: "Bookmark | None" = None  # where the person was, after a lock; used up on the way in
    begun: Begin | None = None  # what was typed of a reflection before the program ended
    judged_anew: Callable[[], None] = lambda: None  # whether it can be written may have changed
    version: str = ""
    locked_at: str = ""  # "18:42" where this process took the place of one that locked
    locked_itself: bool = False  # nobody had touched it for a while
    traces: tuple[Path, ...] = ()  # where plain text was left by a kill, and is removed now
    _repository: "Repository | None" = None
    _library: "Library | None" = None
    _gate: "Gate | None" = None
    _gate_problem: "GuideError | None" = None
    _shipped_gate: "Gate | None" = None
    _pack: "Pack | None" = None
    _pack_problem: "PackError | None" = None
    _pack_read: bool = False
    _coach: "Found | None" = None
    recovery_code: str = field(default="", repr=False)  # between its making and its sheet only

    @property
    def repository(self) -> "Repository":
        """The open journal's reflections; only after unlocking."""
        if self._repository is None:
            raise LookupError("no journal is open")
        return self._repository

    @property
    def is_open(self) -> bool:
        """Tell whether a journal is open."""
        return self._repository is not None

    @cached_property
    def rekeyer(self) -> "Rekeyer":
        """What puts the journal under a new key, part by part."""
        from ui.tasks.rekeyer import Rekeyer

        return Rekeyer(self.worker)

    @cached_property
    def copier(self) -> "Copier":
        """What copies the journal after a sitting, and when it is asked to."""
        from ui.copies.copier import Copier

        return Copier(self)

    def take(self, repository: "Repository") -> None:
        """Hold the opened journal."""
        self._repository = repository

    @property
    def now_settings(self) -> "Settings":
        """The settings as they stand."""
        return self.settings.current

    @property
    def library(self) -> "Library":
        """All guides, the shipped ones and one's own; read when first asked for."""
        if self._library is None:
            from journal.guides.load import find_guides

            folders = (self.places.resources / "guides", self.places.own_guides)
            self._library = find_guides(folders, self.now_settings.language)
        return self._library

    @property
    def pack(self) -> "Pack | None":
        """The organisation's pack, if there is one that can be read; read when first asked for."""
        if not self._pack_read:
            from journal.errors import PackError
            from journal.guides.pack_file import kept_pack

            try:
                self._pack = kept_pack(self.places.config, self.shipped_gate)
            except PackError as problem:
                self._pack_problem = problem
            self._pack_read = True
        return self._pack

    @property
    def pack_problem(self) -> "PackError | None":
        """What is wrong with the pack that was taken once, so that none is in use."""
        _ = self.pack
        return self._pack_problem

    def use_pack(self, pack: "Pack | None", problem: "PackError | None" = None) -> None:
        """Use this pack from now on, or none, for ``problem`` if there is one."""
        self._pack, self._pack_problem, self._pack_read = pack, problem, True
        self._gate = self._gate_problem = None

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles that the pack names, to be offered; empty without one."""
        return self.pack.roles if self.pack is not None else ()

    @property
    def shipped_gate(self) -> "Gate":
        """The gate that came with Afterword."""
        if self._shipped_gate is None:
            self._shipped_gate = self._read_gate(self.places.resources / "gate")
        return self._shipped_gate

    @property
    def coach_lists(self) -> "Lists":
        """What the language coach looks for: one's own lists, else the shipped ones."""
        return self._found_lists.lists

    @property
    def coach_problem(self) -> "GuideError | None":
        """What is wrong with one's own lists, so that the shipped ones stand in their place."""
        return self._found_lists.problem

    @property
    def _found_lists(self) -> "Found":
        if self._coach is None:
            from journal.coach import find_lists

            shipped = self.places.resources / "coach"
            language = self.now_settings.language
            self._coach = find_lists(shipped, self.places.own_coach, language)
        return self._coach

    @property
    def gate(self) -> "Gate":
        """The gate: the pack's, else one in a folder of its own, else the shipped one."""
        if self._gate is None:
            pack = self.pack
            if pack is not None and pack.changes_gate:
                self._gate = pack.gate(self.shipped_gate)
            else:
                self._gate = self._own_gate() or self.shipped_gate
        return self._gate

    @property
    def gate_problem(self) -> "GuideError | None":
        """What is wrong with an own gate, so that the shipped one stands in its place."""
        _ = self.gate
        return self._gate_problem

    def _own_gate(self) -> "Gate | None":
        from journal.errors import GuideError

        if not self.places.own_gate.is_dir():
            return None
        try:
            return self._read_gate(self.places.own_gate)
        except GuideError as problem:
            self._gate_problem = problem
            return None

    def _read_gate(self, folder: Path) -> "Gate":
        from journal.guides.load import load_gate

        return load_gate(folder, self.now_settings.language)
