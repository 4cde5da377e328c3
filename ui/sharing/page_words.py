"""The fixed words of a page that leaves, in the language of the translation in use."""

from journal.disclosure.page_words import PageWords
from journal.values import Came, Fate
from ui.i18n.say import say
from ui.sharing.group_words import hour_words, questions


def page_words(asks: tuple[str, ...] = ()) -> PageWords:
    """Return the words for ``make_page``. Their fields in braces are filled in by the journal.

    ``asks`` are an organisation's own questions for the group.
    """
    return PageWords(
        language=say("page", "en"),  # a translation puts its own language's code here
        untitled=say("page", "A reflection"),
        for_group=say("page", "For the group {group}"),
        for_expectations=say("page", "For the conversation about expectations"),
        shared_by=say("page", "Shared by the {role}"),
        date=say("page", "{day} {month} {year}"),
        months=_months(),
        plan=say("page", "If {when}, then {then}."),
        owner=say("page", "Who: {owner}"),
        how=say("page", "How I will know: {how}"),
        look_again=say("page", "We look again: {day}"),
        came={
            Came.DID: say("page", "It came up, and I did it."),
            Came.ELSE: say("page", "I did something else."),
            Came.NOT_YET: say("page", "It did not come up."),
        },
        fates={
            Fate.KEEP: say("page", "I keep it."),
            Fate.CHANGE: say("page", "I change it."),
            Fate.DROP: say("page", "I let it go."),
        },
        changed=say("page", "Now: {plan}"),
        note=say("page", "{name}: {note}"),
        scale=say("page", "{value} of {highest}"),
        person=say("page", "Person"),
        closing=say("page", "An extract chosen by its author, written with the guide “{guide}”."),
        recognise=say("page", "Roles stand for names here. Colleagues may still recognise people."),
        for_members=say("page", "Questions for you"),
        questions=questions(asks),
        hour=hour_words(),
    )


def _months() -> tuple[str, ...]:
    return (
        say("page", "January"),
        say("page", "February"),
        say("page", "March"),
        say("page", "April"),
        say("page", "May"),
        say("page", "June"),
        say("page", "July"),
        say("page", "August"),
        say("page", "September"),
        say("page", "October"),
        say("page", "November"),
        say("page", "December"),
    )
