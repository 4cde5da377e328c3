"""What a page for the group is sent in: the way its replies come back, and its protection.

It holds the random parts of such a page, so that making one from the same page and envelope gives
the same bytes.
"""

from dataclasses import dataclass, field

from journal.disclosure.page_words import GroupPageWords
from journal.disclosure.protection import Protection
from journal.letterbox import Letterbox


@dataclass(frozen=True)
class Envelope:
    """One for each page. Without ``protection`` anybody who has the file can read it."""

    letterbox: Letterbox
    words: GroupPageWords = field(repr=False)
    protection: Protection | None = None
