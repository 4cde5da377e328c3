"""What the settings page expects of a section: a title, rows, and three moments.

To add a section: a file in this package with a subclass of ``SettingSection``, and one line in
``listing.py``. A section knows the desk; it does not know the page nor another section.
"""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.ground import Rule
from ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from ui.desk import Desk

HEAD = 38


class SettingSection(QWidget):
    """A title and its rows, with hairlines between them. Subclasses add rows in ``build``."""

    key = ""  # names the section in ``routes.SettingsRoute``

    def __init__(self, desk: "Desk") -> None:
        """Show the title, then build the rows."""
        super().__init__()
        self.desk = desk
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 22)
        self.column.setSpacing(0)
        head = TextLabel(self.title(), "title")
        head.setMinimumHeight(HEAD)
        self.column.addWidget(head)
        self.setAccessibleName(self.title())
        self._rows = 0
        self.build()

    @classmethod
    def title(cls) -> str:
        """Return the section's name, as it stands in the list and above the rows."""
        raise NotImplementedError

    def build(self) -> None:
        """Add the rows. Called once."""

    def opened(self) -> None:
        """Load what is shown: the page is on screen."""

    def flush(self) -> None:
        """Keep what is not kept yet: the page is left, or the journal locks."""

    def add(self, row: QWidget) -> None:
        """Add a row, after a hairline where it is not the first."""
        if self._rows:
            self.column.addWidget(Rule())
        self._rows += 1
        self.column.addWidget(row)
