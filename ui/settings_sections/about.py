"""The program's version, what leaves it, and whose work is in it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.about_words import licence_words, privacy_words
from ui.i18n.say import say
from ui.settings_sections.row import SettingRow
from ui.settings_sections.section import SettingSection
from ui.widgets.text_label import TextLabel


class AboutSection(SettingSection):
    """Lines to read; nothing to set."""

    key = "about"

    @classmethod
    def title(cls) -> str:
        """Name the section."""
        return say("settings", "About Afterword")

    def build(self) -> None:
        """Add the lines."""
        version = say("about", "Version {version}", version=self.desk.version)
        self.add(SettingRow(say("window", "Afterword"), TextLabel(version, "small", wrap=False)))
        for title, words in privacy_words():
            self.add(_padded(title, words))
        for what, licence in licence_words():
            self.add(SettingRow(what, TextLabel(licence, "small", wrap=False)))


def _padded(title: str, words: str) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 8, 0, 10)
    column.setSpacing(1)
    column.addWidget(TextLabel(title, "ui"))
    column.addWidget(TextLabel(words, "small"))
    return holder
