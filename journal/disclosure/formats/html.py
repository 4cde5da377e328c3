"""One web page, complete in itself: no script, no form, no reference to anything else.

Its policy allows its own style sheet by hash and nothing more. It is always dark on light, prints
well, and is one column on a phone.
"""

import hashlib
from base64 import b64encode
from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser
from pathlib import Path

from journal.disclosure.page import Block, Listing, Page, Paragraph, Passage, Section, Table

_UNSEEN = frozenset({"title", "style"})
STYLE_FILE = Path("page") / "page.css"


def make(page: Page, resources: Path) -> bytes:
    """Return the page as HTML in UTF-8; the style sheet comes from ``resources/page/page.css``."""
    style = (resources / STYLE_FILE).read_text(encoding="utf-8")
    return ("\n".join((*_head(page, style), *_body(page))) + "\n").encode()


def read_back(data: bytes) -> str:
    """Return the words a browser would show."""
    reader = _Reader()
    reader.feed(data.decode())
    reader.close()
    return "\n".join(reader.texts)


def _head(page: Page, style: str) -> Iterator[str]:
    allowed = f"style-src {digest_of(style)}; base-uri 'none'; form-action 'none'"
    yield from head(page.language, _text(page.title), allowed, style)


def digest_of(text: str) -> str:
    """Return what allows ``text`` in a page's policy, and nothing else."""
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def head(language: str, title: str, allowed: str, style: str) -> Iterator[str]:
    """Yield the head of a page: ``title`` as HTML, and the policy that has but ``allowed``."""
    policy = f"default-src 'none'; {allowed}"
    yield "<!doctype html>"
    yield f'<html lang="{escape(language)}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="robots" content="noindex">'
    yield '<meta name="referrer" content="no-referrer">'
    yield '<meta name="color-scheme" content="only light">'
    yield f"<title>{title}</title>"
    yield f"<style>{style}</style>"
    yield "</head>"


def _body(page: Page) -> Iterator[str]:
    yield "<body>\n<main>"
    yield from top(page)
    for section in page.sections:
        yield from part(section)
    yield "<footer>"
    for passage in page.closing:
        yield _element("p", passage)
    yield "</footer>\n</main>\n</body>\n</html>"


def top(page: Page) -> Iterator[str]:
    """Yield for whom it is, its title, and who shares it."""
    yield "<header>"
    yield _element("p", page.lead, "lead")
    yield _element("h1", page.title)
    yield _element("p", page.byline, "by")
    yield "</header>"


def part(section: Section) -> Iterator[str]:
    """Yield one section with its heading."""
    named = f' class="{section.kind}"' if section.kind else ""
    yield f"<section{named}>\n{_element('h2', section.heading)}"
    for block in section.blocks:
        yield from _block(block)
    yield "</section>"


def _text(passage: Passage) -> str:
    return escape(passage.text)


def _element(tag: str, passage: Passage, role: str = "") -> str:
    """Return an element; an empty passage gives an empty line."""
    named = f' class="{role}"' if role else ""
    return f"<{tag}{named}>{_text(passage)}</{tag}>" if passage.text else ""


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(is_plan=True):
            yield '<div class="plan">'
            yield _element("p", block.passage)
            for detail in block.details:
                yield _element("p", detail, "detail")
            yield "</div>"
        case Paragraph():
            yield _element("p", block.passage)
        case Listing():
            yield "<ul>"
            for item in block.items:
                yield f"<li>{_text(item)}</li>"
            yield "</ul>"
        case Table():
            yield from _table(block)


def _table(table: Table) -> Iterator[str]:
    """Yield a table whose cells carry their column's name, for a screen too narrow for columns."""
    yield "<table>\n<thead><tr>"
    for column in table.columns:
        yield f'<th scope="col">{_text(column)}</th>'
    yield "</tr></thead>\n<tbody>"
    for row in table.rows:
        cells = zip(table.columns, row, strict=True)
        yield "<tr>" + "".join(_cell(name, cell) for name, cell in cells) + "</tr>"
    yield "</tbody>\n</table>"


def _cell(name: Passage, cell: Passage) -> str:
    if not cell.text:
        return '<td class="empty"></td>'
    return f'<td data-column="{_text(name)}">{_text(cell)}</td>'


class _Reader(HTMLParser):
    """Collects the text that is shown."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._unseen += tag in _UNSEEN

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.texts.append(data)
