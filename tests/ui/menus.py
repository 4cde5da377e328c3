"""The menu of a reflection's page, as it is filled now."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ui.pages.reflecting import ReflectingPage


def acts_of(page: ReflectingPage) -> dict[str, QAction]:
    """Return what can be done, by its words and in its order."""
    menu = QMenu(page)
    page.fill_menu(menu)
    return {act.text(): act for act in menu.actions() if act.text()}
