"""Restoring one copy: where to, how far, and what is there afterwards. Never over the journal."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal.backup import Progress, Restored, restore
from journal.clock import local
from journal.errors import AfterwordError, CopyDamaged
from ui.copies.words import free_folder
from ui.folder_choice import ask_for_folder, shown
from ui.i18n.say import capital, say, say_n
from ui.problem_panel import ProblemPanel, Step
from ui.session import vault_of
from ui.tasks.stepper import Steps
from ui.widgets.button import Button
from ui.widgets.dialog import DialogScrim
from ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from journal.vault import Snapshot
    from ui.desk import Desk

WIDTH = 560


class RestoreDialog(DialogScrim):
    """Asks, restores, and offers to open what was restored."""

    def __init__(self, desk: "Desk", source: Path, upto: datetime | None) -> None:
        """``upto`` says how far the copy reaches, where its name tells."""
        title = say("copies", "Restore this copy beside your journal?")
        super().__init__(title, width=WIDTH)
        self._desk, self._source = desk, source
        day = local(desk.clock, upto or desk.clock.now())
        self._target = free_folder(desk.places.folder.parent, day)
        self._steps: Steps[Progress, Restored] | None = None
        self._build(title)

    def _build(self, title: str) -> None:
        self.column.setSpacing(12)
        self._title = TextLabel(title, "title")
        self.column.addWidget(self._title)
        lead = say("copies", "It goes into a new folder. Your journal stays as it is.")
        self._lead = TextLabel(lead, "ui", ink="body")
        self.column.addWidget(self._lead)
        self._where = TextLabel(shown(self._target), "small")
        self.column.addWidget(self._where)
        self._problem = ProblemPanel()
        self.column.addWidget(self._problem)
        self.column.addSpacing(8)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self.column.addLayout(self._row)
        self._elsewhere = self._button(say("copies", "Another place…"), self._ask_elsewhere)
        self._row.addStretch(1)
        self._cancel = self._button(say("copies", "Cancel"), self.close_)
        self._go = self._button(say("copies", "Restore"), self._restore, kind="primary")

    def _button(self, words: str, act: object, *, kind: str = "secondary") -> Button:
        button = Button(words, kind)
        button.clicked.connect(lambda _on=False: act())  # type: ignore[operator]  # a slot
        self._row.addWidget(button)
        return button

    def begin_on(self, window: QWidget) -> None:
        """Lie over ``window`` with the focus on the way back."""
        self.closed.connect(self._end)
        self.open_on(window, self._cancel)

    def _end(self) -> None:
        if self._steps is not None:
            self._steps.stop()
        self.deleteLater()

    def _ask_elsewhere(self) -> None:
        title = say("copies", "Where the restored journal goes")
        ask_for_folder(self.window(), title, self._target.parent, self._use_place)

    def _use_place(self, folder: Path) -> None:
        self._target = free_folder(folder, local(self._desk.clock, self._desk.clock.now()))
        self._where.setText(shown(self._target))

    def _restore(self, *, take_damaged: bool = False) -> None:
        self._problem.clear()
        self._wait(waiting=True)
        vault = vault_of(self._desk.repository)
        self._desk.worker.run(
            self,
            vault.snapshot,
            lambda snapshot: self._begin(snapshot, take_damaged=take_damaged),
            self._failed,
        )

    def _begin(self, snapshot: "Snapshot", *, take_damaged: bool) -> None:
        """Check with the open journal's keys where the copy is of it, else by the names."""
        steps = restore(
            self._source,
            self._target,
            state=self._desk.places.state,
            keys=snapshot.keys,
            take_damaged=take_damaged,
        )
        self._steps = Steps(self._desk.worker.files, self, steps, self._done, self._failed)

    def _wait(self, *, waiting: bool) -> None:
        self._go.setText(say("copies", "Restoring…") if waiting else say("copies", "Restore"))
        for button in (self._go, self._elsewhere):
            button.setEnabled(not waiting)

    def _failed(self, problem: AfterwordError) -> None:
        self._wait(waiting=False)
        steps = []
        if isinstance(problem, CopyDamaged):
            sound = say("copies", "Bring back what is sound")
            steps.append(Step(sound, lambda: self._restore(take_damaged=True)))
        self._problem.show_problem(problem, *steps)
        first = self._problem.buttons[0] if self._problem.buttons else self._cancel
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _done(self, restored: Restored) -> None:
        self._steps = None
        self._title.setText(say("copies", "The copy is restored and checked."))
        self._lead.setText(_found(restored))
        self._elsewhere.hide()
        self._cancel.setText(say("copies", "Stay here"))
        self._go.hide()
        open_it = self._button(
            say("copies", "Open it"),
            lambda: self._desk.open_folder(restored.folder),
            kind="primary",
        )
        open_it.setFocus(Qt.FocusReason.OtherFocusReason)


def _found(restored: Restored) -> str:
    if not restored.left_out:
        return say("copies", "It opens with the passphrase it had then. Your journal is as it was.")
    return capital(
        say_n(
            "copies",
            "One file of it was damaged and is left out. Your journal is as it was.",
            "{n} files of it were damaged and are left out. Your journal is as it was.",
            restored.left_out,
        )
    )
