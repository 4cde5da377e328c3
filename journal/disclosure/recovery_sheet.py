"""The recovery code on one page to print: big, in numbered groups, and what it is for.

It holds a secret, so it is never kept: the caller shows it, prints it or writes it, and lets it go.
It knows nothing of how the code opens a journal.
"""

from datetime import date
from pathlib import Path

from journal.disclosure.folding import clean
from journal.disclosure.page_words import SheetWords
from journal.disclosure.sheet import BODY, MUTED, Face, Sheet

_IN_A_ROW = 4
_ROW_HEIGHT = 20.0  # mm


def recovery_sheet(
    code: str, made_on: date, journal_name: str, words: SheetWords, resources: Path
) -> bytes:
    """Return an A4 page as PDF with ``code``, whose groups are divided by ``-``.

    ``FormatUnsupported`` if the journal's name has characters that the fonts lack.
    """
    sheet = Sheet(resources, words.title, words.language)
    _head(sheet, made_on, journal_name, words)
    _groups(sheet, code.split("-"))
    sheet.pen(Face.SANS, 9, MUTED)
    sheet.put(words.typing, 14)
    sheet.ln(9)
    sheet.pen(Face.STRONG, 10.5)
    sheet.put(words.keep_title, 16)
    sheet.ln(1)
    for place in words.keep:
        sheet.pen(Face.SERIF, 11, BODY)
        sheet.put(place, 17.5)
        sheet.ln(1)
    return sheet.to_bytes()


def _head(sheet: Sheet, made_on: date, journal_name: str, words: SheetWords) -> None:
    sheet.pen(Face.TITLE, 26)
    sheet.put(words.title, 34)
    sheet.pen(Face.SANS, 9, MUTED)
    sheet.put(words.journal.format(name=" ".join(clean(journal_name).split())), 14)
    sheet.put(words.made_on.format(day=words.day(made_on)), 14)
    sheet.ln(6)
    sheet.pen(Face.SERIF, 11, BODY)
    for paragraph in words.what_for:
        sheet.put(paragraph, 17.5)
        sheet.ln(1.5)
    sheet.ln(6)


def _groups(sheet: Sheet, groups: list[str]) -> None:
    """Set the groups from left to right, each below its number."""
    top, width = sheet.y, sheet.epw / _IN_A_ROW
    for at, group in enumerate(groups):
        row, column = divmod(at, _IN_A_ROW)
        sheet.set_y(top + row * _ROW_HEIGHT)
        sheet.pen(Face.SANS, 8.5, MUTED)
        sheet.put(str(at + 1), 12, indent=column * width, width=width)
        sheet.pen(Face.STRONG, 20)
        sheet.put(group, 26, indent=column * width, width=width)
    rows = -(-len(groups) // _IN_A_ROW)
    sheet.set_y(top + rows * _ROW_HEIGHT)
