"""The recovery sheet: whether there is one, and the way to another."""

from typing import TYPE_CHECKING

from journal.clock import local
from ui import routes
from ui.i18n.say import day_month_year, say
from ui.session import vault_of
from ui.settings_sections.row import SettingRow
from ui.settings_sections.section import SettingSection
from ui.widgets.button import Button

if TYPE_CHECKING:
    from journal.model import Profile


class RecoverySection(SettingSection):
    """What the journal knows of the sheet."""

    key = "recovery"

    @classmethod
    def title(cls) -> str:
        """Name the section."""
        return say("settings", "Recovery")

    def build(self) -> None:
        """Add the row, before what it says is known."""
        renew = Button(say("settings", "Make a new sheet…"))
        renew.clicked.connect(lambda _on=False: self.desk.go(routes.Sheet()))
        renew.setEnabled(not self.desk.repository.read_only)
        name = say("settings", "Recovery sheet")
        self._sheet = SettingRow(name, renew, hint=say("settings", "Looking…"))
        self.add(self._sheet)
        drill = Button(say("settings", "Try the sheet…"))
        drill.clicked.connect(lambda _on=False: self.desk.go(routes.SheetDrill()))
        drill.setEnabled(vault_of(self.desk.repository).has_recovery)
        hint = say("settings", "Type its code to see that it opens this journal. Nothing changes.")
        self.add(SettingRow(say("settings", "Try it out"), drill, hint=hint))

    def opened(self) -> None:
        """Load what the journal knows of the sheet."""
        repository = self.desk.repository
        self.desk.worker.run(self, repository.profile, self._know_sheet, lambda _problem: None)

    def _know_sheet(self, profile: "Profile") -> None:
        if profile.sheet_made_at is None:
            self._sheet.set_hint(
                say(
                    "settings",
                    "None has been made yet. It is the only way in without the passphrase.",
                ),
            )
            return
        day = day_month_year(local(self.desk.clock, profile.sheet_made_at).date())
        words = (
            say("settings", "Made on {day}. A new sheet takes the place of the old one.", day=day)
            if profile.sheet_proved
            else say("settings", "Made on {day}, and not tried out yet.", day=day)
        )
        self._sheet.set_hint(words)
