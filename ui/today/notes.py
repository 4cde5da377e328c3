"""Lines noted for later, as they stand on Today: the words, the day, a way to begin, a way to go.

What is noted goes through the keeper, as what is typed does, so it does not need the page.
"""

import secrets
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.clock import local, today
from journal.model import Note, NoteState
from ui import routes
from ui.i18n.say import say, weekday_date
from ui.steps.undo_line import UndoLine
from ui.theme.tokens import Space
from ui.today.note_dialog import NoteDialog
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from journal.clock import Clock
    from ui.desk import Desk

SHOWN = 3  # the newest lines; Today is no wall


class Notes:
    """What is noted, of one page of Today. ``again`` shows the page anew."""

    def __init__(self, desk: "Desk", page: QWidget, again: Callable[[], None]) -> None:
        """Know none yet."""
        self._desk, self._page, self._again = desk, page, again
        self._stored: tuple[Note, ...] = ()
        self.is_known = False
        self._all_shown = False
        self._kept_now = ""  # the id of the line that was kept just now
        self.first: Button | None = None  # where the focus goes after that

    def know(self, stored: Iterable[Note]) -> None:
        """Take these as they were just read, in place of all that was known."""
        self._stored, self.is_known = tuple(stored), True

    def note_button(self, kind: str) -> Button:
        """Return the button that asks for a line."""
        button = Button(say("nav", "Note it in one line"), kind)
        button.clicked.connect(self.ask)
        return button

    def ask(self) -> None:
        """Ask for a line, over the window; one that was being typed is gone on with."""
        begun = next((one for one in self._now() if one.state is NoteState.BEGUN), None)
        new = Note(secrets.token_hex(16), self._desk.clock.now())
        dialog = NoteDialog(begun or new, self._keep)
        dialog.settled.connect(self._show_kept)
        dialog.open_on(self._page.window(), dialog.field.line)

    def _show_kept(self, note_id: object) -> None:
        """Show the page anew, with the keyboard at the line: it may stand far below."""
        self._kept_now = str(note_id)
        self._again()

    def _keep(self, note: Note) -> None:
        """Keep a line as it is now: soon while it is typed, else at once."""
        keeper, repository = self._desk.keeper, self._desk.repository
        keeper.keep(f"note/{note.id}", lambda: repository.notes.save(note), note)
        if note.state is not NoteState.BEGUN:
            keeper.flush()  # what is read after it is read anew, in the worker's order

    def _now(self) -> list[Note]:
        """Return all that have words, newest first: what waits to be stored over what is."""
        known = {one.id: one for one in self._stored}
        held = self._desk.keeper.held("note/").values()
        known |= {one.id: one for one in held if isinstance(one, Note)}
        living = (one for one in known.values() if not one.is_over())
        return sorted(living, key=lambda one: (one.at, one.id), reverse=True)

    # on the page

    def lines(self) -> QWidget | None:
        """Return the lines that were kept, one below the other; nothing where there are none."""
        self.first = None
        kept = [one for one in self._now() if one.state is NoteState.KEPT]
        if not kept:
            return None
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        for note in kept if self._all_shown else kept[:SHOWN]:
            column.addWidget(self._line(note))
        if len(kept) > SHOWN and not self._all_shown:
            others = Button(say("today", "Show the earlier lines too"), "quiet")
            others.clicked.connect(self._show_all)
            column.addWidget(others, 0, Qt.AlignmentFlag.AlignLeft)
        return holder

    def _show_all(self) -> None:
        self._all_shown = True
        self._again()

    def _line(self, note: Note) -> QWidget:
        if self._desk.repository.read_only:
            return _card(note, self._desk.clock)
        begin = Button(say("today", "Begin"))
        begin.clicked.connect(lambda: self._desk.go(routes.Begin(title=note.words, note=note.id)))
        if note.id == self._kept_now:
            self.first, self._kept_now = begin, ""
        remove = Button(say("today", "Remove"), "quiet")
        card = _card(note, self._desk.clock, begin, remove)
        undo = UndoLine(say("today", "A line was removed."), above=Space.S)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(card)
        column.addWidget(undo)

        def take_away() -> None:
            self._keep(Note(note.id, note.at, state=NoteState.OVER))
            undo.offer(focus=True)
            card.hide()

        def bring_back() -> None:
            undo.end()
            self._keep(note)
            card.show()
            begin.setFocus(Qt.FocusReason.OtherFocusReason)

        remove.clicked.connect(take_away)
        undo.undone.connect(bring_back)
        undo.passed.connect(holder.hide)
        return holder


def _card(note: Note, clock: "Clock", *buttons: Button) -> Card:
    card = Card(padding=(24, 14, 14, 14))
    card.setAccessibleName(note.words)
    row = QHBoxLayout()
    row.setSpacing(Space.S)
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(TextLabel(note.words, "ui", ink="body"))
    words.addWidget(TextLabel(_noted(note, clock), "small"))
    row.addLayout(words, 1)
    for button in buttons:
        row.addWidget(button)
    card.column.addLayout(row)
    return card


def _noted(note: Note, clock: "Clock") -> str:
    day = local(clock, note.at).date()
    if day == today(clock):
        return say("today", "Noted today")
    return say("today", "Noted on {day}", day=weekday_date(day))
