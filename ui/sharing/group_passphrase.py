"""The passphrase for the group: suggested, changeable, and judged honestly.

It is shown in the clear, for it is to be told. It is asked for nowhere else and kept, with the copy
that left, in the journal alone.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.i18n.say import say
from ui.opening.passphrase import Strength, is_too_short, measure, suggest
from ui.widgets.field import Field
from ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from ui.desk import Desk

SETTLE_AFTER_MS = 400  # after the last key: the page is made anew with each passphrase
WORDS = 4  # of 7,776: 51 bits, each guess a million rounds: thousands of years of one fast machine


class GroupPassphrase(QWidget):
    """``settled`` when the passphrase changed and can be used, ``unsettled`` while it can't."""

    settled = Signal()
    unsettled = Signal()

    def __init__(self, desk: "Desk", *, parent: QWidget | None = None) -> None:
        """Begin with a suggestion from the shipped word list."""
        super().__init__(parent)
        self._desk = desk
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SETTLE_AFTER_MS)
        self._pause.timeout.connect(self._settle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(6)
        self.field = Field(say("export", "Passphrase for the group"))
        self.again = self.field.add_button("refresh-cw", say("export", "Suggest another"))
        self.again.clicked.connect(self.suggest)
        self.field.edited.connect(self._typed)
        column.addWidget(self.field)
        tell = say("export", "Tell it in person or in another channel, never with the file.")
        column.addWidget(TextLabel(tell, "caption"))
        self.field.set_text(self._fresh())

    def text(self) -> str:
        """Return the passphrase."""
        return self.field.text()

    def is_usable(self) -> bool:
        """Tell whether a page may be protected with it."""
        return not is_too_short(self.text().strip())

    def suggest(self) -> None:
        """Put other words there."""
        self.field.set_text(self._fresh())
        self.field.set_note("")
        self._settle()

    def _fresh(self) -> str:
        return suggest(self._desk.places.resources / "wordlists" / "eff-large.txt", WORDS)

    def _typed(self, _text: object) -> None:
        self.field.set_note("")
        self.unsettled.emit()
        self._pause.start()

    def _settle(self) -> None:
        self._pause.stop()
        if not self.is_usable():
            self.field.set_bad(say("export", "Use at least eight characters."))
            return
        text = self.text()
        self._desk.worker.pages.run(
            self, lambda: measure(text), lambda found: self._judged(text, found), lambda _: None
        )
        self.settled.emit()

    def _judged(self, text: str, strength: Strength) -> None:
        if text == self.text() and strength is not Strength.STRONG:
            self.field.set_note(
                say(
                    "export",
                    "Somebody who gets the file could guess this one. The suggested words are "
                    "safer.",
                )
            )
