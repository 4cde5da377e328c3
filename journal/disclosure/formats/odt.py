"""OpenDocument text, written by hand and read back by ``odfdo``.

Written by hand because a library adds what may not leave: a generator, dates, an author, settings.
The package holds only a manifest, styles and the words; stored without compression, with the dates
and the system of every entry fixed, so that the same page gives the same bytes anywhere.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from odfdo import Document

from journal.disclosure.page import Block, Listing, Page, Paragraph, Passage, Table

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
STYLES_FILE = Path("page") / "odt-styles.xml"
_START = (1980, 1, 1, 0, 0, 0)  # the first date a zip file can tell
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
    for short, full in (("office", "office"), ("text", "text"), ("table", "table"))
)


def make(page: Page, resources: Path) -> bytes:
    """Return the page as ODT; its styles come from ``resources/page/odt-styles.xml``."""
    styles = (resources / STYLES_FILE).read_text(encoding="utf-8")
    language, _, country = page.language.partition("-")
    styles = styles.replace("@language@", escape(language)).replace(
        "@country@", escape(country or "none")
    )
    return _package(
        {
            "mimetype": MEDIA_TYPE,
            "content.xml": _content(page),
            "styles.xml": styles,
            "META-INF/manifest.xml": _manifest("content.xml", "styles.xml"),
        }
    )


def read_back(data: bytes) -> str:
    """Return the words of all headings, paragraphs and cells in their order."""
    body = Document(BytesIO(data)).body
    return "\n".join(element.text_recursive for element in body.get_elements("//text:h | //text:p"))


def _package(files: dict[str, str]) -> bytes:
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_STORED) as package:
        for name, text in files.items():
            entry = ZipInfo(name, _START)
            entry.create_system = 0  # the same on every machine
            package.writestr(entry, text.encode())
    return whole.getvalue()


def _manifest(*names: str) -> str:
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
        for name, kind in (("/", MEDIA_TYPE), *((name, "text/xml") for name in names))
    )
    return (
        f'{_XML}<manifest:manifest xmlns:manifest="{space}" manifest:version="1.3">'
        f"{entries}</manifest:manifest>"
    )


def _content(page: Page) -> str:
    return "".join(
        (
            f'{_XML}<office:document-content {_SPACES} office:version="1.3">',
            "<office:body><office:text>",
            *_body(page),
            "</office:text></office:body></office:document-content>",
        )
    )


def _body(page: Page) -> Iterator[str]:
    yield _paragraph(page.lead, "Lead")
    yield _paragraph(page.title, "Title")
    yield _paragraph(page.byline, "Lead")
    for number, section in enumerate(page.sections, 1):
        yield _heading(section.heading)
        for block in section.blocks:
            body = "Question" if section.kind == "question" else "Text_20_body"
            yield from _block(block, f"Table{number}", body)
    for passage in page.closing:
        yield _paragraph(passage, "Closing")


def _text(passage: Passage) -> str:
    return escape(passage.text)


def _paragraph(passage: Passage, style: str) -> str:
    return f'<text:p text:style-name="{style}">{_text(passage)}</text:p>' if passage.text else ""


def _heading(passage: Passage) -> str:
    return (
        f'<text:h text:style-name="Heading_20_1" text:outline-level="1">{_text(passage)}</text:h>'
    )


def _block(block: Block, name: str, body: str) -> Iterator[str]:
    match block:
        case Paragraph():
            yield _paragraph(block.passage, "Plan" if block.is_plan else body)
            for detail in block.details:
                yield _paragraph(detail, "Detail")
        case Listing():
            items = (_paragraph(item, "Text_20_body") for item in block.items)
            listed = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
            yield f'<text:list text:style-name="List">{listed}</text:list>'
        case Table():
            yield from _table(block, name)


def _table(table: Table, name: str) -> Iterator[str]:
    yield f"<table:table table:name={quoteattr(name)}>"
    yield f'<table:table-column table:number-columns-repeated="{len(table.columns)}"/>'
    head = _row(table.columns, "Column_20_name")
    yield f"<table:table-header-rows>{head}</table:table-header-rows>"
    for row in table.rows:
        yield _row(row, "Cell")
    yield "</table:table>"


def _row(cells: tuple[Passage, ...], style: str) -> str:
    filled = "".join(
        f'<table:table-cell office:value-type="string">'
        f"{_paragraph(cell, style) or '<text:p/>'}</table:table-cell>"
        for cell in cells
    )
    return f"<table:table-row>{filled}</table:table-row>"
