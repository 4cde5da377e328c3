"""Quiet time: whether the system tray may say that a time has come."""

from ui.i18n.say import say
from ui.reminding.tray import has_tray
from ui.settings_sections.section import SettingSection
from ui.widgets.text_label import TextLabel
from ui.widgets.toggle import Toggle


class QuietSection(SettingSection):
    """Notices, off until they are wanted."""

    key = "quiet"

    @classmethod
    def title(cls) -> str:
        """Name the section."""
        return say("settings", "Quiet time")

    def build(self) -> None:
        """Add the row."""
        notices = Toggle(
            say("settings", "Tell me when a time I set has come"),
            hint=say(
                "settings",
                "From the system tray, while the journal is open. It says “A time you set has "
                "come.” and nothing of what it is about.",
            ),
            height=60,
        )
        notices.setChecked(self.desk.now_settings.notices)
        notices.toggled.connect(lambda on: self.desk.settings.change(notices=bool(on)))
        self.add(notices)
        if not has_tray():
            words = say("settings", "This desktop has no system tray now, so nothing is shown.")
            self.column.addWidget(TextLabel(words, "small"))
