"""Roles that an organisation's pack names, offered where a role is typed; any can be written."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from ui.i18n.say import say
from ui.widgets.field import Field


def offer_roles(field: Field, roles: tuple[str, ...]) -> None:
    """Add a button to ``field`` that opens the list; nothing where there is none."""
    if not roles:
        return
    cell = field.line.accessibleName()
    button = field.add_button("chevron-down", say("roles", "Choose a role: {cell}", cell=cell))

    def open_list() -> None:
        menu = role_menu(field, roles)
        menu.popup(field.line.mapToGlobal(QPoint(0, field.line.height() + 4)))
        menu.setActiveAction(menu.actions()[0])  # the arrows and Enter work at once

    button.clicked.connect(open_list)


def role_menu(field: Field, roles: tuple[str, ...]) -> QMenu:
    """Return the list: one that is chosen is written into ``field`` as if it had been typed."""

    def put(role: str) -> None:
        field.line.setText(role)
        field.line.setFocus(Qt.FocusReason.OtherFocusReason)

    menu = QMenu(field)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    add_roles(menu, roles, put)
    return menu


def add_roles(menu: QMenu, roles: tuple[str, ...], put: Callable[[str], None]) -> None:
    """Add an entry to ``menu`` for each role; ``put`` takes the one that is chosen."""
    for role in roles:
        shown = menu.addAction(role.replace("&", "&&"))
        shown.triggered.connect(lambda _on=False, role=role: put(role))
