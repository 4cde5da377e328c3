"""What the person reads where a journal, or its settings, can't be opened as they are."""

from journal.errors import AfterwordError
from ui.errors.words import ErrorText, Texts
from ui.i18n.say import say


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


def _header_damaged(problem: AfterwordError) -> ErrorText:
    if problem.fields.get("reason") == "foreign":
        return ErrorText(
            say("errors", "The journal’s first file belongs to another journal."),
            say("errors", "It is not your passphrase. What you wrote is here, untouched."),
            say("errors", "Put back its first files from a copy of this folder, then open it."),
        )
    if problem.fields.get("reason") == "several":
        return ErrorText(
            say("errors", "This folder holds files of several journals."),
            say("errors", "Some were tried with what you typed. Nothing was changed."),
            say(
                "errors",
                "Move those that do not belong here to folders of their own, then try again.",
            ),
        )
    if problem.fields.get("reason") == "not-here":
        return ErrorText(
            say("errors", "The journal’s first file is not here yet."),
            say("errors", "It is not your passphrase. What has come is untouched."),
            say(
                "errors",
                "If the folder is being synchronised or copied, wait until that is done, then try "
                "again. Otherwise put back the first file from a copy of this folder.",
            ),
        )
    return ErrorText(
        say("errors", "The journal’s first file cannot be read."),
        say("errors", "It is not your passphrase. What you wrote is in other files, untouched."),
        say(
            "errors",
            "Open a saved copy: Afterword makes one after a sitting, in the folder for copies.",
        ),
    )


TEXTS: Texts = {
    "not-a-journal": lambda _: ErrorText(
        say("errors", "There is no journal in this folder."),
        say("errors", "Nothing in it was changed."),
        say(
            "errors",
            "Choose the folder that holds your journal, or create a new one. If a program is still "
            "bringing it from another computer, wait until that is done.",
        ),
    ),
    "journal-exists": lambda _: ErrorText(
        say("errors", "This folder already holds a journal."),
        say("errors", "It is untouched."),
        say("errors", "Open it with its passphrase, or choose another folder for a new one."),
    ),
    "wrong-secret": lambda _: ErrorText(
        say("errors", "That passphrase does not open this journal."),
        say("errors", "Nothing was changed."),
        say("errors", "Look at Caps Lock and the keyboard layout, and try again."),
    ),
    "recovery-code-mistyped": _mistyped,
    "newer-format": lambda _: ErrorText(
        say("errors", "This journal was written by a later version of Afterword."),
        say("errors", "It is complete and untouched. This version does not know how to read it."),
        say("errors", "Install the later version on this computer, then open it again."),
    ),
    "header-damaged": _header_damaged,
    "header-outdated": lambda _: ErrorText(
        say("errors", "The passphrase or the sheet was changed on another computer."),
        say("errors", "Nothing was changed here, and everything you wrote is in the journal."),
        say("errors", "Lock the journal and open it again, then try once more."),
    ),
    "settings-damaged": lambda _: ErrorText(
        say("errors", "The settings file could not be read."),
        say("errors", "The usual settings are in use. Your journal is where it was, untouched."),
        say(
            "errors",
            "Choose your settings again when you like; the old file is kept beside the new one. If "
            "your journal is in a place of your own, open it from there.",
        ),
    ),
}
