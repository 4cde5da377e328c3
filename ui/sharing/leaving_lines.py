"""What leaves and what stays, line by line, and the name that still stands in what leaves."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.model import Choice, Reflection
from ui.i18n.say import say
from ui.section_page import clear_layout
from ui.sharing.findings_list import still_there
from ui.sharing.leaving_words import leaves, stays
from ui.sharing.preview import Made
from ui.widgets.button import Button
from ui.widgets.icon_mark import IconMark
from ui.widgets.text_label import TextLabel


class LeavingLines(QWidget):
    """Tells of one made page. ``place_asked`` carries a text to be shown on it."""

    place_asked = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def set_gap(self, gap: int) -> None:
        """Leave this much between the lines."""
        self._column.setSpacing(gap)

    def tell(self, made: Made | None, choice: Choice, reflection: Reflection) -> None:
        """Tell what of ``made`` leaves and what stays; it is just being made if it is ``None``."""
        clear_layout(self._column)
        # Meanwhile it keeps its room: what is being typed below would jump away.
        self.setMinimumHeight(self.height() if made is None and self.isVisible() else 0)
        if made is None:
            self._column.addWidget(TextLabel(say("export", "Making the page…"), "small"))
            self._column.addStretch(1)
            return
        for left in made.remaining[:1]:
            self._add_name(still_there(left), left.text)
        self._column.addWidget(TextLabel(say("export", "What leaves"), "ui_bold"))
        for line in leaves(made, choice, reflection):
            self._add_line("arrow-up-right", "shared", line)
        self._column.addSpacing(8)
        self._column.addWidget(TextLabel(say("export", "What stays"), "ui_bold"))
        for line in stays(made):
            self._add_line("lock", "accent", line)

    def _add_name(self, words: str, text: str) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 8)
        row.addWidget(TextLabel(words, "small"), 1)
        show = Button(say("export", "Show me"), "link")
        show.clicked.connect(lambda: self.place_asked.emit(text))
        row.addWidget(show)
        self._column.addLayout(row)

    def _add_line(self, icon: str, ink: str, words: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(IconMark(icon, ink, size=15), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(TextLabel(words, "small", ink="body"), 1)
        self._column.addLayout(row)
