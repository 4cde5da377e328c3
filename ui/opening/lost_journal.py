"""A journal that was in a folder and is not any more: what is known of it, and how it is told.

The folder was emptied, or its disk is away. That is no first start, and nothing to be afraid of.
"""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from journal.clock import Clock, local
from ui.errors.words import ErrorText
from ui.folder_choice import shown
from ui.frozen import Frozen
from ui.i18n.say import day_month_year, say

if TYPE_CHECKING:
    from journal.vault import Whereabouts
    from ui.desk import Desk


class Lost(Frozen):
    """What is known: the folder, since when, whether it is there, and the newest copy, if any."""

    folder: Path
    opened: datetime
    is_there: bool
    copy: Path | None = None
    upto: datetime | None = None


def was_here(desk: "Desk") -> bool:
    """Tell whether a journal was in the folder in use, by what this machine remembers."""
    return _known(desk) is not None


def look_for(desk: "Desk") -> Lost | None:
    """Return what is known, the newest copy in the folder for copies too. For the worker."""
    from journal.backup import copies_in

    known, folder = _known(desk), desk.places.folder
    if known is None:
        return None
    place = desk.now_settings.copies_folder or desk.places.copies
    for name, path in copies_in(place, known.vault):
        return Lost(folder, known.opened, folder.is_dir(), path, name.upto)
    return Lost(folder, known.opened, folder.is_dir())


def _known(desk: "Desk") -> "Whereabouts | None":
    from journal.vault import was_in

    return was_in(desk.places.state, desk.places.folder)


def lost_text(lost: Lost, clock: Clock, *, is_empty: bool) -> ErrorText:
    """Return what happened, what is safe, what next."""
    folder = shown(lost.folder)
    if not lost.is_there:
        title = say("lost", "The folder {folder} is not there just now.", folder=folder)
        next_step = say("lost", "If it is on a disk of its own, connect the disk and look again.")
    elif is_empty:
        title = say("lost", "The folder {folder} is empty.", folder=folder)
        next_step = _if_emptied()
    else:
        title = say("lost", "There is no journal left in {folder}.", folder=folder)
        next_step = _if_emptied()
    return ErrorText(title, f"{_there(lost, clock)} {_copy(lost, clock)}", next_step)


def _if_emptied() -> str:
    return say(
        "lost",
        "If a program carries this folder, look for the files on the other computers or in that "
        "program’s bin before you go on.",
    )


def _there(lost: Lost, clock: Clock) -> str:
    day = day_month_year(local(clock, lost.opened).date())
    return say("lost", "Your journal was there on {day}. Afterword empties no folder.", day=day)


def _copy(lost: Lost, clock: Clock) -> str:
    if lost.upto is None:
        return say("lost", "No copy is in the folder for copies.")
    from ui.copies.words import when

    return say("lost", "The newest copy is of {when}.", when=when(lost.upto, clock))
