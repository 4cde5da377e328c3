"""What the settings say of the program: what leaves, what never does, whose work is in it."""

from ui.i18n.say import say


def privacy_words() -> tuple[tuple[str, str], ...]:
    """Return titles and paragraphs about what leaves, what never does and what nothing prevents."""
    return (
        (
            say("about", "What leaves"),
            say(
                "about",
                "Only what you send out yourself: the pages you export, copy or print, after their "
                "exact content was on screen; the recovery sheet; a calendar file with a time and "
                "a title you have seen. Shared lists every page that left.",
            ),
        ),
        (
            say("about", "What can be carried away"),
            say(
                "about",
                "Copies of the journal, encrypted as it is, in the place you chose. And everything "
                "as plain text that anybody can read, if you take everything out.",
            ),
        ),
        (
            say("about", "What never leaves"),
            say(
                "about",
                "Everything else. Afterword has no account and no server and opens no network "
                "connection. It reports nothing to anybody.",
            ),
        ),
        (say("about", "What this is not"), boundary_words()),
    )


def boundary_words() -> str:
    """Return where the journal ends: what belongs elsewhere, and what encryption is not."""
    return say(
        "about",
        "The facts belong in your organisation’s own records; what you learn from them belongs "
        "here. Encryption is no legal privilege: a court or an authority can ask for what you "
        "write.",
    )


def licence_words() -> tuple[tuple[str, str], ...]:
    """Return what is used and the licence it comes with."""
    return (
        (say("about", "Afterword"), say("about", "Apache License 2.0")),
        (
            say("about", "Literata and Inter, the letters"),
            say("about", "SIL Open Font License 1.1"),
        ),
        (say("about", "Lucide, the icons"), say("about", "ISC License")),
        (
            say("about", "The words for passphrases"),
            say("about", "Electronic Frontier Foundation, Creative Commons Attribution 4.0"),
        ),
        (
            say("about", "Qt and PySide6, the window"),
            say("about", "GNU Lesser General Public License 3"),
        ),
    )
