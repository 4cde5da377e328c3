"""The names that were given a role while choosing: seen, and let go one by one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.i18n.say import say
from ui.problem_panel import ProblemPanel
from ui.section_page import clear_layout
from ui.settings_sections.row import SettingRow
from ui.settings_sections.section import SettingSection
from ui.widgets.button import Button
from ui.widgets.ground import Rule
from ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from journal.model import Alias


class NamesSection(SettingSection):
    """Every name that the journal knows, with what stands for it."""

    key = "names"

    @classmethod
    def title(cls) -> str:
        """Name the section."""
        return say("settings", "Names")

    def build(self) -> None:
        """Say what the names are for, and leave room for them."""
        self.lead = TextLabel("", "small")
        self.add(self.lead)
        self.column.addSpacing(8)
        holder = QWidget()
        self._place = QVBoxLayout(holder)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.setSpacing(0)
        self.column.addWidget(holder)
        self._problem = ProblemPanel()
        self.column.addWidget(self._problem)
        self.buttons: list[Button] = []

    def opened(self) -> None:
        """Load the names."""
        names = self.desk.repository.names
        self.desk.worker.run(self, names.all, self._show, lambda _problem: None)

    def _show(self, aliases: "tuple[Alias, ...]") -> None:
        self.lead.setText(
            say(
                "settings",
                "You gave these names a role while choosing what leaves. It stands for them "
                "wherever they are in your words. A name goes with the last reflection it is in.",
            )
            if aliases
            else say(
                "settings", "No name has a role yet. You give one while choosing what to share."
            )
        )
        clear_layout(self._place)
        self.buttons = []
        for alias in aliases:
            remove = Button(say("settings", "Remove"), "quiet_link")
            remove.setAccessibleDescription(alias.name)
            remove.setEnabled(not self.desk.repository.read_only)
            remove.clicked.connect(lambda _on=False, name=alias.name: self._remove(name))
            self.buttons.append(remove)
            if self._place.count():
                self._place.addWidget(Rule())
            self._place.addWidget(SettingRow(alias.name, remove, hint=alias.role))

    def _remove(self, name: str) -> None:
        """Let one go; the focus stands on the one that takes its place."""
        at = next(n for n, one in enumerate(self.buttons) if one.accessibleDescription() == name)
        names = self.desk.repository.names
        self.desk.keeper.flush()  # what was chosen last may hold it

        def forget() -> "tuple[Alias, ...]":
            names.forget((name,))
            return names.all()

        def show(left: "tuple[Alias, ...]") -> None:
            self._show(left)
            if self.buttons:
                place = min(at, len(self.buttons) - 1)
                self.buttons[place].setFocus(Qt.FocusReason.OtherFocusReason)

        self.desk.worker.run(self, forget, show, self._problem.show_problem)
