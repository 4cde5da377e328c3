"""The understanding lines: for each, how far one has come. "Not yet" looks as calm as the rest."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.guides.guide import Option, Prompt
from journal.values import LevelsValue, Value
from ui.steps.editor import Editor
from ui.widgets.ground import Ground
from ui.widgets.segment import Segment, SegmentOption
from ui.widgets.text_label import TextLabel

ROW = 54


class LevelsEditor(Editor):
    """One row for each line, its levels at the right."""

    wide = True

    def __init__(
        self, prompt: Prompt, threshold: dict[str, int], parent: QWidget | None = None
    ) -> None:
        """``threshold`` holds for some lines the level the talk asks for; below it is dusk."""
        super().__init__(prompt, parent)
        self._segments: dict[str, Segment] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for place, line in enumerate(prompt.lines):
            column.addWidget(self._row(line, threshold.get(line.id, 0), first=place == 0))

    def _row(self, line: Option, least: int, *, first: bool) -> QWidget:
        row = Ground(edges=("top", "bottom") if first else ("bottom",))
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 8, 0, 8)
        across.setSpacing(24)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(TextLabel(line.name, "lead", ink="ink"))
        if line.hint:
            words.addWidget(TextLabel(line.hint, "small"))
        across.addLayout(words, 1)
        segment = Segment(line.name, self._levels(least))
        segment.chosen.connect(lambda _level: self.edited.emit())
        self._segments[line.id] = segment
        across.addWidget(segment)
        across.addStrut(ROW - 16)
        return row

    def _levels(self, least: int) -> tuple[SegmentOption, ...]:
        return tuple(
            SegmentOption(str(n), level.name, "rest" if n < least else "accent")
            for n, level in enumerate(self.prompt.levels)
        )

    def value(self) -> Value:
        """Return the levels chosen so far."""
        chosen = {line: segment.value() for line, segment in self._segments.items()}
        return LevelsValue({line: int(level) for line, level in chosen.items() if level})

    def show_value(self, value: Value | None) -> None:
        """Show the levels."""
        levels = value.levels if isinstance(value, LevelsValue) else {}
        for line, segment in self._segments.items():
            segment.set_value(str(levels[line]) if line in levels else "")

    def set_read_only(self) -> None:
        """Let the levels be seen only."""
        for segment in self._segments.values():
            segment.setEnabled(False)

    def first_field(self) -> QWidget | None:
        """Return the first line without a level, else the first."""
        segments = list(self._segments.values())
        if not segments:
            return None
        open_ = next((one for one in segments if not one.value()), segments[0])
        return next((item for item in open_.items if item.isChecked()), open_.items[0])
