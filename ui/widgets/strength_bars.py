"""Four bars that fill as a passphrase gets harder to guess, and the word for it. Never coloured."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import paint
from ui.widgets.text_block import TextBlock

BARS, HIGH, GAP, WORD_GAP = 4, 4, 4, 16


class StrengthBars(QWidget):
    """Shows ``filled`` of four bars and a word at the end; empty until something is known."""

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        """``name`` is the accessible name; the word is its description."""
        super().__init__(parent)
        self._filled, self._word = 0, ""
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def word(self) -> str:
        """Return the word at the end."""
        return self._word

    def show_level(self, filled: int, word: str) -> None:
        """Fill some bars and say the word; 0 and an empty word show four empty bars."""
        self._filled, self._word = filled, word
        self.setAccessibleDescription(word)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the word's line height."""
        return QSize(200, TextBlock("x", "small_strong").height)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw the bars level with the middle of the word."""
        painter = paint.painter_for(self)
        word = TextBlock(self._word, "small_strong")
        room = self.width() - (word.width + WORD_GAP if self._word else 0)
        wide = (room - GAP * (BARS - 1)) / BARS
        top = self.height() / 2 - HIGH / 2
        for bar in range(BARS):
            left = bar * (wide + GAP)
            at = self.width() - left - wide if self.isRightToLeft() else left
            fill = "accent" if bar < self._filled else "line_mid"
            paint.box(painter, QRectF(at, top, wide, HIGH), HIGH / 2, fill=fill)
        if self._word:
            at = 0 if self.isRightToLeft() else self.width() - word.width
            word.draw(painter, at, (self.height() - word.height) / 2, "accent")
