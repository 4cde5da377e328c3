"""What opening a journal found, in words: what happened, what is safe, what next.

Names no file and nothing that the person wrote; how much and of when is all that is known of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol, TypeVar

from journal.clock import Clock, local, today
from ui.error_text import ErrorText
from ui.i18n.say import capital, clock_time, day_month, day_month_year, say, say_n

if TYPE_CHECKING:
    from journal.vault import Damaged, Missing, OpenReport, RolledBack

T = TypeVar("T", bound="Dated")
SINGLY = 3  # losses told one by one; more of them are told as one


class Dated(Protocol):
    """Something written between two moments, as far as is known."""

    @property
    def after(self) -> datetime | None:
        """Not before this."""
        ...

    @property
    def before(self) -> datetime | None:
        """Not after this."""
        ...


def report_texts(report: "OpenReport", clock: Clock) -> list[ErrorText]:
    """Return what the person should read before going on; empty if all is as it was written."""
    return list(_texts(report, clock))


def known_texts(report: "OpenReport", clock: Clock) -> list[ErrorText]:
    """Return what is said, when asked, of damage that the person has carried on beside."""
    return list(_damaged(report.known, clock))


def waiting_texts(report: "OpenReport") -> list[ErrorText]:
    """Return what is said while other computers' files are known of and not here yet: no damage."""
    others = len({row.device for row in report.waiting})
    if not others:
        return []
    title = say_n(
        "report",
        "Waiting for changes from another computer.",
        "Waiting for changes from {n} other computers.",
        others,
    )
    return [
        ErrorText(
            capital(title),
            say("report", "What was written there may not show yet. What is here is whole."),
            say("report", "You can read and write; what comes is taken in by itself."),
        )
    ]


def outdated_text() -> ErrorText:
    """Return what is said where another computer's new passphrase comes while it is open here."""
    return ErrorText(
        say("report", "The passphrase was changed on another computer."),
        say("report", "What you write here is kept, and goes there too."),
        say(
            "report",
            "To see what was written there since, lock the journal and open it with the new "
            "passphrase.",
        ),
    )


def _texts(report: "OpenReport", clock: Clock) -> Iterator[ErrorText]:
    if report.rolled_back is not None:
        yield _rolled_back(report.rolled_back, clock)
    yield from _missing(report.missing, clock)
    yield from _damaged(report.damaged, clock)
    if report.swapped:
        yield _swapped()
    if report.foreign:
        yield _foreign(len(report.foreign))
    if report.outdated:
        yield outdated_text()
    elif report.apart:
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


def _missing(found: "Sequence[Missing]", clock: Clock) -> Iterator[ErrorText]:
    for rows in _told_apart(found):
        changes = say_n(
            "report",
            "One change {when} is missing.",
            "{n} changes {when} are missing.",
            sum(row.changes for row in rows),
            when=_span(rows, clock),
        )
        yield ErrorText(
            _sentence(changes),
            say("report", "Everything else is here."),
            say(
                "report",
                "If the folder is being copied or synchronised, wait until that is done and open "
                "the journal again. Otherwise a copy of the folder from before may still have it.",
            ),
        )


def _damaged(found: "Sequence[Damaged]", clock: Clock) -> Iterator[ErrorText]:
    counted = [row for row in found if row.changes]
    uncounted = [row for row in found if row.changes is None]
    for rows in _told_apart(counted):
        changes = say_n(
            "report",
            "One change {when} cannot be read: its file was damaged.",
            "{n} changes {when} cannot be read: their file was damaged.",
            sum(row.changes or 0 for row in rows),
            when=_span(rows, clock),
        )
        yield _unreadable(changes)
    if uncounted:
        files = say_n(
            "report",
            "One stored file {when} cannot be read. It may hold many changes.",
            "{n} stored files {when} cannot be read. They may hold many changes.",
            len(uncounted),
            when=_span(uncounted, clock),
        )
        yield _unreadable(files)
    if len(counted) + len(uncounted) < len(found):
        yield ErrorText(
            say("report", "A stored file was changed from outside."),
            say("report", "All that it holds can still be read, and so can everything else."),
            say("report", "Make a copy of the journal folder, and look after the disk."),
        )


def _unreadable(title: str) -> ErrorText:
    return ErrorText(
        _sentence(title),
        say("report", "Everything else is here. What is damaged is left as it is."),
        say(
            "report",
            "If the folder is still being copied, wait until that is done and open the journal "
            "again. Otherwise a copy of the folder from before may still hold it.",
        ),
    )


def _swapped() -> ErrorText:
    return ErrorText(
        say("report", "Some files were exchanged for others."),
        say("report", "It was not this journal that did it. What can be read is here."),
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
        say("report", "It is not read and not changed. What belongs to this journal is here."),
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


def _told_apart(rows: Sequence[T]) -> Iterable[Sequence[T]]:
    """Return a few losses each by itself, many of them as one."""
    if not rows:
        return ()
    return [[row] for row in rows] if len(rows) <= SINGLY else [rows]


def _span(rows: Sequence[Dated], clock: Clock) -> str:
    """Return "of 12 March" or "written between 9 March and 12 March"; empty if nothing is known."""
    starts, ends = [row.after for row in rows], [row.before for row in rows]
    after = None if None in starts else min(at for at in starts if at)
    before = None if None in ends else max(at for at in ends if at)
    first = _day(after, clock) if after else ""
    last = _day(before, clock) if before else ""
    if first and last:
        if first == last:
            return say("report", "of {day}", day=first)
        return say("report", "written between {first} and {last}", first=first, last=last)
    if first:
        return say("report", "written on {day} or later", day=first)
    return say("report", "written on {day} or before", day=last) if last else ""


def _day(moment: datetime, clock: Clock) -> str:
    """Return the day, with its year where that is not this one."""
    day = local(clock, moment).date()
    return day_month(day) if day.year == today(clock).year else day_month_year(day)


def _sentence(words: str) -> str:
    """Return a sentence with its capital, and without the gap of a date that is not known."""
    return capital(" ".join(words.split()))


def _when(moment: datetime, clock: Clock) -> str:
    here = local(clock, moment)
    return say("report", "{day}, {time}", day=day_month_year(here.date()), time=clock_time(here))
