"""What the person reads where something can't leave as it was chosen."""

from journal.errors import AfterwordError
from ui.errors.words import ErrorText, Texts
from ui.i18n.say import say


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


TEXTS: Texts = {
    "sealed-chosen": lambda _: ErrorText(
        say("errors", "Something in this choice stays with you and cannot leave."),
        say("errors", "Nothing has left."),
        say("errors", "Switch it off and look at the page again."),
    ),
    "nothing-chosen": lambda _: ErrorText(
        say("errors", "Nothing is switched on yet."),
        say("errors", "Nothing has left."),
        say("errors", "Switch on what you want to share."),
    ),
    "format-unsupported": lambda _: ErrorText(
        say("errors", "This kind of file cannot show some of the characters you used."),
        say("errors", "Nothing has left."),
        say("errors", "Choose the web page, Markdown or plain text. They show every character."),
    ),
    "target-exists": lambda _: ErrorText(
        say("errors", "A file of that name is already there."),
        say("errors", "It was not touched, and nothing has left."),
        say("errors", "Choose another name, or replace it."),
    ),
    "export-failed": _export_failed,
    "read-back-mismatch": lambda _: ErrorText(
        say("errors", "The file did not read back as the page on screen."),
        say("errors", "It was not written, and nothing has left."),
        say("errors", "Choose another kind of file."),
    ),
}
