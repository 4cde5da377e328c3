"""The ways in which a page can leave: seven kinds of file, the clipboard, a printer."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from journal.disclosure.rendering import Format
from journal.guides.guide import Door
from ui.i18n.say import say

Way: TypeAlias = Literal[
    "protected", "replies", "html", "pdf", "odt", "markdown", "text", "clipboard", "print"
]
_PLAIN: tuple[Way, ...] = ("html", "pdf", "odt", "markdown", "text", "clipboard", "print")
_TO_THE_GROUP: tuple[Way, ...] = ("protected", "replies", *_PLAIN)
FILES: frozenset[Way] = frozenset(_TO_THE_GROUP) - {"clipboard", "print"}


@dataclass(frozen=True)
class WayWords:
    """What a way is called, what it is for, and its icon."""

    name: str
    hint: str
    icon: str


def ways_through(door: Door) -> tuple[Way, ...]:
    """Return the ways through a door: replies come back from the group alone."""
    return _TO_THE_GROUP if door is Door.GROUP else _PLAIN


def format_of(way: Way) -> Format:
    """Return which bytes leave this way: a copy is the plain text, a print is the PDF."""
    if way == "clipboard":
        return "text"
    return "pdf" if way == "print" else way


def way_words(way: Way) -> WayWords:
    """Return the words for one way."""
    return _words()[way]


def way_name(stored: str) -> str:
    """Return what the format in a row of the ledger is called; an unknown one is shown as it is."""
    names = {way: words.name for way, words in _words().items()}
    names["clipboard"] = say("ways", "Copied as text")
    names["print"] = say("ways", "Printed")
    return {str(way): name for way, name in names.items()}.get(stored, stored)


def _words() -> dict[Way, WayWords]:
    return {
        "protected": WayWords(
            say("ways", "Protected web page"),
            say("ways", "Opens in a browser with a passphrase"),
            "file-lock-2",
        ),
        "replies": WayWords(
            say("ways", "Web page with replies"),
            say("ways", "With a form for replies, works offline"),
            "inbox",
        ),
        "html": WayWords(
            say("ways", "Web page"), say("ways", "Opens in any browser, works offline"), "globe"
        ),
        "pdf": WayWords(
            say("ways", "PDF"), say("ways", "For printing or a shared folder"), "file-text"
        ),
        "odt": WayWords(
            say("ways", "OpenDocument text"),
            say("ways", "To edit in a word processor"),
            "file-pen-line",
        ),
        "markdown": WayWords(
            say("ways", "Markdown"), say("ways", "For a wiki or a repository"), "hash"
        ),
        "text": WayWords(say("ways", "Plain text"), say("ways", "Reads everywhere"), "align-left"),
        "clipboard": WayWords(
            say("ways", "Copy as text"), say("ways", "To paste into a message"), "inbox"
        ),
        "print": WayWords(say("ways", "Print…"), say("ways", "The PDF, on paper"), "printer"),
    }
