"""The margin of a reflection's pages: one note at a time, and what is no coach's affair in it.

Twenty seconds on an empty page bring a few words to begin with. After forty-five minutes a pause
is offered, once. The language coach speaks here too; it has a file of its own.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from ui.i18n.say import say
from ui.steps.coaching import Coaching
from ui.steps.note_place import NotePlace
from ui.steps.prompt_step import PromptStep
from ui.steps.step import Step
from ui.steps.text import TextEditor
from ui.widgets.margin_note import MarginNote
from ui.widgets.writing_edit import WritingEdit

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.steps.reflecting_view import ReflectingView

EMPTY_MS = 20_000
MINUTE_MS = 60_000
LONG_MINUTES = 45

Acts = Mapping[str, Callable[[], None]]


class Margin(QObject):
    """The notes of one open reflection."""

    def __init__(self, desk: "Desk", view: "ReflectingView") -> None:
        """Speak beside the pages of ``view``."""
        super().__init__(view)
        self._view = view
        self.note: MarginNote | None = None
        self._edit: WritingEdit | None = None  # what the note stands beside
        self._place: NotePlace | None = None
        self._acts: Acts = {}
        self._passes = False  # it goes with the next key
        self._long_told = 0  # the sitting whose length was spoken of
        self.coaching = Coaching(desk, view, self)
        self.empty = QTimer(self, interval=EMPTY_MS, singleShot=True)
        self.empty.timeout.connect(self._still_empty)
        self.minute = QTimer(self, interval=MINUTE_MS)
        self.minute.timeout.connect(self._mind_length)
        self.minute.start()

    # the pages

    def attend(self, step: Step) -> None:
        """Listen to a page that is shown now."""
        if not isinstance(step, PromptStep) or self._view.book.read_only:
            return
        for editor in step.editors.values():
            editor.edited.connect(self._was_typed)
        self.coaching.attend(step)
        self.empty.start()

    def leave(self, step: Step, onto: Step) -> None:
        """Take the note away with its page."""
        self.forget()
        self.empty.stop()
        self.coaching.leave(step, onto)

    def escape(self) -> bool:
        """Close the note, if one stands there."""
        if self.note is None:
            return False
        self.coaching.put_aside()
        self.forget()
        return True

    def _was_typed(self) -> None:
        self.empty.stop()
        if self._passes:
            self.forget()
        self.coaching.was_typed()

    # the note

    def show_note(
        self,
        step: Step,
        note: MarginNote,
        acts: Acts,
        edit: WritingEdit | None = None,
        *,
        passes: bool = False,
    ) -> None:
        """Show ``note`` beside ``edit``; ``acts`` is what its actions do, after it is gone."""
        self.forget()
        self.note, self._edit, self._acts, self._passes = note, edit, acts, passes
        note.acted.connect(self._act)
        self._place = NotePlace(step, note, edit)
        note.appear()
        self._place.settle()
        self._view.reorder()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(note, note.accessibleName()))

    def forget(self) -> None:
        """Take the note away; the keyboard goes back to the text if the note had it."""
        note, edit, place = self.note, self._edit, self._place
        self.note = self._edit = self._place = None
        self._acts, self._passes = {}, False
        self.coaching.forgotten()
        if note is None or place is None:
            return
        held: QWidget | None = self._view.window().focusWidget()
        inside = held is not None and note.isAncestorOf(held)
        place.take_away()
        if inside and edit is not None:
            edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif inside:
            self._view.focus_step()

    def _act(self, action: object) -> None:
        act = self._acts.get(str(action))
        self.forget()
        if act is not None:
            act()

    # what is said beside the coach

    def _still_empty(self) -> None:
        """Offer a few words to begin with, where the guide has some."""
        step = self._view.step
        if not isinstance(step, PromptStep) or self.note is not None:
            return
        prompt = step.prompts[0]
        editor = step.editors[prompt.id]
        if not isinstance(editor, TextEditor) or not editor.value().is_empty() or not prompt.starts:
            return
        name = say("margin", "A few words to begin with")
        words = tuple((one, one) for one in prompt.starts)
        note = MarginNote("", "", words, name=name, stacked=True)
        edit = editor.edit
        acts = {one: lambda one=one: _begin_with(edit, one) for one in prompt.starts}
        self.show_note(step, note, acts, edit, passes=True)

    def _mind_length(self) -> None:
        """Offer a pause once in a long sitting, while nobody is typing."""
        view, sitting = self._view, len(self._view.book.reflection.sittings)
        long = view.top.minutes() >= LONG_MINUTES and self._long_told != sitting
        busy = self.coaching.is_waiting() or self.note is not None
        if not long or busy or not view.isVisible() or not isinstance(view.step, PromptStep):
            return
        self._long_told = sitting
        words = say(
            "margin",
            "You have been here for {n} minutes. This would be a good place to stop.",
            n=LONG_MINUTES,
        )
        actions = (("pause", say("path", "Pause here")), ("go-on", say("pause", "Keep writing")))
        self.show_note(view.step, MarginNote("", words, actions), {"pause": view.pause})


def _begin_with(edit: WritingEdit, words: str) -> None:
    edit.insert_words(words.rstrip("…. ") + " ")
    edit.setFocus(Qt.FocusReason.OtherFocusReason)
