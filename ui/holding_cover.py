"""What lies over everything while a lock waits for the disk: nothing private, and one choice.

A lock never loses words. Where they cannot be saved just now they stay in memory, unseen, until
they can; only the person may decide to let them go.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.i18n.say import say
from ui.widgets.brand import Brand
from ui.widgets.button import Button
from ui.widgets.ground import Ground
from ui.widgets.text_label import TextLabel

EDGE, COLUMN = 104, 560


class HoldingCover(Ground):
    """Covers ``parent`` until the words are saved or let go."""

    def __init__(self, parent: QWidget, let_go: Callable[[], None]) -> None:
        """Say what is going on; ``let_go`` locks without the words that are not saved."""
        super().__init__("surface", parent=parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, 140, EDGE, 40)
        column.setSpacing(16)
        column.addWidget(Brand(say("window", "Afterword")))
        column.addSpacing(20)
        title = TextLabel(say("holding", "Locked, and still holding your last words."), "question")
        body = TextLabel(
            say(
                "holding",
                "They could not be saved to this disk. They are safe in memory, and everything "
                "saved before is intact. Free some space, or connect the disk again: saving is "
                "tried every few seconds, and then the journal locks all the way.",
            ),
            "lead",
        )
        body.setMaximumWidth(COLUMN)
        self._button = Button(say("holding", "Lock without the unsaved words"))
        self._button.clicked.connect(lambda _on=False: let_go())
        for one in (title, body, self._button):
            column.addWidget(one)
        column.addStretch(1)
        self.setAccessibleName(title.text())
        self.setGeometry(parent.rect())
        self.show()
        self.raise_()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
