"""What the settings say of the program: what leaves, what never does, whose work is in it."""

from ui.i18n.say import say


def privacy_words() -> tuple[tuple[str, str], ...]:
    """Return titles and paragraphs about what leaves."""
    return (
        (
            say("about", "What leaves"),
            say(
                "about",
                "Only the pages you export, copy or print, after their exact content was on "
                "screen; the recovery sheet when you print or save it; a calendar file with a time "
                "and a title you have seen; and what you save or take out here yourself. Shared "
                "lists every page that left.",
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
    )


def licence_words() -> tuple[tuple[str, str], ...]:
    """Return what is used and the licence it comes with."""
    return (
        (say("about", "Afterword, the program"), say("about", "Apache License 2.0")),
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
