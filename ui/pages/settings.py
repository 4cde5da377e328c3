"""Settings: few, each taking effect at once, none of them holding a word that was written."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.clock import local
from journal.errors import NotAJournal
from ui import routes
from ui.about_words import licence_words, privacy_words
from ui.desk import Desk
from ui.error_text import error_text, gate_broken_text
from ui.folder_choice import ask_for_folder, shown
from ui.i18n.say import day_month_year, say, say_n
from ui.page import Page
from ui.problem_panel import ProblemPanel
from ui.session import holds_journal
from ui.setting_row import SettingRow, SettingSection
from ui.theme.theme import WRITING_SIZES
from ui.theme.tokens import NARROW
from ui.widgets.button import Button
from ui.widgets.ground import Ground
from ui.widgets.nav_item import NavItem, NavList
from ui.widgets.page_frame import Scroll
from ui.widgets.segment import Segment, SegmentOption
from ui.widgets.select import Select, SelectOption
from ui.widgets.size_slider import SizeSlider
from ui.widgets.text_label import TextLabel
from ui.widgets.toggle import Toggle

if TYPE_CHECKING:
    from journal.model import Profile

LIST, COLUMN = 216, 680
LOCK_MINUTES = (0, 1, 5, 10, 20, 60)
SIZE_KEPT_AFTER_MS = 400  # the slider moves the text at once, and the file is written at rest


class SettingsPage(Page):
    """A list of sections, and beside it all of them in one column."""

    section = "settings"

    def __init__(self, desk: Desk, route: routes.Route) -> None:
        """Build all sections."""
        super().__init__(desk, route)
        self._sections: dict[str, SettingSection] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._list())
        row.addWidget(self._right(), 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SIZE_KEPT_AFTER_MS)
        self._pause.timeout.connect(self.flush)

    def opened(self) -> None:
        """Load what the journal knows of the sheet; stand at the wanted section."""
        repository = self.desk.repository
        self.desk.worker.run(self, repository.profile, self._know_sheet, lambda _problem: None)
        wanted = self.route.section if isinstance(self.route, routes.SettingsRoute) else ""
        self._places.set_current(wanted or "appearance")
        if wanted:
            QTimer.singleShot(0, self, lambda: self._stand_at(wanted))
        first = self._places.items.get(wanted) or self._places.items["appearance"]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Keep the size that the slider was moved to."""
        self._pause.stop()
        self.desk.settings.change(writing_size=self._size.value())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Keep the column's edge where the picture has it, or closer in a small window."""
        super().resizeEvent(event)
        narrow = self.window().width() < NARROW
        self._margins.setContentsMargins(40 if narrow else 64, 50, 32, 40)

    # The list at the left

    def _list(self) -> QWidget:
        side = Ground("window", edges=("end",))
        side.setFixedWidth(LIST)
        column = QVBoxLayout(side)
        column.setContentsMargins(24, 45, 12, 12)
        column.setSpacing(0)
        title = TextLabel(say("settings", "Settings"), "question")
        title.setContentsMargins(12, 0, 0, 0)
        held = QHBoxLayout()
        held.setContentsMargins(12, 0, 0, 0)
        held.addWidget(title)
        column.addLayout(held)
        column.addSpacing(16)
        self._places = NavList(say("settings", "Sections"), gap=0)
        for one, name in _names().items():
            self._places.add(one, NavItem(name))
        self._places.chosen.connect(lambda one: self._stand_at(str(one)))
        column.addWidget(self._places)
        column.addStretch(1)
        return side

    def _stand_at(self, one: str) -> None:
        section = self._sections.get(one)
        if section is not None:
            self._scroll.verticalScrollBar().setValue(section.y() - 8 if one != "appearance" else 0)
            self._places.set_current(one)

    # The column at the right

    def _right(self) -> QWidget:
        ground = Ground("surface")
        held, column_holder = QWidget(), QWidget()
        self._margins = QHBoxLayout(held)
        column_holder.setMaximumWidth(COLUMN)
        self._margins.addWidget(column_holder, 1000)
        self._margins.addStretch(1)
        column = QVBoxLayout(column_holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        builders = {
            "appearance": self._appearance,
            "lock": self._lock,
            "recovery": self._recovery,
            "place": self._place,
            "guides": self._guides,
            "about": self._about,
        }
        for one, name in _names().items():
            section = SettingSection(name)
            builders[one](section)
            self._sections[one] = section
            column.addWidget(section)
        column.addStretch(1)
        whole = QVBoxLayout(ground)
        whole.setContentsMargins(0, 0, 0, 0)
        self._scroll = Scroll(held)
        whole.addWidget(self._scroll)
        return ground

    def _appearance(self, section: SettingSection) -> None:
        if self.desk.settings.problem is not None:
            panel = ProblemPanel(kind="info")
            panel.show_problem(self.desk.settings.problem)
            section.column.addWidget(panel)
            section.column.addSpacing(8)
        now, settings = self.desk.now_settings, self.desk.settings
        colours = Segment(
            say("settings", "Colours"),
            (
                SegmentOption("system", say("settings", "System")),
                SegmentOption("light", say("settings", "Light")),
                SegmentOption("dark", say("settings", "Dark")),
            ),
        )
        colours.set_value(str(now.theme))
        colours.chosen.connect(lambda theme: settings.change(theme=str(theme)))
        section.add(SettingRow(say("settings", "Colours"), colours))
        section.add(self._size_row())
        less = Toggle(
            say("settings", "Less motion"),
            hint=say("settings", "Pages change without sliding or fading."),
            height=60,
        )
        less.setChecked(now.less_motion)
        less.toggled.connect(lambda on: settings.change(less_motion=bool(on)))
        section.add(less)

    def _size_row(self) -> QWidget:
        name = say("settings", "Size of my writing")
        unit = say("settings", "{} px")
        self._size = SizeSlider(name, *WRITING_SIZES, letter=say("settings", "A"), unit=unit)
        self._size.setValue(self.desk.now_settings.writing_size)
        self._size.sized.connect(self._try_size)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(0)
        column.addWidget(SettingRow(name, self._size))
        sample = say("settings", "This is how a sentence of yours will look while you write it.")
        column.addWidget(TextLabel(sample, "writing"))
        return holder

    def _try_size(self, size: object) -> None:
        self.desk.theme.set_writing_size(int(str(size)))
        self._pause.start()

    def _lock(self, section: SettingSection) -> None:
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
        hint = say(
            "settings", "After nobody touched the keyboard or the pointer. Ctrl L locks now."
        )
        section.add(SettingRow(name, away, hint=hint))

    def _recovery(self, section: SettingSection) -> None:
        renew = Button(say("settings", "Make a new sheet…"))
        renew.clicked.connect(lambda _on=False: self.desk.go(routes.Sheet()))
        renew.setEnabled(not self.desk.repository.read_only)
        name = say("settings", "Recovery sheet")
        self._sheet = SettingRow(name, renew, hint=say("settings", "Looking…"))
        section.add(self._sheet)

    def _know_sheet(self, profile: "Profile") -> None:
        if profile.sheet_made_at is None:
            self._sheet.set_hint(
                say("settings", "None was made yet. It is the only way in without the passphrase."),
            )
            return
        day = day_month_year(local(self.desk.clock, profile.sheet_made_at).date())
        words = (
            say("settings", "Made on {day}. A new sheet makes the old one worthless.", day=day)
            if profile.sheet_proved
            else say("settings", "Made on {day}, and not yet read back.", day=day)
        )
        self._sheet.set_hint(words)

    def _place(self, section: SettingSection) -> None:
        another = Button(say("settings", "Open another journal…"))
        another.clicked.connect(lambda _on=False: self._open_another())
        hint = shown(self.desk.places.folder)
        section.add(SettingRow(say("settings", "This journal"), another, hint=hint))
        self._place_problem = ProblemPanel(kind="info")
        section.column.addWidget(self._place_problem)

    def _open_another(self) -> None:
        title = say("settings", "The folder that holds the journal")
        ask_for_folder(self, title, self.desk.places.folder, self._use_folder)

    def _use_folder(self, folder: Path) -> None:
        if folder == self.desk.places.folder:
            return
        if holds_journal(folder):
            self.desk.open_folder(folder)
        else:
            self._place_problem.show_problem(NotAJournal(folder=folder))

    def _guides(self, section: SettingSection) -> None:
        hint = say(
            "settings",
            "A guide of your own goes into a folder of its own here: {folder}",
            folder=shown(self.desk.places.own_guides),
        )
        section.add(SettingRow(say("settings", "Folder of my guides"), hint=hint))
        gate = self.desk.gate_problem
        texts = [error_text(problem) for problem in self.desk.library.broken]
        if gate is not None:
            texts.append(gate_broken_text(gate))
        for text in texts:
            panel = ProblemPanel()
            panel.show_text(text)
            section.column.addWidget(panel)
            section.column.addSpacing(8)

    def _about(self, section: SettingSection) -> None:
        version = say("about", "Version {version}", version=self.desk.version)
        section.add(SettingRow(say("window", "Afterword"), TextLabel(version, "small", wrap=False)))
        for title, words in privacy_words():
            section.add(_padded(title, words))
        for what, licence in licence_words():
            section.add(SettingRow(what, TextLabel(licence, "small", wrap=False)))


def _padded(title: str, words: str) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 8, 0, 10)
    column.setSpacing(1)
    column.addWidget(TextLabel(title, "ui"))
    column.addWidget(TextLabel(words, "small"))
    return holder


def _names() -> dict[str, str]:
    return {
        "appearance": say("settings", "Appearance"),
        "lock": say("settings", "Lock and passphrase"),
        "recovery": say("settings", "Recovery"),
        "place": say("settings", "Where the journal is"),
        "guides": say("settings", "Guides of my own"),
        "about": say("settings", "About Afterword"),
    }


def _minutes(minutes: int) -> str:
    if minutes == 0:
        return say("settings", "never")
    return say_n("settings", "after one minute", "after {count} minutes", minutes, count=minutes)
