"""The language coach beside a page: four seconds after the last key, on leaving, or when asked.

It blocks nothing and never speaks while somebody types. Texts are looked at by the worker, so that
no key ever waits. "Keep mine" is kept for good, as an opaque token; nothing else is.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from ui.i18n.say import say
from ui.steps.page_texts import PageTexts, has_texts, names_in, page_texts
from ui.steps.prompt_step import PromptStep
from ui.steps.second_look import Find, Restraint, look_at, units
from ui.steps.step import Step
from ui.widgets.margin_note import MarginNote
from ui.widgets.writing_edit import WritingEdit

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.steps.margin import Margin
    from ui.steps.reflecting_view import ReflectingView

QUIET_MS = 4_000


class Coaching(QObject):
    """What the coach does in one open reflection."""

    def __init__(self, desk: "Desk", view: "ReflectingView", margin: "Margin") -> None:
        """Speak in ``margin`` of the pages of ``view``."""
        super().__init__(margin)
        self._desk, self._view, self._margin = desk, view, margin
        self._find: Find | None = None  # what the note speaks of
        self._marked: WritingEdit | None = None
        self._restraint = Restraint()
        self._looks = 0  # an answer to an earlier look is dropped
        self._typed = False  # since the last look
        self.quiet = QTimer(self, interval=QUIET_MS, singleShot=True)
        self.quiet.timeout.connect(self._now_quiet)

    # the pages

    def attend(self, step: PromptStep) -> None:
        """Wait for what is typed on a page that is shown now."""
        self._typed = False
        for edit in page_texts(step).edits:
            edit.cursorPositionChanged.connect(self._was_touched)

    def leave(self, step: Step, onto: Step) -> None:
        """Look at what was typed and not looked at yet; the page that follows is told of it."""
        self.quiet.stop()
        self._looks += 1
        if not self._typed or not isinstance(step, PromptStep) or step.place == onto.place:
            return
        if isinstance(onto, PromptStep) and self._may_speak(step):
            page = page_texts(step)
            self._look(page, lambda finds: self._looked_back(page, onto, finds))

    def can_ask(self) -> bool:
        """Tell whether there is something to look at here."""
        step = self._view.step
        return isinstance(step, PromptStep) and step.stage.coach and has_texts(step)

    def ask(self) -> None:
        """Look at the page now: somebody wants it, whatever the settings say."""
        step = self._view.step
        if isinstance(step, PromptStep) and self.can_ask():
            self._margin.forget()
            self._restraint.begin_anew(step.stage.id)
            page = page_texts(step)
            self._look(page, lambda finds: self._looked(page, finds, asked=True))

    def is_waiting(self) -> bool:
        """Tell whether somebody has typed in the last seconds."""
        return self.quiet.isActive()

    def was_typed(self) -> None:
        """Wait anew; a note goes once its words are others."""
        self._typed = True
        self._looks += 1
        self.quiet.start()
        find, edit = self._find, self._marked
        if find is not None and edit is not None:
            (now,) = edit.marked_words() or ("",)
            if now.replace("\u2029", "\n") != find.mark.words:
                self._margin.forget()

    def put_aside(self) -> None:
        """Let these words rest while the reflection is open: their note was closed."""
        if self._find is not None:
            self._restraint.put_aside(self._find.token)

    def forgotten(self) -> None:
        """Take the dots away with the note."""
        marked, self._marked, self._find = self._marked, None, None
        if marked is not None:
            marked.set_marks(())

    def _was_touched(self) -> None:
        if self.quiet.isActive():
            self.quiet.start()

    def _now_quiet(self) -> None:
        step = self._view.step
        free = self._margin.note is None
        if isinstance(step, PromptStep) and free and self._may_speak(step):
            page = page_texts(step)
            self._look(page, lambda finds: self._looked(page, finds))

    def _may_speak(self, step: PromptStep) -> bool:
        wanted = self._desk.now_settings.language_coach
        return wanted and step.stage.coach and not self._view.book.read_only

    # the look

    def _look(self, page: PageTexts, then: Callable[[tuple[Find, ...]], None]) -> None:
        self._looks += 1
        look, desk, one = self._looks, self._desk, self._view.book.reflection.id
        names = names_in(self._view.book)

        def done(finds: tuple[Find, ...]) -> None:
            if look == self._looks:
                self._typed = False
                then(finds)

        desk.worker.pages.run(
            self,
            lambda: look_at(lambda: desk.coach_lists, one, page.pieces, names),
            done,
            lambda _problem: None,  # a coach in trouble is silent
        )

    def _looked(self, page: PageTexts, finds: tuple[Find, ...], *, asked: bool = False) -> None:
        if self._view.step is not page.step or self._margin.note is not None:
            return
        find = self._choose(page, finds, page.caret())
        if find is not None:
            self._speak(page, find)
        elif asked:
            note = MarginNote("", say("coach", "Nothing stands out here."))
            self._margin.show_note(page.step, note, {}, passes=True)

    def _choose(
        self, page: PageTexts, finds: tuple[Find, ...], near: tuple[int, int] = (0, 0)
    ) -> Find | None:
        stage, let_be = page.step.stage.id, self._view.book.reflection.let_be
        find = self._restraint.choose(stage, finds, let_be, near)
        if find is not None:
            self._restraint.said(stage, find)
        return find

    def _speak(self, page: PageTexts, find: Find) -> None:
        edit = page.edits[find.piece]
        start = find.start(page.pieces[find.piece].text)
        self._show(page.step, find, edit, (start, units(find.mark.words)))

    def _show(
        self,
        step: Step,
        find: Find,
        edit: WritingEdit,
        span: tuple[int, int],
        *,
        opened: bool = False,
    ) -> None:
        """Show the note of ``find``, ``opened`` with other words for it; the text stays."""
        category = find.category
        more = say("coach", "Examples") if category.examples else say("coach", "Other words")
        keep = ("keep", say("coach", "Keep mine"))
        closed = bool(category.others) and not opened
        note = MarginNote(
            category.kind,
            find.nudge(),
            (("more", more), keep) if closed else (keep,),
            lines=category.others if opened else (),
        )
        acts = {
            "more": lambda: self._open(step, find, edit, span),
            "keep": lambda: self._keep_mine(find),
        }
        self._margin.forget()
        edit.set_marks((span,))
        self._margin.show_note(step, note, acts, edit)
        self._find, self._marked = find, edit

    def _open(self, step: Step, find: Find, edit: WritingEdit, span: tuple[int, int]) -> None:
        self._show(step, find, edit, span, opened=True)
        edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _looked_back(self, page: PageTexts, onto: Step, finds: tuple[Find, ...]) -> None:
        """Speak, on the page that is shown now, of the one that was left."""
        if self._view.step is not onto or self._margin.note is not None:
            return
        find, place = self._choose(page, finds), page.step.place
        if find is None:
            return
        words = say("coach", "On the page before: “{words}”.", words=find.mark.words)
        actions = (("back", say("coach", "Look at it")), ("keep", say("coach", "Keep mine")))
        acts = {"back": lambda: self._turn_back(place), "keep": lambda: self._keep_mine(find)}
        note = MarginNote(find.category.kind, words, actions)
        self._margin.show_note(onto, note, acts, passes=True)
        self._find = find

    def _turn_back(self, place: str) -> None:
        """Go back to the page and speak of its words there."""
        self._view.turn(place)
        self.ask()

    def _keep_mine(self, find: Find) -> None:
        self._view.book.take(
            lambda one: replace(one, let_be=tuple(sorted({*one.let_be, find.token})))
        )
        self.quiet.start()
