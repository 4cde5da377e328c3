"""Offers the roles of the organisation's pack beside a cell in which somebody is named.

What was typed stays: a role that is chosen is added to it, and takes the place of one that was
chosen before.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPaintEvent, QTextCursor
from PySide6.QtWidgets import QMenu

from ui.i18n.say import say
from ui.role_offer import add_roles
from ui.theme.tokens import Size
from ui.widgets.growing_text import GrowingText
from ui.widgets.icon_button import IconButton

SOMEBODY = ("role", "who", "whose", "whom", "by", "from", "owner")  # columns that ask for a role
ONE = frozenset({"role", "owner"})  # those that hold one role and nothing else


class RoleButton(IconButton):
    """Opens the list of roles below ``edit``. It is drawn where ``shows`` says so."""

    def __init__(
        self,
        edit: GrowingText,
        roles: Sequence[str],
        *,
        one: bool,
        shows: Callable[[], bool] = lambda: True,
    ) -> None:
        """``one`` where a role that is chosen takes the place of all that stands there."""
        super().__init__(
            "chevron-down",
            say("roles", "Choose a role"),
            size=Size.MINIMUM_TARGET,
            icon_size=Size.ICON_SMALL,
        )
        self._edit, self._roles, self._one, self._shows = edit, tuple(roles), one, shows
        self.clicked.connect(self._open)

    def name_for(self, name: str) -> None:
        """Be heard with the cell it belongs to."""
        self.set_name(say("roles", "Choose a role: {cell}", cell=name))

    def menu_of_roles(self) -> QMenu:
        """Return the list; one that is chosen is written as if it had been typed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add_roles(menu, self._roles, self._put)
        return menu

    def _open(self) -> None:
        menu = self.menu_of_roles()
        menu.popup(self._edit.mapToGlobal(QPoint(0, self._edit.height())))
        menu.setActiveAction(menu.actions()[0])  # the arrows and Enter work at once

    def _put(self, role: str) -> None:
        put_role(self._edit, role, self._roles, one=self._one)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Draw nothing in a row at rest."""
        if self.hasFocus() or self._shows():
            super().paintEvent(event)


def put_role(edit: GrowingText, role: str, roles: Sequence[str], *, one: bool) -> None:
    """Write ``role`` into ``edit``, which can be undone, and leave the caret behind it."""
    text = role if one else with_role(edit.text(), role, roles)
    edit.selectAll()
    edit.insertPlainText(text)
    edit.moveCursor(QTextCursor.MoveOperation.End)
    edit.setFocus(Qt.FocusReason.OtherFocusReason)


def with_role(text: str, role: str, roles: Sequence[str]) -> str:
    """Return ``text`` with ``role`` at its end, in place of a role that stands there."""
    kept, comma, last = text.rpartition(", ")
    if not last.strip() or last.strip() in roles:
        return f"{kept}{comma}{role}"
    return f"{text.rstrip()}, {role}"
