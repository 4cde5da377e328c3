"""The understanding lines, and the one next step they lead to: a conversation, or going on."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.guides.guide import StageKind
from journal.path import Page
from journal.values import LevelsValue
from ui.i18n.say import say, say_n
from ui.steps.host import Act, Footer, Host
from ui.steps.levels import LevelsEditor
from ui.steps.meaning import conversation_of, meaning
from ui.steps.prompt_step import PromptStep
from ui.widgets.card import Card
from ui.widgets.text_label import TextLabel

LEFT, LABEL = 348, 200


class UnderstandingStep(PromptStep):
    """Lines with levels; below them what is still open."""

    def __init__(self, host: Host, page: Page) -> None:
        """Show ``page``."""
        self._compares = False  # whether answers stand side by side
        super().__init__(host, page)
        self._compares = any(each.comparison() is not None for each in self._lines())
        self._panel_below: QWidget | None = None
        self._show_open()
        for prompt_id, editor in self.editors.items():
            if isinstance(editor, LevelsEditor):
                editor.forgotten.connect(partial(host.book.forget_view, prompt_id))

    def still_open(self) -> tuple[str, ...]:
        """Return the ids of the lines that are below what the talk asks for."""
        levels = self._levels()
        return tuple(
            line
            for line, least in self.host.book.guide.threshold
            if line in levels and levels[line] < least
        )

    def _levels(self) -> dict[str, int]:
        levels: dict[str, int] = {}
        for prompt in self.prompts:
            value = self.editors[prompt.id].value()
            if isinstance(value, LevelsValue):
                levels.update(value.levels)
        return levels

    def settled(self) -> None:
        """Follow a new size."""
        super().settled()
        for editor in self._lines():
            editor.set_low(low=self.is_low())

    def _lines(self) -> tuple[LevelsEditor, ...]:
        return tuple(one for one in self.editors.values() if isinstance(one, LevelsEditor))

    def answer_changed(self) -> None:
        """Say anew what is open, and bring into sight what the last line brought."""
        self._show_open()
        super().answer_changed()
        shown = next((one for one in (each.comparison() for each in self._lines()) if one), None)
        if shown is not None and not self._compares:
            self.area.bring_soon(shown)
        self._compares = shown is not None

    def _show_open(self) -> None:
        if self._panel_below is not None:
            self._panel_below.hide()
            self._panel_below.deleteLater()
            self._panel_below = None
        lines = self.still_open()
        if lines:
            self._panel_below = self._build_panel(lines)
            self.content.insertWidget(self.content.count() - 1, self._panel_below)

    def _build_panel(self, lines: tuple[str, ...]) -> QWidget:
        panel = Card("open", padding=(28, 22, 28, 22), gap=0)
        across = QHBoxLayout()
        across.setSpacing(40)
        words = QVBoxLayout()
        words.setSpacing(6)
        title = say_n(
            "understanding", "One thing is still open.", "{n} things are still open.", len(lines)
        )
        words.addWidget(TextLabel(title[:1].upper() + title[1:], "title"))
        settle = say("understanding", "A conversation about expectations can settle it.")
        words.addWidget(TextLabel(settle, "ui"))
        stage = conversation_of(self.host.book.guide)
        means = meaning(stage.means if stage else "")
        words.addWidget(TextLabel(means, "ui", ink="muted"))
        words.addStretch(1)
        across.addLayout(words, 5)
        across.addLayout(self._pairs(lines), 6)
        panel.column.addLayout(across)
        return panel

    def _pairs(self, lines: tuple[str, ...]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(10)
        levels = self._levels()
        for prompt in self.prompts:
            for line in prompt.lines:
                if line.id not in lines:
                    continue
                level = prompt.levels[levels[line.id]]
                column.addWidget(TextLabel(line.name, "small", ink="ink"))
                column.addWidget(TextLabel(level.hint or level.name, "small"))
        column.addStretch(1)
        return column

    def footer(self) -> Footer:
        """Offer to prepare the conversation where something is open, and to go on in any case."""
        usual = super().footer()
        conversation = self._conversation()
        if not self.still_open() or self.host.book.read_only or conversation is None:
            return usual
        agree = Act(say("understanding", "We agree already"), self._agree, "quiet")
        prepare = Act(
            say("understanding", "Prepare the conversation"),
            lambda: self._prepare(conversation),
            "primary",
            trailing="arrow-right",
        )
        return Footer(usual.start, (agree, prepare))

    def _conversation(self) -> str | None:
        stage = conversation_of(self.host.book.guide)
        return stage.prompts[0].id if stage else None

    def _prepare(self, page: str) -> None:
        self.host.settle_stage()
        self.host.turn(page)

    def _agree(self) -> None:
        """Go on past the conversation: it stays where it is and asks for nothing."""
        self.host.settle_stage()
        stages = self.host.book.guide.stages()
        after = [
            stage
            for stage in stages[stages.index(self.stage) + 1 :]
            if stage.kind is not StageKind.EXPECTATIONS
        ]
        if after:
            first = after[0]
            self.host.turn(first.prompts[0].id if first.prompts else first.id)
