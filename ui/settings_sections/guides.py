"""Where guides of one's own go, and what is wrong with those that are there."""

from ui.error_text import error_text
from ui.errors.own_files import gate_broken_text
from ui.folder_choice import shown
from ui.i18n.say import say
from ui.problem_panel import ProblemPanel
from ui.settings_sections.row import SettingRow
from ui.settings_sections.section import SettingSection


class GuidesSection(SettingSection):
    """The folder of one's own guides, and each guide or gate that can't be read."""

    key = "guides"

    @classmethod
    def title(cls) -> str:
        """Name the section."""
        return say("settings", "Guides of my own")

    def build(self) -> None:
        """Add the row and the notices."""
        hint = say(
            "settings",
            "A guide of your own goes into a folder of its own here: {folder}",
            folder=shown(self.desk.places.own_guides),
        )
        self.add(SettingRow(say("settings", "Folder of my guides"), hint=hint))
        gate = self.desk.gate_problem
        texts = [error_text(problem) for problem in self.desk.library.broken]
        if gate is not None:
            texts.append(gate_broken_text(gate))
        for text in texts:
            panel = ProblemPanel()
            panel.show_text(text)
            self.column.addWidget(panel)
            self.column.addSpacing(8)
