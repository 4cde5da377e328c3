"""Bringing replies in: files are asked for or dropped, read in the worker, and told of plainly."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journal.errors import AfterwordError, ReplyError
from journal.replies import Brought, Shelf, bring_in, load
from ui.error_text import error_text
from ui.folder_choice import ask_for_files
from ui.i18n.say import capital, say, say_n

if TYPE_CHECKING:
    from ui.desk import Desk

MOST_FILES = 100  # in one job, so that what is typed meanwhile is stored between two
MOST_TOLD = 4  # files that are named one by one


@dataclass(frozen=True)
class Refused:
    """A file that is no reply: its name, and why."""

    name: str
    problem: AfterwordError


@dataclass(frozen=True)
class Arrived:
    """What became of the files."""

    brought: tuple[Brought, ...]
    refused: tuple[Refused, ...]

    def new(self) -> tuple[Brought, ...]:
        """Return the replies that were not here before."""
        return tuple(one for one in self.brought if one.came == "new")

    def and_(self, more: "Arrived") -> "Arrived":
        """Return what became of these files and of those."""
        return Arrived((*self.brought, *more.brought), (*self.refused, *more.refused))


class BringingIn(QObject):
    """``arrived`` follows each time files were taken, ``stopped`` where they can't be kept."""

    arrived = Signal(object)  # Arrived
    stopped = Signal(object)  # AfterwordError

    def __init__(self, desk: "Desk", page: QWidget) -> None:
        """Work for ``page``, which is the parent of the dialog."""
        super().__init__(page)
        self._desk, self._page = desk, page

    def ask(self, start: Path) -> None:
        """Ask for files."""
        ask_for_files(self._page, say("replies", "Which replies?"), start, self.take)

    def take(self, files: Sequence[Path]) -> None:
        """Bring all of these files in, also where the page is left meanwhile."""
        self._bring(tuple(files), Arrived((), ()))

    def _bring(self, files: tuple[Path, ...], so_far: Arrived) -> None:
        desk, some, rest = self._desk, files[:MOST_FILES], files[MOST_FILES:]
        job = partial(_bring_in, some, desk.repository.ledger, desk.clock.now())

        def go_on(arrived: Arrived) -> None:
            if rest:
                self._bring(rest, so_far.and_(arrived))
            elif shiboken6.isValid(self):
                self.arrived.emit(so_far.and_(arrived))

        def stop(problem: AfterwordError) -> None:
            if shiboken6.isValid(self):
                self.stopped.emit(problem)

        says = say("replies", "Bringing replies in…")
        desk.worker.run(desk.keeper, job, go_on, stop, says=says)


def _bring_in(files: Sequence[Path], ledger: Shelf, now: datetime) -> Arrived:
    brought: list[Brought] = []
    refused: list[Refused] = []
    for file in files:
        try:
            brought.append(bring_in(load(file), ledger, now))
        except ReplyError as problem:
            refused.append(Refused(file.name, problem))
    return Arrived(tuple(brought), tuple(refused))


def arrived_line(arrived: Arrived) -> str:
    """Return what became of the files that are replies: "Two replies came in."."""
    came = Counter(one.came for one in arrived.brought)
    lines = []
    if came["new"]:
        lines.append(say_n("replies", "One reply came in.", "{n} replies came in.", came["new"]))
    if came["already"]:
        lines.append(
            say_n("replies", "One was here already.", "{n} were here already.", came["already"])
        )
    if came["removed"]:
        lines.append(
            say_n(
                "replies",
                "One that you removed before stays away.",
                "{n} that you removed before stay away.",
                came["removed"],
            )
        )
    return " ".join(map(capital, lines))


def refused_lines(arrived: Arrived) -> tuple[str, ...]:
    """Return a line for each of the first files that are none, and one for the rest."""
    told = arrived.refused[:MOST_TOLD]
    lines = [
        say("replies", "{name}: {what}", name=one.name, what=error_text(one.problem).title)
        for one in told
    ]
    rest = len(arrived.refused) - len(told)
    if rest:
        lines.append(capital(say_n("replies", "And one more.", "And {n} more.", rest)))
    return tuple(lines)
