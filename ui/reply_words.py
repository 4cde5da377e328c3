"""What is said of a file that is no reply: what it is, what is safe, what next."""

from ui.i18n.say import say


def reply_words(code: str) -> tuple[str, str, str]:
    """Return title, body and next step for an error of ``journal.replies``."""
    again = say("replies", "Ask for it once more, as the file itself and not inside a message.")
    titles = {
        "reply-too-large": (
            say("replies", "This file is too large to be a reply."),
            say("replies", "A reply has a few kilobytes. Choose the one you were given."),
        ),
        "reply-not-one": (
            say("replies", "This file is not a reply."),
            say("replies", "A reply is called reply.txt, unless somebody gave it another name."),
        ),
        "reply-newer": (
            say("replies", "This reply was written by a page of a later Afterword."),
            say("replies", "Bring Afterword up to date, then bring the reply in."),
        ),
        "reply-damaged": (say("replies", "This reply did not arrive whole."), again),
        "reply-foreign": (
            say("replies", "This reply answers a page that is not in this journal."),
            say("replies", "It may belong to somebody else, or to another journal of yours."),
        ),
        "reply-altered": (
            say("replies", "This reply was changed after it was written, or sealed for another."),
            again,
        ),
        "reply-unreadable": (
            say("replies", "What this reply holds was not written by your page."),
            say("replies", "Ask whoever gave it to you how it was made."),
        ),
    }
    title, step = titles.get(code, titles["reply-not-one"])
    return title, say("replies", "Nothing of it was kept, and nothing was changed."), step
