"""The understanding lines side by side: each answer with its day and whose it is; no sums."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from journal.guides.guide import Prompt
from journal.values import Checked
from ui.i18n.say import say, say_n
from ui.steps.readable import checked_head
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.text_label import TextLabel

SHOWN = 5  # sets side by side: the first, and the latest
CELL = 104


class Comparing(Card):
    """A grid: lines down, sets across, the one of today last."""

    def __init__(
        self,
        prompt: Prompt,
        sets: tuple[Checked, ...],
        remove: Callable[[Checked], None] | None = None,
    ) -> None:
        """Show ``sets`` in their order; ``remove`` takes away one that is of somebody else."""
        super().__init__("window", padding=(22, 16, 22, 18), gap=10)
        title = say("understanding", "Side by side")
        self.setAccessibleName(title)
        self.column.addWidget(TextLabel(title, "small_strong"))
        left_out = max(len(sets) - SHOWN, 0)
        shown = (sets[0], *sets[len(sets) - SHOWN + 1 :]) if left_out else sets
        holder = QWidget()
        self._grid = QGridLayout(holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        for at, checked in enumerate(shown, start=1):
            self._grid.setColumnMinimumWidth(at, CELL)
            self._add_head(at, checked)
        for row, line in enumerate(prompt.lines, start=1):
            self._grid.addWidget(TextLabel(line.name, "small", ink="ink"), row, 0)
            for at, checked in enumerate(shown, start=1):
                self._add_cell(row, at, prompt, checked)
        if remove is not None:
            self._add_removing(shown, remove, len(prompt.lines) + 1)
        self.column.addWidget(holder)
        if left_out:
            words = say_n(
                "understanding",
                "One more, in between, is kept.",
                "{n} more, in between, are kept.",
                left_out,
            )
            self.column.addWidget(TextLabel(words[:1].upper() + words[1:], "caption"))
        note = say(
            "understanding",
            "Where two columns differ, that is something to talk about. Nothing is added up.",
        )
        self.column.addWidget(TextLabel(note, "caption"))

    def _add_head(self, at: int, checked: Checked) -> None:
        head = TextLabel(checked_head(checked), "caption", ink="muted")
        self._grid.addWidget(head, 0, at, Qt.AlignmentFlag.AlignTop)

    def _add_cell(self, row: int, at: int, prompt: Prompt, checked: Checked) -> None:
        line = prompt.lines[row - 1]
        level = checked.levels.get(line.id)
        known = level is not None and 0 <= level < len(prompt.levels)
        words = prompt.levels[level].name if known and level is not None else "–"
        cell = TextLabel(words, "small", ink="ink" if known else "muted")
        heard = say("understanding", "{who}: {level}", who=checked_head(checked), level=words)
        cell.setAccessibleName(heard)
        self._grid.addWidget(cell, row, at, Qt.AlignmentFlag.AlignTop)

    def _add_removing(
        self, shown: tuple[Checked, ...], remove: Callable[[Checked], None], row: int
    ) -> None:
        """Let what was noted for somebody else be taken away again; one's own answers stay."""
        for at, checked in enumerate(shown, start=1):
            if checked.alone:
                continue
            button = Button(say("understanding", "Remove"), "quiet_link")
            button.setAccessibleDescription(checked_head(checked))
            button.clicked.connect(lambda _on=False, checked=checked: remove(checked))
            self._grid.addWidget(button, row, at, Qt.AlignmentFlag.AlignLeft)
