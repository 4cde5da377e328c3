"""The organisation's pack: imported, shown, replaced and removed. Never a word that was written."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import shiboken6
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.errors import AfterwordError
from journal.guides.pack import Pack
from journal.guides.pack_file import FILE_NAME, ReadPack, keep_pack, read_pack_file, remove_pack
from ui.error_text import ErrorText
from ui.errors.own_files import pack_kept_broken_text
from ui.folder_choice import ask_for_any_file
from ui.i18n.say import say
from ui.packs.dialog import PackDialog
from ui.packs.words import count_words, origin_words
from ui.problem_panel import ProblemPanel, Step
from ui.section_page import clear_layout
from ui.settings_sections.row import SettingRow
from ui.settings_sections.section import SettingSection
from ui.widgets.button import Button

T = TypeVar("T")


class OrganisationSection(SettingSection):
    """One pack, or none."""

    key = "organisation"

    @classmethod
    def title(cls) -> str:
        """Name the section."""
        return say("settings", "Organisation’s pack")

    def build(self) -> None:
        """Leave room for the row: it says another thing after each change."""
        holder = QWidget()
        self._place = QVBoxLayout(holder)
        self._place.setContentsMargins(0, 0, 0, 0)
        self.add(holder)
        self._said = ProblemPanel(kind="info")
        self._broken = ProblemPanel()
        for panel in (self._said, self._broken):
            self.column.addWidget(panel)
        self._show()
        problem = self.desk.pack_problem
        if problem is not None:
            remove = Step(say("pack", "Remove it"), self._remove_unread)
            self._broken.show_text(pack_kept_broken_text(problem), remove)

    def choose(self, file: Path) -> None:
        """Read a file that was chosen and show what it would change; nothing changes by it."""
        self._clear_said()
        shipped = self.desk.shipped_gate
        self.desk.worker.run(
            self, lambda: read_pack_file(file, shipped), self._ask, self._broken.show_problem
        )

    def _show(self) -> None:
        clear_layout(self._place)
        pack = self.desk.pack
        self._place.addWidget(self._row_of(pack) if pack is not None else self._empty_row())

    def _empty_row(self) -> QWidget:
        hint = say(
            "pack",
            "One file with your organisation’s contacts, first questions, deadlines, questions for "
            "the group and roles. You see what it changes before it does.",
        )
        button = self._button(say("pack", "Import a pack…"), self._open_choice)
        return SettingRow(say("pack", "No pack is in use"), button, hint=hint)

    def _row_of(self, pack: Pack) -> QWidget:
        acts = QWidget()
        row = QHBoxLayout(acts)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._button(say("pack", "See it…"), lambda: self._look_at(pack)))
        row.addWidget(self._button(say("pack", "Replace…"), self._open_choice))
        row.addWidget(self._button(say("pack", "Remove"), self._remove))
        hint = f"{origin_words(pack)}\n{count_words(pack, self.desk.shipped_gate)}"
        return SettingRow(pack.name, acts, hint=hint)

    def _button(self, words: str, act: Callable[[], None]) -> Button:
        button = Button(words)
        button.clicked.connect(lambda _on=False: act())
        return button

    def _open_choice(self) -> None:
        ask_for_any_file(self, say("pack", "The pack’s file"), Path.home(), self.choose)

    def _look_at(self, pack: Pack) -> None:
        dialog = PackDialog(pack, self.desk.shipped_gate, in_use=True)
        dialog.open_on(self.window(), dialog.first)

    def _ask(self, read: ReadPack) -> None:
        dialog = PackDialog(read.pack, self.desk.shipped_gate, in_use=False)
        dialog.taken.connect(lambda: self._keep(read))
        dialog.open_on(self.window(), dialog.first)

    def _keep(self, read: ReadPack) -> None:
        """Use it from now on: whoever goes to the gate at once meets it there already."""
        config = self.desk.places.config
        self._run(read.pack, lambda: keep_pack(config, read), lambda _done: None)

    def _remove(self) -> None:
        """Remove the copy; it can be had back while this page is open."""
        config, shipped = self.desk.places.config, self.desk.shipped_gate

        def remove() -> ReadPack | None:
            try:
                kept = read_pack_file(config / FILE_NAME, shipped)
            except AfterwordError:
                kept = None  # it was changed or removed meanwhile: there is nothing to have back
            remove_pack(config)
            return kept

        self._run(None, remove, self._removed)

    def _removed(self, kept: ReadPack | None) -> None:
        text = ErrorText(
            say("pack", "The pack has been removed."),
            say("pack", "What came with Afterword is used again."),
        )
        again = (Step(say("pack", "Undo"), lambda: self._keep(kept)),) if kept else ()
        self._said.show_text(text, *again)

    def _remove_unread(self) -> None:
        config = self.desk.places.config
        self._run(None, lambda: remove_pack(config), lambda _done: None)

    def _run(self, pack: Pack | None, job: Callable[[], T], done: Callable[[T], None]) -> None:
        """Use ``pack`` while its copy is kept or removed; what was in use again where that fails.

        The keeper owns the job: it holds for every page, and this one may be left meanwhile.
        """
        desk, before, problem = self.desk, self.desk.pack, self.desk.pack_problem

        def undo(why: AfterwordError) -> None:
            desk.use_pack(before, problem)
            if shiboken6.isValid(self):
                self._show()
                self._broken.show_problem(why)

        def tell(result: T) -> None:
            if shiboken6.isValid(self):
                done(result)

        desk.use_pack(pack)
        self._clear_said()
        self._show()
        desk.worker.run(desk.keeper, job, tell, undo)

    def _clear_said(self) -> None:
        self._said.clear()
        self._broken.clear()
