"""``dump``, ``load``, ``backup`` and ``restore``: a journal goes out, comes in, is copied."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from journal import backup, takeout
from journal.clock import SystemClock
from journal.command.asking import ask, ask_twice
from journal.command.checking import report_fields
from journal.command.finding import copies_place, demand_journal, demand_room
from journal.command.telling import PROBLEMS, SOUND, Pace, Told
from journal.command.words import counted, report_lines, sized
from journal.errors import CopyFailed, CopyPlaceAway, NotACopy, ReadOnlyJournal
from journal.vault import (
    Snapshot,
    Vault,
    create,
    is_journal,
    open_for_reading,
    open_vault,
    snapshot_of,
    unlock,
)

_TRIES = 5  # to copy a journal that somebody is writing in


def dump(given: Namespace, state: Path) -> Told:
    """Write everything as plain text. Changes nothing in the journal."""
    clock, recovery = SystemClock(), given.recovery
    demand_journal(given.folder)
    demand_room(given.file)
    secret = ask("Passphrase", given.passphrase_fd)
    vault = open_for_reading(given.folder, secret, state=state, clock=clock, recovery=recovery)
    steps = takeout.take_out(vault, given.file, clock)
    out = Pace(quiet=given.quiet).take(steps, "Writing")
    unread = [f"{counted(out.unreadable, 'version')} could not be read."] if out.unreadable else []
    lines = (
        f"{counted(out.things, 'thing')}, {counted(out.versions, 'version')} in {out.path}.",
        *unread,
        *report_lines(vault.report),
        "It is plain text: anybody who has this file can read it.",
    )
    sound = vault.report.is_sound() and not out.unreadable
    fields = {
        "file": str(out.path),
        "things": out.things,
        "versions": out.versions,
        "unreadable": out.unreadable,
        **report_fields(vault.report),
    }
    return Told(SOUND if sound else PROBLEMS, lines, fields)


def load(given: Namespace, state: Path) -> Told:
    """Bring in what ``dump`` wrote, into a journal or a new one."""
    everything = takeout.read_dump(given.file)
    vault = _opened_or_made(given, state)
    try:
        if vault.read_only is not None:
            raise ReadOnlyJournal(reason=vault.read_only)
        steps = takeout.bring_in(vault, everything)
        brought = Pace(quiet=given.quiet).take(steps, "Bringing in")
    finally:
        vault.close()
    line = (
        f"{counted(brought.new, 'thing')} new, {brought.changed} with versions of before, "
        f"{counted(brought.versions, 'version')} in all."
    )
    fields: dict[str, object] = {
        "new": brought.new,
        "changed": brought.changed,
        "versions": brought.versions,
    }
    return Told(SOUND, (line,), fields)


def _opened_or_made(given: Namespace, state: Path) -> Vault:
    clock = SystemClock()
    if is_journal(given.folder):
        secret = ask("Passphrase", given.passphrase_fd)
        return open_vault(given.folder, secret, state=state, clock=clock, recovery=given.recovery)
    secret = ask_twice("New passphrase", "Once more", given.passphrase_fd)
    return create(given.folder, secret, state=state, clock=clock)


def back_up(given: Namespace, state: Path) -> Told:
    """Make a checked copy; the folder for copies is the one in the settings if none is named."""
    demand_journal(given.folder)
    place, make_place = copies_place(given.place)
    if not (make_place or place.is_dir()):
        raise CopyPlaceAway(place=place)
    secret = ask("Passphrase", given.passphrase_fd)
    keys = unlock(given.folder, secret, recovery=given.recovery, state=state).keys
    pace = Pace(quiet=given.quiet)
    made = _while_it_changes(
        lambda: snapshot_of(given.folder, keys),
        lambda snapshot: pace.take(
            backup.make_backup(snapshot, place, SystemClock(), make_place=make_place), "Copying"
        ),
        place,
    )
    lines = [f"{made.path}: {counted(made.files, 'file')}, {sized(made.size)}, checked."]
    if made.left_out:
        lines.append(f"{counted(made.left_out, 'file')} not as written and left out.")
    lines += report_lines(made.report)
    fields: dict[str, object] = {
        "file": str(made.path),
        "files": made.files,
        "bytes": made.size,
        "left_out": made.left_out,
        **report_fields(made.report),
    }
    whole = made.report.is_sound() and not (made.left_out or made.report.waiting)
    return Told(SOUND if whole else PROBLEMS, tuple(lines), fields)


def _while_it_changes(
    look: Callable[[], Snapshot],
    copy: Callable[[Snapshot], backup.Copied],
    place: Path,
) -> backup.Copied:
    """Copy, and begin anew where a file was replaced meanwhile."""
    for _ in range(_TRIES):
        try:
            return copy(look())
        except FileNotFoundError:
            continue
        except OSError as problem:
            raise CopyFailed(errno=problem.errno, no_space=False, place=place) from None
    raise CopyFailed(errno=None, no_space=False, place=place)


def restore(given: Namespace, state: Path) -> Told:
    """Bring a copy back into a new folder, every byte checked."""
    if not backup.is_copy(given.source):
        raise NotACopy(file=given.source)
    demand_room(given.folder)
    secret = ask("Passphrase", given.passphrase_fd)
    keys = backup.unlock_copy(given.source, secret, recovery=given.recovery).keys
    steps = backup.restore(
        given.source, given.folder, state=state, keys=keys, take_damaged=given.take_damaged
    )
    made = Pace(quiet=given.quiet).take(steps, "Restoring")
    found = made.examined
    problems = list(report_lines(found.report)) if found else []
    how = f"{made.left_out} left out" if made.left_out else "every byte checked"
    lines = (f"{made.folder}: {counted(made.files, 'file')}, {how}.", *problems)
    fields: dict[str, object] = {
        "folder": str(made.folder),
        "files": made.files,
        "left_out": made.left_out,
        **(report_fields(found.report) if found else {}),
    }
    whole = found is not None and found.is_whole() and not made.left_out
    return Told(SOUND if whole else PROBLEMS, lines, fields)
