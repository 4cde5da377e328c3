"""The sidebar: where one can go, the lock, and one calm line about what is going on.

Knows routes and the desk, not what is on the pages.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import routes
from ui.desk import Desk
from ui.error_text import error_text
from ui.finding.command import Command
from ui.i18n.say import say
from ui.tasks.keeper import Kept
from ui.theme.tokens import Size
from ui.widgets.brand import Brand
from ui.widgets.ground import Ground
from ui.widgets.icon_mark import IconMark
from ui.widgets.nav_item import NavItem, NavList
from ui.widgets.text_label import TextLabel

TOLD_FOR_MS = 8000


class SidebarView(Ground):
    """Today, Reflections and the other places; below them Lock and Settings."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        """Go where an item says, by the desk."""
        super().__init__("sidebar", edges=("end",), parent=parent)
        self._desk = desk
        self._collapsed = False
        self._told, self._busy, self._problem = "", "", ""
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._forget.setInterval(TOLD_FOR_MS)
        self._forget.timeout.connect(self._forget_told)
        self._build()
        desk.worker.busy.connect(self._now_busy)
        desk.keeper.state_changed.connect(self._saving_stands)
        self.set_collapsed(collapsed=False)

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(9, 0, 0, 0)
        self._head = head
        self._brand = Brand(say("window", "Afterword"))
        head.addWidget(self._brand, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        self._column.addLayout(head)
        self._column.addSpacing(14)
        self._places = NavList(say("sidebar", "Places"))
        self._places.add("today", NavItem(say("sidebar", "Today"), "sun"))
        self._places.add("reflections", NavItem(say("sidebar", "Reflections"), "book-open"))
        follow = NavItem(say("sidebar", "Follow-through"), "milestone")
        self._places.add("follow-through", follow)
        self._places.add("patterns", NavItem(say("sidebar", "Patterns"), "chart-scatter"))
        self._places.add("shared", NavItem(say("sidebar", "Shared"), "send"))
        self._places.chosen.connect(self._go)
        self._column.addWidget(self._places)
        self._column.addStretch(1)
        self._status = TextLabel("", "caption")
        self._status_mark = IconMark("info", "muted")
        self._column.addWidget(self._status)
        self._column.addWidget(self._status_mark, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addSpacing(8)
        self._foot = NavList(say("sidebar", "Lock and settings"))
        lock = NavItem(say("sidebar", "Lock"), "lock", trailing=say("sidebar", "Ctrl L"))
        self._foot.add("lock", lock)
        self._foot.add("settings", NavItem(say("sidebar", "Settings"), "settings-2"))
        self._foot.chosen.connect(self._go)
        self._column.addWidget(self._foot)

    def set_collapsed(self, collapsed: bool) -> None:  # noqa: FBT001  mirrors a Qt setter
        """Fold to icons with tooltips, or show the whole."""
        self._collapsed = collapsed
        self.setFixedWidth(Size.SIDEBAR_COLLAPSED if collapsed else Size.SIDEBAR)
        self._column.setContentsMargins(12, 16, 12, 13)
        self._head.setContentsMargins(6 if collapsed else 9, 6, 0, 8)
        self._brand.set_folded(collapsed)
        self._places.set_folded(collapsed)
        self._foot.set_folded(collapsed)
        self._show_status()

    def set_section(self, section: str) -> None:
        """Mark the item that stands for the page shown: its id, or ``""`` for none."""
        self._places.set_current(section)
        self._foot.set_current(section)

    def places(self) -> tuple[Command, ...]:
        """Return the places one can go to, for the box that finds everything; not the lock."""
        items = {**self._places.items, **self._foot.items}
        return tuple(
            Command(item.text(), item.icon_name, self._goer(place))
            for place, item in items.items()
            if place != "lock"
        )

    def _goer(self, place: str) -> Callable[[], None]:
        return lambda: self._go(place)

    def here(self) -> QWidget | None:
        """Return the item that stands for the page shown."""
        items = (*self._places.items.values(), *self._foot.items.values())
        return next((item for item in items if item.isChecked()), None)

    def tell(self, words: str) -> None:
        """Say a short line at the foot for a while; screen readers say it too."""
        self._told = words
        self._forget.start()
        self._show_status()
        event = QAccessibleAnnouncementEvent(self, words)
        QAccessible.updateAccessibility(event)

    def status(self) -> str:
        """Return the line at the foot, as shown."""
        return self._problem or self._busy or self._told

    def _go(self, place: object) -> None:
        if place == "lock":
            self._foot.set_current("")
            self._desk.lock()
            return
        targets: dict[object, routes.Route] = {
            "today": routes.Today(),
            "reflections": routes.Reflections(),
            "follow-through": routes.FollowThrough(),
            "patterns": routes.Patterns(),
            "shared": routes.Shared(),
            "settings": routes.SettingsRoute(),
        }
        self._desk.go(targets[place])

    def _now_busy(self, words: object) -> None:
        self._busy = str(words)
        self._show_status()

    def _saving_stands(self, kept: object) -> None:
        before = self._problem
        problem = kept.problem if isinstance(kept, Kept) else None
        words = error_text(problem) if problem is not None else None
        self._problem = f"{words.title} {words.body}" if words else ""
        if self._problem and self._problem != before:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._problem))
        self._show_status()

    def _forget_told(self) -> None:
        self._told = ""
        self._show_status()

    def _show_status(self) -> None:
        words = self.status()
        self._status.setText(words)
        self._status.setContentsMargins(10, 0, 4, 0)
        self._status.setVisible(bool(words) and not self._collapsed)
        self._status_mark.setVisible(bool(words) and self._collapsed)
        self._status_mark.setToolTip(words)
        self._status_mark.setAccessibleName(words)
