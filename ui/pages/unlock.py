"""The lock screen: one field. It tells nothing of the journal but the folder's name.

This page is the first picture of most starts, so what it imports is kept small.
"""

import math
from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from journal.errors import AfterwordError, RecoveryCodeMistyped, WrongSecret
from ui import routes
from ui.desk import Desk
from ui.i18n.say import day_month, say
from ui.opening.passphrase_field import CapsLockWatch, make_sensitive, passphrase_field
from ui.page import Page, Sidebar
from ui.session import Opened, open_journal, take_bookmark
from ui.theme import paint
from ui.widgets.brand import Brand
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from ui.problem_panel import ProblemPanel

KIND_AFTER = 3  # tries; then the recovery sheet is spoken of
COLUMN, FIELD, CODE_FIELD = 400, 304, 480
LEFT, TOP, RIPPLE = 248, 182, 600  # in a window of 1280 by 800
DOT = 9  # radius


class UnlockPage(Page):
    """Opens the journal in the folder in use."""

    sidebar = Sidebar.NONE

    def __init__(self, desk: Desk, route: routes.Route) -> None:
        """Build the page for a passphrase; the recovery code has a field of its own."""
        super().__init__(desk, route)
        self._tries = 0
        self._was_away = False  # since the last try to open
        self._ripples = True
        self._by_code = isinstance(route, routes.Unlock) and route.recovery
        self._layers = QStackedLayout(self)
        front = QWidget()
        self._margins = QVBoxLayout(front)
        self._margins.setSpacing(0)
        self._build()
        self._layers.addWidget(front)
        self._show_way()

    def _build(self) -> None:
        column = self._margins
        column.addWidget(Brand(say("window", "Afterword")))
        column.addSpacing(37)
        self._title = TextLabel(say("unlock", "Welcome back."), "display", wrap=False)
        self._title.setMinimumHeight(56)  # its descenders
        column.addWidget(self._title)
        column.addSpacing(5)
        self._lead = TextLabel(self._first_words(), "lead")
        column.addWidget(self._lead)
        column.addSpacing(32)
        column.addLayout(self._entry())
        column.addSpacing(16)
        self._problem: ProblemPanel | None = None  # made when there is one
        self._problem_place = QVBoxLayout()
        column.addLayout(self._problem_place)
        column.addStretch(1)
        column.addLayout(self._foot())

    def _entry(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._phrase = passphrase_field(say("unlock", "Passphrase"), titled=False)
        CapsLockWatch(self._phrase)
        self._button = Button(say("unlock", "Unlock"), "primary", large=True)
        self._button.clicked.connect(self._open)
        self._fields: list[Field] = []
        self._field_row = QHBoxLayout()
        self._field_row.setSpacing(8)
        self._add_field(self._phrase, FIELD)
        row.addLayout(self._field_row)
        top = QVBoxLayout()  # beside the box, whatever stands below that
        top.addWidget(self._button)
        top.addStretch(1)
        row.addLayout(top)
        row.addStretch(1)
        return row

    def _add_field(self, field: Field, width: int) -> None:
        field.setFixedWidth(width)
        field.submitted.connect(self._open)
        field.edited.connect(self._edited)
        self._fields.append(field)
        self._field_row.addWidget(field)

    @cached_property
    def _code(self) -> Field:
        field = Field("", name=say("unlock", "Recovery code"))
        make_sensitive(field.line)
        self._add_field(field, CODE_FIELD)
        return field

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(24)
        self._other_way = Button("", "link")
        self._other_way.clicked.connect(self._change_way)
        self._another = Button(say("unlock", "Open another journal…"), "link")
        self._another.clicked.connect(self._open_another)
        self._copy = Button(say("unlock", "Open a saved copy…"), "link")
        self._copy.clicked.connect(self._open_copy)
        self._place = TextLabel(self._where(), "caption", elide=True)
        row.addWidget(self._other_way)
        row.addWidget(self._another)
        row.addWidget(self._copy)
        row.addStretch(1)
        row.addWidget(self._place)
        return row

    def opened(self) -> None:
        """Put the cursor into the field."""
        self._field().setFocus()

    def away(self) -> None:
        """Let nobody else go on with a passphrase half typed, or look at it."""
        from PySide6.QtGui import QGuiApplication

        QGuiApplication.inputMethod().reset()
        for field in self._fields:
            field.forget()
        self._was_away = True

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Keep the picture's proportions in other sizes."""
        super().resizeEvent(event)
        left = min(max(self.width() - 400, 40), LEFT) if self.width() < 1280 else LEFT
        left = min(left, 104) if self.width() < 1120 else left
        top = TOP if self.height() >= 800 else max(48, round(TOP * self.height() / 800) - 24)
        self._left = left
        self._margins.setContentsMargins(left, top, 48, 34)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  Qt's name
        """Paint the ground, and the stone that fell with its ripple."""
        painter = paint.painter_for(self)
        paint.ground(painter, self.rect(), "surface")
        if not self._ripples:
            return
        y = RIPPLE if self.height() >= 800 else round(self.height() * RIPPLE / 800)
        paint.disc(painter, QPointF(self._left + 10, y), 2 * DOT, "accent")
        wave = ripple(self._left + 44, y, self.width())
        painter.strokePath(wave, paint.pen("accent_line", 2))

    def _first_words(self) -> str:
        if self.desk.locked_at:
            return say("unlock", "Locked. Your last words are saved.")
        return say("unlock", "Your journal is closed. Nothing of it can be read.")

    def _where(self) -> str:
        name, at = self.desk.places.folder.name, self.desk.locked_at
        if not at:
            return name
        if self.desk.locked_itself:
            return say("unlock", "{journal} · locked itself at {time}", journal=name, time=at)
        return say("unlock", "{journal} · locked at {time}", journal=name, time=at)

    def _field(self) -> Field:
        return self._code if self._by_code else self._phrase

    # The two ways in

    def _change_way(self) -> None:
        self._by_code = not self._by_code
        self._clear_problem()
        self._show_way()
        self.opened()

    def _show_way(self) -> None:
        self._phrase.setVisible(not self._by_code)
        if "_code" in vars(self) or self._by_code:  # most never see the field for the code
            self._code.setVisible(self._by_code)
        if self._by_code:
            self._lead.setText(
                say("unlock", "Type the code from your recovery sheet: eight groups of five."),
            )
            self._other_way.setText(say("unlock", "Use the passphrase"))
        else:
            self._lead.setText(self._first_words())
            self._other_way.setText(say("unlock", "Use the recovery sheet"))
        self._other_way.updateGeometry()

    def _open_another(self) -> None:
        from ui.folder_choice import ask_for_folder

        title = say("unlock", "The folder that holds your journal")
        ask_for_folder(self, title, self.desk.places.folder, self._use_folder)

    def _open_copy(self) -> None:
        from ui.copies.saved_copy import SavedCopy

        self._clear_problem()
        SavedCopy(self.desk, self, self._wait_for_copy, self._refuse_copy).ask()

    def _wait_for_copy(self, *, waiting: bool) -> None:
        self._copy.setText(
            say("unlock", "Opening the copy…") if waiting else say("unlock", "Open a saved copy…")
        )
        self._copy.updateGeometry()
        for button in (self._button, self._other_way, self._another, self._copy):
            button.setEnabled(not waiting)

    def _refuse_copy(self, problem: AfterwordError, what_is_sound: Callable[[], None]) -> None:
        from journal.errors import CopyDamaged

        steps = [(say("unlock", "Choose another copy…"), self._open_copy)]
        if isinstance(problem, CopyDamaged):
            steps.append((say("unlock", "Open what is sound"), what_is_sound))
        self._show_problem(problem, *steps)

    def _use_folder(self, folder: Path) -> None:
        from ui.session import holds_journal

        if holds_journal(folder):
            self.desk.open_folder(folder)
        else:
            self._refuse_folder(folder)

    def _refuse_folder(self, folder: Path) -> None:
        from journal.errors import NotAJournal

        choose = (say("unlock", "Choose another folder…"), self._open_another)
        self._show_problem(NotAJournal(folder=folder), choose)

    def _show_problem(
        self, problem: AfterwordError, *steps: tuple[str, Callable[[], None]]
    ) -> None:
        from ui.problem_panel import ProblemPanel, Step

        if self._problem is None:
            self._problem = ProblemPanel()
            self._problem.setMaximumWidth(600)
            self._problem_place.addWidget(self._problem)
        self._set_ripple(shown=False)
        self._problem.show_problem(problem, *(Step(words, act) for words, act in steps))

    def _clear_problem(self) -> None:
        if self._problem is not None:
            self._problem.clear()
        self._set_ripple(shown=True)

    # Opening

    def _edited(self, _text: object) -> None:
        if self._field().line.bad:
            self._field().set_bad("")

    def _open(self) -> None:
        field = self._field()
        if not self._button.isEnabled():
            return
        if not field.text():
            field.setFocus()
            return
        field.set_bad("")
        self._clear_problem()
        self._wait(waiting=True)
        self._was_away = False
        places, clock = self.desk.places, self.desk.clock
        secret, by_code = field.text(), self._by_code

        def job() -> Opened:
            opened = open_journal(places, clock, secret, recovery=by_code)
            return opened.but(bookmark=take_bookmark(opened.repository))

        self.desk.worker.run(
            self,
            job,
            self._done,
            self._failed,
            says=say("unlock", "Opening your journal…"),
        )

    def _wait(self, *, waiting: bool) -> None:
        self._button.setText(say("unlock", "Opening…") if waiting else say("unlock", "Unlock"))
        self._button.updateGeometry()
        self._button.setEnabled(not waiting)
        self._field().line.setReadOnly(waiting)
        self._other_way.setEnabled(not waiting)
        self._another.setEnabled(not waiting)
        self._copy.setEnabled(not waiting)

    def _done(self, opened: Opened) -> None:
        for field in self._fields:
            field.take()
        _go_in(self.desk, opened, by_code=self._by_code)
        if self._was_away:  # the screen locked meanwhile, and the journal was not open to lock
            self.desk.lock()

    def _failed(self, problem: AfterwordError) -> None:
        self._wait(waiting=False)
        field = self._field()
        if isinstance(problem, WrongSecret):
            self._tries += 1
            field.set_bad(self._refusal(problem))
            field.line.selectAll()
        elif isinstance(problem, RecoveryCodeMistyped):
            from ui.error_text import error_text

            field.set_bad(error_text(problem).title)
        else:
            self._show_problem(
                problem,
                (say("unlock", "Try again"), self._open),
                (say("unlock", "Open another journal…"), self._open_another),
                (say("unlock", "Open a saved copy…"), self._open_copy),
            )
        field.setFocus()

    def _refusal(self, problem: WrongSecret) -> str:
        changed = self._changed_elsewhere(problem) or _others(problem)
        if self._by_code:
            refusal = say("unlock", "That code does not open this journal.")
            return f"{refusal}\n{changed}" if changed else refusal
        refusal = say("unlock", "That passphrase does not open this journal.")
        if changed:
            return f"{refusal}\n{changed}"
        if self._tries < KIND_AFTER:
            return refusal
        kind = say("unlock", "Take your time. You can also use the recovery sheet.")
        return f"{refusal}\n{kind}"

    def _changed_elsewhere(self, problem: WrongSecret) -> str:
        """Say why the earlier secret is refused, where another computer has changed it since."""
        from journal.clock import local

        changed = problem.fields.get("changed")
        if not isinstance(changed, datetime):
            return ""
        day = day_month(local(self.desk.clock, changed).date())
        if self._by_code:
            return say("unlock", "A new sheet was made on another computer on {day}.", day=day)
        return say(
            "unlock", "It was changed on another computer on {day}. Use the new one.", day=day
        )

    def _set_ripple(self, *, shown: bool) -> None:
        self._ripples = shown
        self.update()


def _others(problem: WrongSecret) -> str:
    """Say that what was typed was tried on more than one journal, where it was."""
    if not problem.fields.get("others"):
        return ""
    return say("unlock", "This folder also holds files of another journal.")


def _go_in(desk: Desk, opened: Opened, *, by_code: bool) -> None:
    """Go in, after a lock to where the person was.

    Who needed the recovery code is led to a passphrase that they know.
    """
    mark = opened.bookmark
    if by_code and not opened.repository.read_only:
        desk.first = routes.NewPassphrase(by_code=True)
    elif mark is not None and desk.locked_at and mark.is_of_this_lock():
        desk.first, desk.bookmark = mark.route, mark
    if mark is not None and desk.bookmark is None:
        desk.begun = mark.begun()
    desk.opened(opened.repository, None)


def ripple(start: float, level: float, end: float) -> QPainterPath:
    """Return the line of picture 02: a wave that comes to rest, from ``start`` to ``end``."""
    path = QPainterPath(QPointF(start, level))
    for t in range(4, round(end - start) + 5, 4):
        swing = math.exp(-t / 300) * (1 - math.exp(-t / 50)) * math.sin(2 * math.pi * t / 250)
        path.lineTo(start + t, level - 46 * swing)
    return path
