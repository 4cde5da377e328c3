"""The understanding lines with their levels at the right. "Not yet" looks as calm as the rest."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.guides.guide import Option, Prompt
from ui.widgets.ground import Ground
from ui.widgets.segment import Segment, SegmentOption
from ui.widgets.text_label import TextLabel

ROW = 54
INSET, INSET_LOW = 8, 4  # above and below the words of a line


class LevelRows(QWidget):
    """One row for each line of a prompt. ``edited`` when the person chose."""

    edited = Signal()

    def __init__(self, prompt: Prompt, threshold: Mapping[str, int], about: str = "") -> None:
        """``threshold`` holds for some lines the level the talk asks for; below it is dusk.

        ``about`` is heard before each line, where the same lines stand on the page twice.
        """
        super().__init__()
        self.prompt, self._about = prompt, about
        self.segments: dict[str, Segment] = {}
        self._across: list[QHBoxLayout] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for place, line in enumerate(prompt.lines):
            column.addWidget(self._row(line, threshold.get(line.id, 0), first=place == 0))

    def _row(self, line: Option, least: int, *, first: bool) -> QWidget:
        row = Ground(edges=("top", "bottom") if first else ("bottom",))
        across = QHBoxLayout(row)
        across.setContentsMargins(0, INSET, 0, INSET)
        across.setSpacing(24)
        self._across.append(across)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(TextLabel(line.name, "lead", ink="ink"))
        if line.hint and not self._about:
            words.addWidget(TextLabel(line.hint, "small"))
        across.addLayout(words, 1)
        name = f"{self._about} {line.name}" if self._about else line.name
        segment = Segment(name, self._levels(least))
        segment.chosen.connect(lambda _level: self.edited.emit())
        self.segments[line.id] = segment
        across.addWidget(segment)
        across.addStrut(ROW - 2 * INSET)
        return row

    def _levels(self, least: int) -> tuple[SegmentOption, ...]:
        return tuple(
            SegmentOption(str(n), level.name, "rest" if n < least else "accent")
            for n, level in enumerate(self.prompt.levels)
        )

    def set_low(self, *, low: bool) -> None:
        """Stand closer together where the window has little height."""
        inset = INSET_LOW if low else INSET
        for across in self._across:
            across.setContentsMargins(0, inset, 0, inset)

    def levels(self) -> dict[str, int]:
        """Return the levels chosen so far."""
        chosen = {line: segment.value() for line, segment in self.segments.items()}
        return {line: int(level) for line, level in chosen.items() if level}

    def show_levels(self, levels: Mapping[str, int]) -> None:
        """Show levels."""
        for line, segment in self.segments.items():
            segment.set_value(str(levels[line]) if line in levels else "")

    def set_read_only(self) -> None:
        """Let the levels be seen only."""
        for segment in self.segments.values():
            segment.setEnabled(False)

    def first_field(self) -> QWidget | None:
        """Return the first line without a level, else the first."""
        segments = list(self.segments.values())
        if not segments:
            return None
        open_ = next((one for one in segments if not one.value()), segments[0])
        return next((item for item in open_.items if item.isChecked()), open_.items[0])
