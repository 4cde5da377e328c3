"""The cards of Patterns, each made from what was counted."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.patterns import Mark, Matrix, Outcome, Patterns
from ui.i18n.say import say
from ui.patterns.chart_card import ChartCard
from ui.patterns.words import (
    SHOWN,
    column_names,
    count_of,
    matrix_cells,
    matrix_sentences,
    outcome_words,
    outcomes_cells,
    outcomes_sentence,
    roles_cells,
)
from ui.widgets.dot_matrix import DotColumn, DotLegend, DotLine, DotMatrix
from ui.widgets.flow import FlowLayout
from ui.widgets.tally import Length, LengthLines, LookDot, Share, TallyRow
from ui.widgets.text_label import TextLabel

ROLES = 4
_MARKS = {Mark.NONE: "none", Mark.LITTLE: "little", Mark.LOT: "lot", Mark.EASED: "eased"}
_LOOKS = {
    Outcome.KEPT: "full",
    Outcome.CHANGED: "other",
    Outcome.DROPPED: "gone",
    Outcome.OPEN: "open",
}


def matrix_card(
    title: str, first: str, matrix: Matrix, patterns: Patterns, *, weighed: bool
) -> ChartCard:
    """Return a card of lines over time; ``weighed`` where a little and a lot are told apart."""
    sentences = matrix_sentences(matrix, patterns.of)
    names = column_names(matrix)
    last = len(names) - 1
    columns = tuple(
        DotColumn(name, one.title if at == last else "", strong=at == last)
        for at, (name, one) in enumerate(zip(names, matrix.columns, strict=True))
    )
    lines = tuple(
        DotLine(
            line.name,
            tuple(_MARKS[mark] for mark in line.marks),
            count_of(line, patterns.of),
            strong=at == 0 and line.named > 1,
        )
        for at, line in enumerate(matrix.lines[:SHOWN])
    )
    drawing = DotMatrix(" ".join((title + ".", *sentences)), lines, columns)
    cells = matrix_cells(matrix, patterns.of, first, weighed=weighed)
    return ChartCard(title, drawing, sentences, cells, legend=_legend(matrix, weighed=weighed))


def _legend(matrix: Matrix, *, weighed: bool) -> DotLegend | None:
    if matrix.by_period:
        some, half = say("patterns", "in some"), say("patterns", "in at least half")
        return DotLegend((("little", some), ("lot", half)))
    if not weighed:
        return None
    pairs = [("little", say("patterns", "a little")), ("lot", say("patterns", "a lot"))]
    if any(Mark.EASED in line.marks for line in matrix.lines):
        pairs.append(("eased", say("patterns", "made it smaller")))
    return DotLegend(tuple(pairs))


def outcomes_card(patterns: Patterns) -> ChartCard:
    """Return the card of what became of the commitments."""
    title = say("patterns", "What became of your commitments")
    outcomes = patterns.outcomes
    words = outcomes_sentence(outcomes)
    drawing = QWidget()
    column = QVBoxLayout(drawing)
    column.setContentsMargins(0, 4, 0, 0)
    column.setSpacing(14)
    shares = tuple(Share(_LOOKS[one], count) for one, count in outcomes)
    column.addWidget(TallyRow(words, shares))
    legend = QWidget()
    flow = FlowLayout(legend, gap=16)
    for one, count in outcomes:
        if count:
            flow.addWidget(_legend_item(one, count))
    column.addWidget(legend)
    return ChartCard(title, drawing, (words,), outcomes_cells(outcomes))


def _legend_item(outcome: Outcome, count: int) -> QWidget:
    holder = QWidget()
    flow = FlowLayout(holder, gap=6)
    flow.addWidget(LookDot(_LOOKS[outcome]))
    words = say("patterns", "{count} {what}", count=count, what=outcome_words(outcome))
    flow.addWidget(TextLabel(words, "small", ink="ink", wrap=False))
    return holder


def roles_card(patterns: Patterns) -> ChartCard:
    """Return the card of the roles one was in."""
    title = say("patterns", "The role you were in")
    lines = patterns.roles.lines
    sentences = matrix_sentences(patterns.roles, patterns.of)
    lengths = tuple(
        Length(line.name, line.named / patterns.of, count_of(line, patterns.of))
        for line in lines[:ROLES]
    )
    drawing = LengthLines(" ".join((title + ".", *sentences)), lengths)
    return ChartCard(title, drawing, sentences, roles_cells(patterns.roles, patterns.of))
