"""Where the journal is, and the way to another one."""

from pathlib import Path

from journal.errors import NotAJournal
from ui import routes
from ui.folder_choice import ask_for_folder, shown
from ui.i18n.say import say
from ui.problem_panel import ProblemPanel
from ui.session import holds_journal, vault_of
from ui.settings_sections.row import SettingRow
from ui.settings_sections.section import SettingSection
from ui.widgets.button import Button


class PlaceSection(SettingSection):
    """The folder in use."""

    key = "place"

    @classmethod
    def title(cls) -> str:
        """Name the section."""
        return say("settings", "Where the journal is")

    def build(self) -> None:
        """Add the row."""
        another = Button(say("settings", "Open another journal…"))
        another.clicked.connect(lambda _on=False: self._open_another())
        hint = shown(self.desk.places.folder)
        self.add(SettingRow(say("settings", "This journal"), another, hint=hint))
        self.add(self._files())
        self._problem = ProblemPanel(kind="info")
        self.column.addWidget(self._problem)

    def _files(self) -> SettingRow:
        """Say whether the files are as they were left, and lead to what was found."""
        name = say("settings", "Its files")
        report = vault_of(self.desk.repository).report
        if report.is_sound() and report.read_only != "chosen":
            return SettingRow(name, hint=say("settings", "All here, and as they were written."))
        see = Button(say("settings", "See what was found"))
        see.clicked.connect(lambda _on=False: self.desk.go(routes.Found()))
        return SettingRow(name, see, hint=say("settings", "Not all as they were left."))

    def _open_another(self) -> None:
        title = say("settings", "The folder that holds the journal")
        ask_for_folder(self, title, self.desk.places.folder, self._use_folder)

    def _use_folder(self, folder: Path) -> None:
        if folder == self.desk.places.folder:
            return
        if holds_journal(folder):
            self.desk.open_folder(folder)
        else:
            self._problem.show_problem(NotAJournal(folder=folder))
