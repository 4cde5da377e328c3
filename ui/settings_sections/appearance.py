"""How the window looks: colours, the size of one's own writing, motion."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.i18n.say import say
from ui.problem_panel import ProblemPanel
from ui.settings_sections.row import SettingRow
from ui.settings_sections.section import SettingSection
from ui.theme.theme import WRITING_SIZES
from ui.widgets.segment import Segment, SegmentOption
from ui.widgets.size_slider import SizeSlider
from ui.widgets.text_label import TextLabel
from ui.widgets.toggle import Toggle

SIZE_KEPT_AFTER_MS = 400  # the slider moves the text at once, and the file is written at rest


class AppearanceSection(SettingSection):
    """Colours, size, motion; and that the settings could not be read, where that is so."""

    key = "appearance"

    @classmethod
    def title(cls) -> str:
        """Name the section."""
        return say("settings", "Appearance")

    def build(self) -> None:
        """Add the rows."""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SIZE_KEPT_AFTER_MS)
        self._pause.timeout.connect(self.flush)
        if self.desk.settings.problem is not None:
            panel = ProblemPanel(kind="info")
            panel.show_problem(self.desk.settings.problem)
            self.column.addWidget(panel)
            self.column.addSpacing(8)
        self.add(SettingRow(say("settings", "Colours"), self._colours()))
        self.add(self._size_row())
        self.add(self._motion())

    def flush(self) -> None:
        """Keep the size that the slider was moved to."""
        self._pause.stop()
        self.desk.settings.change(writing_size=self._size.value())

    def _colours(self) -> Segment:
        colours = Segment(
            say("settings", "Colours"),
            (
                SegmentOption("system", say("settings", "System")),
                SegmentOption("light", say("settings", "Light")),
                SegmentOption("dark", say("settings", "Dark")),
            ),
        )
        colours.set_value(str(self.desk.now_settings.theme))
        colours.chosen.connect(lambda theme: self.desk.settings.change(theme=str(theme)))
        return colours

    def _motion(self) -> Toggle:
        less = Toggle(
            say("settings", "Less motion"),
            hint=say("settings", "Pages change without sliding or fading."),
            height=60,
        )
        less.setChecked(self.desk.now_settings.less_motion)
        less.toggled.connect(lambda on: self.desk.settings.change(less_motion=bool(on)))
        return less

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
