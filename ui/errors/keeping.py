"""What the person reads where something can't be saved, or read again."""

from journal.errors import AfterwordError
from ui.errors.words import ErrorText, Texts
from ui.i18n.say import say


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


def _step(problem: AfterwordError) -> ErrorText:
    if problem.fields.get("standing") == "held":
        return ErrorText(
            say("errors", "A hold is set, so nothing of this reflection can be deleted."),
            say("errors", "Everything is as it was."),
            say("errors", "When the hold is lifted, note that in the reflection; then it can be."),
        )
    return ErrorText(
        say("errors", "This is not possible just now."),
        say("errors", "Everything you wrote is as it was."),
        say("errors", "Go back and choose another step."),
    )


TEXTS: Texts = {
    "folder-unreachable": lambda _: ErrorText(
        say("errors", "The folder of your journal cannot be reached just now."),
        say("errors", "What is on it is untouched, and what you typed since is safe in memory."),
        say("errors", "Connect the disk or the share again. Saving is tried again by itself."),
    ),
    "read-only": lambda _: ErrorText(
        say("errors", "This journal is open for reading only."),
        say("errors", "Everything in it is as it was."),
        say("errors", "Make its folder writable, or move it, then open it again."),
    ),
    "record-damaged": lambda _: ErrorText(
        say("errors", "One stored piece of this reflection cannot be read."),
        say("errors", "All other pieces are here. The damaged file is left as it is."),
        say("errors", "A copy of the journal folder from before may still hold it."),
    ),
    "record-unknown": lambda _: ErrorText(
        say("errors", "This is no longer in the journal."),
        say("errors", "Everything else is here."),
        say("errors", "Go back to the list."),
    ),
    "reflection-unknown": lambda _: ErrorText(
        say("errors", "This is no longer in the journal."),
        say("errors", "Everything else is here."),
        say("errors", "Go back to the list."),
    ),
    "save-failed": _save_failed,
    "step-not-open": _step,
}
