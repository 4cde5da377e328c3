"""Plain text in UTF-8, wrapped at 78 columns.

What stands at the left edge is a title or a heading; what the person wrote is indented, so that no
line of theirs can look like one. It knows no markup.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import TextWrapper

from journal.disclosure.page import Block, Listing, Page, Paragraph, Table

WIDTH = 78
_BULLET = "    - "
_BULLETS = re.compile(rf"^{_BULLET}", re.MULTILINE)


def make(page: Page, _resources: Path) -> bytes:
    """Return the page as text; the last line ends with a newline."""
    head = [passage.text for passage in (page.lead, page.title, page.byline) if passage.text]
    paragraphs = ["\n".join(_wrap(text) for text in head)]
    for section in page.sections:
        paragraphs.append(_wrap(section.heading.text))
        for block in section.blocks:
            paragraphs.extend(_block(block))
    paragraphs.append("\n".join(_wrap(passage.text) for passage in page.closing))
    return ("\n\n".join(paragraphs) + "\n").encode()


def read_back(data: bytes) -> str:
    """Return the words, without the bullets of lists."""
    return _BULLETS.sub("", data.decode())


def _wrap(text: str, first: str = "", rest: str | None = None) -> str:
    wrapper = TextWrapper(
        width=WIDTH,
        initial_indent=first,
        subsequent_indent=first if rest is None else rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return wrapper.fill(text)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield _wrap(block.passage.text, "  ")
            if block.details:
                yield "\n".join(_wrap(detail.text, "      ") for detail in block.details)
        case Listing():
            yield "\n".join(_wrap(item.text, _BULLET, "      ") for item in block.items)
        case Table():
            yield from _rows(block)


def _rows(table: Table) -> Iterator[str]:
    """Yield each row as its filled cells, one below the other, each after its column's name."""
    margin = min(max(len(column.text) for column in table.columns) + 4, 30)
    for row in table.rows:
        cells = zip(table.columns, row, strict=True)
        yield "\n".join(_cell(name.text, cell.text, margin) for name, cell in cells if cell.text)


def _cell(name: str, text: str, margin: int) -> str:
    if len(name) + 4 > margin:
        return f"{_wrap(name, '  ')}\n{_wrap(text, ' ' * margin)}"
    return _wrap(text, f"  {name}".ljust(margin), " " * margin)
