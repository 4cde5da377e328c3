"""What opening a journal found, in words: what happened, what is safe, what next.

Names no file and nothing that the person wrote; the dates are all that is known of a lost piece.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from journal.clock import Clock, local
from ui.error_text import ErrorText
from ui.i18n.say import capital, clock_time, day_month_year, say, say_n

if TYPE_CHECKING:
    from journal.vault import Damaged, Missing, OpenReport, RolledBack


def report_texts(report: "OpenReport", clock: Clock) -> list[ErrorText]:
    """Return what the person should read before going on; empty if all is as it was written."""
    return list(_texts(report, clock))


def _texts(report: "OpenReport", clock: Clock) -> Iterator[ErrorText]:
    if report.rolled_back is not None:
        yield _rolled_back(report.rolled_back, clock)
    if report.damaged:
        yield _damaged(report.damaged, clock)
    for missing in report.missing:
        yield _missing(missing, clock)
    if report.swapped:
        yield _swapped()
    if report.foreign:
        yield _foreign(report.foreign)
    if report.apart:
        yield _apart()
    if report.newer:
        yield _newer(report.newer)


def _rolled_back(found: "RolledBack", clock: Clock) -> ErrorText:
    seen = _when(found.last_seen, clock)
    body = (
        say("report", "When it was last opened here it held words of {seen}.", seen=seen)
        if found.newest_here is None
        else say(
            "report",
            "The newest words in it are of {here}. When it was last opened here it held words of "
            "{seen}.",
            here=_when(found.newest_here, clock),
            seen=seen,
        )
    )
    return ErrorText(
        say("report", "This journal is older than the one last opened here."),
        body + " " + say("report", "It opens for reading, so that nothing newer can be lost."),
        say(
            "report",
            "Somebody may have put back an old copy, or a folder that is synchronised may not be "
            "complete yet. Bring the newer folder back and open the journal again.",
        ),
    )


def _damaged(found: tuple["Damaged", ...], clock: Clock) -> ErrorText:
    unread = [one for one in found if one.whole or one.things]
    if not unread:
        return ErrorText(
            say("report", "A stored file was changed from outside."),
            say("report", "All that it holds can still be read, and so can everything else."),
            say("report", "Make a copy of the journal folder, and look after the disk."),
        )
    return ErrorText(
        capital(
            say_n(
                "report",
                "One stored file cannot be read.",
                "{n} stored files cannot be read.",
                len(unread),
            )
        ),
        _span(_earliest(unread), _latest(unread), clock)
        + say("report", "Everything else can be read. What is damaged is left as it is."),
        say("report", "A copy of the journal folder from before may still hold it."),
    )


def _missing(found: "Missing", clock: Clock) -> ErrorText:
    return ErrorText(
        capital(
            say_n(
                "report",
                "One file that should be here is missing.",
                "{n} files that should be here are missing.",
                found.count,
            )
        ),
        _span(found.after, found.before, clock) + say("report", "Everything else can be read."),
        say(
            "report",
            "If the folder is being copied or synchronised, wait until that is done and open the "
            "journal again. Otherwise put the files back from a copy.",
        ),
    )


def _swapped() -> ErrorText:
    return ErrorText(
        say("report", "Some files were exchanged for others."),
        say("report", "They were not exchanged by this journal. What can be read is here."),
        say("report", "Compare with a copy of the journal folder from before."),
    )


def _foreign(count: int) -> ErrorText:
    return ErrorText(
        capital(
            say_n(
                "report",
                "One file in the folder belongs to another journal.",
                "{n} files in the folder belong to another journal.",
                count,
            )
        ),
        say("report", "It is not read and not changed. Your own words are all here."),
        say("report", "You can move it to where it belongs."),
    )


def _apart() -> ErrorText:
    return ErrorText(
        say("report", "Some changes open with another passphrase."),
        say(
            "report",
            "The passphrase was changed on another computer. What was written there since is in "
            "the folder, whole, and waits.",
        ),
        say(
            "report",
            "If the folder is being synchronised, wait until that is done, then open the journal "
            "with the newer passphrase. If you set two at the same time, type the other one below.",
        ),
    )


def _newer(count: int) -> ErrorText:
    return ErrorText(
        capital(
            say_n(
                "report",
                "One file was written by a later version of Afterword.",
                "{n} files were written by a later version of Afterword.",
                count,
            )
        ),
        say("report", "It is left untouched, and all that this version knows can be read."),
        say("report", "Install the later version on this computer to see everything."),
    )


def _earliest(found: list["Damaged"]) -> datetime | None:
    moments = [one.after for one in found]
    return None if None in moments else min(moment for moment in moments if moment)


def _latest(found: list["Damaged"]) -> datetime | None:
    moments = [one.before for one in found]
    return None if None in moments else max(moment for moment in moments if moment)


def _span(after: datetime | None, before: datetime | None, clock: Clock) -> str:
    if after is not None and before is not None:
        if _when(after, clock) == _when(before, clock):
            return say("report", "Written on {when}.", when=_when(after, clock)) + " "
        return (
            say(
                "report",
                "Written between {after} and {before}.",
                after=_when(after, clock),
                before=_when(before, clock),
            )
            + " "
        )
    if after is not None:
        return say("report", "Written after {after}.", after=_when(after, clock)) + " "
    if before is not None:
        return say("report", "Written before {before}.", before=_when(before, clock)) + " "
    return ""


def _when(moment: datetime, clock: Clock) -> str:
    here = local(clock, moment)
    return say("report", "{day}, {time}", day=day_month_year(here.date()), time=clock_time(here))
