"""PDF on A4 with the shipped fonts: real text, headings in the outline, a language, no past.

``pypdfium2`` reads it back. What the fonts cannot show raises ``FormatUnsupported`` at once.
"""

from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # it ships no types

from journal.disclosure.page import Block, Listing, Page, Paragraph, Passage, Section, Table
from journal.disclosure.sheet import ACCENT, BODY, INK, MUTED, Face, Sheet

_GAP = 5.0  # mm between the columns of a table
_INDENT = 5.0  # of what stands in a list or a plan
_HEADING = 11.0  # mm that a heading takes with the space around it
_TWO_LINES = 13.0
_HEAD_PEN, _HEAD_LEADING = (Face.SANS, 8.5, MUTED), 12.5
_CELL_PEN, _CELL_LEADING = (Face.SERIF, 9.5, INK), 14.5
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
    """Set a heading, on the same page as what begins below it, and its blocks."""
    if section.kind == "hour":  # for somebody else's hand: it begins a page
        sheet.add_page()
    sheet.keep_together(_HEADING + _least(sheet, section.blocks[0]))
    sheet.ln(4)
    sheet.start_section(section.heading.text)
    sheet.pen(Face.STRONG, 9.5)
    sheet.put(section.heading.text, 14)
    sheet.ln(1)
    for block in section.blocks:
        _block(sheet, block, large=section.kind == "question")


def _block(sheet: Sheet, block: Block, *, large: bool) -> None:
    match block:
        case Paragraph(is_plan=True):
            _plan(sheet, block)
        case Paragraph():
            size, leading, ink = (14, 21, INK) if large else (11, 17.5, BODY)
            sheet.pen(Face.SERIF, size, ink)
            sheet.put(block.passage.text, leading)
            sheet.ln(1.8)
        case Listing():
            for item in block.items:
                _item(sheet, item)
            sheet.ln(1)
        case Table():
            _table(sheet, block)


def _least(sheet: Sheet, block: Block) -> float:
    """Return how much of a block has to stand under its heading, in mm."""
    match block:
        case Table():
            widths = _widths(sheet, block)
            first = (_row_height(sheet, row, widths) for row in (block.columns, *block.rows[:1]))
            return min(sum(first) + 6, sheet.eph / 2)
        case Paragraph(is_plan=True):
            return _plan_height(sheet, block)
        case _:
            return _TWO_LINES


def _plan_height(sheet: Sheet, plan: Paragraph) -> float:
    sheet.pen(Face.SERIF, 11, BODY)
    height = sheet.height_of(plan.passage.text, 17.5, sheet.epw - _INDENT)
    return min(height + 5 * len(plan.details), sheet.eph / 2)


def _plan(sheet: Sheet, plan: Paragraph) -> None:
    """Set a plan with a line at its left, whole on one page where a page can hold it."""
    sheet.keep_together(_plan_height(sheet, plan))
    sheet.pen(Face.SERIF, 11, BODY)
    began, top = sheet.page, sheet.y
    sheet.put(plan.passage.text, 17.5, indent=_INDENT)
    sheet.pen(Face.SANS, 8.5, MUTED)
    for detail in plan.details:
        sheet.put(detail.text, 13, indent=_INDENT)
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
    sheet.put(item.text, 17.5, indent=_INDENT)
    sheet.ln(0.8)


def _table(sheet: Sheet, table: Table) -> None:
    """Set the names of the columns once, then row by row; a row stays on one page."""
    widths = _widths(sheet, table)
    for row in (table.columns, *table.rows):
        is_head = row is table.columns
        sheet.pen(*(_HEAD_PEN if is_head else _CELL_PEN))
        _row(sheet, row, widths, _HEAD_LEADING if is_head else _CELL_LEADING)
    sheet.ln(2)


def _widths(sheet: Sheet, table: Table) -> list[float]:
    """Return each column's share of the width: its longest word, and more the more it holds."""
    sheet.pen(*_CELL_PEN)
    columns = list(zip(table.columns, *table.rows, strict=True))
    space = sheet.epw - _GAP * (len(columns) - 1)
    least = [max(map(sheet.width_of_longest_word, _texts(cells))) for cells in columns]
    if sum(least) > space:
        return [space / len(columns)] * len(columns)
    weights = [min(max(map(len, _texts(cells))), 60) for cells in columns]
    spare = (space - sum(least)) / (sum(weights) or 1)
    return [width + spare * weight for width, weight in zip(least, weights, strict=True)]


def _texts(cells: tuple[Passage, ...]) -> list[str]:
    return [cell.text for cell in cells]


def _row_height(sheet: Sheet, cells: tuple[Passage, ...], widths: list[float]) -> float:
    sheet.pen(*_CELL_PEN)
    pairs = zip(_texts(cells), widths, strict=True)
    return max(sheet.height_of(text, _CELL_LEADING, width) for text, width in pairs)


def _row(sheet: Sheet, cells: tuple[Passage, ...], widths: list[float], leading: float) -> None:
    """Set one row side by side, or below each other where it is taller than half a page."""
    pairs = list(zip(_texts(cells), widths, strict=True))
    height = max(sheet.height_of(text, leading, width) for text, width in pairs)
    sheet.ln(1.2)
    if height > sheet.eph / 2:
        for text, _ in pairs:
            sheet.put(text, leading)
    else:
        sheet.keep_together(height + 1.5)
        _side_by_side(sheet, pairs, leading)
        sheet.set_y(sheet.y + height)
    sheet.ln(1.2)
    sheet.rule()


def _side_by_side(sheet: Sheet, pairs: list[tuple[str, float]], leading: float) -> None:
    """Set texts in columns; afterwards the sheet stands at the top of the row again."""
    top, left = sheet.y, 0.0
    for text, width in pairs:
        sheet.put(text, leading, indent=left, width=width)
        sheet.set_y(top)
        left += width + _GAP
