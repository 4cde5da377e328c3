"""From a page to its bytes, made once: what is shown, what is written and what is kept.

Every format is read back by a parser that did not make it and compared with the page before the
bytes are handed on; bytes that differ are never seen outside of here.
"""

import hashlib
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Literal, Protocol, TypeAlias, cast

from journal.disclosure.envelope import Envelope
from journal.disclosure.formats import group, html
from journal.disclosure.page import Page
from journal.errors import ReadBackMismatch
from journal.letterbox import Letterbox

Format: TypeAlias = Literal["protected", "replies", "html", "pdf", "odt", "markdown", "text"]
FOR_REPLIES: frozenset[Format] = frozenset({"protected", "replies"})


@dataclass(frozen=True)
class Kind:
    """What a format is called outside; ``labelled`` ones name the column before every cell."""

    media_type: str
    suffix: str  # with its dot
    labelled: bool = False


FORMATS: MappingProxyType[Format, Kind] = MappingProxyType({
    "protected": Kind("text/html", ".html"),
    "replies": Kind("text/html", ".html"),
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
    passphrase: str = field(default="", repr=False)  # what a protected page opens with
    letterbox: Letterbox | None = None  # of a page that takes replies
    questions: tuple[str, ...] = ()  # what such a page asks
    opened: bytes = field(default=b"", repr=False)  # what its passphrase opened when it was made


class _FormatModule(Protocol):
    """What each module in ``formats`` has."""

    def make(self, page: Page, resources: Path, /) -> bytes: ...
    def read_back(self, data: bytes, /) -> str: ...


def render(
    page: Page,
    format: Format,  # noqa: A002 - what it is
    resources: Path,
    envelope: Envelope | None = None,
) -> Rendered:
    """Return the bytes of the page; the same page and envelope give the same bytes.

    ``envelope`` is needed for a page that takes replies, and only there. ``FormatUnsupported`` if
    the format cannot show a character, ``ReadBackMismatch`` if the bytes differ from the page.
    """
    kind = FORMATS[format]
    envelope = envelope if format in FOR_REPLIES else None
    data = _make(page, format, resources, envelope)
    digest = hashlib.sha256(data).hexdigest()
    rendered = Rendered(format, data, kind.media_type, kind.suffix, page.words(), digest)
    if envelope is not None:
        by = envelope.protection
        passphrase = by.passphrase if by else ""
        asked = group.asked(page, envelope.words)
        rendered = replace(
            rendered, passphrase=passphrase, letterbox=envelope.letterbox, questions=asked
        )
        rendered = replace(rendered, opened=shown(rendered))  # once: each try of it costs
    verify(page, rendered, envelope)
    return rendered


def read_back(rendered: Rendered) -> str:
    """Return the words in the bytes, read by another parser than the one that wrote them."""
    if rendered.format in FOR_REPLIES:
        return html.read_back(shown(rendered))
    return _module(rendered.format).read_back(rendered.data)


def shown(rendered: Rendered) -> bytes:
    """Return the HTML that a browser shows of a web page, opened if it is protected."""
    if rendered.opened or rendered.format not in FOR_REPLIES:
        return rendered.opened or rendered.data
    return group.contents(rendered.data, rendered.passphrase)


def verify(page: Page, rendered: Rendered, envelope: Envelope | None = None) -> None:
    """Raise ``ReadBackMismatch`` unless the bytes hold the words of the page and no others.

    White space is not compared: each format breaks its lines where it must.
    """
    if envelope is not None:
        expected = "".join(group.texts(page, envelope.words))
    else:
        labelled = FORMATS[rendered.format].labelled
        expected = "".join(passage.text for passage in page.passages(labelled=labelled))
    if _without_space(read_back(rendered)) != _without_space(expected):
        raise ReadBackMismatch(format=rendered.format)


def _make(
    page: Page,
    format: Format,  # noqa: A002 - what it is
    resources: Path,
    envelope: Envelope | None,
) -> bytes:
    if format not in FOR_REPLIES:
        return _module(format).make(page, resources)
    if envelope is None or (envelope.protection is None) != (format == "replies"):
        raise ValueError(format)
    return group.make(page, resources, envelope)


def _module(format: Format) -> _FormatModule:  # noqa: A002 - what it is
    """Return the module of a format, imported when it is first asked for: PDF and ODT are slow."""
    return cast("_FormatModule", import_module(f"journal.disclosure.formats.{format}"))


def _without_space(text: str) -> str:
    return "".join(text.split())
