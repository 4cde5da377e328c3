"""What is known of a journal that is not where it was: since when, and the newest copy of it."""

from collections.abc import Iterator
from pathlib import Path

from journal import system
from journal.backup import copies_in
from journal.errors import AfterwordError, NotAJournal, PlaceTaken
from journal.places import usual_places
from journal.settings import load_settings
from journal.vault import is_journal, was_in, why_none

_REASONS = frozenset({"not-a-journal", "header-damaged", "read-only", "dump-unreadable"})


def copies_place(named: Path | None) -> tuple[Path, bool]:
    """Return the folder for copies, and whether it may be made."""
    usual = usual_places()
    chosen = named or load_settings(usual.config).settings.copies_folder
    return (chosen, False) if chosen else (usual.copies, True)


def demand_journal(folder: Path) -> None:
    """Raise ``NotAJournal`` before a passphrase is asked for in vain."""
    if not is_journal(folder):
        raise NotAJournal(folder=folder, reason=why_none(folder))


def demand_room(place: Path) -> None:
    """Raise ``PlaceTaken`` before a passphrase is asked for in vain."""
    if system.is_taken(place) and not system.is_empty_folder(place):
        raise PlaceTaken(place=place)


def lost_lines(problem: AfterwordError, state: Path) -> Iterator[str]:
    """Yield what this computer remembers of the folder, where no journal is in it any more."""
    folder = problem.fields.get("folder")
    known = was_in(state, folder) if isinstance(folder, Path) else None
    if not isinstance(problem, NotAJournal) or known is None:
        return
    yield f"A journal was there when it was last opened here, on {known.opened:%Y-%m-%d}."
    for name, path in copies_in(copies_place(None)[0], known.vault):
        yield f"The newest copy is of {name.upto:%Y-%m-%d %H:%M} UTC: {path}"
        return
    yield "No copy of it is in the folder for copies."


def reason_of(problem: AfterwordError) -> dict[str, object]:
    """Return why, as a code for programs, where there is one."""
    reason = problem.fields.get("reason")
    return {"reason": reason} if reason and problem.code in _REASONS else {}
