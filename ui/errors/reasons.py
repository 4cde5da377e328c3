"""What is the matter at a place in a file that an organisation wrote: one sentence for each reason.

The reasons are those of ``docs/guides.md``. One that is not known here is said in general words.
"""

from collections.abc import Sequence

from ui.i18n.say import say


def reason_words(reason: str, expected: Sequence[object] = ()) -> str:
    """Return a sentence for a reason code of ``GuideError``, with what may stand there instead."""
    return (
        (_with_expected(reason, expected) if expected else "")
        or _of_file(reason)
        or _of_key(reason)
        or _of_whole(reason)
        or say("reason", "This does not fit here.")
    )


def _with_expected(reason: str, expected: Sequence[object]) -> str:
    if reason == "wrong-type":
        return _of_type(str(expected[0]))
    listed = ", ".join(map(str, expected))
    return {
        "unknown-key": say("reason", "No such key is known here. Known are: {keys}.", keys=listed),
        "unknown-value": say(
            "reason", "No such word may stand here. It can be: {words}.", words=listed
        ),
        "out-of-range": say(
            "reason",
            "The number has to be from {least} to {most}.",
            least=expected[0],
            most=expected[-1],
        ),
        "too-long": say("reason", "The text has more than {most} characters.", most=expected[0]),
        "too-many": say("reason", "There are more than {most}.", most=expected[0]),
        "words-for-nothing": say(
            "reason", "Nothing leads here. Words are needed for: {keys}.", keys=listed
        ),
        "does-not-fit": say(
            "reason", "This type does not take this key. It takes: {keys}.", keys=listed
        ),
    }.get(reason, "")


def _of_type(kind: str) -> str:
    return {
        "text": say("reason", "A text belongs here, in quotation marks."),
        "number": say("reason", "A whole number belongs here, without quotation marks."),
        "flag": say("reason", "Either true or false belongs here, without quotation marks."),
        "list": say("reason", "A list belongs here, in square brackets."),
        "table": say("reason", "A table belongs here, with keys of its own."),
        "texts": say("reason", "A list of texts belongs here, each in quotation marks."),
        "numbers": say("reason", "A list of whole numbers belongs here."),
        "tables": say("reason", "Tables belong here, each under a line in double brackets."),
    }.get(kind, "")


def _of_file(reason: str) -> str:
    return {
        "toml": say(
            "reason",
            "The text is not TOML here: look for a missing quotation mark, bracket or equals sign.",
        ),
        "unreadable": say("reason", "This is no file that can be read."),
        "not-utf-8": say("reason", "The text is not UTF-8 here: save the file as UTF-8."),
        "too-big": say("reason", "It is larger than 256 KiB."),
        "format-unknown": say(
            "reason", "The format has to be 1. It may be for a later version of Afterword."
        ),
        "empty-pack": say("reason", "There is nothing in it that changes anything."),
        "language-unknown": say(
            "reason", "The language has to be one that guide.toml lists, and that of the file."
        ),
    }.get(reason, "")


def _of_key(reason: str) -> str:
    return {
        "unknown-key": say("reason", "No such key is known here."),
        "missing-key": say("reason", "This key is needed, and is not there or is empty."),
        "missing-words": say("reason", "The words for this are needed, and are not there."),
        "wrong-type": say("reason", "Another kind of value belongs here."),
        "unknown-value": say("reason", "No such word may stand here."),
        "out-of-range": say("reason", "It is outside of what is allowed."),
        "bad-id": say(
            "reason", "An id has small letters, digits, - and _ only, and at most 64 of them."
        ),
        "duplicate-id": say("reason", "This was used before. Each id is used once."),
        "does-not-fit": say("reason", "This does not go together with the rest."),
        "words-for-nothing": say("reason", "Nothing leads here."),
        "too-long": say("reason", "The text is too long."),
        "too-many": say("reason", "There are too many."),
        "hidden-character": say("reason", "There is a character that can’t be seen."),
    }.get(reason, "")


def _of_whole(reason: str) -> str:
    return {
        "column-needed": say(
            "reason", "A timeline needs the column time, people need name and role."
        ),
        "plans-needed": say("reason", "It has to recall a prompt of the type plans."),
        "recall-unknown": say("reason", "It recalls a prompt that is not in this guide."),
        "recall-later": say("reason", "It recalls a prompt that comes later. Only earlier ones."),
        "gate-misplaced": say(
            "reason",
            "The gate has to be the first stage, the only gate, with one prompt of its type.",
        ),
        "must-be-sealed": say("reason", "This stays private: share has to be sealed."),
        "private-spot": say("reason", "What stays private could be chosen here. Set its door."),
    }.get(reason, "")
