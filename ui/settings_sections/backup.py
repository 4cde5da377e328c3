"""Copies of the journal: how the last one went, another one now, where they are, and back."""

from datetime import datetime
from pathlib import Path

from journal.backup import Copied, suggested_name
from journal.clock import local
from journal.errors import AfterwordError
from ui.copies.copier import CopyState, problem_of
from ui.copies.copies_dialog import CopiesDialog
from ui.copies.restore_dialog import RestoreDialog
from ui.copies.saver import CopySaver
from ui.copies.words import last_words, sized
from ui.folder_choice import ask_for_file, ask_for_folder, shown
from ui.i18n.say import say
from ui.problem_panel import ProblemPanel
from ui.settings_sections.row import SettingRow
from ui.settings_sections.section import SettingSection
from ui.widgets.button import Button
from ui.widgets.toggle import Toggle


class BackupSection(SettingSection):
    """The copies that are made by themselves, and the one that is carried away."""

    key = "backup"

    @classmethod
    def title(cls) -> str:
        """Name the section."""
        return say("settings", "Backup")

    def build(self) -> None:
        """Add the rows, before what they say is known."""
        self._now = self._button(say("settings", "Copy now"), self._copy_now)
        name = say("settings", "Encrypted copy")
        self._last = SettingRow(name, self._now, hint=say("settings", "Looking…"))
        self.add(self._last)
        self._problem = self._panel()
        self.add(self._by_itself())
        change = self._button(say("settings", "Change…"), self._ask_place)
        change.setAccessibleDescription(say("settings", "Place for copies"))
        hint = shown(self.desk.copier.place()[0])
        self._place = SettingRow(say("settings", "Place for copies"), change, hint=hint)
        self.add(self._place)
        show = self._button(say("settings", "Show and restore…"), self._show_copies)
        hint = say("settings", "A copy keeps what you delete later, until its turn is over.")
        self.add(SettingRow(say("settings", "Copies kept"), show, hint=hint))
        self._save = self._button(say("settings", "Save a copy…"), self._ask_where)
        hint = say("settings", "One encrypted file to carry. It opens with your passphrase.")
        self._carried = SettingRow(say("settings", "A copy to take along"), self._save, hint=hint)
        self.add(self._carried)
        self._save_problem = self._panel()
        saver = CopySaver.under_way(self.desk)  # it went on while the person was elsewhere
        if saver is not None:
            self._follow(saver)
        self.desk.copier.changed.connect(self._show)

    def opened(self) -> None:
        """Ask how the last copy went."""
        self.desk.copier.look()

    def _panel(self) -> ProblemPanel:
        panel = ProblemPanel(kind="info")
        panel.setContentsMargins(0, 4, 0, 12)
        self.column.addWidget(panel)
        return panel

    def _button(self, words: str, act: object) -> Button:
        button = Button(words)
        button.clicked.connect(lambda _on=False: act())  # type: ignore[operator]  # a slot
        return button

    def _by_itself(self) -> Toggle:
        toggle = Toggle(
            say("settings", "Copy by itself"),
            hint=say(
                "settings",
                "After each sitting. The last of a day is kept for 7 days, 4 weeks, 12 months.",
            ),
            height=60,
        )
        toggle.setChecked(self.desk.now_settings.copies)
        toggle.toggled.connect(lambda on: self.desk.settings.change(copies=bool(on)))
        return toggle

    def _show(self, state: object) -> None:
        if not isinstance(state, CopyState):
            return
        self._now.setEnabled(not state.is_running)
        if state.is_running:
            self._problem.clear()
            self._last.set_hint(say("settings", "Copying and checking…"))
            return
        memory = state.memory
        last = memory.last if memory else None
        none = say("settings", "None yet.")
        self._last.set_hint(last_words(last, self.desk.clock) if last else none)
        problem = problem_of(memory, self.desk.copier.place()[0]) if memory else None
        if problem is not None:
            self._problem.show_problem(problem)
        else:
            self._problem.clear()

    def _copy_now(self) -> None:
        self.desk.copier.copy_now()

    # Where they are

    def _ask_place(self) -> None:
        title = say("settings", "The folder for copies")
        ask_for_folder(self, title, self.desk.copier.place()[0], self._use_place)

    def _use_place(self, folder: Path) -> None:
        chosen = None if folder == self.desk.places.copies else folder
        self.desk.settings.change(copies_folder=chosen)
        self._place.set_hint(shown(folder))
        self.desk.copier.copy_now()

    # Back

    def _show_copies(self) -> None:
        CopiesDialog(self.desk, self.desk.copier.place()[0], self._restore).begin_on(self.window())

    def _restore(self, source: Path, upto: datetime | None) -> None:
        RestoreDialog(self.desk, source, upto).begin_on(self.window())

    # One to take along

    def _ask_where(self) -> None:
        title = say("settings", "Where the copy goes")
        name = suggested_name(local(self.desk.clock, self.desk.clock.now()))
        ask_for_file(self, title, Path.home() / name, "zip", self._save_to)

    def _save_to(self, target: Path) -> None:
        self._save_problem.clear()
        self._follow(CopySaver(self.desk, target))

    def _follow(self, saver: CopySaver) -> None:
        self._save.setEnabled(False)
        self._carried.set_hint(say("settings", "Copying and checking…"))
        saver.tell(self, self._saved, self._not_saved)

    def _saved(self, copied: Copied) -> None:
        self._save.setEnabled(True)
        self._carried.set_hint(
            say(
                "settings",
                "Saved and checked: {file}, {size}.",
                file=shown(copied.path),
                size=sized(copied.size),
            )
        )

    def _not_saved(self, problem: AfterwordError) -> None:
        self._save.setEnabled(True)
        self._carried.set_hint(say("settings", "Nothing was saved."))
        self._save_problem.show_problem(problem)
