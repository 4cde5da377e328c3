"""Letting a made page go: a file, a copy or a print, and its row in the ledger.

The row is kept in the same breath as the bytes leave. Where it can't be saved, the keeper holds it
and tries again; the person is told.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, TypeAlias

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from journal.disclosure.ledger import share_row
from journal.disclosure.release import release
from journal.errors import AfterwordError
from journal.model import Reflection, Share
from ui.i18n.say import say
from ui.pdf_pictures import pictures as drawn_pages
from ui.sharing.chosen_copy import ChosenCopy
from ui.sharing.ledger_row import LedgerRow
from ui.sharing.preview import Made
from ui.sharing.ways import Way

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from ui.desk import Desk

PRINT_DPI = 300

AskPrinter: TypeAlias = "Callable[[QWidget, str, Callable[[QPrinter | None], object]], object]"


@dataclass(frozen=True)
class Departure:
    """One clear act: which bytes go which way, for whom and why, and where a file goes."""

    way: Way
    made: Made
    for_whom: str
    why: str
    target: Path | None = None  # of a file
    overwrite: bool = False


@dataclass(frozen=True)
class Left:
    """What has left. ``problem`` is set while its row in the ledger could not be saved yet."""

    row: Share
    target: Path | None
    problem: AfterwordError | None


class Leaving(QObject):
    """Lets one departure go at a time. ``left`` or ``stayed`` follows each, or ``not_printed``.

    What has begun goes on when the page is left: the keeper owns it, the page is only told.
    """

    left = Signal(object)  # Left
    stayed = Signal(object)  # AfterwordError: nothing has left
    not_printed = Signal()
    not_on_paper = Signal()  # the printer that was chosen writes a file
    row_saved = Signal()  # a row that could not be saved as the bytes left, and is by now

    def __init__(self, desk: "Desk", parent: QWidget) -> None:
        """Work with the desk's journal; ``parent`` is the page."""
        super().__init__(parent)
        self._desk, self._page = desk, parent
        self.ask_printer: AskPrinter = _ask_printer
        self._late: list[LedgerRow] = []  # told as not saved yet
        desk.keeper.state_changed.connect(self._look)

    def let_go(self, departure: Departure, reflection: Reflection) -> None:
        """Let it leave. What happened is told by a signal."""
        if departure.way == "clipboard":
            ChosenCopy(departure.made.rendered.data.decode())
            self._run(departure, reflection)
        elif departure.way == "print":
            self._print(departure, reflection)
        else:
            self._write(departure, reflection)

    def _write(self, departure: Departure, reflection: Reflection) -> None:
        target = departure.target
        if target is None:
            raise ValueError(departure.way)

        def write() -> None:
            release(departure.made.rendered, target, overwrite=departure.overwrite)

        self._run(departure, reflection, write, says=say("share", "Writing the file…"))

    def _print(self, departure: Departure, reflection: Reflection) -> None:
        name = say("share", "Summary")  # a queue shows it: it names nothing

        def answered(printer: "QPrinter | None") -> None:
            if printer is None:
                self.not_printed.emit()
            elif _makes_file(printer):
                self.not_on_paper.emit()
            else:
                self._draw_for(printer, departure, reflection)

        self.ask_printer(self._page, name, answered)

    def _draw_for(self, printer: "QPrinter", departure: Departure, reflection: Reflection) -> None:
        data = departure.made.rendered.data
        self._desk.worker.pages.run(
            self._desk.keeper,
            lambda: drawn_pages(data, PRINT_DPI),
            lambda pictures: self._put_on_paper(printer, pictures, departure, reflection),
            self._say_stayed,
            says=say("share", "Printing…"),
        )

    def _put_on_paper(
        self,
        printer: "QPrinter",
        pictures: tuple[QImage, ...],
        departure: Departure,
        reflection: Reflection,
    ) -> None:
        from ui.printing import put_on_paper

        if put_on_paper(printer, pictures):
            self._run(departure, reflection)
        elif shiboken6.isValid(self):
            self.not_printed.emit()

    def _run(
        self,
        departure: Departure,
        reflection: Reflection,
        write: Callable[[], object] | None = None,
        *,
        says: str = "",
    ) -> None:
        """Write what is to be written and save its row, in one job of the worker.

        The keeper answers for the row from here on, so that no lock closes the journal before it.
        """
        desk = self._desk
        row = LedgerRow(desk.repository, desk.clock)
        key = f"share/{token_hex(8)}"
        desk.keeper.flush()  # what was changed before is stored before, never over it
        desk.keeper.promise(key, row.save)

        def job() -> Left:
            if write is not None:
                write()
            share = self._row_of(departure, reflection)
            row.has_left(share)
            try:
                row.save()
            except AfterwordError as problem:
                return Left(share, departure.target, problem)
            return Left(share, departure.target, None)

        def has_left(left: Left) -> None:
            desk.keeper.redeem(key, left.problem)
            self._tell(left, row)

        def stayed(problem: AfterwordError) -> None:
            desk.keeper.redeem(key, None)
            self._say_stayed(problem)

        desk.worker.run(desk.keeper, job, has_left, stayed, says=says)

    def _row_of(self, departure: Departure, reflection: Reflection) -> Share:
        way = departure.way
        return share_row(
            reflection,
            departure.made.page,
            departure.made.rendered,
            at=self._desk.clock.now(),
            for_whom=departure.for_whom,
            why=departure.why,
            file_name=departure.target.name if departure.target else "",
            by=way if way in ("clipboard", "print") else None,
        )

    def _tell(self, left: Left, row: LedgerRow) -> None:
        if not shiboken6.isValid(self):
            return
        if left.problem is not None:
            self._late.append(row)
        self.left.emit(left)

    def _say_stayed(self, problem: AfterwordError) -> None:
        if shiboken6.isValid(self):
            self.stayed.emit(problem)

    def _look(self, _kept: object) -> None:
        still = [row for row in self._late if not row.is_saved]
        if len(still) < len(self._late):
            self._late = still
            self.row_saved.emit()


def _ask_printer(
    parent: QWidget, name: str, answered: Callable[["QPrinter | None"], object]
) -> None:
    from ui.printing import ask_printer  # Qt's printing is loaded for a print alone

    ask_printer(parent, name, answered)


def _makes_file(printer: "QPrinter") -> bool:
    from ui.printing import makes_file

    return makes_file(printer)
