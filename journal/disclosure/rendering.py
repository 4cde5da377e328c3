"""From a page to its bytes, made once: what is shown, what is written and what is kept.

Every format is read back by a parser that did not make it and compared with the page before the
bytes are handed on; bytes that differ are never seen outside of here.
"""

import hashlib
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Literal, Protocol, TypeAlias, cast

from journal.disclosure.page import Page
from journal.errors import ReadBackMismatch

Format: TypeAlias = Literal["html", "pdf", "odt", "markdown", "text"]


@dataclass(frozen=True)
class Kind:
    """What a format is called outside; ``labelled`` ones name the column before every cell."""

    media_type: str
    suffix: str  # with its dot
    labelled: bool = False


FORMATS: MappingProxyType[Format, Kind] = MappingProxyType({
    "html": Kind("text/html", ".html"),
    "pdf": Kind("application/pdf", ".pdf"),
    "odt": Kind("application/vnd.oasis.opendocument.text", ".odt"),
    "markdown": Kind("text/markdown", ".md"),
    "text": Kind("text/plain", ".txt", labelled=True),
})  # fmt: skip


@dataclass(frozen=True)
class Rendered:
    """The very bytes that may leave."""

    format: Format
    data: bytes = field(repr=False)
    media_type: str
    suffix: str
    words: int
    sha256: str  # hex


class _FormatModule(Protocol):
    """What each module in ``formats`` has."""

    def make(self, page: Page, resources: Path, /) -> bytes: ...
    def read_back(self, data: bytes, /) -> str: ...


def render(page: Page, format: Format, resources: Path) -> Rendered:  # noqa: A002 - what it is
    """Return the bytes of the page; the same page gives the same bytes.

    ``FormatUnsupported`` if it cannot show a character, ``ReadBackMismatch`` if the bytes differ.
    """
    data, kind = _module(format).make(page, resources), FORMATS[format]
    digest = hashlib.sha256(data).hexdigest()
    rendered = Rendered(format, data, kind.media_type, kind.suffix, page.words(), digest)
    verify(page, rendered)
    return rendered


def read_back(rendered: Rendered) -> str:
    """Return the words in the bytes, read by another parser than the one that wrote them."""
    return _module(rendered.format).read_back(rendered.data)


def verify(page: Page, rendered: Rendered) -> None:
    """Raise ``ReadBackMismatch`` unless the bytes hold the words of the page and no others.

    White space is not compared: each format breaks its lines where it must.
    """
    labelled = FORMATS[rendered.format].labelled
    expected = "".join(passage.text for passage in page.passages(labelled=labelled))
    if _without_space(read_back(rendered)) != _without_space(expected):
        raise ReadBackMismatch(format=rendered.format)


def _module(format: Format) -> _FormatModule:  # noqa: A002 - what it is
    """Return the module of a format, imported when it is first asked for: PDF and ODT are slow."""
    return cast("_FormatModule", import_module(f"journal.disclosure.formats.{format}"))


def _without_space(text: str) -> str:
    return "".join(text.split())
