"""Where a reflection stands, in the words of the list: short, and calm for every state."""

from datetime import datetime

from journal.clock import Clock, local, today
from journal.path import StageState, Standing
from journal.repository import Headline
from ui.i18n.say import day_month, month_name, say, short_day_month


def standing_words(line: Headline, clock: Clock) -> tuple[str, bool]:
    """Return the words, and whether the state asks for an answer today."""
    if line.standing is Standing.FOLLOW_UP:
        return say("standing", "Look back today"), True
    return _calm(line, clock), False


def _calm(line: Headline, clock: Clock) -> str:
    if line.is_held:
        return say("standing", "On hold")
    if line.standing is Standing.RESTING:
        if line.quiet_until is None:
            return say("standing", "Resting")
        day = local(clock, line.quiet_until).date()
        return say("standing", "Resting until {day}", day=short_day_month(day))
    if line.standing is Standing.WITH_GROUP and line.follow_up is not None:
        return say("standing", "Look again on {day}", day=short_day_month(line.follow_up.due))
    if line.standing is Standing.CLOSED and line.closed_at is not None:
        return say(
            "standing", "Closed in {month}", month=month_name(local(clock, line.closed_at).date())
        )
    return _PLAIN[line.standing]()


_PLAIN = {
    Standing.OPEN_GATE: lambda: say("standing", "At the beginning"),
    Standing.PAUSED: lambda: say("standing", "Paused, to ask first"),
    Standing.STOPPED: lambda: say("standing", "Put aside"),
    Standing.ON_HOLD: lambda: say("standing", "On hold"),
    Standing.WRITING: lambda: say("standing", "Writing"),
    Standing.READY: lambda: say("standing", "Ready to share"),
    Standing.WITH_GROUP: lambda: say("standing", "With the group"),
    Standing.CLOSED: lambda: say("standing", "Closed"),
    Standing.ARCHIVED: lambda: say("standing", "Archived"),
}


def part_on(line: Headline) -> tuple[int, int]:
    """Return the part that is on, from 0, and how many there are; equal where all is done."""
    for index, state in enumerate(line.parts):
        if state is StageState.NOW:
            return index, len(line.parts)
    done = sum(1 for state in line.parts if state in (StageState.DONE, StageState.SKIPPED))
    return done, max(len(line.parts), 1)


def day_words(line: Headline, clock: Clock) -> str:
    """Return the day a reflection began; the year where it is another one."""
    return on_day(line.created, clock)


def on_day(moment: datetime, clock: Clock) -> str:
    """Return the day of a moment as a list shows it; the year where it is another one."""
    day = local(clock, moment).date()
    words = day_month(day)
    return words if day.year == today(clock).year else f"{words} {day.year}"
