"""Sentences for a terminal, in English: what happened, and what to do. No Qt, so no translation."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from journal.errors import AfterwordError
from journal.vault import OpenReport

_PROBLEMS = {
    "not-a-journal": "There is no journal in {folder}.",
    "journal-exists": "This folder already holds a journal. It is untouched.",
    "wrong-secret": "That does not open this journal. Nothing was changed.",
    "recovery-code-mistyped": "There is a slip in the recovery code. Nothing was tried with it.",
    "newer-format": "A later version of Afterword wrote this journal. It is untouched.",
    "header-damaged": "The journal's first file can't be read. It is not the passphrase.",
    "folder-unreachable": "The journal's folder went away. Nothing was changed.",
    "read-only": "The journal can't be written just now. Nothing was changed.",
    "save-failed": "This could not be saved. What was saved before is intact.",
    "not-a-copy": "There is no copy of a journal in {file}.",
    "copy-failed": "It could not be written to {place}. Nothing half is left.",
    "take-out-failed": "It could not be written to {place}. Nothing half is left.",
    "copy-place-away": "The folder for copies, {place}, is not there. Make it, or name another.",
    "place-taken": "Something is already in {place}. It is untouched. Name another place.",
    "dump-unreadable": "This is not what dump wrote, or it was changed. Nothing was brought in.",
    "dump-newer": "A later version of Afterword wrote this file. Nothing was brought in.",
}
_NONE = {
    "no-folder": "The folder {folder} is not there. If it is on a disk of its own, connect that.",
    "no-files": "The folder {folder} is empty.",
    "unreadable": "The folder {folder} can't be read.",
    "not-empty": "The folder {folder} holds other things. A journal needs one of its own.",
}
_READ_ONLY = {
    "busy": "Another window has this journal open. Close it there first.",
    "folder": "The journal's folder can't be written. Nothing was changed.",
    "state": "The folder in which this computer remembers journals can't be written (--state).",
    "rolled-back": "The folder is older than when it was last open here, so nothing is written. "
    "Open it in Afterword to choose.",
    "newer": "A later version of Afterword has written to it, so this one writes nothing.",
}
_DUMP = {
    "file": "The file {file} can't be read.",
    "size": "The file {file} is larger than anything that dump writes.",
}
_HEADER = {
    "foreign": "The journal's first file belongs to another journal. It is not the passphrase. "
    "Put back its own first files from a copy.",
    "not-here": "The journal's first file is not here yet. It is not the passphrase. Wait until "
    "the folder is synchronised, or put the file back from a copy.",
    "none": "The journal's first file is gone. It is not the passphrase. Put it back from a copy.",
    "several": "Files of several journals lie in this folder, and none of those tried opens. Move "
    "those that do not belong here to folders of their own.",
}
WEAK = "Guessing the passphrase takes less work than it should: change it, under Settings."
CAN_NOT_BE_OPENED = frozenset(
    {
        "not-a-journal",
        "wrong-secret",
        "recovery-code-mistyped",
        "newer-format",
        "header-damaged",
        "folder-unreachable",
        "read-only",
        "not-a-copy",
        "dump-unreadable",
        "dump-newer",
    }
)


def problem_words(problem: AfterwordError) -> str:
    """Return a sentence for a problem, or a few."""
    fields, code = problem.fields, problem.code
    if fields.get("no_space"):
        return "There is no room on that disk. Nothing half is left."
    if code == "copy-damaged":
        return (
            f"{counted(fields.get('damaged'), 'file')} in this copy not as written. Nothing was "
            "brought back; --take-damaged brings back what is sound."
        )
    words = _by_reason(code, str(fields.get("reason"))) or _PROBLEMS.get(code)
    words = words or "Something went otherwise than planned."
    if code == "dump-unreadable" and fields.get("at"):
        words = f"{words} (Thing {fields['at']}.)"
    if code == "wrong-secret":
        words += _why_refused(fields)
    return words.format_map(_Places(fields))


class _Places(dict[str, object]):
    """The fields of a problem; one that is not there is said in general words."""

    def __missing__(self, key: str) -> str:
        return f"that {'folder' if key == 'folder' else 'place'}"


def _by_reason(code: str, reason: str) -> str | None:
    reasons = {
        "not-a-journal": _NONE,
        "header-damaged": _HEADER,
        "read-only": _READ_ONLY,
        "dump-unreadable": _DUMP,
    }
    return reasons.get(code, {}).get(reason)


def _why_refused(fields: Mapping[str, object]) -> str:
    changed = fields.get("changed")
    if isinstance(changed, datetime):
        return f" It was changed on another computer on {changed:%Y-%m-%d}: use the new one."
    return " Files of another journal lie in the folder, too." if fields.get("others") else ""


def report_lines(report: OpenReport) -> Iterator[str]:
    """Yield a sentence for each thing that is not as it should be."""
    if report.damaged:
        yield f"{counted(len(report.damaged), 'file')} not as written."
    missing = sum(one.count for one in report.missing)
    if missing:
        yield f"{counted(missing, 'file')} missing."
    waiting = sum(one.count or 1 for one in report.waiting)
    if waiting:
        yield f"{counted(waiting, 'file')} declared by another device and not here."
    if report.swapped:
        yield "Some files were exchanged for others."
    if report.foreign:
        yield f"{counted(len(report.foreign), 'file')} of another journal."
    if report.apart:
        yield f"{counted(report.apart, 'file')} under another passphrase."
    if report.newer:
        yield f"{counted(report.newer, 'file')} of a later version of Afterword."
    if report.rolled_back is not None:
        yield f"Older than last seen here: {report.rolled_back.last_seen:%Y-%m-%d %H:%M} UTC."


def counted(count: object, name: str) -> str:
    """Return a number with its noun."""
    return f"{count} {name}" if count == 1 else f"{count} {name}s"


def sized(size: int) -> str:
    """Return a size for people."""
    for unit, bytes_ in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size >= bytes_:
            return f"{size / bytes_:.1f} {unit}"
    return f"{size} bytes"
