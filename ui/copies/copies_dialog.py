"""The copies there are, newest first, each with its way back."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.backup import copies_in
from ui.copies.words import sized, when
from ui.folder_choice import ask_for_any_file, shown
from ui.frozen import Frozen
from ui.i18n.say import say
from ui.session import vault_of
from ui.widgets.button import Button
from ui.widgets.dialog import DialogScrim
from ui.widgets.dialog_foot import dialog_foot
from ui.widgets.ground import Rule
from ui.widgets.page_frame import Scroll
from ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from journal.vault import Snapshot
    from ui.desk import Desk

WIDTH, HEIGHT, ROW = 600, 520, 52

Chosen = Callable[[Path, datetime | None], None]


class Kept(Frozen):
    """One copy in the folder for copies."""

    path: Path
    upto: datetime
    size: int


class CopiesDialog(DialogScrim):
    """Lists what is in the folder for copies; ``chosen`` takes the one to restore."""

    def __init__(self, desk: "Desk", place: Path, chosen: Chosen) -> None:
        """List after opening: the folder may be on a slow disk."""
        title = say("copies", "Copies of this journal")
        super().__init__(title, width=WIDTH, height=HEIGHT)
        self._desk, self._place, self._chosen = desk, place, chosen
        self.column.addWidget(TextLabel(title, "title"))
        self.column.addSpacing(4)
        lead = say("copies", "A copy is restored into a new folder. Your journal stays as it is.")
        self.column.addWidget(TextLabel(lead, "small"))
        self.column.addSpacing(16)
        held = QWidget()
        self._list = QVBoxLayout(held)
        self._list.setContentsMargins(0, 0, 16, 0)
        self._list.setSpacing(0)
        self._list.addStretch(1)
        self.column.addWidget(Scroll(held), 1)
        self.column.addSpacing(16)
        self.column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        file = Button(say("copies", "From a file…"))
        file.clicked.connect(lambda _on=False: self._ask_for_file())
        self._close = Button(say("copies", "Close"))
        self._close.clicked.connect(lambda _on=False: self.close_())
        return dialog_foot(self._close, start=(file,))

    def begin_on(self, window: QWidget) -> None:
        """Lie over ``window`` and look for the copies."""
        self.closed.connect(self.deleteLater)
        self.open_on(window, self._close)
        snapshot = vault_of(self._desk.repository).snapshot
        self._desk.worker.run(self, snapshot, self._look, lambda _problem: None)

    def _look(self, snapshot: "Snapshot") -> None:
        place, vault = self._place, snapshot.vault
        self._desk.worker.files.run(
            self, lambda: _kept_in(place, vault), self._show, lambda _problem: None
        )

    def _show(self, kept: tuple[Kept, ...]) -> None:
        if not kept:
            words = say("copies", "No copy is in {place} yet.", place=shown(self._place))
            self._list.insertWidget(0, TextLabel(words, "ui", ink="muted"))
        for place, one in enumerate(kept):
            if place:
                self._list.insertWidget(self._list.count() - 1, Rule())
            self._list.insertWidget(self._list.count() - 1, self._row(one))

    def _row(self, one: Kept) -> QWidget:
        held = QWidget()
        held.setMinimumHeight(ROW)
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(16)
        moment = when(one.upto, self._desk.clock)
        words = TextLabel(say("copies", "All you wrote until {when}", when=moment), "ui")
        button = Button(say("copies", "Restore…"))
        button.setAccessibleDescription(words.text())
        button.clicked.connect(lambda _on=False: self._choose(one.path, one.upto))
        row.addWidget(words, 1)
        row.addWidget(TextLabel(sized(one.size), "small", wrap=False))
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return held

    def _ask_for_file(self) -> None:
        title = say("copies", "A copy of a journal")
        ask_for_any_file(
            self.window(), title, self._place / "-", lambda path: self._choose(path, None)
        )

    def _choose(self, path: Path, upto: datetime | None) -> None:
        self.close_()
        self._chosen(path, upto)


def _kept_in(place: Path, vault: bytes) -> tuple[Kept, ...]:
    found = []
    for name, path in copies_in(place, vault):
        try:
            found.append(Kept(path, name.upto, path.stat().st_size))
        except OSError:  # it went meanwhile
            continue
    return tuple(found)
