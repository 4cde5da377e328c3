"""The sitting at one open reflection: begun where something may be written, ended in time."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from journal import path as steps
from journal.model import Reflection
from ui.steps.prompt_step import PromptStep
from ui.steps.resting_step import RestingStep

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.steps.reflecting_view import ReflectingView


class Sitting(QObject):
    """Belongs to the view of one reflection."""

    def __init__(self, desk: "Desk", view: "ReflectingView") -> None:
        """Begin none yet."""
        super().__init__(view)
        self._desk, self._view = desk, view
        self._sat = False
        view.book.changed.connect(self._resume_soon)

    def sit_down(self) -> None:
        """Begin a sitting, where something may be written and none is under way."""
        book = self._view.book
        if book.read_only or not book.is_written:
            return
        reflection = book.reflection
        if not steps.may_write(reflection) or (self._sat and _sits(reflection)):
            return
        self._sat = True  # one that an earlier process left open is ended, or goes on
        seated = steps.begin_sitting(reflection, self._desk.clock, book.answers)
        if len(seated.sittings) > len(reflection.sittings):  # what is there now becomes history
            repository = self._desk.repository
            self._desk.worker.run(self, repository.begin_sitting, _nothing, _nothing)
        book.put(seated)

    def end(self) -> None:
        """Let the stored sitting end here. If the page stays, it goes on as if nothing had been."""
        book, clock = self._view.book, self._desk.clock
        if book.is_written and not book.read_only:
            book.take(lambda one: steps.end_sitting(book.guide, one, clock, book.answers))
            self._desk.copier.reflection_left()

    def _resume_soon(self, _changed: object) -> None:
        QTimer.singleShot(0, self, self._resume)

    def _resume(self) -> None:
        """Go on with a sitting that was ended, or begin one where writing has just begun."""
        view = self._view
        if not view.isVisible() or isinstance(view.step, RestingStep):
            return
        resting = steps.is_resting(view.book.reflection, self._desk.clock)
        if not resting and (self._sat or isinstance(view.step, PromptStep)):
            self.sit_down()


def _sits(reflection: Reflection) -> bool:
    return bool(reflection.sittings) and reflection.sittings[-1].ended is None


def _nothing(_result: object) -> None:
    """Do nothing with what came back."""
