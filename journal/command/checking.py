"""``check``: every byte of a folder or a copy, against its keys and what was seen before."""

import contextlib
from argparse import Namespace
from collections.abc import Generator
from pathlib import Path

from journal import backup
from journal.backup.container import Container
from journal.backup.copying import Progress
from journal.command.asking import ask
from journal.command.telling import PROBLEMS, SOUND, Pace, Told
from journal.command.words import WEAK, counted, report_lines, sized
from journal.errors import NotACopy, NotAJournal
from journal.vault import Examination, Examined, OpenReport, is_journal, unlock, why_none
from journal.vault.header_files import OpenedHeader
from journal.vault.keys import Keyring
from journal.vault.state import Seen, place_of, read_seen

NEXT = "Open it in Afterword to choose what to do, or bring a copy back with restore."


def check(given: Namespace, state: Path) -> Told:
    """Read and judge everything. Changes nothing."""
    source = given.folder
    if not (backup.is_copy(source) if source.is_file() else is_journal(source)):
        raise NotAJournal(folder=source, reason=why_none(source))
    secret = ask("Passphrase", given.passphrase_fd)
    opened = _unlocked(source, secret, state, recovery=given.recovery)
    found = Pace(quiet=given.quiet).take(_examined(source, opened.keys, state), "Checking")
    return told(found, is_weak=opened.header.is_weak())


def told(found: Examined, *, is_weak: bool) -> Told:
    """Return what was found as lines and fields; ``is_weak`` says that of the derivation."""
    report, extent = found.report, found.extent
    lines = [_read_line(found)]
    problems = list(report_lines(report))
    lines += [*problems, NEXT] if problems else ["All is here, and as it was written."]
    if is_weak:
        lines.append(WEAK)
    fields: dict[str, object] = {
        "sound": found.is_whole(),
        "files": found.read,
        "sound_files": found.files,
        "bytes": found.size,
        "versions": extent.versions,
        "newest": extent.newest.isoformat() if extent.newest else None,
        "weak_derivation": is_weak,
        **report_fields(report),
    }
    return Told(SOUND if found.is_whole() else PROBLEMS, tuple(lines), fields)


def report_fields(report: OpenReport) -> dict[str, object]:
    """Return a report for programs: counts, and the names of damaged files."""
    return {
        "damaged": [one.name for one in report.damaged],
        "missing": sum(one.count for one in report.missing),
        "waiting": sum(one.count or 1 for one in report.waiting),
        "swapped": len(report.swapped),
        "foreign": len(report.foreign),
        "apart": report.apart,
        "newer": report.newer,
        "rolled_back": report.rolled_back is not None,
    }


def _read_line(found: Examined) -> str:
    """Say how much was read, and of how much of it every byte is sound."""
    if found.read == found.files and not found.report.apart:
        return f"{counted(found.files, 'file')}, {sized(found.size)}, every byte checked."
    sound = f"{found.files} sound, {sized(found.size)}"
    if found.report.apart:
        sound += f", {found.report.apart} of these by the name alone"
    return f"{counted(found.read, 'file')} read: {sound}."


def _unlocked(source: Path, secret: str, state: Path, *, recovery: bool) -> OpenedHeader:
    if source.is_file():
        return backup.unlock_copy(source, secret, recovery=recovery)
    return unlock(source, secret, recovery=recovery, state=state)


def _examined(source: Path, keys: Keyring, state: Path) -> Generator[Progress, None, Examined]:
    examination = Examination(keys)
    try:
        container = Container(source)
    except NotACopy:
        raise NotAJournal(folder=source, reason="unreadable") from None
    with container:
        for done, packed in enumerate(container.files(), 1):
            examination.take(packed.stem, packed.data)
            yield Progress(done, len(container))
    return examination.result(None if source.is_file() else _seen(source, keys, state))


def _seen(source: Path, keys: Keyring, state: Path) -> Seen | None:
    """Return what this machine remembers; what it can't read weakens only the check."""
    with contextlib.suppress(OSError):
        return read_seen(place_of(state, keys.vault, source), keys)
    return None
