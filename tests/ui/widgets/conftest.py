"""A window for the widgets of one test."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme.theme import Theme


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> QWidget:
    """Return a shown window with a column."""
    page = QWidget()
    page.resize(900, 700)
    QVBoxLayout(page)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    return page
