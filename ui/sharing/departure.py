"""Letting a made page go: a file, a copy or a print, and its row in the ledger.

The row is kept in the same breath as the bytes leave. Where it can't be saved, the keeper holds it
and tries again; the person is told.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

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
    """Lets one departure go at a time. ``left`` or ``stayed`` follows each, or ``not_printed``."""

    left = Signal(object)  # Left
    stayed = Signal(object)  # AfterwordError: nothing has left
    not_printed = Signal()
    row_saved = Signal()  # a row that could not be saved as the bytes left, and is by now

    def __init__(self, desk: "Desk", parent: QWidget) -> None:
        """Work with the desk's journal; ``parent`` is the page."""
        super().__init__(parent)
        self._desk, self._page = desk, parent
        self.ask_printer: AskPrinter = _ask_printer
        self._saved_later: list[Share] = []  # filled in the worker
        desk.keeper.state_changed.connect(self._look)

    def let_go(self, departure: Departure, reflection: Reflection) -> None:
        """Let it leave. What happened is told by a signal."""
        if departure.way == "clipboard":
            ChosenCopy(departure.made.rendered.data.decode())
            self._note(departure, reflection)
        elif departure.way == "print":
            self._print(departure, reflection)
        else:
            self._write(departure, reflection)

    def _write(self, departure: Departure, reflection: Reflection) -> None:
        target = departure.target
        if target is None:
            raise ValueError(departure.way)

        def job() -> Left:
            release(departure.made.rendered, target, overwrite=departure.overwrite)
            return self._with_row(departure, reflection)

        says = say("share", "Writing the file…")
        self._desk.worker.run(self, job, self._tell, self.stayed.emit, says=says)

    def _print(self, departure: Departure, reflection: Reflection) -> None:
        name = say("share", "Summary")  # a queue shows it: it names nothing

        def answered(printer: "QPrinter | None") -> None:
            if printer is None:
                self.not_printed.emit()
            else:
                self._draw_for(printer, departure, reflection)

        self.ask_printer(self._page, name, answered)

    def _draw_for(self, printer: "QPrinter", departure: Departure, reflection: Reflection) -> None:
        data = departure.made.rendered.data
        self._desk.worker.run(
            self,
            lambda: drawn_pages(data, PRINT_DPI),
            lambda pictures: self._put_on_paper(printer, pictures, departure, reflection),
            self.stayed.emit,
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
            self._note(departure, reflection)
        else:
            self.not_printed.emit()

    def _note(self, departure: Departure, reflection: Reflection) -> None:
        self._desk.worker.run(
            self,
            lambda: self._with_row(departure, reflection),
            self._tell,
            self.stayed.emit,
        )

    def _with_row(self, departure: Departure, reflection: Reflection) -> Left:
        """Make the row and save it; in the worker, right after the bytes left."""
        way = departure.way
        row = share_row(
            reflection,
            departure.made.page,
            departure.made.rendered,
            at=self._desk.clock.now(),
            for_whom=departure.for_whom,
            why=departure.why,
            file_name=departure.target.name if departure.target else "",
            by=way if way in ("clipboard", "print") else None,
        )
        try:
            self._desk.repository.add_share(row)
        except AfterwordError as problem:
            return Left(row, departure.target, problem)
        return Left(row, departure.target, None)

    def _tell(self, left: Left) -> None:
        if left.problem is not None:
            self._keep_trying(left.row)
        self.left.emit(left)

    def _keep_trying(self, row: Share) -> None:
        repository, saved = self._desk.repository, self._saved_later

        def save() -> None:
            repository.add_share(row)
            saved.append(row)

        self._desk.keeper.keep(f"share/{row.id}", save)

    def _look(self, _kept: object) -> None:
        if self._saved_later:
            self._saved_later.clear()
            self.row_saved.emit()


def _ask_printer(
    parent: QWidget, name: str, answered: Callable[["QPrinter | None"], object]
) -> None:
    from ui.printing import ask_printer  # Qt's printing is loaded for a print alone

    ask_printer(parent, name, answered)
