"""A pressable row with words beside a mark: what toggle, check box and radio card share.

The whole row can be clicked. Words: a title, a detail after it on the same line, a hint below.
"""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.pressable import Pressable
from ui.widgets.text_block import ENDLESS, TextBlock

DETAIL_GAP = 10


class LabelledRow(Pressable):
    """A checkable row. A subclass says where its words stand and draws its mark."""

    title_style, chosen_style = "ui", "ui"
    off_ink = "disabled"

    def __init__(
        self, title: str, *, hint: str = "", detail: str = "", parent: QWidget | None = None
    ) -> None:
        """``title`` is the accessible name, ``detail`` and ``hint`` its description."""
        super().__init__(title, parent)
        self._hint, self._detail = hint, detail
        self.setCheckable(True)
        self._describe()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_words(self, title: str, *, hint: str = "", detail: str = "") -> None:
        """Change the words."""
        self._hint, self._detail = hint, detail
        self.setText(title)
        self._describe()
        self.updateGeometry()
        self.update()

    def insets(self) -> tuple[int, int, int]:
        """Return what is left free of words: before them, after them, and above and below."""
        raise NotImplementedError

    def least(self) -> int:
        """Return the height of the row while its words fit into it."""
        raise NotImplementedError

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Say that words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height the words take at that width."""
        before, after, above = self.insets()
        return max(self.least(), self._words_height(width - before - after) + 2 * above)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size without wrapping."""
        before, after, _ = self.insets()
        wide = TextBlock(self.text(), self.chosen_style).width
        if self._detail:
            wide += DETAIL_GAP + TextBlock(self._detail, "caption").width
        if self._hint:
            wide = max(wide, TextBlock(self._hint, "small").width)
        return QSize(before + wide + after, self.heightForWidth(before + wide + after))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return how narrow it may get; its height follows from its width."""
        before, after, _ = self.insets()
        width = max(self.width(), before + after + 40)
        return QSize(before + after + (40 if self.text() else 0), self.heightForWidth(width))

    def draw_words(self, painter: QPainter, *, ink: str = "ink", hint_ink: str = "muted") -> None:
        """Draw the words in the middle of the row."""
        before, after, _ = self.insets()
        room = self.width() - before - after
        left = float(after if self.is_rtl() else before)
        if not self.isEnabled():
            ink = hint_ink = self.off_ink
        style = self.chosen_style if self.isChecked() else self.title_style
        detail = TextBlock(self._detail, "caption") if self._detail else None
        wide = room - (detail.width + DETAIL_GAP if detail else 0)
        title = TextBlock(self.text(), style, wide, rtl=self.is_rtl())
        y = (self.height() - self._words_height(room)) / 2
        title.draw(painter, left + (room - wide if self.is_rtl() else 0), y, ink)
        if detail:
            at = left + title.width + DETAIL_GAP
            if self.is_rtl():
                at = left + room - title.width - DETAIL_GAP - detail.width
            detail.draw(painter, at, y + (title.height - detail.height) / 2 + 1, hint_ink)
        if self._hint:
            hint = TextBlock(self._hint, "small", room, rtl=self.is_rtl())
            hint.draw(painter, left, y + title.height + 1, hint_ink)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Say anew how high it is: a layout keeps the height that another width asked for."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Measure again when the direction changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.updateGeometry()

    def _words_height(self, room: float) -> int:
        room = room if room > 0 else ENDLESS
        beside = TextBlock(self._detail, "caption").width + DETAIL_GAP if self._detail else 0
        height = TextBlock(self.text(), self.chosen_style, room - beside).height
        return height + (1 + TextBlock(self._hint, "small", room).height if self._hint else 0)

    def _describe(self) -> None:
        self.setAccessibleDescription(" ".join(part for part in (self._detail, self._hint) if part))


def mirrored(widget: QWidget, x: float, width: float) -> float:
    """Return ``x`` of something ``width`` wide, seen from the leading edge of ``widget``."""
    if widget.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        return widget.width() - x - width
    return x
