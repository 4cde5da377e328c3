"""What the person reads of trouble with copies, and with taking out and bringing in."""

from journal.errors import AfterwordError
from ui.errors.words import ErrorText, Texts
from ui.i18n.say import say, say_n


def _copy_damaged(problem: AfterwordError) -> ErrorText:
    return ErrorText(
        say_n(
            "errors",
            "One file in this copy is not as it was written.",
            "{count} files in this copy are not as they were written.",
            int(str(problem.fields.get("damaged", 1))),
            count=problem.fields.get("damaged", 1),
        ),
        say("errors", "Nothing was written. Your journal is as it was."),
        say("errors", "Try an older copy, or bring back what is sound in this one."),
    )


def _copy_failed(problem: AfterwordError) -> ErrorText:
    if problem.fields.get("no_space"):
        return ErrorText(
            say("errors", "There is no room for a copy on that disk."),
            say("errors", "Your journal is as it was, and so are the copies made before."),
            say("errors", "Free some space there, or choose another place."),
        )
    if problem.fields.get("errno") is None:
        return ErrorText(
            say("errors", "The copy did not read back as it should, so it was not kept."),
            say("errors", "Your journal is as it was, and so are the copies made before."),
            say("errors", "Try again. If it happens again, that disk may be wearing out."),
        )
    return ErrorText(
        say("errors", "The copy could not be written there."),
        say("errors", "Your journal is as it was, and so are the copies made before."),
        say("errors", "Check that the disk is there and writable, or choose another place."),
    )


def _take_out_failed(problem: AfterwordError) -> ErrorText:
    title = (
        say("errors", "There is no room for these files on that disk.")
        if problem.fields.get("no_space")
        else say("errors", "The files could not be written there.")
    )
    return ErrorText(
        title,
        say("errors", "Your journal is as it was, and no half file was made."),
        say("errors", "Choose another folder."),
    )


TEXTS: Texts = {
    "not-a-copy": lambda _: ErrorText(
        say("errors", "There is no copy of a journal in this file."),
        say("errors", "Nothing was changed."),
        say("errors", "Choose a file that Afterword saved as a copy."),
    ),
    "copy-damaged": _copy_damaged,
    "copy-failed": _copy_failed,
    "copy-place-away": lambda _: ErrorText(
        say("errors", "The folder for copies is not there just now."),
        say("errors", "Your journal is as it was."),
        say("errors", "Connect that disk, or choose another place for copies."),
    ),
    "place-taken": lambda _: ErrorText(
        say("errors", "Something is already in that place."),
        say("errors", "It was not touched, and nothing was written."),
        say("errors", "Choose another name."),
    ),
    "take-out-failed": _take_out_failed,
    "dump-unreadable": lambda _: ErrorText(
        say("errors", "This file is not one that was taken out of a journal, or it was changed."),
        say("errors", "Nothing of it was brought in."),
        say("errors", "Choose the file that ends in .json, as Afterword wrote it."),
    ),
    "dump-newer": lambda _: ErrorText(
        say("errors", "This file was taken out by a later version of Afterword."),
        say("errors", "Nothing of it was brought in."),
        say("errors", "Install the later version on this computer, then bring it in."),
    ),
}
