"""The fixed words of the recovery sheet, in the language of the translation in use."""

from journal.disclosure.page_words import SheetWords
from ui.i18n.say import say
from ui.sharing.page_words import page_words


def sheet_words() -> SheetWords:
    """Return the words; their fields in braces are filled in by the journal."""
    days = page_words()
    return SheetWords(
        language=days.language,
        date=days.date,
        months=days.months,
        title=say("sheet-page", "Recovery sheet"),
        what_for=(
            say(
                "sheet-page",
                "This code opens an Afterword journal when its passphrase is forgotten. "
                "Choose “Use the recovery sheet” where the passphrase is asked for, and type the "
                "eight groups.",
            ),
            say(
                "sheet-page",
                "Whoever has this sheet and the journal’s folder can read everything in it.",
            ),
        ),
        journal=say("sheet-page", "Journal: {name}"),
        made_on=say("sheet-page", "Made on {day}"),
        typing=say("sheet-page", "Capitals, spaces and dashes make no difference."),
        keep_title=say("sheet-page", "Where to keep it"),
        keep=(
            say("sheet-page", "On paper, at home or with somebody you trust."),
            say("sheet-page", "Away from the computer that holds the journal."),
            say("sheet-page", "Not as a photograph, not in a mail, not on a shared drive."),
        ),
    )
