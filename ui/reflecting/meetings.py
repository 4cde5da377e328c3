"""Looks, while something is written, for an earlier reflection that named it too.

Works off the interface's thread: it reads piece by piece, and compares where no save waits for it.
A late answer to a page that was left is dropped, and so no key waits for it. What was told to wait
is not shown again while the reflection is open.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QTimer

from journal.clock import local
from journal.errors import AfterwordError
from journal.guides.guide import Counted, Prompt
from journal.met import Memory, Met, role_naming
from journal.patterns import Naming, Sight, namings_of
from journal.values import RowsValue
from ui import routes
from ui.gathering import gather
from ui.reflecting.met_line import Beckoning
from ui.steps.met_note import MetNote, where_met
from ui.steps.prompt_step import PromptStep
from ui.steps.step import Step
from ui.theme.tokens import Size

if TYPE_CHECKING:
    from ui.book import Changed
    from ui.desk import Desk
    from ui.steps.reflecting_view import ReflectingView

AFTER_MS = 1500  # after the last change


@dataclass(frozen=True)
class _Found:
    """What was found for a page; another page by then drops it."""

    step: Step
    prompt: Prompt
    met: tuple[Met, ...]


class Meetings(QObject):
    """Belongs to one open reflection."""

    def __init__(self, desk: "Desk", view: "ReflectingView") -> None:
        """Follow what ``view`` shows."""
        super().__init__(view)
        self._desk, self._view = desk, view
        self._memory: Memory | None = None
        self._is_reading = False
        self._let_be: set[tuple[Counted, str]] = set()
        self._note: MetNote | None = None
        self._met: Met | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(AFTER_MS)
        self._wait.timeout.connect(self.look)
        view.stepped.connect(self.look)
        view.book.changed.connect(self._changed)

    def _changed(self, changed: "Changed") -> None:
        prompt = self._prompt()
        if prompt is not None and changed.prompt == prompt.id:
            self._wait.start()

    def _prompt(self) -> Prompt | None:
        """Return what is counted on the page that is open."""
        step = self._view.step
        if not isinstance(step, PromptStep):
            return None
        return next((one for one in step.prompts if one.counts is not None), None)

    def look(self) -> None:
        """Look for what is named on the page that is open, once everything is read."""
        prompt, step = self._prompt(), self._view.step
        if prompt is None or prompt.counts is None or step is None:
            return
        counted, namings = prompt.counts, self._namings(prompt)
        memory, now = self._memory, self._now()
        if not namings:
            self._show(_Found(step, prompt, ()))
        elif memory is None:
            self._read()
        else:

            def compare() -> _Found:
                return _Found(step, prompt, memory.meet(counted, namings, now))

            self._desk.worker.pages.run(self, compare, self._show, _nothing)

    def _namings(self, prompt: Prompt) -> tuple[Naming, ...]:
        if prompt.counts is Counted.ROLE:
            return role_naming(self._view.book.reflection.role)
        value = self._view.book.value(prompt.id)
        return namings_of(prompt, value) if isinstance(value, RowsValue) else ()

    def _now(self) -> Sight:
        one = self._view.book.reflection
        return Sight(one.id, one.title, local(self._desk.clock, one.created).date(), one.role)

    def _read(self) -> None:
        if self._is_reading:
            return
        self._is_reading = True
        repository = self._desk.repository

        def find() -> tuple[str, ...]:
            return repository.traces.countable()

        gather(self._desk.worker, self, find, repository.sights, self._remember, _nothing)

    def _remember(self, sights: tuple[Sight, ...]) -> None:
        def fold() -> Memory:
            return Memory(sights)

        self._desk.worker.pages.run(self, fold, self._remembered, _nothing)

    def _remembered(self, memory: Memory) -> None:
        self._memory = memory
        self.look()

    # showing

    def _show(self, found: _Found) -> None:
        if found.step is not self._view.step or not isinstance(found.step, PromptStep):
            return
        counted = found.prompt.counts or Counted.CONDITIONS
        open_ = (one for one in found.met if (counted, one.sight.reflection) not in self._let_be)
        met = next(open_, None)
        if met is not None and met == self._met and self._is_on(found.step):
            return
        self._drop()
        if met is not None:
            self._met, self._note = met, self._build(met)
            found.step.add_card(self._note)
            beckoning = Beckoning(found.step, self._note, where_met(met))
            beckoning.changed.connect(self._view.reorder)
            self._view.reorder()

    def _is_on(self, step: Step) -> bool:
        note = self._note
        return note is not None and shiboken6.isValid(note) and step.isAncestorOf(note)

    def _drop(self) -> None:
        if self._note is not None and shiboken6.isValid(self._note):
            self._note.hide()
            self._note.deleteLater()
        self._note, self._met = None, None

    def _build(self, met: Met) -> MetNote:
        note = MetNote(met)
        note.setMaximumWidth(Size.WRITING_COLUMN)
        note.opened.connect(lambda: self._view.go(routes.Reflecting(met.sight.reflection)))
        note.let_be.connect(lambda: self._leave(met))
        return note

    def _leave(self, met: Met) -> None:
        """Show this one no more, and give the keyboard back to the page."""
        self._let_be.add((met.counted, met.sight.reflection))
        self._drop()
        self._view.focus_step()


def _nothing(_problem: AfterwordError) -> None:
    """Say nothing: nobody asked for it."""
