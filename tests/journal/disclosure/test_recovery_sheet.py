"""The recovery sheet holds the code so that it can be typed again, and nothing of the machine."""

from datetime import date

import pypdfium2  # type: ignore[import-untyped]  # it ships no types

from journal.disclosure.formats.pdf import read_back
from journal.disclosure.page_words import SheetWords
from journal.disclosure.recovery_sheet import recovery_sheet
from tests.journal.disclosure.story import RESOURCES, WORDS

CODE = "8K2QF-9XM4T-ZZ7PA-0H3JD-W5RBN-6YC1V-EG8SK-4TQ2M"
SHEET = SheetWords(
    language="en",
    date=WORDS.date,
    months=WORDS.months,
    title="Recovery sheet",
    what_for=("This code opens the journal when the passphrase is lost.",),
    journal="Journal: {name}",
    made_on="Made on {day}",
    typing="Capitals, spaces and dashes make no difference.",
    keep_title="Where to keep it",
    keep=("On paper, where you keep what matters.", "Not beside the computer."),
)


def test_the_code_is_on_one_page_in_numbered_groups() -> None:
    data = recovery_sheet(CODE, date(2026, 3, 24), "Work", SHEET, RESOURCES)
    document = pypdfium2.PdfDocument(data)
    assert len(document) == 1
    document.close()
    lines = read_back(data).split()
    for number, group in enumerate(CODE.split("-"), 1):
        assert lines[lines.index(group) - 1] == str(number)
    text = read_back(data)
    for told in ("Journal: Work", "Made on 24 March 2026", *SHEET.what_for, *SHEET.keep):
        assert told in text


def test_it_has_no_past_and_is_the_same_each_time() -> None:
    first, second = (
        recovery_sheet(CODE, date(2026, 3, 24), "Work", SHEET, RESOURCES) for _ in range(2)
    )
    assert first == second
    for word in (b"/Producer", b"/CreationDate", b"/ID", b"fpdf"):
        assert word not in first
