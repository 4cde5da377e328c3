"""The fixed words of a journal that was taken out to be read."""

from journal.takeout.readable import ReadableWords
from ui.i18n.say import say
from ui.sharing.page_words import page_words


def readable_words() -> ReadableWords:
    """Return them in the language of the translation in use; braces are filled by the journal."""
    return ReadableWords(
        page=page_words(),
        title=say("takeout", "Everything in this journal"),
        taken=say("takeout", "Taken out on {day}. Anybody who has this file can read it."),
        untitled=say("takeout", "Without a name"),
        level=say("takeout", "{line}: {level}"),
        replies=say("takeout", "Replies from the group"),
        left=say("takeout", "What has left this computer"),
        share=say("takeout", "{day}: {title} ({file})"),
        unreadable=say("takeout", "Something here could not be read."),
    )
