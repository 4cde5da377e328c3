"""PDF on A4 with the shipped fonts: real text, headings in the outline, a language, no past.

``pypdfium2`` reads it back. What the fonts cannot show raises ``FormatUnsupported`` at once.
"""

from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # it ships no types

from journal.disclosure.page import Block, Listing, Page, Paragraph, Passage, Section, Table
from journal.disclosure.sheet import ACCENT, BODY, INK, MUTED, Face, Sheet

_GAP = 5.0  # mm between the columns of a table
_BULLET_INDENT = 5.0
_LINE_BREAK_HYPHENS = str.maketrans({"\ufffe": "-", "\x02": "-"})  # how pdfium tells of them


def make(page: Page, resources: Path) -> bytes:
    """Return the page as PDF."""
    sheet = Sheet(resources, page.title.text, page.language)
    _head(sheet, page)
    for section in page.sections:
        _section(sheet, section)
    sheet.ln(10)
    sheet.keep_together(20)
    sheet.rule()
    sheet.ln(3)
    sheet.pen(Face.SANS, 8.5, MUTED)
    for passage in page.closing:
        sheet.put(passage.text, 13)
    return sheet.to_bytes()


def read_back(data: bytes) -> str:
    """Return the text of all pages, as pdfium reads it."""
    document = pypdfium2.PdfDocument(data)
    try:
        texts = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return "\n".join(texts).translate(_LINE_BREAK_HYPHENS)


def _head(sheet: Sheet, page: Page) -> None:
    sheet.pen(Face.SANS, 9, MUTED)
    sheet.put(page.lead.text, 13)
    sheet.ln(2)
    sheet.pen(Face.TITLE, 24)
    sheet.put(page.title.text, 31)
    sheet.ln(1)
    sheet.pen(Face.SANS, 9, MUTED)
    sheet.put(page.byline.text, 13)
    sheet.ln(4)


def _section(sheet: Sheet, section: Section) -> None:
    """Set a heading, on the same page as the first lines below it, and its blocks."""
    sheet.keep_together(24)
    sheet.ln(4)
    sheet.start_section(section.heading.text)
    sheet.pen(Face.STRONG, 9.5)
    sheet.put(section.heading.text, 14)
    sheet.ln(1)
    for block in section.blocks:
        _block(sheet, block)


def _block(sheet: Sheet, block: Block) -> None:
    match block:
        case Paragraph(is_plan=True):
            _plan(sheet, block)
        case Paragraph():
            sheet.pen(Face.SERIF, 11, BODY)
            sheet.put(block.passage.text, 17.5)
            sheet.ln(1.8)
        case Listing():
            for item in block.items:
                _item(sheet, item)
            sheet.ln(1)
        case Table():
            _table(sheet, block)


def _plan(sheet: Sheet, plan: Paragraph) -> None:
    """Set a plan with a line at its left, whole on one page where a page can hold it."""
    sheet.pen(Face.SERIF, 11, BODY)
    width = sheet.epw - _BULLET_INDENT
    height = sheet.height_of(plan.passage.text, 17.5, width) + 5 * len(plan.details)
    sheet.keep_together(min(height, sheet.eph / 2))
    began, top = sheet.page, sheet.y
    sheet.put(plan.passage.text, 17.5, indent=_BULLET_INDENT)
    sheet.pen(Face.SANS, 8.5, MUTED)
    for detail in plan.details:
        sheet.put(detail.text, 13, indent=_BULLET_INDENT)
    if sheet.page == began:
        sheet.set_draw_color(ACCENT)
        sheet.set_line_width(0.5)
        sheet.line(sheet.l_margin + 0.3, top + 1, sheet.l_margin + 0.3, sheet.y - 0.5)
    sheet.ln(3)


def _item(sheet: Sheet, item: Passage) -> None:
    """Set one item; its dot is drawn, not written, so that it is no part of the text."""
    sheet.keep_together(7)
    sheet.set_fill_color(MUTED)
    sheet.ellipse(sheet.l_margin + 0.8, sheet.y + 2.6, 1.1, 1.1, style="F")
    sheet.pen(Face.SERIF, 11, BODY)
    sheet.put(item.text, 17.5, indent=_BULLET_INDENT)
    sheet.ln(0.8)


def _table(sheet: Sheet, table: Table) -> None:
    """Set the names of the columns once, then row by row; a row stays on one page."""
    widths = _widths(sheet, table)
    sheet.keep_together(20)
    sheet.pen(Face.SANS, 8.5, MUTED)
    _row(sheet, table.columns, widths, 12.5)
    for row in table.rows:
        sheet.pen(Face.SERIF, 9.5, INK)
        _row(sheet, row, widths, 14.5)
    sheet.ln(2)


def _widths(sheet: Sheet, table: Table) -> list[float]:
    """Return each column's share of the width, by the words it has to hold."""
    space = sheet.epw - _GAP * (len(table.columns) - 1)
    longest = [max(len(cell.text) for cell in cells) for cells in _columns(table)]
    weights = [min(length, 60) + 6 for length in longest]
    return [space * weight / sum(weights) for weight in weights]


def _columns(table: Table) -> list[tuple[Passage, ...]]:
    return list(zip(table.columns, *table.rows, strict=True))


def _row(sheet: Sheet, cells: tuple[Passage, ...], widths: list[float], leading: float) -> None:
    """Set one row side by side, or below each other where it is taller than half a page."""
    pairs = list(zip(cells, widths, strict=True))
    height = max(sheet.height_of(cell.text, leading, width) for cell, width in pairs)
    sheet.ln(1.2)
    if height > sheet.eph / 2:
        for cell in cells:
            sheet.put(cell.text, leading)
    else:
        sheet.keep_together(height + 1.5)
        top, left = sheet.y, 0.0
        for cell, width in pairs:
            sheet.set_y(top)
            sheet.put(cell.text, leading, indent=left, width=width)
            left += width + _GAP
        sheet.set_y(top + height)
    sheet.ln(1.2)
    sheet.rule()
