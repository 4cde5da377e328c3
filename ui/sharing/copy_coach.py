"""The language coach beside a copy for the group: who, or which role, where a passive left it out.

Four seconds after the last key, one note at a time, at most three. The worker looks; nothing waits.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from journal.coach import Place
from ui.book import Book
from ui.i18n.say import say
from ui.sharing.copy_editor import CopyEditor
from ui.steps.second_look import Find, Piece, Restraint, look_at, units
from ui.steps.tab_order import order_tab
from ui.widgets.margin_note import MarginNote

if TYPE_CHECKING:
    from ui.desk import Desk

QUIET_MS = 4_000
WIDE = 640


class CopyCoach(QObject):
    """Speaks below the text of one copy for as long as it is edited."""

    def __init__(self, desk: "Desk", book: Book, prompt: str, editor: CopyEditor) -> None:
        """Listen to what is typed in ``editor``."""
        super().__init__(editor)
        self._desk, self._book, self._editor = desk, book, editor
        self._prompt = f"copy/{prompt}"
        self._restraint = Restraint()
        self._find: Find | None = None
        self.note: MarginNote | None = None
        self._looks = 0
        self.quiet = QTimer(self, interval=QUIET_MS, singleShot=True)
        self.quiet.timeout.connect(self._look)
        editor.edit.edited.connect(self._typed)
        self.quiet.start()

    def _typed(self) -> None:
        self._looks += 1
        if self._find is not None and self._editor.edit.marked_words() != (self._find.mark.words,):
            self._forget()
        self.quiet.start()

    def _look(self) -> None:
        if self.note is not None or not self._desk.now_settings.language_coach:
            return
        self._looks += 1
        look, desk = self._looks, self._desk
        pieces, one = (Piece(self._prompt, self._editor.edit.text()),), self._book.reflection.id

        def done(finds: tuple[Find, ...]) -> None:
            if look == self._looks:
                self._looked(pieces[0].text, finds)

        desk.worker.pages.run(
            self,
            lambda: look_at(lambda: desk.coach_lists, one, pieces, (), place=Place.COPY),
            done,
            lambda _problem: None,  # a coach in trouble is silent
        )

    def _looked(self, text: str, finds: tuple[Find, ...]) -> None:
        near = (0, self._editor.edit.textCursor().position())
        find = self._restraint.choose(self._prompt, finds, self._book.reflection.let_be, near)
        if find is None:
            return
        self._restraint.said(self._prompt, find)
        self._editor.edit.set_marks(((find.start(text), units(find.mark.words)),))
        self._show(find)

    def _show(self, find: Find, *, opened: bool = False) -> None:
        category = find.category
        more, keep = say("coach", "Other words"), ("keep", say("coach", "Keep mine"))
        note = MarginNote(
            category.kind,
            find.nudge(),
            (keep,) if opened else (("more", more), keep),
            lines=category.others if opened else (),
            width=WIDE,
        )
        acts: dict[str, Callable[[], None]] = {
            "more": lambda: self._open(find),
            "keep": lambda: self._keep_mine(find),
        }
        note.acted.connect(lambda act: acts[str(act)]())
        self._find, self.note = find, note
        self._editor.notes.addWidget(note)
        order_tab((self._editor.card,))  # after the text, before the buttons below
        note.appear()

    def _open(self, find: Find) -> None:
        self._drop_note()
        self._show(find, opened=True)
        self._editor.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_mine(self, find: Find) -> None:
        self._forget()
        self._book.take(lambda one: replace(one, let_be=tuple(sorted({*one.let_be, find.token}))))
        self._editor.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.quiet.start()

    def _forget(self) -> None:
        self._find = None
        self._editor.edit.set_marks(())
        self._drop_note()

    def _drop_note(self) -> None:
        if self.note is not None:
            self.note.hide()
            self.note.deleteLater()
            self.note = None
