"""A text in which some stretches are underlined. What the marks mean is said in words beside it."""

from PySide6.QtWidgets import QWidget

from ui.widgets.text_block import ENDLESS, TextBlock
from ui.widgets.text_label import TextLabel


class MarkedLabel(TextLabel):
    """Plain text with underlined stretches, each a start and a length in characters."""

    def __init__(
        self,
        text: str,
        marks: tuple[tuple[int, int], ...],
        style: str = "writing_small",
        *,
        parent: QWidget | None = None,
    ) -> None:
        """Underline ``marks`` of ``text``."""
        self.marks = marks
        super().__init__(text, style, parent=parent)

    def _block(self, width: float) -> TextBlock:
        rtl = self.isRightToLeft()
        key = (self.text(), self._style, width, rtl)
        if self._laid is None or self._laid[0] != key:
            wide = width if self.wordWrap() or rtl else ENDLESS
            made = TextBlock(self.text(), self._style, wide, rtl=rtl, underlined=self.marks)
            self._laid = (key, made)
        return self._laid[1]
