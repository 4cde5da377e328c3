"""What lies beside a page when it is asked for: the worked example, and what was written earlier.

Read-only. In the margin where there is room, else folded out above the content.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.i18n.say import say
from ui.steps.readable import Line
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.icon_button import IconButton
from ui.widgets.page_frame import Scroll
from ui.widgets.text_label import TextLabel


@dataclass(frozen=True)
class Reading:
    """One piece to read: what it answers, and its lines."""

    title: str
    lines: tuple[Line, ...]


class AsidePanel(Card):
    """A titled panel that scrolls and closes."""

    closed = Signal()

    def __init__(self, title: str, readings: tuple[Reading, ...]) -> None:
        """Show ``readings`` under ``title``."""
        super().__init__(padding=(14, 10, 8, 12), gap=6)
        self.setAccessibleName(title)
        head = QHBoxLayout()
        head.addWidget(TextLabel(title, "small_strong"), 1)
        self.close_button = IconButton("x", say("aside", "Close"), size=32, icon_size=14)
        self.close_button.clicked.connect(self.closed)
        head.addWidget(self.close_button)
        self.column.addLayout(head)
        body = QWidget()
        self._lines = QVBoxLayout(body)
        self._lines.setContentsMargins(0, 0, 6, 0)
        self._lines.setSpacing(6)
        for reading in readings:
            self._add(reading)
        self._lines.addStretch(1)
        self.area = Scroll(body)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(title)
        self.column.addWidget(self.area, 1)

    def _add(self, reading: Reading) -> None:
        if reading.title:
            self._lines.addWidget(TextLabel(reading.title, "caption"))
        for line in reading.lines:
            words = (
                say("aside", "{label}: {words}", label=line.label, words=line.text)
                if line.label
                else line.text
            )
            self._lines.addWidget(TextLabel(words, "writing_small"))
        self._lines.addSpacing(6)


class AsideLinks(QWidget):
    """The quiet links that open and close the panels. ``asked`` carries the id."""

    asked = Signal(object)

    def __init__(self, links: tuple[tuple[str, str], ...]) -> None:
        """``links`` are (id, words)."""
        super().__init__()
        self.buttons: dict[str, Button] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for link, words in links:
            button = Button(words, "quiet_link", icon="chevron-right")
            button.clicked.connect(self._teller(link))
            self.buttons[link] = button
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _teller(self, link: str) -> Callable[[], None]:
        return lambda: self.asked.emit(link)

    def show_open(self, opened: str) -> None:
        """Turn the chevron of what is open."""
        for link, button in self.buttons.items():
            button.set_icons("chevron-down" if link == opened else "chevron-right")
