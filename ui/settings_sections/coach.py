"""The language coach: whether it may speak by itself, and that its lists could not be read."""

from typing import TYPE_CHECKING

from ui.errors.own_files import coach_broken_text
from ui.i18n.say import say
from ui.problem_panel import ProblemPanel
from ui.settings_sections.section import SettingSection
from ui.widgets.toggle import Toggle

if TYPE_CHECKING:
    from journal.errors import GuideError


class CoachSection(SettingSection):
    """One switch."""

    key = "coach"

    @classmethod
    def title(cls) -> str:
        """Name the section."""
        return say("settings", "Language coach")

    def build(self) -> None:
        """Add the switch."""
        speaks = Toggle(
            say("settings", "Language coach"),
            hint=say(
                "settings",
                "At a pause in writing, a note in the margin may offer other words. It keeps "
                "nothing about you. Switched off, it speaks only when you ask, in a page’s menu.",
            ),
            height=60,
        )
        speaks.setChecked(self.desk.now_settings.language_coach)
        speaks.toggled.connect(lambda on: self.desk.settings.change(language_coach=bool(on)))
        self.add(speaks)
        self._trouble = ProblemPanel()
        self.column.addSpacing(8)
        self.column.addWidget(self._trouble)

    def opened(self) -> None:
        """Say what is wrong with one's own lists, if anything is."""
        desk = self.desk
        desk.worker.run(self, lambda: desk.coach_problem, self._show_problem, lambda _problem: None)

    def _show_problem(self, problem: "GuideError | None") -> None:
        if problem is not None:
            self._trouble.show_text(coach_broken_text(problem))
