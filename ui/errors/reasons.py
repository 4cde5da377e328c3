"""What is the matter at a place in a file that an organisation wrote: one sentence for each reason.

The reasons are those of ``docs/guides.md``. One that is not known here is said in general words.
"""

from ui.i18n.say import say


def reason_words(reason: str) -> str:
    """Return a sentence for a reason code of ``GuideError``."""
    return _of_file(reason) or _of_key(reason) or say("reason", "This does not fit here.")


def _of_file(reason: str) -> str:
    return {
        "toml": say("reason", "The text is not TOML here."),
        "unreadable": say("reason", "This is no file that can be read."),
        "not-utf-8": say("reason", "The text is not UTF-8 here."),
        "too-big": say("reason", "It is larger than 256 KiB."),
        "format-unknown": say("reason", "It may be for a later version of Afterword."),
        "empty-pack": say("reason", "There is nothing in it that changes anything."),
    }.get(reason, "")


def _of_key(reason: str) -> str:
    return {
        "unknown-key": say("reason", "No such key is known here."),
        "missing-key": say("reason", "Something has to stand here."),
        "missing-words": say("reason", "Something has to stand here."),
        "wrong-type": say("reason", "Another kind of value belongs here."),
        "unknown-value": say("reason", "No such word may stand here."),
        "out-of-range": say("reason", "The number is too small or too large."),
        "bad-id": say("reason", "An id has small letters, digits, - and _ only."),
        "duplicate-id": say("reason", "This was used before."),
        "does-not-fit": say("reason", "This does not go together with the rest."),
        "words-for-nothing": say("reason", "Nothing leads here."),
        "too-long": say("reason", "The text is too long."),
        "too-many": say("reason", "There are too many."),
        "hidden-character": say("reason", "There is a character that can’t be seen."),
    }.get(reason, "")
