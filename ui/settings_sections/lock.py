"""When the journal locks by itself, who else sees it, and the way to another passphrase."""

from ui import routes
from ui.i18n.say import say, say_n
from ui.screen_watch import can_watch
from ui.settings_sections.row import SettingRow
from ui.settings_sections.section import SettingSection
from ui.widgets.button import Button
from ui.widgets.select import Select, SelectOption
from ui.widgets.toggle import Toggle

LOCK_MINUTES = (0, 1, 5, 10, 20, 60)


class LockSection(SettingSection):
    """How long nobody has to touch anything before it locks, and what is shown meanwhile."""

    key = "lock"

    @classmethod
    def title(cls) -> str:
        """Name the section."""
        return say("settings", "Lock and passphrase")

    def build(self) -> None:
        """Add the rows."""
        name = say("settings", "Lock when I step away")
        options = tuple(SelectOption(str(each), _minutes(each)) for each in LOCK_MINUTES)
        now = self.desk.now_settings.auto_lock_minutes
        if now not in LOCK_MINUTES:
            options = (*options, SelectOption(str(now), _minutes(now)))
        away = Select(name, options, small=True)
        away.setMinimumWidth(168)
        away.set_value(str(now))
        away.chosen.connect(
            lambda minutes: self.desk.settings.change(auto_lock_minutes=int(str(minutes))),
        )
        hint = (
            say("settings", "Also at once when the screen locks or the lid closes.")
            if can_watch()
            else say("settings", "After nobody touched anything. Ctrl L locks now.")
        )
        self.add(SettingRow(name, away, hint=hint))
        hides = Toggle(
            say("settings", "Hide my writing in window previews"),
            hint=say("settings", "The page is covered while another program’s window is in use."),
            height=60,
        )
        hides.setChecked(self.desk.now_settings.hide_in_previews)
        hides.toggled.connect(lambda on: self.desk.settings.change(hide_in_previews=bool(on)))
        self.add(hides)
        change = Button(say("settings", "Change…"))
        change.setAccessibleDescription(say("settings", "Passphrase"))
        change.clicked.connect(lambda _on=False: self._change())
        change.setEnabled(not self.desk.repository.read_only)
        new_key = say("settings", "A new one encrypts everything again.")
        self.add(SettingRow(say("settings", "Passphrase"), change, hint=new_key))

    def _change(self) -> None:
        """Ask for another one; after the recovery code, not for the one that was forgotten."""
        by_code = self.desk.first == routes.NewPassphrase(by_code=True)
        self.desk.go(routes.NewPassphrase(by_code=by_code))


def _minutes(minutes: int) -> str:
    if minutes == 0:
        return say("settings", "never")
    return say_n("settings", "after one minute", "after {count} minutes", minutes, count=minutes)
