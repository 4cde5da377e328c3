"""Settings: few, each taking effect at once, none of them holding a word that was written.

The page is the frame; what can be set is in ``ui.settings_sections``, a file for each section.
"""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import routes
from ui.desk import Desk
from ui.i18n.say import say
from ui.page import Page
from ui.settings_sections.listing import SECTIONS
from ui.settings_sections.section import SettingSection
from ui.theme.tokens import NARROW
from ui.widgets.dialog import flush_dialogs
from ui.widgets.ground import Ground
from ui.widgets.nav_item import NavItem, NavList
from ui.widgets.page_frame import Scroll
from ui.widgets.text_label import TextLabel

LIST, COLUMN = 216, 680


class SettingsPage(Page):
    """A list of sections, and beside it all of them in one column."""

    section = "settings"

    def __init__(self, desk: Desk, route: routes.Route) -> None:
        """Build all sections."""
        super().__init__(desk, route)
        self._sections: dict[str, SettingSection] = {kind.key: kind(desk) for kind in SECTIONS}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._list())
        row.addWidget(self._right(), 1)

    def opened(self) -> None:
        """Let every section load what it shows; stand at the wanted one."""
        for section in self._sections.values():
            section.opened()
        wanted = self.route.section if isinstance(self.route, routes.SettingsRoute) else ""
        stand = wanted if wanted in self._sections else SECTIONS[0].key
        self._places.set_current(stand)
        if wanted:
            QTimer.singleShot(0, self, lambda: self._stand_at(stand))
        self._places.items[stand].setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Let every section keep what it has not kept yet, and no dialog go on without the page."""
        flush_dialogs(self.window())
        for section in self._sections.values():
            section.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Keep the column's edge where the picture has it, or closer in a small window."""
        super().resizeEvent(event)
        narrow = self.window().width() < NARROW
        self._margins.setContentsMargins(40 if narrow else 64, 50, 32, 40)

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
        for kind in SECTIONS:
            self._places.add(kind.key, NavItem(kind.title()))
        self._places.chosen.connect(lambda one: self._stand_at(str(one)))
        column.addWidget(self._places)
        column.addStretch(1)
        return side

    def _stand_at(self, one: str) -> None:
        section = self._sections.get(one)
        if section is not None:
            top = 0 if one == SECTIONS[0].key else section.y() - 8
            self._scroll.verticalScrollBar().setValue(top)
            self._places.set_current(one)

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
        for section in self._sections.values():
            column.addWidget(section)
        column.addStretch(1)
        whole = QVBoxLayout(ground)
        whole.setContentsMargins(0, 0, 0, 0)
        self._scroll = Scroll(held)
        whole.addWidget(self._scroll)
        return ground
