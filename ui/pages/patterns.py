"""Patterns: what recurs over reflections, counted and drawn, and nothing concluded."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from journal.errors import AfterwordError
from journal.patterns import Patterns, Sight, patterns_of
from ui import routes
from ui.error_text import error_text
from ui.gathering import gather
from ui.i18n.say import say
from ui.patterns.cards import matrix_card, outcomes_card, roles_card
from ui.patterns.chart_card import ChartCard
from ui.patterns.words import heading, span, too_few
from ui.section_page import SectionPage, add_head, add_start, clear_layout
from ui.theme.tokens import Space
from ui.widgets.chip import Chip
from ui.widgets.notice import Notice
from ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from ui.desk import Desk


@dataclass(frozen=True)
class _Seen:
    """What was worked out; ``patterns`` is ``None`` with too few reflections."""

    count: int
    patterns: Patterns | None


class PatternsPage(SectionPage):
    """The cards, or why there are none yet."""

    section = "patterns"
    column_width = 920
    wide_left = 64

    def __init__(self, desk: "Desk", route: routes.Route) -> None:
        """Say where one is; ``opened`` fills the rest."""
        super().__init__(desk, route)
        add_head(self.column, " ", say("patterns", "Patterns"))
        self.column.addStretch(1)

    def opened(self) -> None:
        """Read all reflections, piece by piece, and count."""
        repository = self.desk.repository

        def find() -> tuple[str, ...]:
            return repository.traces.countable()  # the list is read by the worker, too

        gather(
            self.desk.worker,
            self,
            find,
            repository.sights,
            self._count,
            self._trouble,
            says=say("patterns", "Reading your reflections…"),
        )

    def _count(self, sights: tuple[Sight, ...]) -> None:
        def count() -> _Seen:
            return _Seen(len(sights), patterns_of(sights))

        # Counting touches no storage: no save waits for it.
        self.desk.worker.pages.run(self, count, self._show, self._trouble)

    def _trouble(self, problem: AfterwordError) -> None:
        words = error_text(problem)
        self.column.insertWidget(2, Notice(words.title, f"{words.body} {words.next_step}"))

    def _show(self, seen: _Seen) -> None:
        clear_layout(self.column)
        if seen.patterns is None:
            add_head(self.column, " ", say("patterns", "Patterns"))
            self.column.addSpacing(Space.XL)
            self.column.addWidget(TextLabel(too_few(seen.count), "lead"))
            add_start(self.column, self.desk)
        else:
            self._show_patterns(seen.patterns)
        self.column.addStretch(1)

    def _show_patterns(self, patterns: Patterns) -> None:
        chip = Chip(say("badge", "Private to you"), "private")
        add_head(self.column, span(patterns), heading(patterns), chip)
        lead = say(
            "patterns",
            "Counted from what you marked under “What contributed”. It is no score. Talk about it "
            "with your group only if you want to.",
        )
        words = TextLabel(lead, "ui", ink="muted")
        words.setMaximumWidth(640)
        self.column.addSpacing(6)
        self.column.addWidget(words)
        self.column.addSpacing(Space.XL)
        self._add_cards(patterns)

    def _add_cards(self, patterns: Patterns) -> None:
        if patterns.conditions.lines:
            title = say("patterns", "What contributed")
            first = say("patterns", "What was there")
            card = matrix_card(title, first, patterns.conditions, patterns, weighed=True)
            self.column.addWidget(card)
            self.column.addSpacing(Space.L)
        row = QHBoxLayout()
        row.setSpacing(Space.L)
        if any(count for _, count in patterns.outcomes):
            row.addWidget(outcomes_card(patterns), 592)
        if patterns.roles.lines:
            row.addWidget(roles_card(patterns), 440)
        self.column.addLayout(row)
        if patterns.effects.lines:
            title = say("patterns", "Kinds of effect")
            first = say("patterns", "Kind")
            card = matrix_card(title, first, patterns.effects, patterns, weighed=False)
            self.column.addSpacing(Space.L)
            self.column.addWidget(card)
        self._focus_first()

    def _focus_first(self) -> None:
        """Put the keyboard on the first choice of how to see something."""
        card = self.findChild(ChartCard)
        if card is not None:
            card.ways.items[0].setFocus(Qt.FocusReason.OtherFocusReason)
