"""The fixed words of a journal that was taken out to be read."""

from journal.guides.guide import Gate
from journal.takeout.beside import BesideWords
from journal.takeout.readable import ReadableWords
from ui.i18n.say import say
from ui.sharing.page_words import page_words


def readable_words(gate: Gate) -> ReadableWords:
    """Return them in the language of the translation in use; braces are filled by the journal.

    ``gate`` has the questions that were asked first.
    """
    return ReadableWords(
        page=page_words(),
        title=say("takeout", "Everything in this journal"),
        taken=say("takeout", "Taken out on {day}. Anybody who has this file can read it."),
        untitled=say("takeout", "Without a name"),
        level=say("takeout", "{line}: {level}"),
        replies=say("takeout", "Replies from the group"),
        notes=say("takeout", "Noted in one line"),
        noted=say("takeout", "{day}: {text}"),
        left=say("takeout", "What has left this computer"),
        share=say("takeout", "{day}: {title} ({file})"),
        asked=say("takeout", "{question} {answer}"),
        another=say("takeout", "{by}, {day}"),
        unreadable=say("takeout", "Something here could not be read."),
        beside=_beside_words(gate),
    )


def _beside_words(gate: Gate) -> BesideWords:
    return BesideWords(
        title=say("takeout", "Beside the pages"),
        gate={one.id: one.question for one in gate.categories},
        said={
            "yes": say("gate", "Yes"),
            "no": say("gate", "No"),
            "unsure": say("gate", "Not sure"),
        },
        answered=say("takeout", "{question} {answer}"),
        case=say("takeout", "Case reference: {text}"),
        cleared=say("takeout", "Cleared by: {text}"),
        lifted=say("takeout", "The hold was lifted by: {text}"),
        carry=say("takeout", "A question to carry along: {text}"),
        seen=say("takeout", "How you saw it on {day}: {text}"),
        why_not=say("takeout", "Not taken up on {day}: {text}"),
        draft=say("takeout", "Begun and not settled: {text}"),
        copy=say("takeout", "The copy of “{heading}” for others to read: {text}"),
        name=say("takeout", "{name} becomes {role}"),
        for_whom=say("takeout", "For whom: {text}"),
        why=say("takeout", "Why: {text}"),
        asked_away=say("takeout", "You asked for it to be deleted on {day}."),
        corrected=say("takeout", "Corrected by what left on {day}."),
    )
