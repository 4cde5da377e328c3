"""The reflections as spans of time, and the same in words. Pure: headlines in, strip out."""

from collections.abc import Sequence
from datetime import date

from journal.clock import Clock, local, today
from journal.path import Standing
from journal.repository import Headline
from ui.i18n.say import capital, day_month_year, month_name, month_year, say, say_n
from ui.reflections.standing import standing_words
from ui.widgets.time_strip import Span, TimeStrip

SAID = 12  # reflections that are described one by one; more would be a list to sit through


def show_on(strip: TimeStrip, lines: Sequence[Headline], clock: Clock) -> None:
    """Show ``lines``, newest first, on ``strip``; what is archived stays off it."""
    shown = [line for line in lines if line.standing is not Standing.ARCHIVED]
    strip.show_spans(
        tuple(span_of(line, clock) for line in shown),
        today(clock),
        say("reflections", "today"),
        month_words,
        in_words(shown, clock),
    )
    strip.setVisible(bool(shown))


def span_of(line: Headline, clock: Clock) -> Span:
    """Return from when to when a reflection went."""
    closed = local(clock, line.closed_at).date() if line.closed_at is not None else None
    _, calls = standing_words(line, clock)
    return Span(local(clock, line.created).date(), closed, strong=calls)


def month_words(month: date, first: bool) -> str:  # noqa: FBT001  as the strip calls it
    """Return "July", and the year with the first month and with each January."""
    return month_year(month) if first or month.month == 1 else month_name(month)


def in_words(lines: Sequence[Headline], clock: Clock) -> str:
    """Return what the strip shows, as sentences."""
    sentences = [_sentence(line, clock) for line in lines[:SAID]]
    if len(lines) > SAID:
        more = say_n("reflections", "{n} earlier one.", "{n} earlier ones.", len(lines) - SAID)
        sentences.append(capital(more))
    return " ".join(sentences)


def _sentence(line: Headline, clock: Clock) -> str:
    title = line.title or say("reflections", "Without a name")
    begun = day_month_year(local(clock, line.created).date())
    if line.closed_at is None:
        return say("reflections", "{title}: begun on {day}, still open.", title=title, day=begun)
    return say(
        "reflections",
        "{title}: begun on {day}, closed on {end}.",
        title=title,
        day=begun,
        end=day_month_year(local(clock, line.closed_at).date()),
    )
