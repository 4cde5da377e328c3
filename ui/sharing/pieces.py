"""The words of a page as pieces to lay out, read from the very bytes that leave.

A web page is read by a parser of its own, so that nothing the bytes refer to is ever fetched.
Whatever is in the bytes is shown: an element that is not known stands as a paragraph. Qt-free.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from journal.disclosure.page import Block, Listing, Page, Paragraph, Passage, Table

# lead, title, by, heading, text, question, plan, detail, item, columns, cells, closing, source,
# quiet, field
Kind = str

_UNSEEN = frozenset({"title", "style", "script"})
_BREAKS = frozenset(
    {"p", "h1", "h2", "li", "tr", "div", "section", "header", "footer", "label", "button", "b"}
)
_VOID = frozenset({"meta", "link", "br", "input"})
_FIELDS = frozenset({"input", "textarea"})


@dataclass(frozen=True)
class Piece:
    """One line to lay out. ``cells`` holds the cells of a row of a table, else it is empty."""

    kind: Kind
    text: str
    cells: tuple[str, ...] = ()


def html_pieces(data: bytes) -> tuple[Piece, ...]:
    """Return what a browser would show of a web page, in its order."""
    reader = _Reader()
    reader.feed(data.decode())
    reader.close()
    return tuple(reader.pieces)


def source_pieces(data: bytes) -> tuple[Piece, ...]:
    """Return a text file line by line, as it is."""
    return tuple(Piece("source", line) for line in data.decode().splitlines())


def word_pieces(text: str) -> tuple[Piece, ...]:
    """Return words that were read back from a file, line by line."""
    return tuple(Piece("text", line) for line in text.splitlines() if line.strip())


def page_pieces(page: Page) -> tuple[Piece, ...]:
    """Return the pieces of a page itself, for a file that is compared with it but not drawn."""
    return tuple(piece for piece in _pieces(page) if piece.text or any(piece.cells))


def marked_spans(
    texts: Sequence[str], passages: Sequence[Passage]
) -> tuple[tuple[int, int, int], ...]:
    """Return where roles stand for names: (which text, start, end), found in reading order.

    A passage that does not stand as it is in any text, as where a line was wrapped, has no spans.
    """
    spans: list[tuple[int, int, int]] = []
    at, after = 0, 0
    for passage in passages:
        if not passage.text:
            continue
        found = _find(texts, passage.text, at, after)
        if found is None:
            continue
        at, start = found
        after = start + len(passage.text)
        spans += [(at, start + first, start + last) for first, last in passage.marks]
    return tuple(spans)


def _find(texts: Sequence[str], wanted: str, at: int, after: int) -> tuple[int, int] | None:
    for index in range(at, len(texts)):
        start = texts[index].find(wanted, after if index == at else 0)
        if start >= 0:
            return index, start
    return None


class _Reader(HTMLParser):
    """Collects the lines that are shown."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self._open: list[tuple[str, str]] = []
        self._text = ""
        self._cells: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = dict(attrs)
        if tag in _FIELDS and "hidden" not in about:
            self._end_line()
            self.pieces.append(Piece("field", ""))
        if tag in _VOID:
            return
        if tag in _BREAKS:
            self._end_line()
        self._open.append((tag, about.get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"}:
            self._cells.append(" ".join(self._text.split()))
            self._text = ""
        elif tag == "tr":
            kind = "columns" if self._is_in("thead") else "cells"
            self.pieces.append(Piece(kind, "", tuple(self._cells)))
            self._cells = []
        elif tag in _BREAKS:
            self._end_line()
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not any(self._is_in(tag) for tag in _UNSEEN):
            self._text += data

    def close(self) -> None:
        super().close()
        self._end_line()

    def _end_line(self) -> None:
        text = " ".join(self._text.split())
        self._text = ""
        if text:
            self.pieces.append(Piece(self._kind(), text))

    def _kind(self) -> Kind:
        tag, role = self._open[-1] if self._open else ("p", "")
        plain = {"h1": "title", "h2": "heading", "li": "item", "label": "heading"}
        if tag in plain:
            return plain[tag]
        if role in {"lead", "by", "detail"}:
            return role
        if self._is_in("footer"):
            return "closing"
        if self._is_in("form") or any(one == "guide" for _, one in self._open):
            return "quiet"
        roles = {one for _, one in self._open}
        return next((one for one in ("plan", "question") if one in roles), "text")

    def _is_in(self, tag: str) -> bool:
        return any(one == tag for one, _ in self._open)


def _pieces(page: Page) -> Iterator[Piece]:
    yield Piece("lead", page.lead.text)
    yield Piece("title", page.title.text)
    yield Piece("by", page.byline.text)
    for section in page.sections:
        yield Piece("heading", section.heading.text)
        for block in section.blocks:
            yield from _block(block)
    for passage in page.closing:
        yield Piece("closing", passage.text)


def _block(block: Block) -> Iterator[Piece]:
    match block:
        case Paragraph():
            yield Piece("plan" if block.is_plan else "text", block.passage.text)
            yield from (Piece("detail", detail.text) for detail in block.details)
        case Listing():
            yield from (Piece("item", item.text) for item in block.items)
        case Table():
            yield Piece("columns", "", tuple(column.text for column in block.columns))
            for row in block.rows:
                yield Piece("cells", "", tuple(cell.text for cell in row))
