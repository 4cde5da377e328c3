"""What can be done from Follow-through without opening the reflection first.

Each act loads the reflection in the worker, lays over it what waits to be stored, changes one thing
and hands it to the keeper. Knows nothing of how rows are drawn.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject

from journal import path
from journal.clock import today
from journal.due import Due, DueKind
from journal.errors import AfterwordError
from journal.following import Commitment, day_column
from journal.model import Answer, Reflection
from journal.values import Came, DateValue, Look, LooksValue, PlansValue, RowsValue, Value
from ui import routes

if TYPE_CHECKING:
    from journal.repository import Entry
    from ui.desk import Desk


class Acts(QObject):
    """Changes what a row stands for. ``again`` is called when something changed."""

    def __init__(
        self,
        desk: "Desk",
        again: Callable[[], None],
        trouble: Callable[[AfterwordError], None],
        parent: QObject,
    ) -> None:
        """Belong to a page."""
        super().__init__(parent)
        self._desk, self._again, self._trouble = desk, again, trouble

    @property
    def may_change(self) -> bool:
        """Tell whether the journal can be written to."""
        return not self._desk.repository.read_only

    def open_(self, due: Due) -> None:
        """Go to the page that asks."""
        self._desk.go(routes.Reflecting(due.reflection, due.page))

    def answer(self, due: Due, commitment: Commitment, came: Came) -> None:
        """Note whether the moment came, and go to where the rest can be told."""

        def note(entry: "Entry") -> None:
            stored = self._value(entry, due.page)
            before = stored if isinstance(stored, LooksValue) else LooksValue()
            now = today(self._desk.clock)
            self._keep_answer(entry, due.page, _noted(before, commitment, came, now))
            self.open_(due)

        self._with(due, note)

    def reviewed(self, due: Due) -> None:
        """Note that what was agreed in the conversation was looked at again."""
        day, clock = due.day, self._desk.clock
        if day is not None:
            self._change(due, lambda one: path.note_reviewed(one, due.stage, day, clock))

    def move(self, due: Due, day: date) -> None:
        """Look at it on another day, today at the earliest."""
        clock = self._desk.clock
        day = max(day, today(clock))
        plan = due.commitments[0].plan.id if due.commitments else ""

        def moved(one: Reflection) -> Reflection:
            if due.kind is DueKind.CARRIED:
                return path.carry(one, plan, clock, day)
            return path.move_follow_up(one, due.stage, day, clock)

        if due.kind is DueKind.PLAN_DAY:
            self._move_plan(due, plan, day)
        elif due.kind is DueKind.REVIEW:
            self._move_review(due, day)
        elif due.kind is DueKind.ROW_DAY:
            self._move_row(due, day)
        else:
            self._change(due, moved)

    def let_go(self, due: Due) -> None:
        """Be done with a commitment that was carried on."""
        plan = due.commitments[0].plan.id
        self._change(due, lambda one: path.let_go(one, plan, self._desk.clock))

    def row_done(self, due: Due) -> None:
        """Be done with a row that has a day; its page keeps it as it is."""
        day, clock = due.day, self._desk.clock
        if day is not None:
            self._change(due, lambda one: path.note_reviewed(one, due.row, day, clock))

    def plan(self, due: Due) -> None:
        """Plan the look-backs from today on."""

        def planned(entry: "Entry") -> None:
            clock = self._desk.clock
            one = self._standing(entry)
            self._keep(path.plan_follow_ups(entry.guide, one, clock))

        self._with(due, planned)

    def _move_plan(self, due: Due, plan: str, day: date) -> None:
        def moved(entry: "Entry") -> None:
            for prompt in entry.answers:
                value = self._value(entry, prompt)
                if isinstance(value, PlansValue) and any(one.id == plan for one in value.plans):
                    plans = tuple(
                        replace(one, look_again=day) if one.id == plan else one
                        for one in value.plans
                    )
                    self._keep_answer(entry, prompt, PlansValue(plans))
            self._changed()

        self._with(due, moved)

    def _move_review(self, due: Due, day: date) -> None:
        def moved(entry: "Entry") -> None:
            self._keep_answer(entry, due.page, DateValue(day))
            self._changed()

        self._with(due, moved)

    def _move_row(self, due: Due, day: date) -> None:
        def moved(entry: "Entry") -> None:
            value = self._value(entry, due.page)
            column = day_column(entry.guide.prompt(due.page))
            if isinstance(value, RowsValue) and column is not None:
                rows = tuple(
                    replace(row, cells={**row.cells, column: day.isoformat()})
                    if row.id == due.row
                    else row
                    for row in value.rows
                )
                self._keep_answer(entry, due.page, replace(value, rows=rows))
            self._changed()

        self._with(due, moved)

    # --- loading and keeping -----------------------------------------------------------------

    def _with(self, due: Due, then: Callable[["Entry"], None]) -> None:
        repository = self._desk.repository

        def load() -> "Entry":
            return repository.entry(due.reflection)

        self._desk.worker.run(self._desk.keeper, load, then, self._say_trouble)

    def _change(self, due: Due, step: Callable[[Reflection], Reflection]) -> None:
        self._with(due, lambda entry: self._keep(step(self._standing(entry))))

    def _standing(self, entry: "Entry") -> Reflection:
        key = f"reflection/{entry.reflection.id}"
        waiting = self._desk.keeper.held(key).get(key)
        return waiting if isinstance(waiting, Reflection) else entry.reflection

    def _value(self, entry: "Entry", prompt: str) -> Value | None:
        key = f"answer/{entry.reflection.id}/{prompt}"
        waiting = self._desk.keeper.held(key).get(key)
        answer = waiting if isinstance(waiting, Answer) else entry.answers.get(prompt)
        return answer.value if answer is not None else None

    def _keep(self, changed: Reflection) -> None:
        repository = self._desk.repository
        self._desk.keeper.keep(
            f"reflection/{changed.id}", lambda: repository.save_reflection(changed), changed
        )
        self._changed()

    def _keep_answer(self, entry: "Entry", prompt: str, value: Value) -> None:
        repository, one = self._desk.repository, entry.reflection.id
        answer = Answer(one, prompt, value, self._desk.clock.now())
        self._desk.keeper.keep(
            f"answer/{one}/{prompt}", lambda: repository.save_answer(one, prompt, value), answer
        )
        self._desk.keeper.flush()

    def _changed(self) -> None:
        self._desk.keeper.flush()  # what is read anew comes after it, in the worker's order
        if shiboken6.isValid(self):
            self._again()

    def _say_trouble(self, problem: AfterwordError) -> None:
        if shiboken6.isValid(self):
            self._trouble(problem)


def _noted(before: LooksValue, commitment: Commitment, came: Came, now: date) -> LooksValue:
    """Return the look back with one more answer; what was told of it before stays."""
    plan, (was_if, was_then) = commitment.plan.id, commitment.words
    look = before.of(plan) or Look(plan, was_if=was_if, was_then=was_then)
    noted = replace(look, came=came, on=look.on or now)
    others = tuple(one for one in before.looks if one.plan != plan)
    return LooksValue((*others, noted))
