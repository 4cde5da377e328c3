"""A day on which one means to write on is a day to rest until: a page with one offers that."""

from datetime import date

from journal.clock import moment_of, today
from journal.guides.guide import PromptType, StageKind
from journal.path import rest
from journal.values import DateValue
from ui.steps.host import Act, Host
from ui.steps.pause_step import rest_words
from ui.steps.return_days import USUAL


def day_to_rest(host: Host, stage: str, prompts: tuple[str, ...]) -> date | None:
    """Return the day to come that was chosen on a page of writing; ``None`` where there is none.

    A day that was agreed in a conversation is looked at then, and nothing rests until it.
    """
    book = host.book
    if book.read_only or book.guide.stage(stage).kind is not StageKind.WRITING:
        return None
    for prompt in prompts:
        value = book.value(prompt)
        if book.guide.prompt(prompt).type is PromptType.DATE and isinstance(value, DateValue):
            return value.day if value.day and value.day > today(host.clock) else None
    return None


def rest_act(host: Host, day: date) -> Act:
    """Return the act that lets the reflection rest until the morning of that day."""

    def go() -> None:
        book = host.book
        until = moment_of(host.clock, day, USUAL)
        book.take(lambda one: rest(book.guide, one, until, "", host.clock, book.answers))
        host.leave_to_rest()

    return Act(rest_words(today(host.clock), day), go, "rest", "moon")
