"""Where the journal is, and the way to another one."""

from pathlib import Path

from journal.errors import NotAJournal
from ui.folder_choice import ask_for_folder, shown
from ui.i18n.say import say
from ui.problem_panel import ProblemPanel
from ui.session import holds_journal
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
        self._problem = ProblemPanel(kind="info")
        self.column.addWidget(self._problem)

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
