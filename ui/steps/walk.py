"""The way through the pages of one book: where one stands, and what a step along it marks.

Shows nothing. Where nothing can be written, one turns pages all the same.
"""

from dataclasses import replace

from journal import path as steps
from journal.clock import Clock
from journal.guides.guide import Stage, StageKind
from journal.model import Reflection
from journal.path import PathView
from journal.values import LevelsValue
from ui.book import Book


class Walk:
    """The path of ``book`` as it is walked."""

    def __init__(self, book: Book, clock: Clock) -> None:
        """Begin where the book stands."""
        self._book, self._clock = book, clock
        self._here = ""  # where one is in a book that can only be read

    def path(self) -> PathView:
        """Return the path as it stands."""
        book = self._book
        offered = self._offers_conversation()
        return steps.view(
            book.guide, self._standing(), book.answered(), self._clock, offered=offered
        )

    def _standing(self) -> Reflection:
        one = self._book.reflection
        return replace(one, here=self._here) if self._here else one

    def _offers_conversation(self) -> bool:
        book = self._book
        levels: dict[str, int] = {}
        for answer in book.answers.values():
            if isinstance(answer.value, LevelsValue):
                levels.update(answer.value.levels)
        return steps.offers_expectations(book.guide, book.reflection, levels, self._clock)

    def is_onward(self, before: str, page: str) -> bool:
        """Tell whether ``page`` comes later than ``before``; what is no page is the end."""
        order = [one.id for stage in self._book.guide.stages() for one in steps.pages_of(stage)]
        return not page or order.index(before or order[-1]) < order.index(page)

    def turn(self, page: str) -> None:
        """Stand on the page of that id."""
        book = self._book
        if book.read_only:
            self._here = page
        elif steps.is_clear(book.reflection):
            book.take(lambda one: steps.visit(book.guide, one, page))

    def settle_stage(self) -> None:
        """Mark the stage that is left at its last page: done if something stands there."""
        book, stage = self._book, self._stage_left()
        if stage is None or book.read_only or stage.kind is StageKind.GATE:
            return
        if not steps.may_write(book.reflection):
            return
        waits = any(
            one.stage == stage.id and one.answered is None for one in book.reflection.follow_ups
        )
        if not self._is_written(stage):
            return
        if stage.kind is StageKind.FOLLOW_UP and waits:
            book.take(lambda one: steps.answer_follow_up(one, stage.id, self._clock))
        else:
            book.take(lambda one: steps.mark_done(book.guide, one, stage.id))

    def skip_stage(self) -> None:
        """Mark the stage that is left at its last page without a word as left for later."""
        book, stage = self._book, self._stage_left()
        if stage is None or book.read_only or self._is_written(stage):
            return
        answered = book.answered()
        book.take(lambda one: steps.skip(book.guide, one, stage.id, answered))

    def _stage_left(self) -> Stage | None:
        """Return the stage of which the last page is open, if it is."""
        here = self.path().here
        stage = self._book.guide.stage(here.stage)
        is_last = not stage.prompts or stage.prompts[-1].id in here.prompts
        return stage if is_last else None

    def _is_written(self, stage: Stage) -> bool:
        return any(one.id in self._book.answered() for one in stage.prompts)
