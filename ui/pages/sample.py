"""A finished example: all that was written, beside the summary that was chosen from it.

It needs no journal: everything comes from files of the program. Nothing here can be changed or
shared.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from journal.clock import local
from journal.errors import AfterwordError
from journal.guides.guide import Guide, Prompt, Stage, StageKind
from journal.guides.load import find_guides
from journal.sample import Sample, load_sample
from ui import routes
from ui.i18n.say import day_month_year, say
from ui.page import Page, Sidebar
from ui.problem_panel import ProblemPanel
from ui.sharing.group_words import group_page_words
from ui.sharing.page_words import page_words
from ui.sharing.preview import Made, Wish, make
from ui.sharing.preview_desk import WIDE as WIDE_SHEET
from ui.sharing.preview_desk import Previewer
from ui.steps.readable import readable
from ui.theme.tokens import NARROW
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.ground import Ground, Rule
from ui.widgets.icon_mark import IconMark
from ui.widgets.page_frame import Scroll
from ui.widgets.segment import Segment, SegmentOption
from ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from ui.desk import Desk

WRITTEN, SHARED = "written", "shared"
MEASURE = 620
READING_SHEET = 700  # the sheet alone in a narrow window


@dataclass(frozen=True)
class Example:
    """The sample, its guide, and the page that was chosen from it."""

    guide: Guide
    sample: Sample
    made: Made


class SamplePage(Page):
    """Two columns, or one of them at a time in a narrow window."""

    section = "today"

    def __init__(self, desk: "Desk", route: routes.Route) -> None:
        """Build the frame; ``opened`` fills it."""
        super().__init__(desk, route)
        self._locked = isinstance(route, routes.Sample) and route.locked
        self.sidebar = Sidebar.NONE if self._locked else Sidebar.COLLAPSED
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._top())
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._written_side(), 1)
        row.addWidget(self._shared_side())
        whole.addLayout(row, 1)

    def _top(self) -> QWidget:
        bar = Ground("surface", edges=("bottom",))
        bar.setMinimumHeight(64)
        row = QHBoxLayout(bar)
        row.setContentsMargins(40, 0, 32, 0)
        row.setSpacing(16)
        self.go_back = Button(say("nav", "Back"), icon="arrow-left")
        self.go_back.clicked.connect(self._go_back)
        row.addWidget(self.go_back)
        about = say("sample", "A finished example. The people in it are invented.")
        row.addWidget(TextLabel(about, "small"), 1)
        options = (
            SegmentOption(WRITTEN, say("sample", "What was written")),
            SegmentOption(SHARED, say("sample", "What was shared")),
        )
        self.switch = Segment(say("sample", "What to look at"), options)
        self.switch.set_value(WRITTEN)
        self.switch.chosen.connect(lambda _side: self._settle())
        row.addWidget(self.switch)
        return bar

    def _written_side(self) -> QWidget:
        self._written = Ground("surface")
        column = QVBoxLayout(self._written)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        body = QWidget()
        inner = QHBoxLayout(body)
        inner.setContentsMargins(40, 24, 40, 40)
        holder = QWidget()
        holder.setMaximumWidth(MEASURE)
        self.words = QVBoxLayout(holder)
        self.words.setContentsMargins(0, 0, 0, 0)
        self.words.setSpacing(0)
        inner.addWidget(holder, 100)
        inner.addStretch(1)
        self.area = Scroll(body)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(say("sample", "What was written"))
        column.addWidget(self.area)
        return self._written

    def _shared_side(self) -> QWidget:
        self._shared = Ground("sunken", edges=("start",))
        column = QVBoxLayout(self._shared)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        bar = QWidget()
        bar.setFixedHeight(56)
        row = QHBoxLayout(bar)
        row.setContentsMargins(40, 0, 32, 0)
        row.addWidget(Chip(say("sample", "What the group got to see"), "leaves"))
        row.addStretch(1)
        column.addWidget(bar)
        self.preview = Previewer(say("sample", "What was shared"))
        column.addWidget(self.preview, 1)
        return self._shared

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Show one column at a time where both don't fit."""
        super().resizeEvent(event)
        self._settle()

    def _held(self) -> QWidget:
        return QApplication.focusWidget() or self

    def _settle(self) -> None:
        narrow = self.window().width() < NARROW
        if narrow and self.switch.isHidden() and self._shared.isAncestorOf(self._held()):
            self.switch.set_value(SHARED)  # what was being read stays
        shows_written = self.switch.value() != SHARED
        self.switch.setVisible(narrow)
        self._written.setVisible(shows_written or not narrow)
        self._shared.setVisible(not shows_written or not narrow)
        if narrow:
            self._shared.setMinimumWidth(0)
            self._shared.setMaximumWidth(16_777_215)
        else:
            self._shared.setFixedWidth(560)
        self.preview.set_sheet_width(READING_SHEET if narrow else WIDE_SHEET)

    # Filling

    def opened(self) -> None:
        """Read the example."""
        resources = self.desk.places.resources
        says = say("sample", "Opening the example…")
        self._opening = TextLabel(says, "lead")
        self.words.addWidget(self._opening)
        self.desk.worker.run(self, lambda: read_example(resources), self._fill, self._no, says=says)
        self.go_back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _no(self, problem: AfterwordError) -> None:
        self._opening.hide()
        panel = ProblemPanel()
        panel.show_problem(problem)
        self.words.addWidget(panel)

    def _fill(self, example: Example) -> None:
        self._opening.hide()
        reflection = example.sample.reflection
        self.words.addWidget(TextLabel(reflection.title, "question"))
        who = " · ".join(part for part in (reflection.role, reflection.group) if part)
        begun = day_month_year(local(self.desk.clock, reflection.created).date())
        self.words.addWidget(
            TextLabel(say("sample", "{who}. Begun on {day}.", who=who, day=begun), "small")
        )
        for part in example.guide.parts:
            stages = [stage for stage in part.stages if self._answered(example, stage)]
            if stages:
                self.words.addSpacing(32)
                self.words.addWidget(TextLabel(part.name, "title"))
                self.words.addWidget(Rule())
            for stage in stages:
                self._add_stage(example, stage)
        self.words.addStretch(1)
        self.preview.show_drawing(example.made.drawing)

    def _answered(self, example: Example, stage: Stage) -> bool:
        return any(_lines(example, prompt) for prompt in stage.prompts) or _is_gate(stage)

    def _add_stage(self, example: Example, stage: Stage) -> None:
        self.words.addSpacing(22)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(TextLabel(stage.name, "ui_bold"))
        if stage.private:
            row.addWidget(IconMark("lock", "muted", size=14))
            row.addWidget(TextLabel(say("sample", "stays with the writer"), "caption", wrap=False))
        row.addStretch(1)
        self.words.addLayout(row)
        if _is_gate(stage):
            self.words.addSpacing(4)
            self.words.addWidget(TextLabel(say("gate", "The way is clear."), "small"))
        for prompt in stage.prompts:
            self._add_answer(example, prompt)

    def _add_answer(self, example: Example, prompt: Prompt) -> None:
        lines = _lines(example, prompt)
        if not lines:
            return
        self.words.addSpacing(10)
        self.words.addWidget(TextLabel(prompt.question, "small"))
        for label, text in lines:
            self.words.addSpacing(4)
            if label:
                self.words.addWidget(TextLabel(label, "caption"))
            self.words.addWidget(TextLabel(text, "writing_small"))

    # Going back

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Go back on Esc while no journal is open; else the window does it."""
        if event.key() == Qt.Key.Key_Escape and self._locked:
            self._go_back()
            return
        super().keyPressEvent(event)

    def _go_back(self) -> None:
        if self._locked:
            self.desk.go(routes.Welcome())
        else:
            self.desk.back()

    def escape(self) -> bool:
        """Go back to where one came from, the welcome page while no journal is open."""
        if self._locked:
            self._go_back()
        return self._locked


def read_example(resources: Path) -> Example:
    """Return the shipped example and the page that was chosen from it."""
    library = find_guides((resources / "guides",), "en")
    guide = next(one for one in library.guides if one.id == "xoit")
    sample = load_sample(resources / "sample" / "friday-patch.toml", guide)
    shared = sample.reflection.shared_at or sample.reflection.created
    wish = Wish(
        guide=guide,
        reflection=sample.reflection,
        answers=sample.answers,
        choice=sample.choice,
        today=shared.date(),
        words=page_words(),
        group_words=group_page_words(),
        format="html",
        resources=resources,
    )
    return Example(guide, sample, make(wish))


def _is_gate(stage: Stage) -> bool:
    return stage.kind is StageKind.GATE


def _lines(example: Example, prompt: Prompt) -> list[tuple[str, str]]:
    answer = example.sample.answers.get(prompt.id)
    return [(one.label, one.text) for one in readable(prompt, answer.value)] if answer else []
