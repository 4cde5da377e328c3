"""What the person reads when something went otherwise: what happened, what is safe, what next.

One entry for each error code of ``journal.errors``. The words never blame, never name the code and
never hold what the person wrote.
"""

from collections.abc import Callable

from journal.errors import AfterwordError, ReplyError
from ui.copies.error_words import COPY_TEXTS
from ui.error_words import ErrorText
from ui.i18n.say import say
from ui.reason_words import reason_words
from ui.reply_words import reply_words

__all__ = [
    "ErrorText",
    "coach_broken_text",
    "error_text",
    "gate_broken_text",
    "pack_kept_broken_text",
]


def _not_a_journal(_: AfterwordError) -> ErrorText:
    return ErrorText(
        say("errors", "There is no journal in this folder."),
        say("errors", "Nothing in it was changed."),
        say(
            "errors",
            "Choose the folder that holds your journal, or create a new one. If a program is still "
            "bringing it from another computer, wait until that is done.",
        ),
    )


def _journal_exists(_: AfterwordError) -> ErrorText:
    return ErrorText(
        say("errors", "This folder already holds a journal."),
        say("errors", "It is untouched."),
        say("errors", "Open it with its passphrase, or choose another folder for a new one."),
    )


def _wrong_secret(_: AfterwordError) -> ErrorText:
    return ErrorText(
        say("errors", "That passphrase does not open this journal."),
        say("errors", "Nothing was changed."),
        say("errors", "Look at Caps Lock and the keyboard layout, and try again."),
    )


def _mistyped(problem: AfterwordError) -> ErrorText:
    group = problem.fields.get("group")
    title = (
        say("errors", "Group {group} of the code has a slip in it.", group=group)
        if group
        else say("errors", "There is a slip somewhere in the code.")
    )
    return ErrorText(
        title,
        say("errors", "Nothing was tried with it yet."),
        say("errors", "Compare it with the sheet and correct that place."),
    )


def _newer_format(_: AfterwordError) -> ErrorText:
    return ErrorText(
        say("errors", "This journal was written by a later version of Afterword."),
        say("errors", "It is complete and untouched. This version does not know how to read it."),
        say("errors", "Install the later version on this computer, then open it again."),
    )


def _header_damaged(problem: AfterwordError) -> ErrorText:
    if problem.fields.get("reason") == "foreign":
        return ErrorText(
            say("errors", "The journal's first file belongs to another journal."),
            say("errors", "It is not your passphrase. What you wrote is here, untouched."),
            say("errors", "Put back its first files from a copy of this folder, then open it."),
        )
    if problem.fields.get("reason") == "several":
        return ErrorText(
            say("errors", "Files of several journals lie in this folder."),
            say("errors", "Some were tried with what you typed. Nothing was changed."),
            say(
                "errors",
                "Move those that do not belong here to folders of their own, then try again.",
            ),
        )
    if problem.fields.get("reason") == "not-here":
        return ErrorText(
            say("errors", "The journal's first file is not here yet."),
            say("errors", "It is not your passphrase. What has come is untouched."),
            say(
                "errors",
                "If the folder is being synchronised or copied, wait until that is done, then try "
                "again. Otherwise put back the first file from a copy of this folder.",
            ),
        )
    return ErrorText(
        say("errors", "The journal's first file cannot be read."),
        say("errors", "It is not your passphrase. What you wrote is in other files, untouched."),
        say(
            "errors",
            "Open a saved copy: Afterword makes one after a sitting, in the folder for copies.",
        ),
    )


def _busy(_: AfterwordError) -> ErrorText:
    return ErrorText(
        say("errors", "Another window or computer has this journal open."),
        say("errors", "Here it is open for reading. Nothing can be overwritten."),
        say("errors", "Close it there to write here."),
    )


def _header_outdated(_: AfterwordError) -> ErrorText:
    return ErrorText(
        say("errors", "The passphrase or the sheet was changed on another computer."),
        say("errors", "Nothing was changed here, and everything you wrote is in the journal."),
        say("errors", "Lock the journal and open it again, then try once more."),
    )


def _read_only(_: AfterwordError) -> ErrorText:
    return ErrorText(
        say("errors", "This journal is open for reading only."),
        say("errors", "Everything in it is as it was."),
        say("errors", "Make its folder writable, or move it, then open it again."),
    )


def _record_damaged(_: AfterwordError) -> ErrorText:
    return ErrorText(
        say("errors", "One stored piece of this reflection cannot be read."),
        say("errors", "All other pieces are here. The damaged file is left as it is."),
        say("errors", "A copy of the journal folder from before may still hold it."),
    )


def _record_unknown(_: AfterwordError) -> ErrorText:
    return ErrorText(
        say("errors", "This is no longer in the journal."),
        say("errors", "Everything else is here."),
        say("errors", "Go back to the list."),
    )


def _save_failed(problem: AfterwordError) -> ErrorText:
    if problem.fields.get("no_space"):
        return ErrorText(
            say("errors", "This disk is full."),
            say("errors", "Your text is safe in memory, and all that was saved before is intact."),
            say("errors", "Free some space. It will be saved by itself as soon as there is room."),
        )
    return ErrorText(
        say("errors", "Could not save to this disk."),
        say("errors", "Your text is safe in memory, and all that was saved before is intact."),
        say(
            "errors", "Check that the disk is there and writable. Saving is tried again by itself."
        ),
    )


def _unreachable(_: AfterwordError) -> ErrorText:
    return ErrorText(
        say("errors", "The folder of your journal cannot be reached just now."),
        say("errors", "What is on it is untouched, and what you typed since is safe in memory."),
        say("errors", "Connect the disk or the share again. Saving is tried again by itself."),
    )


def gate_broken_text(problem: AfterwordError) -> ErrorText:
    """Return the words for a gate of one's own that cannot be used."""
    return ErrorText(
        say("errors", "The gate in your own folder cannot be used."),
        say(
            "errors",
            "{file}, line {line}: {key}. The questions that came with Afterword are asked.",
            file=problem.fields.get("file"),
            line=problem.fields.get("line"),
            key=problem.fields.get("key"),
        ),
        say("errors", "Mend the file, then start Afterword again."),
    )


def coach_broken_text(problem: AfterwordError) -> ErrorText:
    """Return the words for lists of one's own for the language coach that cannot be used."""
    return ErrorText(
        say("errors", "Your own lists for the language coach cannot be used."),
        say(
            "errors",
            "{file}, line {line}: {key}. Those that came with Afterword are used.",
            file=problem.fields.get("file"),
            line=problem.fields.get("line"),
            key=problem.fields.get("key"),
        ),
        say("errors", "Mend the file, then start Afterword again."),
    )


def _guide_broken(problem: AfterwordError) -> ErrorText:
    return ErrorText(
        say("errors", "A guide in your own folder cannot be used."),
        say(
            "errors",
            "{file}, line {line}: {key}. All other guides work.",
            file=problem.fields.get("file"),
            line=problem.fields.get("line"),
            key=problem.fields.get("key"),
        ),
        say("errors", "Mend the file, then start Afterword again."),
    )


def pack_kept_broken_text(problem: AfterwordError) -> ErrorText:
    """Return the words for a pack that was taken once and can't be read any more."""
    return ErrorText(
        say("errors", "Your organisation’s pack can’t be read any more."),
        f"{_pack_place(problem)} "
        + say("errors", "Until then, what came with Afterword is used. Your journal is untouched."),
        say("errors", "Import the pack again, or remove it."),
    )


def _pack_broken(problem: AfterwordError) -> ErrorText:
    return ErrorText(
        say("errors", "This file can’t be used as a pack."),
        f"{_pack_place(problem)} " + say("errors", "Nothing was changed."),
        say("errors", "Whoever made the pack can mend it there. Then choose it again."),
    )


def _pack_place(problem: AfterwordError) -> str:
    """Return file, line and key as far as they are known, and what is the matter there."""
    fields = problem.fields
    file = getattr(fields.get("file"), "name", fields.get("file"))
    why = reason_words(str(fields.get("reason", "")))
    line, key = fields.get("line"), fields.get("key")
    if not line:
        return say("errors", "{file}: {why}", file=file, why=why)
    if not key:
        return say("errors", "{file}, line {line}: {why}", file=file, line=line, why=why)
    return say(
        "errors", "{file}, line {line}, {key}: {why}", file=file, line=line, key=key, why=why
    )


def _pack_not_kept(problem: AfterwordError) -> ErrorText:
    title = (
        say("errors", "There is no room for the pack on this disk.")
        if problem.fields.get("no_space")
        else say("errors", "The pack could not be changed on this disk.")
    )
    return ErrorText(
        title,
        say("errors", "What was in use before is in use still."),
        say("errors", "Check that there is room and that the folder is writable, then try again."),
    )


def _step(_: AfterwordError) -> ErrorText:
    return ErrorText(
        say("errors", "This is not possible just now."),
        say("errors", "Everything you wrote is as it was."),
        say("errors", "Go back and choose another step."),
    )


def _settings(_: AfterwordError) -> ErrorText:
    return ErrorText(
        say("errors", "The settings file could not be read."),
        say("errors", "The usual settings are in use. Your journal is where it was, untouched."),
        say(
            "errors",
            "Choose your settings again when you like; the old file is kept beside the new one. If "
            "your journal is in a place of your own, open it from there.",
        ),
    )


def _sealed(_: AfterwordError) -> ErrorText:
    return ErrorText(
        say("errors", "Something in this choice stays with you and cannot leave."),
        say("errors", "Nothing has left."),
        say("errors", "Switch it off and look at the page again."),
    )


def _nothing_chosen(_: AfterwordError) -> ErrorText:
    return ErrorText(
        say("errors", "Nothing is switched on yet."),
        say("errors", "Nothing has left."),
        say("errors", "Switch on what you want to share."),
    )


def _format(_: AfterwordError) -> ErrorText:
    return ErrorText(
        say("errors", "This kind of file cannot show some of the characters you used."),
        say("errors", "Nothing has left."),
        say("errors", "Choose the web page, Markdown or plain text. They show every character."),
    )


def _target_exists(_: AfterwordError) -> ErrorText:
    return ErrorText(
        say("errors", "A file of that name is already there."),
        say("errors", "It was not touched, and nothing has left."),
        say("errors", "Choose another name, or replace it."),
    )


def _export_failed(problem: AfterwordError) -> ErrorText:
    title = (
        say("errors", "There is no room for the file on that disk.")
        if problem.fields.get("no_space")
        else say("errors", "The file could not be written there.")
    )
    return ErrorText(
        title,
        say("errors", "Nothing has left, and no half file was made."),
        say("errors", "Choose another place and export again."),
    )


def _mismatch(_: AfterwordError) -> ErrorText:
    return ErrorText(
        say("errors", "The file did not read back as the page on screen."),
        say("errors", "It was not written, and nothing has left."),
        say("errors", "Choose another kind of file."),
    )


def _unexpected(_: AfterwordError) -> ErrorText:
    return ErrorText(
        say("errors", "Something went otherwise than planned."),
        say("errors", "What was saved is intact. Nothing has left this computer."),
        say("errors", "Lock the journal and open it again. What is being typed is kept."),
    )


def _reply(problem: AfterwordError) -> ErrorText:
    return ErrorText(*reply_words(problem.code))


_TEXTS: dict[str, Callable[[AfterwordError], ErrorText]] = {
    **COPY_TEXTS,
    "not-a-journal": _not_a_journal,
    "journal-exists": _journal_exists,
    "wrong-secret": _wrong_secret,
    "recovery-code-mistyped": _mistyped,
    "newer-format": _newer_format,
    "header-damaged": _header_damaged,
    "journal-busy": _busy,
    "header-outdated": _header_outdated,
    "folder-unreachable": _unreachable,
    "read-only": _read_only,
    "record-damaged": _record_damaged,
    "record-unknown": _record_unknown,
    "save-failed": _save_failed,
    "guide-broken": _guide_broken,
    "pack-broken": _pack_broken,
    "pack-not-kept": _pack_not_kept,
    "step-not-open": _step,
    "reflection-unknown": _record_unknown,
    "settings-damaged": _settings,
    "sealed-chosen": _sealed,
    "nothing-chosen": _nothing_chosen,
    "format-unsupported": _format,
    "target-exists": _target_exists,
    "export-failed": _export_failed,
    "read-back-mismatch": _mismatch,
    **dict.fromkeys((one.code for one in ReplyError.__subclasses__()), _reply),
}


def error_text(problem: AfterwordError) -> ErrorText:
    """Return the words for a problem; an unplanned one has calm words of its own."""
    return _TEXTS.get(problem.code, _unexpected)(problem)
