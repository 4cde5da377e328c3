"""Patterns in words: names of columns and marks, sentences, and the cells of the tables.

Every sentence tells a count. None of them says what it means.
"""

from dataclasses import dataclass

from journal.patterns import Line, Mark, Matrix, Outcome, Patterns
from ui.i18n.say import capital, month_year, number, say, say_n, short_month, short_month_year

SHOWN = 8  # lines of a drawing, and sentences


@dataclass(frozen=True)
class Cells:
    """A table: the names of its columns, and its rows."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def heading(patterns: Patterns) -> str:
    """Return the page's title: one sentence made from the counts."""
    most = patterns.most
    if not patterns.conditions.lines:
        return say("patterns", "Nothing is marked under “What contributed” yet.")
    if not most:
        return say("patterns", "Nothing was marked twice so far.")
    if len(most) == 1:
        return say("patterns", "Most often you marked “{name}”.", name=most[0])
    if len(most) == 2:
        return say(
            "patterns", "Most often you marked “{one}” and “{two}”.", one=most[0], two=most[1]
        )
    return say("patterns", "Several things were marked equally often.")


def span(patterns: Patterns) -> str:
    """Return how many reflections there are, and from when to when."""
    first, last = month_year(patterns.first), month_year(patterns.last)
    words = (
        say_n(
            "patterns",
            "{n} reflection, {first}",
            "{n} reflections, {first}",
            patterns.of,
            first=first,
        )
        if first == last
        else say_n(
            "patterns",
            "{n} reflection, {first} to {last}",
            "{n} reflections, {first} to {last}",
            patterns.of,
            first=first,
            last=last,
        )
    )
    return capital(words)


def too_few(count: int) -> str:
    """Return what is said in place of a drawing."""
    if count == 0:
        return say("patterns", "Patterns need at least three reflections. You have none yet.")
    return say_n(
        "patterns",
        "Patterns need at least three reflections. You have {n}.",
        "Patterns need at least three reflections. You have {n}.",
        count,
    )


def column_names(matrix: Matrix) -> tuple[str, ...]:
    """Return the months of the columns, with the year where it begins or changes."""
    names, year = [], 0
    for one in matrix.columns:
        new = one.first.year != year
        names.append(short_month_year(one.first) if new else short_month(one.first))
        year = one.first.year
    return tuple(names)


def count_of(line: Line, of: int) -> str:
    """Return "5 of 7"."""
    return say("patterns", "{some} of {all}", some=line.named, all=of)


def mark_words(mark: Mark, *, by_period: bool, weighed: bool) -> str:
    """Return what a mark says in a table."""
    if mark is Mark.NONE:
        return say("patterns", "–")
    if by_period:
        some, half = say("patterns", "in some"), say("patterns", "in at least half")
        return half if mark is Mark.LOT else some
    if not weighed:
        return say("patterns", "named")
    return {
        Mark.LOT: say("patterns", "a lot"),
        Mark.LITTLE: say("patterns", "a little"),
        Mark.EASED: say("patterns", "made it smaller"),
    }[mark]


def matrix_sentences(matrix: Matrix, of: int) -> tuple[str, ...]:
    """Return a sentence for each of the lines that are drawn."""
    return tuple(_line_sentence(line, matrix, of) for line in matrix.lines[:SHOWN])


def _line_sentence(line: Line, matrix: Matrix, of: int) -> str:
    last = max((n for n, mark in enumerate(line.marks) if mark), default=None)
    some, all_ = number(line.named), number(of)
    if last is None or matrix.by_period:
        return say("patterns", "{name}: in {some} of {all}.", name=line.name, some=some, all=all_)
    there = matrix.columns[last]
    return say(
        "patterns",
        "{name}: in {some} of {all}, last in “{title}”, {month}.",
        name=line.name,
        some=some,
        all=all_,
        title=there.title or say("reflections", "Without a name"),
        month=month_year(there.first),
    )


def matrix_cells(matrix: Matrix, of: int, first: str, *, weighed: bool) -> Cells:
    """Return the table of a matrix, with every line; ``first`` names its first column."""
    heads = (first, *column_names(matrix), say("patterns", "In all"))
    rows = (
        (
            line.name,
            *(mark_words(one, by_period=matrix.by_period, weighed=weighed) for one in line.marks),
            count_of(line, of),
        )
        for line in matrix.lines
    )
    return Cells(heads, tuple(rows))


def roles_cells(matrix: Matrix, of: int) -> Cells:
    """Return the table of the roles."""
    heads = (say("patterns", "Role"), say("patterns", "In how many"))
    return Cells(heads, tuple((line.name, count_of(line, of)) for line in matrix.lines))


def outcome_words(outcome: Outcome) -> str:
    """Return what stands beside the dot of an outcome."""
    return {
        Outcome.KEPT: say("patterns", "kept"),
        Outcome.CHANGED: say("patterns", "changed"),
        Outcome.DROPPED: say("patterns", "let go"),
        Outcome.OPEN: say("patterns", "not looked back at yet"),
    }[outcome]


def outcomes_sentence(outcomes: tuple[tuple[Outcome, int], ...]) -> str:
    """Return all outcomes in one sentence."""
    parts = [f"{number(count)} {outcome_words(one)}" for one, count in outcomes if count]
    return capital(", ".join(parts)) + "."


def outcomes_cells(outcomes: tuple[tuple[Outcome, int], ...]) -> Cells:
    """Return the table of the outcomes."""
    heads = (say("patterns", "What became of them"), say("patterns", "How many"))
    return Cells(heads, tuple((outcome_words(one), str(count)) for one, count in outcomes))
