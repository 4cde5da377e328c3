"""What the person reads of a file that is no reply: what it is, what is safe, what next."""

from ui.errors.words import ErrorText, Texts
from ui.i18n.say import say


def _text(title: str, next_step: str) -> ErrorText:
    safe = say("replies", "Nothing of it was kept, and nothing was changed.")
    return ErrorText(title, safe, next_step)


def _again() -> str:
    return say("replies", "Ask for it once more, as the file itself and not inside a message.")


TEXTS: Texts = {
    "reply-too-large": lambda _: _text(
        say("replies", "This file is too large to be a reply."),
        say("replies", "A reply is only a few kilobytes. Choose the one you were given."),
    ),
    "reply-not-one": lambda _: _text(
        say("replies", "This file is not a reply."),
        say("replies", "A reply is called reply.txt, unless somebody gave it another name."),
    ),
    "reply-newer": lambda _: _text(
        say("replies", "This reply was written by a page of a later Afterword."),
        say("replies", "Bring Afterword up to date, then bring the reply in."),
    ),
    "reply-damaged": lambda _: _text(
        say("replies", "This reply did not arrive whole."),
        _again(),
    ),
    "reply-foreign": lambda _: _text(
        say("replies", "This reply answers a page that is not in this journal."),
        say("replies", "It may belong to somebody else, or to another journal of yours."),
    ),
    "reply-altered": lambda _: _text(
        say(
            "replies",
            "This reply was changed after it was written, or is sealed for another journal.",
        ),
        _again(),
    ),
    "reply-unreadable": lambda _: _text(
        say("replies", "What this reply holds was not written by your page."),
        say("replies", "Ask whoever gave it to you how it was made."),
    ),
}
