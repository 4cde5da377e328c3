"""What a person can do about what opening a journal found: pure, from its report.

Nothing is decided for anybody, and every way can be gone back on but carrying on, which loses no
more than what is lost already.
"""

from enum import StrEnum
from typing import TYPE_CHECKING

from ui.i18n.say import say
from ui.widgets.radio_card import RadioOption

if TYPE_CHECKING:
    from journal.vault import OpenReport


class Way(StrEnum):
    """A choice on the page of what was found."""

    LATER = "later"  # go on, decided another time
    WITHOUT = "without"  # carry on without what is lost
    READ = "read"  # write nothing
    WRITE = "write"  # take that back


def ways_on(report: "OpenReport") -> tuple[RadioOption, ...]:
    """Return the ways, the one that decides least first; none where nothing asks for one."""
    if report.read_only == "chosen":
        return _reading()
    if not report.asks():
        return ()
    if report.read_only == "rolled-back":
        return (_open_for_reading(), _from_older())
    if report.read_only is not None:
        return (_open_for_reading(),)
    loses = _loses(report)
    carry_on = (_carry_on(loses=loses),) if loses or report.damaged or report.foreign else ()
    return (_go_on(), *carry_on, _only_read())


def _loses(report: "OpenReport") -> bool:
    unread = any(row.whole or row.things for row in report.damaged)
    return unread or bool(report.missing or report.swapped)


def _go_on() -> RadioOption:
    return RadioOption(
        Way.LATER,
        say("found", "Go on for now"),
        say("found", "You can read and write. This is named again at the next opening."),
    )


def _carry_on(*, loses: bool) -> RadioOption:
    if not loses:
        hint = say("found", "This is not named again. Nothing is removed.")
        return RadioOption(Way.WITHOUT, say("found", "Carry on as it is"), hint)
    return RadioOption(
        Way.WITHOUT,
        say("found", "Carry on without it"),
        say("found", "This is not named again. What turns up later is taken in."),
    )


def _only_read() -> RadioOption:
    return RadioOption(
        Way.READ,
        say("found", "Open it for reading"),
        say("found", "Nothing is written into the folder while you look around."),
    )


def _open_for_reading() -> RadioOption:
    return RadioOption(
        Way.LATER,
        say("found", "Open it for reading"),
        say("found", "Nothing is written. This is named again at the next opening."),
    )


def _from_older() -> RadioOption:
    return RadioOption(
        Way.WITHOUT,
        say("found", "Carry on from this older copy"),
        say("found", "You can write again. Should the newer files come back, they are taken in."),
    )


def _reading() -> tuple[RadioOption, ...]:
    return (
        RadioOption(
            Way.LATER,
            say("found", "Go on reading"),
            say("found", "Nothing is written into the folder."),
        ),
        RadioOption(
            Way.WRITE,
            say("found", "Write in it again"),
            say("found", "What you write is saved as always."),
        ),
    )
