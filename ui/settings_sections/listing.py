"""The sections of the settings, in the order of the list at the left and of the column."""

from ui.settings_sections.about import AboutSection
from ui.settings_sections.appearance import AppearanceSection
from ui.settings_sections.backup import BackupSection
from ui.settings_sections.coach import CoachSection
from ui.settings_sections.guides import GuidesSection
from ui.settings_sections.lock import LockSection
from ui.settings_sections.names import NamesSection
from ui.settings_sections.organisation import OrganisationSection
from ui.settings_sections.place import PlaceSection
from ui.settings_sections.quiet import QuietSection
from ui.settings_sections.recovery import RecoverySection
from ui.settings_sections.section import SettingSection
from ui.settings_sections.takeout import TakeoutSection

SECTIONS: tuple[type[SettingSection], ...] = (
    AppearanceSection,
    LockSection,
    RecoverySection,
    BackupSection,
    PlaceSection,
    CoachSection,
    QuietSection,
    NamesSection,
    GuidesSection,
    OrganisationSection,
    TakeoutSection,
    AboutSection,
)
